"""Harms: which events, how many in which arm, and how they were looked for.

"No adverse events were seen" is a report, not safety: how harms were collected is read apart, and stays
missing where the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from probatum.domain.provenance import NOT_REPORTED, Extracted, Method, Missing, Passage, Reported, Section
from probatum.domain.record import Record
from probatum.domain.study import Harm, HarmCount
from probatum.extraction.effects import Events, find_events
from probatum.extraction.quoting import prose, quote
from probatum.extraction.word_classes import word_list
from probatum.text.sections import Role, roles
from probatum.text.slices import Slice
from probatum.text.unit_words import NUMBER_WORDS
from probatum.text.words import Literals

BY = Method("harms", "1")

_HARM = re.compile(
    r"\b(?:(?:serious\s+|treatment-emergent\s+|drug-related\s+)*(?:adverse\s+(?:events?|effects?"
    r"|reactions?)|side[\s-]effects?)|AEs|nausea|vomiting|headaches?|diarrh?o?ea|constipation"
    r"|dizziness|rash"
    r"|insomnia|somnolence|drowsiness|sedation|palpitations?(?:\s+or\s+tachycardia)?|tachycardia"
    r"|hyper(?:calc|glyc)a?emia|hypotension|hypertension|kidney\s+stones|(?:nasal\s+"
    r"|throat\s+)?irritation|jitteriness|agitation"
    r"|gastrointestinal\s+(?:complaints|symptoms|upset|discomfort)|abdominal\s+(?:pain|discomfort)"
    r"|bloating|flatulence|dyspepsia|heartburn|fatigue|itching|pruritus|liver\s+injury|jaundice"
    r"|bleeding|seizures?|serotonin\s+toxicity"
    r"|sexual\s+side\s+effects|deaths?|withdrawals?|discontinu\w+|muscle\s+cramps|weight\s+gain"
    r"|tremor|sweating|dry\s+mouth|epistaxis|allergic\s+reactions?|hepatotoxicity)\b",
    re.IGNORECASE,
)
_COLLECTED = re.compile(
    r"\b(?:adverse\s+(?:events?|effects?|reactions?)|side[\s-]effects?|AEs|safety|tolerability"
    r"|harms)\b[^.;]{0,60}?\b(?:were|was)\s+(?:\w+ly\s+)?"
    r"(?:monitored|recorded|assessed|collected|registered|documented|elicited|asked|evaluated"
    r"|solicited|captured|ascertained|noted\s+at\s+each|graded|coded|reviewed"
    r"|tracked)(?:\s+(?:regularly|weekly|daily|at\s+each\s+visit|throughout|by\s+[\w\s-]{3,40}"
    r"|using\s+[\w\s-]{3,40}|with\s+(?:a\s+)?[\w\s-]{3,40}))?",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:no|without|neither|none|not)\b[^.;]{0,40}?\b(?:adverse\s+(?:events?|effects?|reactions?)"
    r"|side[\s-]effects?|serious\s+AEs?|AEs|harms?)\b"
    r"|\b(?:adverse\s+(?:events?|effects?)|side[\s-]effects?|AEs)\s+were\s+(?:not"
    r"|absent)\b(?!\s+(?:significantly|more|different|monitored|recorded|assessed))(?:\s+(?:noted"
    r"|observed|seen|recorded|reported))?",
    re.IGNORECASE,
)
_UNWANTED = re.compile(
    r"adverse|side[\s-]effect|\bAEs\b|harm|safety|toler|toxic|withdrawal|discontinu|death", re.IGNORECASE
)
_RESPECTIVELY = re.compile(
    r"\bin\s+(?P<a>\d{1,5}|\w+)\s+and\s+(?P<b>\d{1,5}|\w+)(?=\s*(?:,\s*respectively|\(|,|;|\."
    r"|$))",
    re.IGNORECASE,
)
_EACH_GROUP = re.compile(r"\bby\s+(?P<a>\w+)\s+\w+\s+in\s+each\s+group\b", re.IGNORECASE)


def read_harms(record: Record) -> tuple[tuple[Harm, ...], Reported[str]]:
    """The events with their counts, and how harms were looked for (missing where the text does not say)."""
    harms: list[Harm] = []
    denominators: tuple[int, int] | None = None
    telling = {passage for passage in prose(record) if _may_tell(passage.text)}
    studied = " ".join(passage.text.lower() for passage in record.section(Section.TITLE))
    for passage, sentence, role in roles(record):
        if passage not in telling or role in (Role.BACKGROUND, Role.OBJECTIVE):
            continue
        text = sentence.of(passage.text)
        if _may_tell(text) and _HARM.search(text):
            found, denominators = _in_sentence(passage, sentence, text, denominators)
            harms.extend(found)
    return tuple(h for h in _distinct(harms) if not _is_studied(h, studied)), _collected(record)


def _is_studied(harm: Harm, title: str) -> bool:
    """A title on hypertension or insomnia names what was studied, not a harm of it."""
    event = _plain(harm.event)
    is_named = isinstance(event, str) and _UNWANTED.search(event) is None and event.rstrip("s") in title
    return is_named and _UNWANTED.search(title) is None


# Every harm we know holds one of these; most passages hold none.
_STEMS = Literals(word_list("harms", "stems"))


def _may_tell(text: str) -> bool:
    return _STEMS.are_in(text.lower())


def _in_sentence(
    passage: Passage, sentence: Slice, text: str, denominators: tuple[int, int] | None
) -> tuple[list[Harm], tuple[int, int] | None]:
    """Read one sentence; the denominators of an earlier pair serve counts printed without any."""
    if absent := _ABSENT.search(text):
        place = Slice(*absent.span()).shift(sentence.start)
        zero = HarmCount(arm=None, events=Extracted(0, (quote(passage, place),), BY), n=NOT_REPORTED)
        event = _HARM.search(text, absent.start()) or absent
        return [Harm(event=_event(passage, sentence, event), arms=(zero,))], denominators
    harms: list[Harm] = []
    for event, stretch in _events(text):
        pairs = find_events(stretch.of(text))
        if len(pairs) == 2 and pairs[0].n and pairs[1].n:
            denominators = (pairs[0].n, pairs[1].n)
            counts = [_count(passage, sentence.start + stretch.start, pair) for pair in pairs]
        elif len(pairs) == 1:
            counts = [_count(passage, sentence.start + stretch.start, pairs[0])]
        else:
            counts = _carried(passage, sentence, stretch, text, denominators)
        if counts:
            harms.append(Harm(event=_event(passage, sentence, event), arms=tuple(counts)))
    return harms, denominators


def _events(text: str) -> Iterator[tuple[re.Match[str], Slice]]:
    """Each event with the stretch up to the next one."""
    matches = list(_HARM.finditer(text))
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        start = match.end()
        if index == 0 and not find_events(text[start:end]) and find_events(text[: match.start()]):
            start, end = 0, match.start()
        yield match, Slice(start, end)


def _event(passage: Passage, sentence: Slice, match: re.Match[str]) -> Reported[str]:
    span = quote(passage, Slice(*match.span()).shift(sentence.start))
    return Extracted(span.quote.lower(), (span,), BY)


def _count(passage: Passage, offset: int, pair: Events) -> HarmCount:
    span = quote(passage, Slice(pair.start, pair.end).shift(offset))
    n: Reported[int] = NOT_REPORTED if pair.n is None else Extracted(pair.n, (span,), BY)
    return HarmCount(arm=None, events=Extracted(pair.events, (span,), BY), n=n)


def _carried(
    passage: Passage, sentence: Slice, stretch: Slice, text: str, denominators: tuple[int, int] | None
) -> list[HarmCount]:
    """ "in 14 and 3, respectively", "by two men in each group": with the denominators of the pair before."""
    if denominators is None:
        return []
    match = _RESPECTIVELY.search(text, stretch.start, stretch.end) or _EACH_GROUP.search(
        text, stretch.start, stretch.end
    )
    if match is None:
        return []
    groups = match.groupdict()
    first = _number(groups["a"])
    second = _number(groups.get("b") or groups["a"])
    if first is None or second is None or first > denominators[0] or second > denominators[1]:
        return []
    place = Slice(*match.span())
    return [
        _count(passage, sentence.start, Events(place.start, place.end, events, n))
        for events, n in zip((first, second), denominators, strict=True)
    ]


def _number(word: str) -> int | None:
    low = word.lower()
    return int(low) if low.isascii() and low.isdigit() else NUMBER_WORDS.get(low)


def _distinct(harms: Sequence[Harm]) -> list[Harm]:
    """One harm per event and counts: a conclusion that repeats the results adds nothing."""
    kept: dict[tuple[object, ...], Harm] = {}
    for harm in harms:
        counts = tuple(_plain(c.events) for c in harm.arms)
        kept.setdefault((_plain(harm.event), counts), harm)
    return list(kept.values())


def _plain(value: Reported[int] | Reported[str]) -> object:
    return None if isinstance(value, Missing) else value.value


_COLLECTED_STEMS = ("adverse", "side", "aes", "safety", "tolerability", "harms")


def _collected(record: Record) -> Reported[str]:
    """How harms were looked for, in the study's words."""
    collected = {p for p in prose(record) if any(stem in p.text.lower() for stem in _COLLECTED_STEMS)}
    for passage, sentence, role in roles(record):
        if passage not in collected:
            continue
        match = (
            _COLLECTED.search(passage.text, sentence.start, sentence.end)
            if role is not Role.BACKGROUND
            else None
        )
        if match:
            span = quote(passage, Slice(*match.span()))
            return Extracted(span.quote, (span,), BY)
    return NOT_REPORTED
