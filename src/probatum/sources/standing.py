"""Whether a publication still stands, by what its record says."""

from __future__ import annotations

from collections.abc import Iterable

from probatum.domain.record import Standing

# MEDLINE's reference types (CommentsCorrections/@RefType) that tell of the record itself.
BY_LINK = {
    "RetractionIn": Standing.RETRACTED,
    "RetractedandRepublishedIn": Standing.RETRACTED,
    "PartialRetractionIn": Standing.CONCERN,
    "ExpressionOfConcernIn": Standing.CONCERN,
    "ErratumIn": Standing.CORRECTED,
    "CorrectedandRepublishedIn": Standing.CORRECTED,
}
BY_PUBLICATION_TYPE = {
    "retracted publication": Standing.RETRACTED,
}
# Publishers mark the title of what they withdraw.
BY_TITLE = {
    "RETRACTED:": Standing.RETRACTED,
    "[RETRACTED]": Standing.RETRACTED,
    "RETRACTED ARTICLE": Standing.RETRACTED,
    "WITHDRAWN:": Standing.RETRACTED,
}
_GRAVITY = (Standing.CURRENT, Standing.CORRECTED, Standing.CONCERN, Standing.RETRACTED)


def standing_of(publication_types: Iterable[str], links: Iterable[str], title: str) -> Standing:
    """The gravest standing that publication types, links or the title state."""
    stated = [Standing.CURRENT]
    stated += [BY_PUBLICATION_TYPE.get(kind.lower(), Standing.CURRENT) for kind in publication_types]
    stated += [BY_LINK.get(kind, Standing.CURRENT) for kind in links]
    stated += [standing for mark, standing in BY_TITLE.items() if title.upper().startswith(mark)]
    return max(stated, key=_GRAVITY.index)
