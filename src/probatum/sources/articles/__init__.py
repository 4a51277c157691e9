"""Articles in: bytes of a page, a document or a pasted text -> `Article`.

Fetching, decoding and finding the structure are three steps with three tests; nothing of a page is
ever executed. Limits are stated in `limits` and every cut is noted on the article.
"""

from probatum.sources.articles.fetching import Fetched, fetch
from probatum.sources.articles.parsing import parse_article
from probatum.sources.articles.places import source_place

__all__ = ["Fetched", "fetch", "parse_article", "source_place"]
