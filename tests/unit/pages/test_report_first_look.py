"""What a reader gets in the first ten seconds: the lead, what stands out, short lists, plain units."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from probatum.domain.claim import ArticleReport, CheckRun, ClaimType, EvidenceFor, Rating, Verdict
from probatum.domain.study import StudyId
from probatum.pages.invariants.dom import parse
from probatum.pages.report import render
from probatum.pages.report.lead import lead
from probatum.pages.report.words import plural_units, with_short_title, without_long_title
from probatum.sources.articles import parse_article
from reports import TEXT, claim, report, verdict


def rated(*ratings: Rating) -> list[Verdict]:
    return [verdict(claim(TEXT, "Rats learned faster"), one) for one in ratings]


def test_the_lead_says_what_is_wrong_first_then_what_holds_then_what_stays_open():
    given = rated(
        Rating.SUPPORTED,
        Rating.CONTRADICTED,
        Rating.OVERSTATED,
        Rating.OVERSTATED,
        Rating.INCONSISTENT,
        Rating.NO_EVIDENCE,
        Rating.NOT_CHECKABLE,
    )
    assert lead(given, "7 claims: as counted") == (
        "Of 7 claims, 1 is contradicted by studies or facts on file, 1 does not fit the article's own words or "
        "numbers and 2 say more than the evidence does. 1 agrees with the evidence. "
        "For 1 no evidence was found, and 1 could not be decided from what is on file."
    )


def test_a_lead_without_faults_says_so():
    assert lead(rated(Rating.SUPPORTED, Rating.SUPPORTED), "2 claims: 2 supported") == (
        "Of 2 claims, none is contradicted, at odds with the article itself or overstated. "
        "2 agree with the evidence."
    )


def test_a_subject_that_is_not_on_file_stays_in_the_lead():
    summary = "1 claims: 1 not checkable; it is about Fabulex, which is not on file"
    said = lead(rated(Rating.NOT_CHECKABLE), summary)
    assert said.endswith("It is about Fabulex, which is not on file.")
    assert lead([], "no checkable claim was found") == "no checkable claim was found"


def flagged(words: str, rating: Rating, kind: ClaimType, **given) -> Verdict:
    return replace(verdict(replace(claim(TEXT, words), type=kind), rating), **given)


def first_of(*verdicts: Verdict) -> list[str]:
    page = parse(render(report(verdicts=verdicts, arithmetic=(), summary="claims")))
    [shown] = page.with_class("standouts")
    return [node.get("href") for node in shown.walk() if node.tag == "a"]


def test_harm_goes_before_mechanism_and_ratings_take_turns():
    assert first_of(
        flagged("Fabulex raises dopamine", Rating.CONTRADICTED, ClaimType.MECHANISM, because="one"),
        flagged("Rats learned faster", Rating.CONTRADICTED, ClaimType.SAFETY, because="two"),
        flagged("60 doses of 50 mcg", Rating.INCONSISTENT, ClaimType.DOSE),
    ) == ["#claim-2", "#claim-3", "#claim-1"]


def test_a_sum_anybody_can_redo_goes_first():
    run = CheckRun(rule="a sum", inputs={}, result="impossible", arithmetic=("2 + 2 = 4, stated 5",))
    words = CheckRun(rule="two statements", inputs={}, result="contradiction")
    assert first_of(
        flagged("Fabulex raises dopamine", Rating.INCONSISTENT, ClaimType.SAFETY, checks=(words,)),
        flagged("60 doses of 50 mcg", Rating.INCONSISTENT, ClaimType.DOSE, checks=(run,)),
    ) == ["#claim-2", "#claim-1"]


def test_a_fact_goes_before_a_study_that_another_study_may_turn():
    assert first_of(
        flagged(
            "Fabulex raises dopamine",
            Rating.CONTRADICTED,
            ClaimType.DOSE,
            because="one",
            rule="findings-contradict",
        ),
        flagged(
            "Rats learned faster",
            Rating.CONTRADICTED,
            ClaimType.IDENTITY,
            because="two",
            rule="two-substances-as-one",
        ),
    ) == ["#claim-2", "#claim-1"]


def test_another_kind_of_error_goes_before_a_second_of_a_kind():
    alike = [
        flagged("Fabulex raises dopamine", Rating.CONTRADICTED, ClaimType.EFFICACY, because=why, rule="a")
        for why in ("one", "two", "three", "four")
    ]
    other = flagged("Rats learned faster", Rating.CONTRADICTED, ClaimType.MECHANISM, because="five", rule="b")
    assert first_of(*alike, other) == ["#claim-1", "#claim-5", "#claim-2"]


def test_what_decided_a_contradiction_is_named_first_and_long_lists_are_folded():
    told = tuple(EvidenceFor(text=f"Study {n}: learning, increase (rat)", opposes=n == 6) for n in range(7))
    one = flagged("Rats learned faster", Rating.CONTRADICTED, ClaimType.EFFICACY, evidence=told)
    card = parse(render(report(verdicts=(one,), arithmetic=(), summary="1 claim"))).by_id("claim-1")
    items = [node for node in card.walk() if node.tag == "li" and {"for", "against"} & set(node.classes)]
    assert items[0].text().startswith("against Study 6:")
    assert len(items) == 7
    assert "and 2 more" in [node.text() for node in card.walk() if node.tag == "summary"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("60 dose per container ÷ 2–3 drop per nostril", "60 doses per container ÷ 2–3 drops per nostril"),
        ("1 dose per day = 1.07 month", "1 dose per day = 1.07 months"),
        ("0.5 tablet per day", "0.5 tablets per day"),
        ("50 µg per drop, 3 dose-response curves", "50 µg per drop, 3 dose-response curves"),
        ("21 drops per day", "21 drops per day"),
    ],
)
def test_several_of_a_unit_are_in_the_plural(line, shown):
    assert plural_units(line) == shown


def test_a_work_known_by_its_title_alone_is_named_in_short():
    title = "Effects of a peptide given by several routes on learning and on pain in the rat"
    said = with_short_title(f"{title} n.d.: learning, increase (rat)", f"{title} n.d.")
    assert said == "Effects of a peptide given by several routes on learning… n.d.: learning, increase (rat)"
    same = "Lee K 2020: learning, increase (rat)"
    assert with_short_title(same, "Lee K 2020") == same
    assert without_long_title(same, "Lee K 2020") == same


def test_on_a_card_a_long_title_stands_beneath_what_was_found():
    title = "Effects of a peptide given by several routes on learning and on pain in the rat n.d."
    told = EvidenceFor(text=f"{title}: learning, increase (rat)", study=StudyId("study:9"), source=title)
    one = flagged("Rats learned faster", Rating.OVERSTATED, ClaimType.EFFICACY, evidence=(told,))
    card = parse(render(report(verdicts=(one,), arithmetic=(), summary="1 claim"))).by_id("claim-1")
    [item] = [node for node in card.walk() if node.tag == "li" and "for" in node.classes]
    assert item.text() == f"for Learning, increase (rat). {title}"


@pytest.mark.parametrize(
    "text", ["# A title\n\n## One\n\nRats learned faster.\n", "Rats learned faster.\n\n## One\n\nMore.\n"]
)
def test_no_level_of_heading_is_skipped(text):
    given = parse_article(text.encode(), name="page.md")
    page = parse(render(ArticleReport(article=given, substances=(), verdicts=(), summary="none")))
    levels = [int(node.tag[1]) for node in page.nodes if re.fullmatch("h[1-6]", node.tag)]
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_links_to_what_stands_out_are_told_apart_by_their_names():
    page = parse(
        render(
            report(
                verdicts=(
                    flagged(
                        "Fabulex raises dopamine", Rating.CONTRADICTED, ClaimType.MECHANISM, because="one"
                    ),
                    flagged("Rats learned faster", Rating.CONTRADICTED, ClaimType.SAFETY, because="two"),
                ),
                arithmetic=(),
                summary="claims",
            )
        )
    )
    [shown] = page.with_class("standouts")
    names = [node.text() for node in shown.walk() if node.tag == "a"]
    assert len(set(names)) == len(names) == 2
