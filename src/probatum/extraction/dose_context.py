"""What a sentence, and behind it the whole record, says about route, form, frequency and length of a dose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from probatum.domain.provenance import (
    NOT_REPORTED,
    Absence,
    Extracted,
    Method,
    Missing,
    Passage,
    Reported,
    Section,
)
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.terms import Route
from probatum.extraction import regimen
from probatum.extraction.quoting import quote
from probatum.extraction.routes import FoundRoute, find_forms, find_routes
from probatum.text.quantities import FoundFrequency, FoundQuantity, FoundTime
from probatum.text.sections import Role, passage_roles
from probatum.text.slices import Slice

BY = Method("dose", "1")
GIVEN_IN = (Role.OBJECTIVE, Role.METHODS, Role.RESULTS)
_EITHER = re.compile(r"\s*,?\s*(?:or|and|,)\s*(?:the\s+)?$", re.IGNORECASE)
_COURSE = re.compile(
    r"(?:\b(?:for|over|during|lasting|lasted|within|throughout|of|a|an|the|this"
    r"|in)\s+(?:a\s+(?:total\s+of|period\s+of)\s+|the\s+|at\s+least\s+|about\s+|each\s+of\s+)?)$",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?:single(?:[\s-]+(?:(?:oral|high|low|large|intravenous|intranasal|subcutaneous)[\s-]+)?"
    r"(?:dose|administration|injection|oral|intranasal|bolus))|one\s+(?:dose"
    r"|injection|administration|time)|acute(?:ly)?\s+(?:dose|administ\w+)"
    r"|(?:injected|administered|given)\s+once)\b(?!\s+(?:daily|a\s+day|per))",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"\b(?:daily|every\s+day|once\s+(?:a|per)\s+day|nightly|each\s+(?:day|night|evening))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage and its role."""

    passage: Passage
    at: Slice
    role: Role

    @property
    def text(self) -> str:
        """The whole passage; places count from its beginning."""
        return self.passage.text

    def holds(self, position: int) -> bool:
        """Does the position lie in this sentence?"""
        return self.at.start <= position < self.at.end


@dataclass(frozen=True, slots=True)
class Context:
    """The sentences of a record, and its routes, forms, lengths and frequencies with their sentences."""

    sentences: tuple[Sentence, ...]
    routes: tuple[tuple[Sentence, FoundRoute], ...]
    lengths: tuple[tuple[Sentence, FoundTime], ...]
    frequencies: tuple[tuple[Sentence, FoundFrequency], ...]
    forms: tuple[tuple[Sentence, Slice], ...]

    def routes_of(self, sentence: Sentence, amount: FoundQuantity, is_ours: bool) -> list[Reported[Route]]:
        """The route, or routes ("intranasally or intravenously"), of one amount."""
        here = [found for at, found in self.routes if at is sentence]
        chosen = _nearest_routes(sentence, amount, here)
        if not chosen and is_ours:
            return [self._only_route()]
        if not chosen:
            return [Missing(Absence.NOT_REPORTED)]
        return [Extracted(r.route, (quote(sentence.passage, r.at),), BY) for r in chosen]

    def _only_route(self) -> Reported[Route]:
        """The one route of the whole record; none when it names several."""
        distinct = {found.route for _, found in self.routes}
        if len(distinct) != 1:
            return NOT_REPORTED if not distinct else Missing(Absence.UNCLEAR)
        sentence, found = self.routes[0]
        return Extracted(found.route, (quote(sentence.passage, found.at),), BY)

    def strength_of(self, sentence: Sentence, amount: FoundQuantity) -> Reported[Quantity]:
        """A strength in the same sentence: "0.1 %, 3 drops in each nostril"."""
        for other in regimen.amounts(sentence.text):
            is_percent = other.quantity is not None and other.quantity.unit is Unit.PERCENT
            if (
                is_percent
                and sentence.holds(other.start)
                and 0 <= amount.start - other.end < 60
                and other.quantity
            ):
                return Extracted(
                    other.quantity, (quote(sentence.passage, Slice(other.start, other.end)),), BY
                )
        return NOT_REPORTED

    def form_of(self, sentence: Sentence, amount: FoundQuantity) -> Reported[str]:
        """The dosage form nearest in the same sentence."""
        here = [form for at, form in self.forms if at is sentence]
        if not here:
            return NOT_REPORTED
        nearest = min(here, key=lambda form: (_gap(form.start, form.end, amount), form.start))
        words = nearest.of(sentence.text).lower()
        return Extracted(
            words.rstrip("s") if words != "gummies" else "gummy", (quote(sentence.passage, nearest),), BY
        )

    def _frequency(
        self, sentence: Sentence, amount: FoundQuantity, is_only: bool
    ) -> tuple[Sentence, FoundFrequency] | None:
        here = [
            (at, f)
            for at, f in self.frequencies
            if at is sentence and is_intake(at, f) and not _is_of_next(sentence, amount, f.start)
        ]
        if here:
            after = [f for f in here if 0 <= f[1].start - amount.end < 60]
            return (
                after[0]
                if after
                else min(here, key=lambda f: (_gap(f[1].start, f[1].end, amount), f[1].start))
            )
        is_told = sentence.role is Role.BACKGROUND or (
            amount.quantity is not None and amount.quantity.per_day
        )
        if is_told or not is_only or _SINGLE.search(sentence.text, sentence.at.start, sentence.at.end):
            return None
        other = [
            (at, f)
            for at, f in self.frequencies
            if at.role in GIVEN_IN and is_intake(at, f) and not _is_of_next(sentence, amount, f.start)
        ]
        return other[0] if len({(f.low, f.high, f.schedule) for _, f in other}) == 1 else None

    def times_of(self, sentence: Sentence, amount: FoundQuantity, is_only: bool) -> Reported[Decimal]:
        """How many times a day; missing when the text says only "per day" or gives a range."""
        found = self._frequency(sentence, amount, is_only)
        if found is None or found[1].low is None:
            return NOT_REPORTED
        at, frequency = found
        place = quote(at.passage, Slice(frequency.start, frequency.end))
        if frequency.high not in (None, frequency.low):
            return Missing(Absence.UNCLEAR, (place,))
        assert frequency.low is not None
        return Extracted(frequency.low, (place,), BY)

    def schedule_of(self, sentence: Sentence, amount: FoundQuantity, is_only: bool) -> Reported[str]:
        """ "single", "daily", "every other day", "2 per week": in the field's words."""
        found = self._frequency(sentence, amount, is_only)
        if found is not None:
            at, frequency = found
            return Extracted(
                frequency.schedule, (quote(at.passage, Slice(frequency.start, frequency.end)),), BY
            )
        for word, pattern in (("single", _SINGLE), ("daily", _DAILY)):
            match = pattern.search(sentence.text, sentence.at.start, sentence.at.end)
            if match and _is_own(sentence, amount, match):
                return Extracted(word, (quote(sentence.passage, Slice(*match.span())),), BY)
        return NOT_REPORTED

    def duration_of(self, sentence: Sentence, amount: FoundQuantity) -> Reported[Quantity]:
        """How long: "for 7 days" behind the amount, else the one length of treatment of the record."""
        after = [(at, t) for at, t in self.lengths if at is sentence and 0 <= t.start - amount.end < 120]
        before = [(at, t) for at, t in self.lengths if at is sentence and t.end <= amount.start]
        for at, time in (*after, *reversed(before)):
            if is_course(at, time) and not _is_of_next(sentence, amount, time.start):
                return timed(at, time)
        courses = [(at, t) for at, t in self.lengths if at.role is not Role.BACKGROUND and is_course(at, t)]
        if any(at is sentence and _is_of_next(sentence, amount, t.start) for at, t in courses):
            return NOT_REPORTED
        if len({t.quantity for _, t in courses}) != 1:
            return NOT_REPORTED if not courses else Missing(Absence.UNCLEAR)
        return timed(*courses[0])


def _is_own(sentence: Sentence, amount: FoundQuantity, words: re.Match[str]) -> bool:
    """Do the words speak of this amount, not of another: "single dose (30 mg/kg), two groups (100 mg/kg)"?"""
    if _is_of_next(sentence, amount, words.start()):
        return False
    between = [a for a in regimen.amounts(sentence.text) if words.end() <= a.start and a.end <= amount.start]
    return not between or amount.start - words.end() < _A_LIST


_A_LIST = 60  # characters that "single doses of 50, 100 or 200 mg" may take
_NEXT = re.compile(r"\b(?:followed\s+by|and\s+then|,\s*then)\b", re.IGNORECASE)


def _is_of_next(sentence: Sentence, amount: FoundQuantity, start: int) -> bool:
    """ "250 µmol/kg, followed by 750 µmol/kg daily": what stands behind belongs to the next amount."""
    if start < amount.end:
        return False
    following = _NEXT.search(sentence.text, amount.end, start)
    return following is not None and any(
        following.end() <= other.start < start for other in regimen.amounts(sentence.text)
    )


_MEASURED = re.compile(
    r"\b(?:assessed|measured|recorded|sampled|monitored|evaluated|examined|rated|visits?|scanned"
    r"|tested)\b[^,;]{0,25}$"
)


def is_intake(sentence: Sentence, frequency: FoundFrequency) -> bool:
    """Was it given so often, or measured?"""
    return _MEASURED.search(sentence.text, max(0, frequency.start - 40), frequency.start) is None


def is_course(sentence: Sentence, time: FoundTime) -> bool:
    """Is this how long something was given, not how long ago or how old?"""
    before = sentence.text[max(0, time.start - 30) : time.start]
    behind = sentence.text[time.end : time.end + 40]
    if _NOT_BEFORE.search(sentence.text, max(0, time.start - 60), time.start):
        return False
    if regimen.lasts_until(sentence.text, time):
        return True
    return _COURSE.search(before) is not None and _NOT_A_COURSE.match(behind) is None


_NOT_BEFORE = re.compile(
    r"\b(?:wash-?out|observed|observation|follow(?:ed)?(?:-|\s)up|separated|normal|interval"
    r"|recover\w*|aged|within)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)


_NOT_A_COURSE = re.compile(
    r"[\s,-]*(?:wash-?out|run-?in|follow-?up|baseline|interval|observation|(?:after|before|following"
    r"|prior)\b|of\s+(?:age|follow|life|ischemia|observation|washout))",
    re.IGNORECASE,
)


def timed(sentence: Sentence, time: FoundTime) -> Reported[Quantity]:
    """The length, quoted."""
    return Extracted(time.quantity, (quote(sentence.passage, Slice(time.start, time.end)),), BY)


def _gap(start: int, end: int, amount: FoundQuantity) -> int:
    """Characters between a place and an amount; what stands behind a full clause is far away."""
    return start - amount.end if start >= amount.end else max(0, amount.start - end)


_BRACKET = re.compile(r"[^()]*\)")


def _nearest_routes(
    sentence: Sentence, amount: FoundQuantity, here: Sequence[FoundRoute]
) -> list[FoundRoute]:
    """The route in the same brackets, else the nearest; two joined by "or" are both."""
    if not here:
        return []
    inside = [r for r in here if _shares_bracket(sentence.text, r.at, amount)]
    pool = inside or [r for r in here if not _is_cut_off(sentence.text, r.at, amount)]
    if not pool:
        return []
    nearest = min(pool, key=lambda r: (_cost(sentence.text, r.at, amount), r.at.start))
    if len({r.route for r in here}) > 1 and not inside and _is_in_doubt(sentence.text, nearest, here, amount):
        return []
    index = here.index(nearest)
    chosen = [nearest]
    for other in here[index + 1 :]:
        if (
            _EITHER.match(sentence.text[chosen[-1].at.end : other.at.start])
            and other.route is not nearest.route
        ):
            chosen.append(other)
        else:
            break
    return chosen if not inside or len(chosen) > 1 else [nearest]


def _shares_bracket(text: str, place: Slice, amount: FoundQuantity) -> bool:
    between = text[amount.end : place.start] if place.start >= amount.end else text[place.end : amount.start]
    opened = text.rfind("(", 0, min(place.start, amount.start))
    closed = text.rfind(")", 0, min(place.start, amount.start))
    return opened > closed and not set("()") & set(between)


def _is_cut_off(text: str, place: Slice, amount: FoundQuantity) -> bool:
    """A semicolon outside brackets stands between."""
    between = text[min(place.end, amount.end) : max(place.start, amount.start)]
    return ";" in re.sub(r"\([^()]*\)", "", between)


def _cost(text: str, place: Slice, amount: FoundQuantity) -> int:
    gap = _gap(place.start, place.end, amount)
    between = text[min(place.end, amount.end) : max(place.start, amount.start)]
    return gap + 40 * len(re.findall(r"[;:]|,\s+(?:and|while|whereas)\b", between))


def _is_in_doubt(text: str, nearest: FoundRoute, here: Sequence[FoundRoute], amount: FoundQuantity) -> bool:
    """Two different routes about equally near: nobody can tell."""
    others = [r for r in here if r.route is not nearest.route]
    if all(_EITHER.match(text[nearest.at.end : r.at.start]) for r in others if r.at.start > nearest.at.end):
        return False
    best = _cost(text, nearest.at, amount)
    return any(_cost(text, r.at, amount) < best + 12 for r in others)


def read_context(passages: Sequence[Passage]) -> Context:
    """Collect what the record says of routes, forms, lengths and frequencies."""
    sentences = tuple(_sentences(passages))
    return Context(
        sentences,
        tuple((s, r) for s in sentences for r in find_routes(s.text) if s.holds(r.at.start)),
        tuple((s, t) for s in sentences for t in regimen.lengths(s.text) if s.holds(t.start)),
        tuple((s, f) for s in sentences for f in regimen.intakes(s.text) if s.holds(f.start)),
        tuple((s, f) for s in sentences for f in find_forms(s.text) if s.holds(f.start)),
    )


def _sentences(passages: Sequence[Passage]) -> Iterator[Sentence]:
    for passage in passages:
        if passage.section is Section.TITLE:
            yield Sentence(passage, Slice(0, len(passage.text)), Role.OBJECTIVE)
            continue
        for at, role in passage_roles(passage.section, passage.text):
            yield Sentence(passage, at, role)
