"""The direction of one outcome for one comparison, looked for in a whole article."""

from __future__ import annotations

from probatum.domain.provenance import NOT_REPORTED, Absence, Extracted, Method, Missing, Reported
from probatum.domain.record import Record
from probatum.domain.terms import Direction
from probatum.extraction.direction_weighed import direction_of
from probatum.extraction.quoting import quote
from probatum.extraction.retrieval import best_sentences

BY = Method("direction-search", "1")
MOST = 3  # sentences read together; more bring other outcomes in


def direction_in(
    source: Record | str, intervention: str, comparator: str, outcome: str
) -> Reported[Direction]:
    """The direction that the best-fitting sentences tell, with these sentences as its quotes.

    Missing where no sentence holds a word of the outcome (not reported) or the words do not decide
    (unclear). `source` is a record or the text of an article.

    >>> article = "Pain fell more with drug A than with placebo (p = 0.01)."
    >>> told = direction_in(article, "drug A", "placebo", "pain")
    >>> told.value if isinstance(told, Extracted) else None
    <Direction.DECREASE: 'decrease'>
    """
    found = [one for _, one in best_sentences(source, intervention, comparator, outcome, MOST)]
    if not found:
        return NOT_REPORTED
    spans = tuple(quote(one.passage, one.place) for one in found)
    told = direction_of("\n".join(one.text for one in found), intervention, comparator, outcome)
    return Missing(Absence.UNCLEAR, spans) if told is None else Extracted(told, spans, BY)
