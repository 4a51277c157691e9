"""Every invariant about doses and care can fail: a changed page or a changed monograph is caught."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from probatum import pages
from probatum.domain.concentration import NoConcentrationCurve
from probatum.domain.errors import InvariantBroken
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import SeenIn
from probatum.pages.html import write
from probatum.pages.invariants import broken
from probatum.pages.sections.page import build
from unit.pages import fakes


def _swap(pattern: str, text: str, times: int = 1) -> Callable[[str], str]:
    def change(html: str) -> str:
        changed, k = re.subn(pattern, text, html, count=times, flags=re.DOTALL)
        assert k, f"nothing to change: {pattern}"
        return changed

    return change


# Each change is one that a template, a curator or a seller's page could make.
WRONG_CARE: dict[str, tuple[str, Callable[[str], str]]] = {
    "recommended-needs-evidence": (
        "research peptide",
        _swap(r'(<div data-forms>.*?<td data-head="Human studies">)[^<]*', r"\1Recommended"),
    ),
    "not-named-is-not-permitted": (
        "doses and harms",
        _swap(r'(id="sport-not-permitted".*?class="w">)[^<]*', r"\1Permitted in sport."),
    ),
    "populations-stand-once": ("doses and harms", _swap(r"pregnancy, breast-feeding", "breast-feeding")),
    "equivalents-only-where-fit": (
        "doses and harms",
        _swap(r'<a href="#study-603"([^>]*human equivalent)', r'<a href="#study-601"\1'),
    ),
    "drops-have-strength": ("doses and harms", _swap(r'id="strengths-table"', 'id="other-table"')),
    "concentration-is-a-calculation": (
        "doses and harms",
        _swap(r"The curve is a calculation", "The curve shows what happens"),
    ),
    "differences-have-counts": ("doses and harms", _swap(r">5 of 100<", ">fewer<")),
    "superseded-law-is-marked": ("doses and harms", _swap(r"; superseded by a later statement", "")),
    "kinetic-values-stand-side-by-side": (
        "research peptide",
        _swap(r'(id="kinetics-table".*?<tbody[^>]*>\s*)<tr.*?</tr>', r"\1"),
    ),
}


@pytest.mark.parametrize("identifier", sorted(WRONG_CARE))
def test_a_wrong_page_is_caught(identifier: str) -> None:
    state, change = WRONG_CARE[identifier]
    monograph = fakes.STATES[state]()
    html = write(build(monograph))
    assert broken(monograph, html) == ()
    faults = {fault.partition(":")[0] for fault in broken(monograph, change(html))}
    assert identifier in faults


def _second_hand(m: Monograph) -> Monograph:
    facts = tuple(
        replace(fact, curated=replace(fact.curated, seen_in=SeenIn.SECONDARY)) for fact in m.kinetics
    )
    return replace(m, kinetics=facts)


def _peptide(m: Monograph) -> Monograph:
    return replace(m, substance=replace(m.substance, sequence="MEHF"))


@pytest.mark.parametrize(
    ("identifier", "change"),
    [("concentration-is-a-calculation", _second_hand), ("equivalents-only-where-fit", _peptide)],
)
def test_no_page_is_written_from_a_wrong_monograph(
    identifier: str, change: Callable[[Monograph], Monograph]
) -> None:
    with pytest.raises(InvariantBroken, match=identifier):
        pages.render(change(fakes.small_molecule()))


def test_a_curve_without_inputs_is_caught() -> None:
    made = fakes.small_molecule()
    html = write(build(made))
    without = replace(made, concentration=NoConcentrationCurve(because="no human Tmax was seen"))
    assert any(fault.startswith("concentration-is") for fault in broken(without, html))


def test_a_superseded_statement_never_leads() -> None:
    made = fakes.small_molecule()
    html = write(build(made))
    moved = re.sub(r"<details class=\"legal\">", '<div class="legal">', html, count=1)
    assert any(fault.startswith("superseded-law") for fault in broken(made, moved))


def test_arguable_is_no_sport_status() -> None:
    """The fault that was mended: a list's silence told as an open question of today."""
    made = fakes.small_molecule()
    html = write(build(made)).replace("not named on the list", "not named; the wording is arguable")
    assert any(fault.startswith("not-named-is-not-permitted") for fault in broken(made, html))
