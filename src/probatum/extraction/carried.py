"""Outcomes a stretch tells of without naming them: a word stands for one named before.

"It fell", "the cerebellum showed no such change", "but elevated in cortex" point back within the text;
"both genes" and a printed contrast without a name point to the one outcome the title is about. Where more
than one outcome could be meant, none is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from probatum import vocabulary
from probatum.domain.provenance import Passage, Section
from probatum.domain.record import Record
from probatum.extraction.effects import find_effects
from probatum.extraction.named_outcomes import REGION, Named
from probatum.extraction.outcome_mentions import mentions_in, short_forms
from probatum.extraction.significance import intervals
from probatum.extraction.stretches import is_measured
from probatum.text.slices import Slice

Told = Sequence[tuple[Passage, Named]]

_PRONOUN = re.compile(
    r"\s*(?:(?:and|namely|there|again),?\s+)?(?:(?:in|on|at|by|after|against|with|under)\b[^,;]{2,40}?,?\s+)?"
    r"(?:(?:it(?!\s+(?:was|is|has\s+been|can|may|should)\s+(?:\w+ly\s+)?\w+(?:ed|n|d|t)"
    r"\s+that)|they|both(?!\s+\w+s\b)|this\s+index|the\s+(?:same\s+)?(?:values?|levels?|scores?|differences?|expression|contents?)"
    r"|expression|differences?)\b)(?!\s+(?:of|in)\b)",
    re.IGNORECASE,
)
# "(the cerebellum) showed no such change", "the same held for …": what was told just before.
_NO_SUCH = re.compile(
    r"\b(?:showed?|had|found|seen|observed|there\s+was|was)\s+no\s+such\s+\w+|\bno\s+such\s+(?:changes?|effects?|differences?)\b",
    re.IGNORECASE,
)
# "… but elevated in frontal cortex": a verb without a subject of its own.
_ELLIPSIS = re.compile(
    r"\s*(?:significantly\s+|markedly\s+|slightly\s+)?(?:elevated|raised|lowered|increased|decreased|reduced|higher|lower"
    r"|unchanged|unaffected|enhanced|suppressed)\s+(?:in|at|by|after|on|under)\b",
    re.IGNORECASE,
)
# "5 and 500 µg/kg were without effect": doses are told of; the outcome stands before.
_DOSES_LEAD = re.compile(
    r"\s*(?:the\s+(?:dose|doses)\s+(?:of\s+)?|at\s+|doses\s+of\s+)?\d[\d.,\s]*(?:and\s+[\d.,]+\s*)?(?:[munµμ]?g|IU|mmol|nmol)(?:/kg)?(?:/d(?:ay)?)?\s+"
    r"(?:was|were|had|did)\b",
    re.IGNORECASE,
)
_THE_DIFFERENCE = re.compile(
    r"\s*(?:[^,;()]{0,60}\b)?(?:differences?|contrasts?|superior\s+to\s+placebo)\b[^()]{0,60}[(\d]",
    re.IGNORECASE,
)
# "the difference in intraepithelial lymphocytes": it has a name of its own.
_DIFFERENCE_IN = re.compile(
    r"\bdifferences?\s+(?:\w+\s+){0,3}?in\s+(?:the\s+)?(?:mean\s+|median\s+)?(?!(?:scores?|values?|favou?r|points)\b)[a-z]{3,}"
    r"|\bthese\s+differences\b",
    re.IGNORECASE,
)
# In a study of gene expression these words mean the transcripts its title names.
_TRANSCRIPTS = re.compile(
    r"\b(?:(?:both|the|these|neither|all)\s+(?:\w+\s+)?genes?|gene\s+expression|expression|transcripts?|mRNA)\b"
    r"|\bregistered\s+for\s+both\b",
    re.IGNORECASE,
)
# "Creatine had a small effect (SMD …)", "the odds were lower": nothing else is named that could be meant.
_BARE_CONTRAST = re.compile(
    r"\bhad\s+(?:an?|no)\s+(?:\w+\s+){0,2}effect\s*[(\[]|\bshowed\s+no\s+(?:relation|association)\s*[(\[]"
    r"|\bthe\s+(?:(?:pooled|overall|summary|adjusted)\s+)?(?:effect|estimate|odds|odds\s+ratio|risk\s+ratio|SMD)\s+(?:was|were)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(
    r"\b(?:protein|serum|plasma|Egger|trim|heterogeneity|interaction|sensitivity\s+analys\w+|subgroups?|among"
    r"|adverse|side\s+effects?|withdrew|discontinu\w+|dropouts?|tertile|baseline|larger\s+in)\b",
    re.IGNORECASE,
)


# "it lowered triglycerides": the agent is meant, and its object is named.
_AGENT = re.compile(
    r"\b(?:it|they|both)\s+(?:also\s+)?(?:\w+ly\s+)?(?:lowered|reduced|raised|improved|inhibited|prevented|increased|decreased|enhanced"
    r"|suppressed|made)\s+(?!(?:in|by|after|with|under|at|to|from|and|or|on|over|during|upon|more|less|further|\w+ly)\b)\w",
    re.IGNORECASE,
)


def is_elliptic(text: str, piece: Slice) -> bool:
    """Does the stretch begin with a verb whose subject stands in the stretch before?"""
    return _ELLIPSIS.match(text, piece.start, piece.end) is not None


def names_its_difference(text: str, piece: Slice) -> bool:
    """ "The difference in lymphocyte density was …" has a name of its own, known or not."""
    return _DIFFERENCE_IN.search(text, piece.start, piece.end) is not None


def opens_with_pronoun(text: str, piece: Slice) -> bool:
    """Does the stretch begin with a word that stands for what was measured?"""
    return _PRONOUN.match(text, piece.start, piece.end) is not None


def carried(passage: Passage, piece: Slice, before: Told, last: Told, topic: Named | None) -> list[Named]:
    """The one outcome meant by a stretch that names none; `last` reaches farther back than `before`."""
    text = passage.text
    if _AGENT.search(text, piece.start, piece.end):
        return []
    if _points_back(text, piece):
        return _only(passage, before)
    if (
        not names_its_difference(text, piece)
        and _THE_DIFFERENCE.match(text, piece.start, piece.end)
        and intervals(piece.of(text))
    ):
        return _only(passage, last)
    return [topic] if topic is not None and _is_of_topic(piece.of(text), topic) else []


def _points_back(text: str, piece: Slice) -> bool:
    begins = any(
        rule.match(text, piece.start, piece.end) is not None for rule in (_PRONOUN, _ELLIPSIS, _DOSES_LEAD)
    )
    is_place = REGION.search(text, piece.start, piece.end) is not None  # the same agent, elsewhere
    return begins or (is_place and _NO_SUCH.search(text, piece.start, piece.end) is not None)


def _only(passage: Passage, told: Told) -> list[Named]:
    here = {one.term: one for where, one in told if where is passage}
    return list(here.values()) if len(here) == 1 else []


def _is_of_topic(stretch: str, topic: Named) -> bool:
    """A contrast of two groups without a name, or words for the transcripts that the study is about."""
    if _OTHER_MATTER.search(stretch):
        return False
    if _is_transcript(topic.term):
        return _TRANSCRIPTS.search(stretch) is not None
    if _BARE_CONTRAST.search(stretch) is None:
        return False
    found = [effect for effect in find_effects(stretch) if effect.measure and effect.interval]
    return len(found) == 1


def _is_transcript(term: str) -> bool:
    return term.endswith(("_mrna", "_genes"))


@lru_cache(maxsize=8)
def topic_of(record: Record, passage: Passage) -> Named | None:
    """The one outcome the title names, where this passage names it too; None when there are several.

    A title that names the outcome only as the condition of its subjects has no topic.
    """
    forms = short_forms(record)
    titled = {
        mention.term
        for title in record.section(Section.TITLE)
        for mention in mentions_in(title.text, forms)
        if is_measured(title.text, mention.start, mention.end, Slice(0, len(title.text)))
    }
    if len(titled) != 1:
        return None
    (term,) = titled
    same = [m for m in mentions_in(passage.text, forms) if m.term == term]
    if not same or not vocabulary.outcomes().has(term):
        return None
    return Named(term, same[0].start, same[0].end)
