"""A peptide's sequence against its length, letters and mass; positions read as a length; molar masses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from probatum.claims.consistency.numbers import COUNT, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice
from probatum.vocabulary import PeptideText, peptides_in
from probatum.vocabulary.chemistry import molar_mass, of_peptide
from probatum.vocabulary.dose_tables import atoms_of, weight

LENGTH_RULE = "a peptide has as many residues as its sequence"
LETTERS_RULE = "one peptide has one sequence"
MASS_RULE = "a peptide's mass follows from its residues"
POSITIONS_RULE = "positions a to b are b - a + 1 residues"
FORMULA_RULE = "a molar mass follows from its formula"
_PREFIXES = {
    "di": 2,
    "tri": 3,
    "tetra": 4,
    "penta": 5,
    "hexa": 6,
    "hepta": 7,
    "octa": 8,
    "nona": 9,
    "deca": 10,
    "undeca": 11,
    "dodeca": 12,
    "trideca": 13,
    "tetradeca": 14,
    "pentadeca": 15,
}
_NAMED_LENGTH = re.compile(
    rf"\b(?P<prefix>{'|'.join(sorted(_PREFIXES, key=len, reverse=True))})-?peptide\b", re.I
)
_COUNTED_LENGTH = re.compile(
    (
        rf"(?<![\w.,/-])(?P<n>{COUNT})[\s-]+(?:different\s+|linked\s+)?(?:amino[\s-]acids?|residues?|"
        rf"mer\b)(?:[\s-](?:long|residues?|peptide|chain))?"
    ),
    re.I,
)
_FEW_OF = re.compile(
    (
        r"\b(?:of\s+the|uses?\s+only|only|out\s+of|from\s+the|first|last|terminal|"
        r"fragment\s+of)\s+(?:the\s+)?$"
    ),
    re.I,
)
_PART_AFTER = re.compile(
    r"[\s-]*(?:tail|end|ending|terminus|motif|extension|core|segment|fragment|stretch)\b", re.I
)
_MASS = re.compile(
    (
        r"(?:molecular\s+(?:weight|mass)|molar\s+mass|mass|weighs|MW|"
        r"weight)\b[^.;\d]{0,40}?(?P<m>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<u>kDa|"
        r"Da(?:ltons?)?|g/mol|daltons?|grams\s+per\s+mole)?|(?P<m2>\d{1,3}(?:,\d{3})+(?:\.\d+)?|"
        r"\d+(?:\.\d+)?)\s?(?P<u2>kDa|Da\b|daltons?|g/mol)"
    ),
    re.I,
)
_MASS_TOLERANCE = Decimal("0.02")  # monoisotopic against average, a salt's proton


def check_sequences(text: str) -> Iterator[TextCheck]:
    """Sequences in a text against the length, the other spelling and the mass stated beside them."""
    found = sentences(text)
    for i, place in enumerate(found):
        window = Slice(place.start, found[min(i + 1, len(found) - 1)].end)
        chains = [one for one in _chains(text) if place.start <= one.start and one.end <= place.end]
        if chains:
            yield from _lengths(text, place, window, chains)
            yield from _masses(text, window, chains)
    yield from _letters(text)
    yield from _names_of_lengths(text)
    yield from _positions(text)
    yield from _formulas(text)


@lru_cache(maxsize=64)
def _chains(text: str) -> tuple[PeptideText, ...]:
    """Full sequences of at least three residues: no fragment by position, none inside another."""
    found = [
        one
        for one in peptides_in(text)
        if one.spelling == "sequence" and one.sequence and len(one.sequence) >= 3 and _is_sequence(text, one)
    ]
    whole = (one for one in found if not _PART_AFTER.match(text, one.end))
    return tuple(one for one in whole if not any(_holds(other, one) for other in found))


def _holds(other: PeptideText, one: PeptideText) -> bool:
    is_longer = len(other.sequence or "") > len(one.sequence or "")
    return other is not one and other.start <= one.start and one.end <= other.end and is_longer


def _is_sequence(text: str, one: PeptideText) -> bool:
    """Capital letters alone are a sequence only where the text speaks of residues or peptides."""
    quote = text[one.start : one.end]
    if "-" in quote or (quote.lower() != quote.upper() and not quote.isupper()):
        return True
    if re.search(r"[A-Z][a-z]{2}-[A-Z][a-z]{2}[\s,(=]{1,3}$", text[max(0, one.start - 12) : one.start]):
        return True  # right behind the same peptide in three-letter codes
    around = text[max(0, one.start - 120) : one.end + 120].lower()
    return len(quote) >= 5 and any(
        word in around for word in ("sequence", "peptide", "amino", "residue", "single-letter", "one-letter")
    )


def _lengths(text: str, place: Slice, window: Slice, chains: Sequence[PeptideText]) -> Iterator[TextCheck]:
    lengths = {len(one.sequence or "") for one in chains}
    for at, n in _stated_lengths(text, window):
        before = text[max(0, at.start - 20) : at.start]
        is_own = at.end <= place.end or len(chains) == 1
        if (
            not is_own
            or _FEW_OF.search(before)
            or re.match(r"\s*(?:of\b|from\b|shorter|longer|fragment|were|was|added|at\s+the)", text[at.end :])
        ):
            continue
        nearest = min(chains, key=lambda one: abs(one.start - at.start))
        size = len(nearest.sequence or "")
        fits = n in lengths
        if 0 < nearest.start - at.end <= 2:
            at = Slice(at.start, nearest.end)  # "the hexapeptide Lys-Thr-…": one expression
        yield result_of(
            text,
            FaultKind.SEQUENCE,
            LENGTH_RULE,
            at,
            [("sequence", Slice(nearest.start, nearest.end))],
            "the sequence has this length" if fits else "the sequence has another length",
            f"{nearest.sequence} has {size} residues, stated {n}",
            result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
        )


def _stated_lengths(text: str, window: Slice) -> list[tuple[Slice, int]]:
    named = [
        (Slice(*match.span()), _PREFIXES[match["prefix"].lower()])
        for match in _NAMED_LENGTH.finditer(text, window.start, window.end)
    ]
    counted = [
        (Slice(*match.span()), count_of(match["n"]))
        for match in _COUNTED_LENGTH.finditer(text, window.start, window.end)
    ]
    return sorted((*named, *counted))


def _letters(text: str) -> Iterator[TextCheck]:
    """A sequence in codes beside the same one in letters: "Met-Glu-His, MEH"."""
    chains = _chains(text)
    for i, one in enumerate(chains):
        for other in chains[i + 1 :]:
            between = text[one.end : other.start]
            spellings = {text[one.start : one.end].isupper(), text[other.start : other.end].isupper()}
            is_pair = re.fullmatch(
                (
                    r"[\s,]*(?:\(|or\b|=|i\.e\.,?|that\s+is,?|in\s+(?:one|single)-letter\s+(?:code|form),?|,|written|"
                    r"also|abbreviated|as|the|sequence|:|with|its|composition|form|\w+-letter|code|"
                    r"containing\s+\w+\s+amino\s+acids|\s)*"
                ),
                between,
                re.I,
            )
            if len(spellings) != 2 or not is_pair:
                continue
            fits = one.sequence == other.sequence
            yield result_of(
                text,
                FaultKind.SEQUENCE,
                LETTERS_RULE,
                Slice(one.start, other.end),
                [("first", Slice(one.start, one.end)), ("second", Slice(other.start, other.end))],
                "both spell one peptide" if fits else "the two spellings differ",
                f"{one.sequence} and {other.sequence}",
                result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
            )


def _masses(text: str, window: Slice, chains: Sequence[PeptideText]) -> Iterator[TextCheck]:
    for match in _MASS.finditer(text, window.start, window.end):
        printed = (match["m"] or match["m2"]).replace(",", "")
        unit = (match["u"] or match["u2"] or "").lower()
        stated = Decimal(printed) * (1000 if unit == "kda" else 1)
        if stated < 150:
            continue
        masses = [(one, molar_mass(of_peptide(one.sequence or "", one.modifications))) for one in chains]
        tolerance = _MASS_TOLERANCE if "." in printed or len(printed) > 2 else Decimal("0.1")
        fits = any(abs(mass - stated) <= mass * tolerance for _, mass in masses)
        one, mass = masses[0]
        yield result_of(
            text,
            FaultKind.SEQUENCE,
            MASS_RULE,
            Slice(*match.span()),
            [("sequence", Slice(one.start, one.end))],
            "the residues give this mass" if fits else "the residues give another mass",
            f"{one.sequence}: {mass} g/mol, stated {stated}",
            result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
        )


_CONSISTS = re.compile(
    r"\b(?:consists?|composed|made\s+up|made|built|contains?|has|comprises?|is\s+a\s+chain|strings?\s+together)\b(?:\s+of)?"
    r"\s+(?:exactly\s+|only\s+|just\s+)?$",
    re.I,
)


def _names_of_lengths(text: str) -> Iterator[TextCheck]:
    """ "The pentadecapeptide consists of 13 amino acids": the name says how many."""
    for place in sentences(text):
        named = list(_NAMED_LENGTH.finditer(text, place.start, place.end))
        counted = list(_COUNTED_LENGTH.finditer(text, place.start, place.end))
        if (
            len(named) != 1
            or len(counted) != 1
            or named[0].end() > counted[0].start()
            or _chains(place.of(text))
        ):
            continue
        if not _CONSISTS.search(text, named[0].end(), counted[0].start()):
            continue
        n, stated = _PREFIXES[named[0]["prefix"].lower()], count_of(counted[0]["n"])
        yield result_of(
            text,
            FaultKind.SEQUENCE,
            LENGTH_RULE,
            Slice(*counted[0].span()),
            [("name", Slice(*named[0].span()))],
            "the name says this length" if n == stated else "the name says another length",
            f"{named[0][0]} has {n} residues, stated {stated}",
            result=CheckResult.CONSISTENT if n == stated else CheckResult.IMPOSSIBLE,
        )


_SPAN = re.compile(
    (
        r"(?:\b(?:residues?|positions?|amino[\s-]acids?|fragment|segment)\s+(?:number\s+|numbers\s+)?|"
        r"\b[A-Z][\w-]*\s?[(\[]|\()(?P<a>\d{1,3})\s?(?:-|–|to|through|and)\s?(?P<b>\d{1,3})(?!\s?(?:mg|%|"
        r"\d))[)\]]?"
    ),
    re.I,
)


def _positions(text: str) -> Iterator[TextCheck]:
    """ "Residues 17 to 23 ... a fragment of 17 residues"."""
    for place in sentences(text):
        spans = [one for one in _SPAN.finditer(text, place.start, place.end) if int(one["a"]) < int(one["b"])]
        is_about = re.search(
            r"\b(?:residues?|amino[\s-]acids?|fragment|peptide|positions?|segment)\b", place.of(text), re.I
        )
        if len(spans) != 1 or not is_about or _chains(place.of(text)):
            continue
        a, b = int(spans[0]["a"]), int(spans[0]["b"])
        for at, n in _stated_lengths(text, place):
            overlaps = at.start < spans[0].end() and spans[0].start() < at.end
            whole = re.match(
                (
                    r"\s*(?:\w+\s+){0,2}?(?:of\s+the\s+(?:parent|full|whole)|parent|hormone|protein|precursor|"
                    r"thymosin|found\s+in)"
                ),
                text[at.end : at.end + 30],
                re.I,
            )
            if (
                overlaps
                or n == b - a + 1
                or (whole and n > b)
                or (
                    n > b
                    and re.search(
                        r"\b(?:of\s+the|from\s+the|in\s+the|whole|full|parent|its|their)\s+$",
                        text[max(0, at.start - 12) : at.start],
                        re.I,
                    )
                )
            ):
                continue
            yield result_of(
                text,
                FaultKind.POSITIONS_AND_LENGTH,
                POSITIONS_RULE,
                at,
                [("positions", Slice(*spans[0].span()))],
                "the positions give another length",
                f"{b} - {a} + 1 = {b - a + 1} residues, stated {n}",
            )


_FORMULA = re.compile(r"(?<![\w-])(?P<f>(?:[A-Z][a-z]?\d*){2,}(?:\.\d?H2O)?)(?![\w-])")


def _formulas(text: str) -> Iterator[TextCheck]:
    """A formula beside a molar mass, in one sentence."""
    for place in sentences(text):
        formulas = [
            one
            for one in _FORMULA.finditer(text, place.start, place.end)
            if re.search(r"C\d+H\d+|[A-Z][a-z]?\d", one["f"]) and _mass_of(one["f"])
        ]
        masses = list(_MASS.finditer(text, place.start, place.end))
        if (
            len(formulas) != 1
            or len(masses) != 1
            or not (masses[0]["u"] or masses[0]["u2"] or "ol" in masses[0][0])
            or (masses[0]["u"] or masses[0]["u2"] or "").lower() == "kda"
        ):
            continue
        computed = _mass_of(formulas[0]["f"])
        stated = Decimal((masses[0]["m"] or masses[0]["m2"]).replace(",", ""))
        if (
            computed is None
            or not stated
            or (formulas[0].start() < masses[0].end() and masses[0].start() < formulas[0].end())
        ):
            continue
        fits = abs(computed - stated) <= computed * _MASS_TOLERANCE
        yield result_of(
            text,
            FaultKind.MOLAR_MASS,
            FORMULA_RULE,
            Slice(*masses[0].span()),
            [("formula", Slice(*formulas[0].span()))],
            "the formula gives this mass" if fits else "the formula gives another mass",
            f"{formulas[0]['f']}: {computed:.2f} g/mol, stated {stated}",
            result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
        )


def _mass_of(formula: str) -> Decimal | None:
    from probatum.domain.errors import RuleError

    try:
        return weight(atoms_of(formula))
    except RuleError:
        return None
