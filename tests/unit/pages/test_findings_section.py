"""Section 3d of the page: findings read from abstracts stand beside the studies and enter no count."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from probatum import codec, explain, pages, review, starter, vocabulary
from probatum.documents import monograph_document
from probatum.domain.curated_effect import CuratedEffect
from probatum.domain.errors import ProbatumError
from probatum.domain.monograph import Monograph
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Direction, Track
from probatum.pages.html import write
from probatum.pages.index import Index
from probatum.pages.invariants import broken
from probatum.pages.invariants.dom import parse
from probatum.pages.sections.findings import build as section
from probatum.pages.sections.page import build
from unit.pages.fakes_findings import EFFECTS, finding, findings_beside_studies, findings_only


@pytest.fixture(scope="module")
def html() -> str:
    return write(build(findings_only()))


def groups(monograph: Monograph) -> dict[str, list[tuple[Track | None, list[str]]]]:
    view = section(Index.of(monograph))
    found = [group for kind in view.kinds for group in kind.groups]
    return {g.name: [(side.track, [row.id for row in side.rows]) for side in g.sides] for g in found}


def test_findings_stand_by_outcome_and_by_side_of_the_wall():
    assert list(groups(findings_only()).values()) == [
        [(Track.HUMAN, ["strength", "grip"])],
        [(Track.ANIMAL, ["maze"])],
        [(Track.CELL, ["marker"])],
        [(Track.HUMAN, ["vigor"])],
    ]


def test_a_synthesis_stands_before_a_trial_and_no_difference_is_as_plain_as_an_increase():
    strength = next(
        g for kind in section(Index.of(findings_only())).kinds for g in kind.groups if "strength" in g.anchor
    )
    assert strength.summary.text == "2 findings in people: increase, no difference"
    first, second = strength.sides[0].rows
    assert (first.finding.text, first.mark) == ("Strength as named there: increase", "▲")
    assert (second.finding.text, second.mark) == ("Grip as named there: no difference", "▬")
    assert (first.estimate, first.level, first.dose) == ("SMD 0.35 (0.16 to 0.53)", "low", "3 g/day")
    assert (second.estimate, second.level) == ("not printed", "")
    assert first.made_from == "synthesis: 12 studies, 640 people"
    assert second.made_from == "one trial: 31 people"
    assert first.finding.href.startswith("https://pubmed.ncbi.nlm.nih.gov/")
    assert "Ebel A et al. 2011" in first.finding.source


def test_leads_stand_apart():
    view = section(Index.of(findings_only()))
    assert [row.id for side in view.leads.sides for row in side.rows] == ["rumor"]
    assert view.on_file.text.startswith("5 findings on file")
    assert view.leads_intro.text.startswith("1 lead only")
    (lead,) = view.leads.sides[0].rows  # no heading names its outcome
    assert lead.finding.text == "Maximal strength, rumor as named there: increase"


def test_harms_are_told_under_safety_and_rate_nothing():
    effects = (*EFFECTS, finding("sick", "nausea_ae", Direction.INCREASE))
    page = build(replace(findings_only(), cited_effects=effects))
    assert page.safety.cited.text.startswith("Findings read from abstracts tell of harm in people: nausea")
    dial = page.bottom_line.dials[2]
    assert (dial.value.text, dial.filled) == ("not rated", 0)
    assert "1 finding tells of harm in people" in dial.note.text
    assert build(findings_only()).bottom_line.dials[2].value.text == "nothing"


def test_a_page_without_findings_has_no_such_section():
    html = pages.render(replace(findings_only(), cited_effects=()))
    assert 'id="findings"' not in html
    assert 'href="#findings"' not in html


def test_the_first_sentence_says_what_is_on_file():
    monograph = findings_only()
    told = "; 5 findings read from abstracts stand below (1 from syntheses, 1 from single trials"
    assert told in build(monograph).bottom_line.sentences[0].text
    assert told in " ".join(pages.summary(monograph).split())
    assert "Findings read from abstracts: 5 findings on file" in pages.summary(monograph)


def test_the_row_of_an_outcome_leads_to_its_findings():
    monograph = findings_beside_studies()
    html = pages.render(monograph)
    row = build(monograph).matrix.groups[0].rows[0]
    assert row.cited.text == "Read from abstracts: 1 finding in people: increase"
    assert f'<a href="{row.cited.href}">' in html
    assert parse(html).by_id(row.cited.href.removeprefix("#")) is not None


def test_a_detail_of_a_study_on_the_page_names_the_study():
    monograph = findings_beside_studies()
    view = section(Index.of(monograph))
    assert view.repeated.text.startswith("1 finding is a detail")
    row = next(r for k in view.kinds for g in k.groups for s in g.sides for r in s.rows if r.id == "recall")
    assert [ref.id for ref in row.finding.studies] == [monograph.studies[0].id]


def test_findings_change_no_count_no_rating_and_no_score():
    monograph = findings_beside_studies()
    bare = replace(monograph, cited_effects=())
    with_them, without = build(monograph), build(bare)
    assert with_them.bottom_line == without.bottom_line
    assert (with_them.grade, with_them.safety, with_them.studies) == (
        without.grade,
        without.safety,
        without.studies,
    )
    document, before = monograph_document(monograph), monograph_document(bare)
    assert len(document.pop("cited_effects")) == len(monograph.cited_effects)
    assert before.pop("cited_effects") == []
    assert document == before


@pytest.mark.parametrize("anchor", ["finding-strength-says", "finding-strength", "cited_effects.strength"])
def test_explain_gives_the_finding_its_citation_and_its_curation(anchor):
    told = "\n".join(explain.lines(explain.explain(findings_only(), anchor)))
    assert "SMD 0.35 (0.16 to 0.53)" in told
    assert "A report about strength" in told
    assert "automated reading, not reviewed by a clinician, 2020-05-17" in told
    assert "in no count, rating or score" in told


def test_explain_of_an_outcome_gives_every_finding_and_of_a_lead_says_so():
    monograph = findings_only()
    assert len(explain.explain(monograph, "findings-max-strength-summary").rests_on) == 2
    assert "a lead: no verdict rests on it" in "\n".join(
        explain.lines(explain.explain(monograph, "finding-rumor-says"))
    )
    with pytest.raises(ProbatumError):
        explain.explain(monograph, "finding-nothing")


def test_the_document_carries_them_and_they_come_back_unchanged():
    document = monograph_document(findings_only())["cited_effects"]
    assert [one["id"] for one in document] == [one.id for one in EFFECTS]
    assert [one.pop("is_primary") for one in document] == [one.is_primary for one in EFFECTS]
    assert tuple(codec.from_json(CuratedEffect, one) for one in document) == EFFECTS


def test_a_finding_published_later_is_not_known_yet_and_a_retracted_one_is_a_lead():
    creatine = vocabulary.substances().get("creatine")
    now = review.review(creatine)
    assert now.cited_effects == starter.effects_about(SubstanceId("creatine"))
    then = review.cited_effects(creatine.id, date(2018, 1, 1), frozenset())
    assert then
    assert max(one.citation.year or 0 for one in then) <= 2018
    named = next(one for one in now.cited_effects if one.is_primary and one.citation.id)
    after = review.cited_effects(creatine.id, now.as_of, frozenset({named.citation.id}))
    marked = next(one for one in after if one.id == named.id)
    assert marked.is_retracted
    assert not marked.is_primary


@pytest.mark.parametrize("name", ["creatine", "semaglutide", "magnesium", "bpc-157"])
def test_shipped_findings_hold_every_invariant(name):
    html = pages.render(review.review(vocabulary.substances().get(name)))
    assert html.count("data-finding=") == len(starter.effects_about(SubstanceId(name)))


def _swap(pattern: str, to: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        changed, k = re.subn(pattern, to, text, count=1, flags=re.DOTALL)
        assert k, f"nothing to change: {pattern}"
        return changed

    return change


WRONG_FINDINGS: dict[str, Callable[[str], str]] = {
    "findings-are-shown": _swap(r'<tr id="finding-grip".*?</tr>', ""),
    "findings-keep-the-wall": _swap(r'data-track="animal"', 'data-track="human"'),
    "findings-lend-no-certainty": _swap(r"certainty its authors printed: low", r"certainty: moderate"),
    "findings-enter-no-count": _swap(r'(id="finding-strength-says")', r'\1 data-field="human_participants"'),
}


@pytest.mark.parametrize("identifier", sorted(WRONG_FINDINGS))
def test_a_wrong_page_is_caught(identifier, html):
    faults = broken(findings_only(), WRONG_FINDINGS[identifier](html))
    assert identifier in {fault.partition(":")[0] for fault in faults}


def test_a_study_that_was_never_read_is_in_no_count(html):
    monograph = findings_only()
    (basis, *_) = findings_beside_studies().counts.basis
    wrong = replace(monograph, counts=replace(monograph.counts, basis=(basis,)))
    assert "findings-enter-no-count" in {f.partition(":")[0] for f in broken(wrong, html)}


def test_a_right_page_is_written(html):
    assert pages.render(findings_only()) == html
    assert pages.render(findings_beside_studies())
