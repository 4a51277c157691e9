"""What an article cites: does the reference lead to a work, and is it one we know."""

from __future__ import annotations

import re

from probatum.claims.judge import verdicts
from probatum.domain.article import Reference
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.provenance import Citation

_CUT = re.compile(r"…|\.\.\.")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CONTAINER_LEAST = 2  # of authors, year, identifier: what a reader needs to find a work


def judge_reference(claim: Claim, reference: Reference, cited: Citation | None) -> Verdict:
    """A listed reference: known, leading elsewhere, well formed and unknown here, or not to be resolved."""
    if cited is not None and leads_elsewhere(reference, cited):
        because = f"its identifier leads to another work: {cited}"
        evidence = (EvidenceFor(text=because, source=str(cited), opposes=True),)
        return verdicts.contradicted(claim, because, "reference-elsewhere", evidence, Mismatch.CITATION)
    if reference.found is not None:
        evidence = (
            EvidenceFor(text=f"the work is on file as {reference.found}", records=(reference.found,)),
        )
        return verdicts.supported(claim, "it leads to a work we know", "reference-found", evidence)
    missing = missing_parts(reference)
    if missing:
        because = f"it cannot be resolved as printed: {', '.join(missing)}"
        return verdicts.not_checkable(claim, because, "reference-malformed", flagged=True)
    because = "well formed; the work is not in the starter set or the library"
    return verdicts.not_checkable(claim, because, "reference-not-on-file")


def leads_elsewhere(reference: Reference, cited: Citation) -> bool:
    """Do both the first author and the year differ from the work the identifier leads to?"""
    if not reference.authors or not cited.authors or None in (reference.year, cited.year):
        return False
    printed, known = reference.authors[0].casefold(), cited.authors[0].casefold()
    is_other_author = printed.split()[0] not in known and known.split()[0].strip(",") not in printed
    return is_other_author and reference.year != cited.year


def missing_parts(reference: Reference) -> tuple[str, ...]:
    """What a reader would need and the reference does not print; an identifier alone is enough."""
    if reference.ids:
        return ()
    words = reference.place.quote
    missing = [] if reference.authors else ["no author"]
    missing += [] if reference.year or _YEAR.search(words) else ["no year"]
    missing += ["the title is cut"] if _CUT.search(words) else []
    return tuple(missing) if len(missing) >= _CONTAINER_LEAST else ()
