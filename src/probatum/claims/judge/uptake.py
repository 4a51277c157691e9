"""How much better one form or route is absorbed than another, which only a comparison could measure."""

from __future__ import annotations

import re

from probatum.claims.judge import verdicts
from probatum.claims.judge.wordings import cites_literature, is_cautious, is_modest
from probatum.domain.claim import Attribution, Claim, Verdict
from probatum.domain.monograph import Monograph
from probatum.text.unit_words import NUMBER_WORD

_UPTAKE = re.compile(r"\bbioavailab\w*|\babsor(?:bed|ption|bs|bable|bability)\b|\buptake\b", re.IGNORECASE)
_RATIO = re.compile(
    rf"\b(?:\d[\d,.]*|{NUMBER_WORD}|hundreds?|many|several)[\s-]?(?:times|x|fold)\b|\b\d[\d,.]*\s?(?:%|percent)"
    r"|\b(?:twice|double|triple)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:better|faster|more|higher|greater|quicker|superior|increased?|improved?)\b", re.I)
_TOP = re.compile(r"\b(?:most|best|highest)[\s-](?:\w+ly )?(?:bioavailab\w*|absorb\w*)", re.IGNORECASE)
_EQUAL = re.compile(r"\babsorb\w* (?:just |every bit )?as (?:well|much|fast|completely) as\b", re.IGNORECASE)
_LABORATORY = (Attribution.ANIMALS, Attribution.CELLS)


def judge_uptake(claim: Claim, known: Monograph) -> Verdict | None:
    """No evidence where a comparison of uptake is told flatly with its size; None where it tells none.

    A study cited for it, a word of doubt and a result in animals are no flat tellings.
    """
    words = claim.place.quote
    is_put_softly = cites_literature(claim) or is_cautious(claim) or is_modest(claim) or claim.negated
    if not _compares(words) or is_put_softly or claim.attribution in _LABORATORY:
        return None
    because = f"no study on file compared how forms or routes of {known.substance.name} are absorbed"
    return verdicts.no_evidence(claim, because, "uptake-not-compared")


def _compares(words: str) -> bool:
    if not _UPTAKE.search(words):
        return False
    is_sized = _RATIO.search(words) is not None and _MORE.search(words) is not None
    return is_sized or _TOP.search(words) is not None or _EQUAL.search(words) is not None
