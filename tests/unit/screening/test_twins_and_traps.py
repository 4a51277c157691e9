"""Pairs that look alike: some are one article, most are not."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from probatum import screening, starter, vocabulary
from probatum.domain.record import Record
from probatum.domain.selection import ExclusionReason, FlowSource
from probatum.screening.grouping import group
from probatum.screening.study_type import why_not_a_study
from probatum.screening.twins import is_edition, journal_key, why_twins
from records import record

STARTER = {
    line_study.citation.title: line
    for line_study, line in zip(starter.load().studies, starter.load().records, strict=True)
}


def starter_record(words: str) -> Record:
    """The one starter record whose title contains these words."""
    (found,) = [one for title, one in STARTER.items() if title and words in title]
    return found


def test_the_starter_set_holds_no_two_records_of_one_article():
    assert [report for report in group(starter.load().records) if report.others] == []


def test_the_english_version_of_a_starter_article_is_its_twin():
    russian = starter_record("corrects behaviour and corticosterone level")
    english = record(
        "doi:10.1007/s11055-000-00000-0",
        "Peptide ACTH(4-7)-PGP corrects behavior and corticosterone levels in rats under chronic stress",
        authors=", ".join(author.name for author in russian.authors),
        year=2022,
        journal="Neuroscience and Behavioral Physiology",
    )
    assert why_twins(russian, english) == (
        "translated twin: English edition of the journal, same authors, same title"
    )


def test_an_abstract_from_a_file_joins_the_starter_row_of_the_same_article():
    semax = starter.load().about("semax")
    known = starter_record("Entry of the synthetic ACTH(4-10) analogue")
    stored = record(str(known.id), "Entry of a peptide", "Rats were given the peptide.", year=1991)
    result = screening.screen(
        (*semax.records, stored),
        vocabulary.substances().get("semax"),
        studies=semax.by_record,
        as_of=None,
        sources=(FlowSource.STARTER_SET, FlowSource.FILES),
    )
    assert (result.flow.identified, result.flow.duplicates, result.flow.included) == (81, 1, 51)
    assert stored in result.included


def test_the_flow_of_the_semax_collection():
    semax = starter.load().about("semax")
    flow = screening.screen(
        semax.records, vocabulary.substances().get("semax"), studies=semax.by_record,
        as_of=semax.compiled, sources=(FlowSource.STARTER_SET,),
    ).flow  # fmt: skip
    counts = {reason: sum(one.reason is reason for one in flow.exclusions) for reason in ExclusionReason}
    assert (flow.identified, flow.duplicates, flow.included) == (80, 0, 51)
    assert {reason.name: count for reason, count in counts.items() if count} == {
        "OTHER_SUBSTANCE": 2, "NOT_A_STUDY": 13, "NOT_SEEN_IN_PRIMARY_SOURCE": 14,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Bioorg. Khim.", "Russian Journal of Bioorganic Chemistry", True),
        ("Russ J Bioorg Chem", "Bioorg Khim", True),
        ("Byull Eksp Biol Med", "The Bulletin of Experimental Biology and Medicine", True),
        ("Bioorg Khim", "Bull Exp Biol Med", False),
        ("Bull Exp Biol Med", "Bulletin of Experimental Biology and Medicine", False),
        ("Neuropeptides", "Neuropeptides", False),
    ],
)
def test_editions(a: str, b: str, expected: bool):
    assert is_edition(a, b) is expected


def test_journal_names_compare_without_case_dots_and_articles():
    assert journal_key("The Bulletin of Experimental Biology & Medicine") == journal_key(
        "bulletin experimental biology medicine"
    )


def shared_abstracts(shared: Path) -> dict[str, Record]:
    """The test abstracts, with the starter's references where the article is known."""
    rows = (shared / "data/facts/test_abstracts.jsonl").read_text("utf-8").splitlines()
    texts = {row["id"]: row for row in map(json.loads, rows)}
    known = {
        line.values["id"]: one for (_, line), one in zip(starter_lines(), starter.load().records, strict=True)
    }
    return {
        name: record(
            str(known[name].id) if name in known else f"local:{name}",
            row["title"],
            row["abstract"],
            authors=", ".join(author.name for author in known[name].authors) if name in known else "",
            year=known[name].published.year if name in known and known[name].published else None,  # type: ignore[union-attr]
            journal=known[name].journal if name in known else None,
        )
        for name, row in texts.items()
    }


def starter_lines() -> tuple[tuple[str, object], ...]:
    from probatum.starter.files import study_lines

    return study_lines()  # type: ignore[return-value]


def test_no_two_test_abstracts_are_one_report(shared: Path):
    """Among them the pairs that must not merge: one group and year with two papers, one peptide and metal."""
    records = list(shared_abstracts(shared).values())
    joined = [report.ids for report in group(records) if report.others]
    assert joined == []


@pytest.mark.parametrize("kind", ["must-not-merge", "twin", "overlap"])
def test_fixture_pairs_are_never_merged(shared: Path, kind: str):
    """Suspected overlaps stay two studies, shown as overlapping; unlike pairs stay two studies."""
    abstracts = shared_abstracts(shared)
    rows = map(json.loads, (shared / "data/facts/fixtures.jsonl").read_text("utf-8").splitlines())
    pairs = [row["abstract_ids"] for row in rows if row["kind"] == kind and len(row["abstract_ids"]) == 2]
    assert pairs
    for one, other in pairs:
        assert len(group([abstracts[one], abstracts[other]])) == 2, (one, other)


def test_the_retracted_test_abstract_is_no_evidence(shared: Path):
    one = shared_abstracts(shared)["fict40_retraction"]
    result = screening.screen(
        [one], vocabulary.substances().get("curcumin"), studies={}, as_of=None, sources=(FlowSource.FILES,)
    )
    assert [exclusion.reason for exclusion in result.flow.exclusions] == [ExclusionReason.RETRACTED]


@pytest.mark.slow
def test_titles_alone_find_reviews_and_protocols_and_hardly_a_study(shared: Path):
    """On 530 annotated records: most systematic reviews and protocols, at most one study in a hundred."""
    with gzip.open(shared / "data/corpora/study_type_teller/dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        labeled = [json.loads(row) for row in rows]
    left_out: Counter[str] = Counter()
    for row in labeled:
        is_left_out = why_not_a_study([record("local:x", row["title"])], None) is not None
        left_out[row["accepted_label"]] += is_left_out
    reviews = {"Human-systematic-review", "Clinical-study-protocol"}
    no_studies = reviews | {"Non-systematic-review", "Remaining"}
    asked = sum(row["accepted_label"] in reviews for row in labeled)
    studies = sum(row["accepted_label"] not in no_studies for row in labeled)
    assert sum(left_out[label] for label in reviews) >= 0.75 * asked
    assert sum(count for label, count in left_out.items() if label not in no_studies) <= 0.01 * studies
