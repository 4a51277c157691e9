"""What sentences are read against: a record's substances, its challenges, its subjects and its control.

A challenge is learned from the text itself: whatever "induced" an injury, a deficit or a disease in it was
not what was tried ("cisplatin-induced nephrotoxicity", "cataract induced by selenite").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from probatum.domain.provenance import Passage, Section
from probatum.domain.record import Record
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Track
from probatum.extraction.named import substances_in
from probatum.extraction.quoting import prose
from probatum.extraction.stretches import CHALLENGE, is_acting
from probatum.extraction.subjects import subjects
from probatum.extraction.word_classes import word_list

_HARM = (
    r"(?:\w*(?:toxicity|damage|injury|stress|lesions?|deficits?|impairments?|dysfunctions?|diabet\w+|inflammation"
    r"|depress\w+|anxi\w+|amnesia|seizures?|convulsions?|cataract\w*|ulcers?|colitis|edema|oedema|pain|fibrosis"
    r"|steatosis|obesity|obese|hyperlipid\w+|cholesterol\w+|hypertensi\w+|parkinson\w+|alzheimer\w*|model|death|apoptosis"
    r"|hyperalgesia|arthritis|cancer\w*|carcino\w+|catalepsy|dyskinesia|changes|alterations|neuro\w+|nephro\w+"
    r"|hepato\w+|cardio\w+|oxidative|cognitive|memory|behaviou?r\w*|rats?|mice|mouse|animals?))\b"
)
# What follows the word that induced a harm, and the agent named behind "induced by".
_INDUCED = re.compile(
    rf"[-\s](?:induced|intoxicated|challenged|lesioned|injected|exposed|mediated)\s+(?:\w+\s+){{0,2}}?{_HARM}"
    r"|\b(?:induced|caused|provoked|elicited|produced)\s+by\s+(?:the\s+|an?\s+|oral\s+|chronic\s+|acute\s+)*"
    r"(?:(?:administration|injections?|exposure|feeding|treatment)\s+(?:of|to|with)\s+)?(\w+(?:-\w+)?)",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"\w+(?:-\w+)?$")
_INDUCING = (
    "induced",
    "toxicated",
    "challenged",
    "lesioned",
    "injected",
    "exposed",
    "mediated",
    "caused",
    "provoked",
)
# A record that holds one of these compares with something; a report of one arm holds none.
_CONTROLLED = (
    *("placebo", "sham", "randomi", "crossover", "cross-over", "double-blind", "control group", "comparator"),
    *("controlled trial", "controlled study", "controlled clinical", "usual care", "standard care"),
    *("intervention group", "meta-analys", "cohort", "propensity", "matched", "case-control", "quartile"),
    *("abstainers", "non-users", "nonusers", "between-group", "between group", "between the group"),
)
_NOT_A_CHALLENGE = word_list("setting", "not_a_challenge")


_GIVEN_BEFORE = re.compile(
    r"\b(?:effects?|impact|influence|dose|treatment|supplementation|administration|therapy|oral|injections?)\W+"
    r"(?:(?:of|with)\W+)?(?:\w+\W+)?$",
    re.IGNORECASE,
)
_GIVEN_AFTER = re.compile(
    r"\W+(?:supplementation|therapy|treatment|administration|injections?|replacement|intake|loading)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One record's substances under study, kind of subjects and challenges, and whether it has a control."""

    ours: frozenset[SubstanceId]
    track: Track | None
    is_controlled: bool
    title: str
    challenges: frozenset[str]  # words, lower case, that the text itself says induced harm

    def is_given(self, name: str) -> bool:
        """Does the title give this thing to somebody ("High-dose testosterone", "testosterone therapy")?"""
        at = self.title.lower().find(name.lower())
        if at < 0:
            return False
        return bool(_GIVEN_BEFORE.search(self.title[:at]) or _GIVEN_AFTER.match(self.title, at + len(name)))

    @property
    def has_implicit_control(self) -> bool:
        """Animals and cells are compared with their own controls even where a sentence does not say so."""
        return self.track in (Track.ANIMAL, Track.CELL)

    def is_challenge(self, words: str) -> bool:
        """Is this a thing done to the subjects before, by its name or by what the text says it induced?"""
        return CHALLENGE.fullmatch(words) is not None or words.lower() in self.challenges


@lru_cache(maxsize=8)
def setting_of(record: Record) -> Setting:
    """Read it once; every sentence is judged against it."""
    passages = prose(record)
    challenges = frozenset(word for passage in passages for word in _challenges(passage.text))
    title = record.section(Section.TITLE)
    return Setting(
        ours=_tested(title, challenges) or _tested(passages, challenges),
        track=subjects(record).track,
        is_controlled=any(_is_controlled(passage.text) for passage in passages),
        title=title[0].text if title else "",
        challenges=challenges,
    )


def _is_controlled(text: str) -> bool:
    low = text.lower()
    is_divided = "group" in low and any(word in low for word in ("assigned", "allocated", "divided"))
    return is_divided or any(word in low for word in _CONTROLLED)


def _challenges(text: str) -> list[str]:
    if not any(word in text for word in _INDUCING):
        return []
    found = []
    for match in _INDUCED.finditer(text):
        before = _WORD_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        word = match[1] or (before[0] if before else "")
        if word and word.lower() not in _NOT_A_CHALLENGE:
            found.append(word.lower())
    return found


def _tested(passages: Sequence[Passage], challenges: frozenset[str]) -> frozenset[SubstanceId]:
    named = [
        (m.substance, p.text[m.start : m.end])
        for p in passages
        for m in substances_in(p.text)
        if is_acting(p.text, m)
    ]
    tested = frozenset(
        s for s, words in named if not CHALLENGE.fullmatch(words) and words.lower() not in challenges
    )
    return tested or frozenset(s for s, words in named if words.lower() not in challenges)
