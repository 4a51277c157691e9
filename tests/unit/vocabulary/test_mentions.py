"""Names in running text: offsets of the original, longest first, look-alikes apart."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.domain.substance import SubstanceId
from probatum.vocabulary import ambiguous_mentions, mentions, substances


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.substance, text[mention.start : mention.end]) for mention in mentions(text)]


def test_offsets_are_code_points_of_the_original() -> None:
    text = "  «\u200bСемакс®» (Met–Glu–His–Phe–Pro–Gly–Pro), α–GPC\u00a0and ﬁsh; naïve."
    got = found(text)
    assert ("semax", "Met–Glu–His–Phe–Pro–Gly–Pro") in got
    assert ("alpha-gpc", "α–GPC") in got
    assert got[0] == ("semax", "Семакс")


def test_one_name_in_two_lines() -> None:
    assert found("N-acetyl\nSemax") == [("n-acetyl-semax", "N-acetyl\nSemax")]


def test_via_tells_how_it_was_named() -> None:
    text = "Semax, MEHFPGP, [Pro8,10,Gly9]ACTH-(4-10)"
    assert [mention.via for mention in mentions(text)] == ["name", "sequence", "positional name"]


@pytest.mark.parametrize(
    "text", ["Semaxin", "preSemax", "Semax2", "_Semaxa", "piracetams-like levetiracetam", "Cu-PGP"]
)
def test_word_boundaries(text: str) -> None:
    assert found(text) == []


def test_short_names_agree_in_case() -> None:
    assert found("FISH and milk") == [("milk", "milk")]
    assert found("ghk was") == []
    assert found("GHK was") == [("ghk", "GHK")]


@pytest.mark.parametrize(
    ("alone", "clue", "substance"),
    [("CBD", "cannabidiol (CBD)", "cbd"), ("NAC", "N-acetylcysteine (NAC)", "nac"), ("ACH", "Lactium (ACH)", "casein-hydrolysate"),
     ("PGP", "Pro-Gly-Pro (PGP)", "pro-gly-pro"), ("MGHPPGP", "Semax (MGHPPGP)", "semax"), ("DHA", "fish oil (DHA)", "omega-3")],
)  # fmt: skip
def test_an_ambiguous_name_needs_a_second_clue(alone: str, clue: str, substance: str) -> None:
    assert found(f"{alone} was given") == []
    assert [name for _, name in found(clue)][-1] == alone
    assert {identifier for identifier, _ in found(clue)} == {substance}


def test_an_ambiguous_name_counts_where_what_stands_around_has_made_it_sure() -> None:
    assert mentions("NAC was given") == ()
    assert [one.substance for one in mentions("NAC was given", sure={SubstanceId("nac")})] == ["nac"]
    assert [one.substance for one in ambiguous_mentions("NAC was given")] == ["nac"]
    assert ambiguous_mentions("Semax was given") == ()


def test_test_abstracts_name_their_substances(shared) -> None:
    """Every abstract about Semax names it by our names, also where the word Semax does not occur."""
    facts = shared / "data/facts"
    about = {}
    for file in ("semax_studies", "other_studies"):
        for line in (facts / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            about[row["id"]] = row["substance"]
    checked = Counter()
    for line in (facts / "test_abstracts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if about.get(row["id"]) in (
            "Semax",
            "Selank",
            "Piracetam",
            "Aniracetam",
            "Alpha-GPC",
            "Cerebrolysin",
            "Noopept",
            "Ashwagandha",
        ):
            wanted = substances().named(about[row["id"]]).id
            text = f"{row['title']}\n{row['abstract']}"
            assert wanted in {mention.substance for mention in mentions(text)}, row["id"]
            checked[wanted] += 1
    assert checked["semax"] >= 40


def test_identity_fixtures(shared) -> None:
    """The rows of fixtures.jsonl that give a list of substances for an abstract."""
    facts = shared / "data/facts"
    lines = (facts / "test_abstracts.jsonl").read_text(encoding="utf-8").splitlines()
    abstracts = {row["id"]: row for row in map(json.loads, lines)}
    checked = 0
    for line in (facts / "fixtures.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["field"] != "substances" or not row["kind"].startswith("synonym"):
            continue
        abstract = abstracts[row["abstract_ids"][0]]
        got = {mention.substance for mention in mentions(f"{abstract['title']}\n{abstract['abstract']}")}
        assert {substances().named(name).id for name in row["expected"]} <= got, row["id"]
        checked += 1
    assert checked >= 4


@given(st.text(max_size=200))
def test_any_text_gives_spans_inside_it_and_apart(text: str) -> None:
    last = 0
    for mention in mentions(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


NAMES = [name.text for substance in substances().all() for name in substance.names if not name.is_ambiguous]


@given(
    st.sampled_from(NAMES),
    st.text(alphabet="абв xyz.,()\n", max_size=20),
    st.text(alphabet="абв xyz.,)\n", max_size=20),
)
def test_every_safe_name_is_found_wherever_it_stands(name: str, before: str, after: str) -> None:
    text = f"{before} {name}, {after}"
    owner = substances().named(name).id
    spans = [(m.start, m.end) for m in mentions(text) if m.substance == owner]
    where = len(before) + 1
    assert any(start < where + len(name) and where < end for start, end in spans), mentions(text)


def test_broken_text_is_only_text() -> None:
    for text in (
        "\x00Semax\x00",
        "\ud800Semax",
        "Semax" * 3,
        "S\u0301emax",
        "[" * 5000,
        "(" * 5000 + "Pro8",
        "Pro8," * 2000,
    ):
        mentions(text)
    assert found("\x00Semax\x00") == [("semax", "Semax")]
