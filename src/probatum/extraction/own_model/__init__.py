"""An extractor of the user's own: a language model is asked, and only what the text itself proves is kept.

Pure functions over text: `ask` writes the messages, `accept` checks the reply, `fill` puts what was kept
where our own extractors found nothing. Sending is the sources' business, and off by default.
"""

from probatum.extraction.own_model.checking import Accepted, Discarded, accept
from probatum.extraction.own_model.filling import fill
from probatum.extraction.own_model.prompt import FIELDS, Field, Shape, ask

__all__ = ["FIELDS", "Accepted", "Discarded", "Field", "Shape", "accept", "ask", "fill"]
