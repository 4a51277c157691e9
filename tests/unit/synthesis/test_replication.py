from __future__ import annotations

import pytest

from builders import study
from probatum.domain.provenance import SeenIn
from probatum.domain.study import Laboratory
from probatum.synthesis import replication
from probatum.synthesis.institutions import linking_key


def test_one_shared_author_in_any_spelling_links() -> None:
    found = replication(
        [
            study("a", authors=["Dolotov OV", "Myasoedov NF"]),
            study("b", authors=["Miasoedov N.F.", "Lebedeva IS"]),
        ]
    )
    assert found.k == 1
    assert found.links[0].because == "shared authors: Myasoedov NF"


def test_same_surname_with_another_initial_does_not_link() -> None:
    assert replication([study("a", authors=["Levitskaya NG"]), study("b", authors=["Levitskaya AG"])]).k == 2


def test_a_very_common_surname_needs_a_second_clue() -> None:
    alone = [study("a", authors=["Wang Y", "Aoki T"]), study("b", authors=["Wang Y", "Berg S"])]
    twice = [study("a", authors=["Wang Y", "Aoki T"]), study("b", authors=["Wang Y", "Aoki T"])]
    house = "Institute of Peptide Research, Wuhan, China"
    placed = [
        study("a", authors=["Wang Y"], institutions=[house]),
        study("b", authors=["Wang Y"], institutions=[house]),
    ]
    assert [replication(s).k for s in (alone, twice, placed)] == [2, 1, 1]


def test_a_foreign_co_author_makes_no_independent_group() -> None:
    img = "Institute of Molecular Genetics, Russian Academy of Sciences, Moscow, Russia"
    leipzig = "Institute of Anatomy, University of Leipzig, Medical Faculty, Leipzig, Germany"
    found = replication(
        [
            study("first", authors=["Dolotov OV", "Myasoedov NF", "Engele J"], institutions=[img, leipzig]),
            study("second", authors=["Dolotov OV", "Engele J"], institutions=[img]),
            study("receptor", authors=["Adan RA"]),
        ]
    )
    assert found.k == 2
    assert found.clusters[0].studies == ("first", "second")
    assert found.clusters[0].label == "Institute of Molecular Genetics"
    assert found.max_share == pytest.approx(2 / 3)
    assert found.effective == pytest.approx(9 / 5)


@pytest.mark.parametrize(
    ("affiliation", "key"),
    [
        ("M.V. Lomonosov Moscow State University, Moscow, Russia", None),
        ("University of Catania, Italy", None),
        ("City Hospital No. 3", None),
        ("National Research Center 'Kurchatov Institute', Moscow, Russia", None),
        (
            "Department of Pharmacology, University of Graz, Austria",
            "department of pharmacology | university of graz",
        ),
        ("Department of Pharmacology, Graz, Austria", None),
        ("Institute of Molecular Genetics, Moscow, Russia", "institute of molecular genetics | russia"),
    ],
)
def test_a_large_house_alone_is_no_laboratory(affiliation: str, key: str | None) -> None:
    assert linking_key(Laboratory(name=affiliation)) == key


def test_a_curated_laboratory_links_under_any_printed_name() -> None:
    found = replication(
        [
            study("a", institutions=[Laboratory(name="IMG, Moscow, Russia", group="img-ras")]),
            study("b", institutions=[Laboratory(name="Kurchatov Institute, Moscow", group="img-ras")]),
        ]
    )
    assert found.k == 1
    assert found.links[0].because.startswith("same laboratory: ")


def test_one_university_and_different_people_are_two_groups() -> None:
    house = "M.V. Lomonosov Moscow State University, Moscow, Russia"
    found = replication(
        [
            study("a", authors=["Aoki T"], institutions=[house]),
            study("b", authors=["Berg S"], institutions=[house]),
        ]
    )
    assert (found.k, found.unknown) == (2, ())


def test_one_university_and_no_authors_cannot_be_told() -> None:
    house = "M.V. Lomonosov Moscow State University, Moscow, Russia"
    elsewhere = study("c", institutions=["Odesa National Medical University, Odesa, Ukraine"])
    found = replication([study("a", institutions=[house]), study("b", institutions=[house]), elsewhere])
    assert ([c.studies for c in found.clusters], found.unknown) == ([("c",)], ("a", "b"))


def test_suspected_overlap_of_participants_links() -> None:
    found = replication(
        [study("a", authors=["Lebedeva IS"]), study("b", authors=["Panikratova YR"], overlaps=["a"])]
    )
    assert found.k == 1
    assert found.links[0].because == "participants suspected to overlap"


def test_nothing_known_is_counted_in_no_group() -> None:
    found = replication([study("a", authors=["Adan RA"]), study("b")])
    assert (found.k, found.unknown, found.max_share) == (1, ("b",), 1.0)
    nobody = replication([study("b")])
    assert (nobody.k, nobody.max_share, nobody.effective) == (0, None, None)


def test_studies_that_are_no_evidence_are_no_replication() -> None:
    told = study("told", authors=["Adan RA"], seen_in=SeenIn.SECONDARY)
    assert replication([told]).k == 0


def test_a_group_without_institution_goes_by_its_usual_author() -> None:
    found = replication([study("a", authors=["Aoki T", "Berg S"]), study("b", authors=["Berg S"])])
    assert found.clusters[0].label == "Berg S (institution not stated)"


def test_a_curated_university_is_still_too_coarse_without_a_department() -> None:
    def msu(name: str) -> Laboratory:
        return Laboratory(name=name, institution="Lomonosov Moscow State University", group="lomonosov-msu")

    assert linking_key(msu("Lomonosov Moscow State University, Moscow")) is None
    assert (
        linking_key(msu("MSU, Department of Physiology, Moscow"))
        == "department of physiology | lomonosov-msu"
    )
