"""Section 7 of the page: every interaction with its species and source, inferred ones marked, silence named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from probatum import interactions, pages
from probatum.documents import monograph_document
from probatum.domain.monograph import Monograph
from probatum.domain.substance import SubstanceId
from probatum.pages.html import write
from probatum.pages.index import Index
from probatum.pages.invariants import broken
from probatum.pages.invariants.dom import parse
from probatum.pages.sections.interactions import build as section
from probatum.pages.sections.page import build
from probatum.vocabulary import substances
from unit.pages import fakes

KAVA = interactions.of(SubstanceId("kava"))
SEMAX = interactions.of(SubstanceId("semax"))


def monograph_with(known=KAVA) -> Monograph:
    return replace(fakes.STATES["single study"](), interactions=known)


@pytest.fixture(scope="module")
def html() -> str:
    return write(build(monograph_with()))


def test_every_row_is_shown_documented_first(html):
    page = parse(html)
    rows = [node.get("data-interaction") for node in page.having("data-interaction")]
    assert sorted(rows) == sorted(known.value.id for known in KAVA)
    inferred = [row.startswith("inferred:") for row in rows]
    assert inferred == sorted(inferred)
    assert any(inferred)


def test_inferred_rows_carry_their_chip_and_their_chain(html):
    page = parse(html)
    for node in page.having("data-interaction"):
        is_inferred = node.get("data-interaction").startswith("inferred:")
        assert ("inferred" in node.classes) == is_inferred
        if is_inferred:
            assert len([s for s in node.with_class("s") if "-step-" in s.get("id")]) >= 1


def test_semax_shows_the_species_of_all_three_findings():
    monograph = replace(monograph_with(SEMAX), substance=substances().get("semax"))
    rows = {row.partner: row for row in section(Index.of(monograph)).rows}
    assert set(rows) == {"amphetamines", "heparin", "anticoagulants"}
    assert rows["amphetamines"].basis == "animal: rat and mouse"
    assert (rows["anticoagulants"].severity, rows["anticoagulants"].basis) == ("none found", "animal: rat")
    assert "complex" in rows["heparin"].effect.text
    assert all("not studied in people" in row.note for row in rows.values())
    assert all(row.effect.source for row in rows.values())


def test_silence_is_named():
    text = parse(write(build(monograph_with(())))).by_id("interactions").text()
    assert "that is silence, not a finding" in text
    assert "does not mean free of harm" in text


def test_the_document_says_likelihood_and_basis():
    document = monograph_document(monograph_with())
    assert len(document["interactions"]) == len(KAVA)
    first = document["interactions"][0]
    assert first["kind"] == "curated"
    assert {"severity", "likelihood", "basis", "evidence"} <= set(first["value"])


def _swap(pattern: str, to: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        changed, k = re.subn(pattern, to, text, count=1, flags=re.DOTALL)
        assert k, f"nothing to change: {pattern}"
        return changed

    return change


WRONG_INTERACTIONS: dict[str, Callable[[str], str]] = {
    "interactions-are-shown": _swap(r'<tr id="interaction-2".*?</tr>', ""),
    "inferred-is-marked": _swap(r' <span class="sp">inferred</span>', ""),
    "interactions-name-the-species": _swap(r'(data-head="Seen in">)not stated', r"\1people"),
    "not-found-is-not-harmless": _swap(r"does not mean free of harm", "is fine"),
}


@pytest.mark.parametrize("identifier", sorted(WRONG_INTERACTIONS))
def test_a_wrong_page_is_caught(identifier, html):
    faults = {
        fault.partition(":")[0] for fault in broken(monograph_with(), WRONG_INTERACTIONS[identifier](html))
    }
    assert identifier in faults


def test_a_right_page_is_written(html):
    assert not [f for f in broken(monograph_with(), html) if "interaction" in f or "inferred" in f]
    assert "Interactions" in pages.render(replace(fakes.STATES["no studies"](), interactions=KAVA))
