"""Amounts whose conversion depends on the substance: IU and mass, salt and element, moles and mass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from probatum.domain.text_check import CheckInput, CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import LOOSE, Interval, verdict
from probatum.dosing.constraints.scope import Layout, is_contrasted
from probatum.dosing.constraints.wording import inputs_of, stretch
from probatum.dosing.conversion import readings_of_vitamin
from probatum.text.dose_units import AMOUNT_OF_SUBSTANCE, MASS
from probatum.text.measures import Measure, plain
from probatum.text.slices import Slice
from probatum.vocabulary import mentions, substances
from probatum.vocabulary.chemistry import atomic_weights
from probatum.vocabulary.dose_tables import (
    InternationalUnit,
    Salt,
    element_symbols,
    international_units,
    salts,
)

IU_RULE = "an amount in IU has the mass its vitamin's unit gives"
ELEMENT_RULE = "the share of an element follows from the formula of its salt"
MOLES_RULE = "moles times molar mass is mass"
_TOLERANCE = Decimal("0.12")
_NEAR = 60


def check_international_units(layout: Layout) -> Iterator[TextCheck]:
    """IU beside a mass of the same vitamin."""
    text = layout.text
    for one, other, sentence in _pairs(layout, "IU", MASS):
        between = text[min(one.end, other.end) : max(one.start, other.start)]
        units = _vitamin(text, sentence, one.start)
        if not units or not _LINK.search(between) or _BREAK.search(between):
            continue
        computed = [_as_mass(one, unit) for unit in units]
        lines = tuple(
            f"{one.of(text)} × {unit.mass} {unit.unit} per IU ({unit.id}) = {_ug(low)}"
            for unit, (low, _) in zip(units, computed, strict=True)
        )
        yield _judged(text, FaultKind.INTERNATIONAL_UNITS, IU_RULE, (one, other), computed, lines)


_LINK = re.compile(
    (
        r"\(|=|≈|\bor\b|\bequal|\bequivalent|\bis\b|\bare\b|\bthat|\bi\.e|\bprovid|\bcontain|\bcorrespond|"
        r"\bconvert|\bmean|\bamount|\bcomes?\b|\bwork|\bmak|\bgiv|\bdeliver|\bsuppl|–|—"
    ),
    re.I,
)
_BREAK = re.compile(r"\)|\b(?:and|plus|with|while|whereas|versus|vs)\b|;", re.I)


def _pairs(layout: Layout, first: str, second: str) -> Iterator[tuple[Measure, Measure, Slice]]:
    """Two amounts of different kinds, next to one another in one sentence; the first kind first."""
    for a, b in zip(layout.placed, layout.placed[1:], strict=False):
        bases = (a.measure.first.unit.base, b.measure.first.unit.base)
        is_near = a.sentence == b.sentence and b.measure.start - a.measure.end <= _NEAR
        if is_near and set(bases) == {first, second}:
            pair = (a.measure, b.measure) if bases[0] == first else (b.measure, a.measure)
            yield (*pair, layout.sentence(a))


def _vitamin(text: str, sentence: Slice, at: int) -> tuple[InternationalUnit, ...]:
    """What the IU are of: the vitamin named nearest in the sentence, else anywhere before it."""
    names = sorted({name for one in international_units() for name in one.names}, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?!\w)", re.I)
    inside = list(pattern.finditer(text, sentence.start, sentence.end))
    found = inside or list(pattern.finditer(text, 0, sentence.start))[-1:]
    if not found:
        return ()
    nearest = min(found, key=lambda match: abs(match.start() - at))
    return readings_of_vitamin(nearest[0])


def _as_mass(one: Measure, unit: InternationalUnit) -> Interval:
    size = unit.mass * (1000 if unit.unit == "mg" else 1)
    return one.first.low * size, one.first.high * size


def _ug(micrograms: Decimal) -> str:
    if micrograms >= 1000:
        return f"{plain(Decimal(f'{micrograms / 1000:.4g}'))} mg"
    return f"{plain(Decimal(f'{micrograms:.4g}'))} µg"


def _amount(one: Measure) -> Interval:
    size = one.first.unit.size
    return one.first.low * size, one.first.high * size


def _judged(
    text: str,
    kind: FaultKind,
    rule: str,
    pair: Sequence[Measure],
    computed: Sequence[Interval],
    lines: tuple[str, ...],
    extra: tuple[CheckInput, ...] = (),
) -> TextCheck:
    stated = (
        max(pair, key=lambda one: one.start) if pair[0].first.unit.base != MASS or len(pair) == 1 else pair[1]
    )
    target = pair[1] if len(pair) > 1 else pair[0]
    loose = LOOSE if any(one.is_approximate for one in pair) else _TOLERANCE
    result = verdict(_amount(target), computed, loose)
    start, end = stretch(text, stated)
    return TextCheck(
        kind=kind,
        rule=rule,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=(*inputs_of(text, pair), *extra),
        result=result,
        because="one reading gives this amount"
        if result is CheckResult.CONSISTENT
        else "no reading gives this amount",
        arithmetic=lines,
    )


def check_moles(layout: Layout) -> Iterator[TextCheck]:
    """Moles beside a mass of a substance whose formula is known."""
    text = layout.text
    for one, other, sentence in _pairs(layout, AMOUNT_OF_SUBSTANCE, MASS):
        between = text[min(one.end, other.end) : max(one.start, other.start)]
        masses = _molar_masses(sentence.of(text))
        if not masses or not _EQUALS.search(between) or _BREAK.search(between) or _HOLDS.search(between):
            continue
        low, high = _amount(one)
        computed = [(low * mass / 1000, high * mass / 1000) for mass in masses]
        lines = tuple(f"{one.of(text)} × {plain(mass)} g/mol = {_ug(low * mass / 1000)}" for mass in masses)
        yield _judged(text, FaultKind.MOLAR_AMOUNT, MOLES_RULE, (one, other), computed, lines)


_EQUALS = re.compile(
    r"\(|=|≈|\bor\b|\bequal|\bthat\s+is\b|\bi\.e|\bcorrespond|\bamount|\bcomes?\b|\bis\b|,", re.I
)
_HOLDS = re.compile(r"\b(?:provid|contain|deliver|suppl|yield)\w*", re.I)


def _molar_masses(sentence: str) -> list[Decimal]:
    """Of each substance named that has one, and of each element named alone."""
    found = {mention.substance for mention in mentions(sentence) if mention.substance}
    masses = [substances().get(name).mass for name in sorted(found)]
    alone = [
        atomic_weights()[symbol]
        for name, symbol in sorted(element_symbols().items())
        if re.search(rf"\b{name}\b", sentence, re.I) and not _is_of_a_salt(sentence, name)
    ]
    return [*(mass.value for mass in masses if mass is not None), *alone]


def _is_of_a_salt(sentence: str, element: str) -> bool:
    """Is the element told of as a salt, or beside one, anywhere in the sentence?"""
    is_named = re.search(rf"\b{element}\s+{_ANION}|\bsalts?\b", sentence, re.I) is not None
    return is_named or bool(_salts_in(sentence))


def check_elements(layout: Layout) -> Iterator[TextCheck]:
    """A salt's mass beside its element's mass, or its share in percent."""
    for number, sentence in enumerate(layout.sentences):
        words = sentence.of(layout.text)
        named = _salts_in(words)
        inside = [one.measure for one in layout.placed if one.sentence == number]
        if len(named) == 1 and not is_contrasted(words):
            known = next(iter(named.values()))
            yield from _shares(layout.text, sentence, known, inside)
            yield from _masses(layout.text, sentence, known, inside)


def _salts_in(words: str) -> dict[str, tuple[Salt, ...]]:
    """The salts a sentence names, by the longest name that fits."""
    found: dict[str, tuple[Salt, ...]] = {}
    for match in _salt_names().finditer(words):
        name = match[0].lower()
        found[name] = tuple(one for one in salts() if name in {known.lower() for known in one.names})
    return found


@cache
def _salt_names() -> re.Pattern[str]:
    names = sorted({name for one in salts() for name in one.names}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?!\w)", re.I)


def _element_words(known: Sequence[Salt]) -> str:
    symbols = {one.part for one in known}
    names = [name for name, symbol in element_symbols().items() if symbol in symbols]
    return "|".join([*names, *(re.escape(one.part) for one in known if len(one.part) > 2)]) or "(?!)"


def _computed(known: Sequence[Salt]) -> list[Interval]:
    """The shares, and the stretch between them: an unknown hydrate may be any mixture."""
    shares = sorted(one.share for one in known)
    return [(shares[0], shares[-1])]


# What follows an element's name where the whole salt is meant.
_ANION = (
    r"(?:oxide|citrate|\w*glycinate|malate|taurate|\w*threonate|gluconate|picolinate|\w*carbonate|sul|chlor"
    r"|monohydrate|\w*phosphate|acetate|lactate|orotate|fumarate|\w*selenite|\w*iodide|nitrate|aspartate)"
)


def _shares(
    text: str, sentence: Slice, known: Sequence[Salt], inside: Sequence[Measure]
) -> Iterator[TextCheck]:
    element = _element_words(known)
    for one in inside:
        if one.readings[-1].unit.base != "percent":
            continue
        rest = text[one.end : sentence.end]
        is_share = re.match(
            (
                rf"\s*(?:of\s+(?:its\s+|the\s+)?(?:weight|mass|it)|by\s+(?:weight|mass)|elemental|"
                rf"(?:of\s+)?(?:elemental\s+|pure\s+|actual\s+)?(?:{element})\b(?!\s+{_ANION}))"
            ),
            rest,
            re.I,
        )
        if is_share is None or re.search(
            r"\babsor|bioavail|daily value|RDA|recommended|of the (?:daily|RDA)", sentence.of(text), re.I
        ):
            continue
        end = one.end + is_share.end()
        reading = one.readings[-1]
        stated = (reading.low / 100, reading.high / 100)
        yield _share_check(text, one.start, end, stated, one, known)


def _share_check(
    text: str, start: int, end: int, stated: Interval, one: Measure, known: Sequence[Salt]
) -> TextCheck:
    result = verdict(stated, _computed(known), LOOSE if one.is_approximate else _TOLERANCE)
    return TextCheck(
        kind=FaultKind.ELEMENTAL_CONTENT,
        rule=ELEMENT_RULE,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=inputs_of(text, (one,)),
        result=result,
        because="a hydrate of this name has this share"
        if result is CheckResult.CONSISTENT
        else "no salt of this name has this share",
        arithmetic=tuple(f"{salt.id}, {salt.formula}: {float(salt.share):.1%} {salt.part}" for salt in known),
    )


_CARRIES = re.compile(
    (
        r"\b(?:provid|contain|deliver|suppl|yield|giv|has|have|equal|equivalent|with|only|about|is|are|of "
        r"which|which|work|amount|come|mean|translat|carr|hold|offer|pack|from|out\sof)\w*|\(|=|—|–|,"
    ),
    re.I,
)


def _masses(
    text: str, sentence: Slice, known: Sequence[Salt], inside: Sequence[Measure]
) -> Iterator[TextCheck]:
    """ "500 mg of magnesium oxide provides 300 mg of elemental magnesium"."""
    masses = [one for one in inside if one.first.unit.base == MASS and "mL" not in dict(one.first.dimensions)]
    names = "|".join(re.escape(name) for one in known for name in one.names)
    element = _element_words(known)
    for salt_mass in masses:
        if not re.match(
            rf"\s*(?:\w+\s+)?(?:of\s+)?(?:the\s+)?(?:{names})\b", text[salt_mass.end : sentence.end], re.I
        ):
            continue
        for other in masses:
            tail = text[other.end : sentence.end]
            is_element = re.match(
                (
                    rf"\s*(?:of\s+)?(?:(?:pure|actual|usable|real)\s+)?(?:elemental\b(?:\s+(?:{element}))?|"
                    rf"(?:{element})\b(?!\s+{_ANION}))"
                ),
                tail,
                re.I,
            )
            between = text[min(salt_mass.end, other.end) : max(salt_mass.start, other.start)]
            if other is salt_mass or is_element is None or not _CARRIES.search(between):
                continue
            yield _mass_check(text, salt_mass, other, is_element.end(), known)


def _mass_check(text: str, salt_mass: Measure, other: Measure, tail: int, known: Sequence[Salt]) -> TextCheck:
    low, high = _amount(salt_mass)
    shares = _computed(known)[0]
    lines = tuple(
        f"{salt_mass.of(text)} × {float(one.share):.2%} ({one.id}) = {_ug(low * one.share)}" for one in known
    )
    result = verdict(
        _amount(other), [(low * shares[0], high * shares[1])], LOOSE if other.is_approximate else _TOLERANCE
    )
    start, _ = stretch(text, other)
    end = other.end + tail
    return TextCheck(
        kind=FaultKind.ELEMENTAL_CONTENT,
        rule=ELEMENT_RULE,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=inputs_of(text, (salt_mass, other)),
        result=result,
        because="the formula gives this amount"
        if result is CheckResult.CONSISTENT
        else "no salt of this name gives this amount",
        arithmetic=lines,
    )
