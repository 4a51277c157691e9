"""How much of an article is read; what is beyond is cut, and the article says so."""

from __future__ import annotations

MOST_BYTES = 20_000_000  # of a file or an answer
MOST_CHARACTERS = 1_000_000  # of text: about 160,000 words
MOST_PAGES = 500  # of a PDF
MOST_DRAWN = 20_000_000  # bytes that draw all pages of a PDF, decompressed
MOST_STREAM = 4_000_000  # bytes of one decompressed PDF stream; a page of text has far less
MOST_NESTING = 400  # open elements of an HTML page
PATIENCE = 20.0  # seconds for a whole answer
MOST_REDIRECTS = 5
