"""Own drawings as SVG, made on the server: name, description, focusable marks, and a table twin each."""
