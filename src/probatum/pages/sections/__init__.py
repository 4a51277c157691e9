"""From a monograph to the page's typed contexts, one module per section; `page.build` composes them."""
