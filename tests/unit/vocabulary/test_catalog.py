"""The substances: who they are, found by any name."""

from __future__ import annotations

import json

import pytest

from probatum.domain.errors import UnknownName
from probatum.domain.provenance import SeenIn
from probatum.domain.substance import SubstanceKind
from probatum.vocabulary import compiled, search_names, substances
from probatum.vocabulary.normal import key

ALL = substances().all()


@pytest.mark.parametrize(
    "text",
    ["Semax", "SEMAX", "семакс", "Semaks", "MEHFPGP", "Met-Glu-His-Phe-Pro-Gly-Pro", "(Pro8,Gly9,Pro10)ACTH-(4-10)",
     "[Pro8, Gly9, Pro10]-ACTH (4-10)", "ACTH(4–7)–Pro–Gly–Pro", "АКТГ(4-7)-Pro-Gly-Pro", "semax"],
)  # fmt: skip
def test_semax_by_every_name(text: str) -> None:
    assert substances().named(text).id == "semax"


@pytest.mark.parametrize(
    ("text", "substance"),
    [("n acetyl semax", "n-acetyl-semax"), ("Ac-MEHFPGP-NH2", "n-acetyl-semax-amidate"), ("cdp choline", "citicoline"),
     ("St Johns Wort", "st-johns-wort"), ("choline alfoscerate", "alpha-gpc"), ("α-GPC", "alpha-gpc"),
     ("bpc157", "bpc-157"), ("Selanc", "selank"), ("omberacetam", "noopept"), ("Fenotropil", "phenylpiracetam"),
     ("Lactium", "casein-hydrolysate"), ("vitamin d3", "vitamin-d"), ("fish oil", "omega-3"), ("PGP", "pro-gly-pro")],
)  # fmt: skip
def test_others_by_name(text: str, substance: str) -> None:
    assert substances().named(text).id == substance


def test_an_unknown_name_carries_close_ones() -> None:
    with pytest.raises(UnknownName) as error:
        substances().named("Semaxx")
    assert "Semax" in error.value.close
    with pytest.raises(UnknownName) as error:
        substances().named("qwertyuiop")
    assert error.value.close == ()
    with pytest.raises(UnknownName):
        substances().get("semaxx")


@pytest.mark.parametrize(
    "text", ["", "   ", "ACTH(4-10)", "tuftsin", "[D-Arg8]ACTH-(4-10)", "MGHPPG", "[Ala1]Semax"]
)
def test_neighbors_are_not_known_substances(text: str) -> None:
    with pytest.raises(UnknownName):
        substances().named(text)


def test_every_substance_is_whole() -> None:
    for substance in ALL:
        assert substance.query.count('"') % 2 == 0, substance.id
        assert "[tiab]" in substance.query, substance.id
        assert len(substance.what.split()) <= 16, substance.id
        assert substance.names[0].text == substance.name


def test_every_substance_of_the_facts_has_a_file(shared) -> None:
    named = {"any"}
    for file in ("names", "cautions", "regulatory"):
        for line in (shared / "data/facts" / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            named.add(json.loads(line)["substance_id"])
    assert named - {"any"} <= {substance.id for substance in ALL}


def test_what_the_seeds_name_is_there() -> None:
    wanted = "semax n-acetyl-semax n-acetyl-semax-amidate selank noopept piracetam aniracetam alpha-gpc l-theanine " \
        "noocube casein-hydrolysate alpha-casozepine cerebrolysin pro-gly-pro"  # fmt: skip
    assert all(substances().has(identifier) for identifier in wanted.split())


def test_research_peptides_are_marked() -> None:
    assert substances().get("semax").is_unapproved_class
    assert not substances().get("milk").is_unapproved_class
    assert substances().get("milk").kind is SubstanceKind.FOOD


def test_legal_status_is_curated_dated_and_says_where_it_was_seen() -> None:
    by, on = compiled()
    semax = substances().get("semax").regulatory
    assert {item.value.jurisdiction for item in semax} == {"US", "RU", "INT", "CA"}
    assert all((item.curated.by, item.curated.on, item.curated.reviewed) == (by, on, False) for item in semax)
    wada = next(item for item in semax if item.value.body == "WADA")
    assert wada.curated.seen_in is SeenIn.REGULATOR
    assert wada.citation.locator
    assert wada.citation.locator.startswith("http")
    second_hand = [item for item in semax if item.curated.seen_in is SeenIn.SECONDARY]
    assert second_hand
    assert all(item.citation.locator is None and item.citation.id is None for item in second_hand)


def test_no_second_hand_page_is_ever_linked() -> None:
    for substance in ALL:
        for item in substance.regulatory:
            if item.curated.seen_in in (SeenIn.SECONDARY, SeenIn.SEED, SeenIn.NONE):
                assert item.citation.locator is None, (substance.id, item)


def test_identifiers_are_curies_with_a_source() -> None:
    semax = substances().get("semax")
    assert {"cas:80714-61-0", "pubchem:122178", "atc:N06BX"} <= set(semax.identifiers)
    assert not any("4037-01-8" in curie for curie in semax.identifiers)
    for substance in ALL:
        assert tuple(curie for curie, _ in substance.identifier_sources) == substance.identifiers
        assert all(source for _, source in substance.identifier_sources)


def test_search_names_hold_every_safe_spelling_and_no_ambiguous_one() -> None:
    names = search_names(substances().get("semax"))
    assert {"Semax", "Семакс", "MEHFPGP", "Met-Glu-His-Phe-Pro-Gly-Pro", "[Pro8,10,Gly9]ACTH-(4-10)"} <= set(
        names
    )
    assert "MGHPPGP" not in names
    assert len(names) == len(set(names))
    assert not {"ACH"} & set(search_names(substances().get("casein-hydrolysate")))


def test_the_query_says_nothing_twice() -> None:
    parts = substances().get("semax").query.split(" OR ")
    assert len({key(part) for part in parts}) == len(parts)


def test_related_substances_say_how() -> None:
    assert dict(substances().get("semax").related)["n-acetyl-semax"] == "acetylated form"
