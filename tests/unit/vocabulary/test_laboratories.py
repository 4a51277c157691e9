"""Laboratories: one institution under all its names; unknown ones by the commas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.domain.errors import RuleError
from probatum.vocabulary import laboratories


@pytest.mark.parametrize(
    "affiliation",
    [
        "Institute of Molecular Genetics, Russian Academy of Sciences, Moscow, Russia",
        "Institute of Molecular Genetics of National Research Center «Kurchatov Institute», Moscow, Russia",
        "Institute of Molecular Genetics, USSR Academy of Sciences, Moscow",
        "IMG NRC Kurchatov Institute, Moscow, Russia",
        "Институт молекулярной генетики РАН, Москва, Россия",
        "ИМГ РАН, Москва",
        "INSTITUTE OF MOLECULAR GENETICS, MOSCOW",
    ],
)
def test_one_institution_under_all_its_names(affiliation: str) -> None:
    laboratory = laboratories().identify(affiliation)
    assert (laboratory.group, laboratory.city, laboratory.country) == ("img-ras", "Moscow", "Russia")
    assert laboratory.name == affiliation


@pytest.mark.parametrize(
    ("affiliation", "group"),
    [
        ("M. V. Lomonosov Moscow State University, Moscow, Russia", "lomonosov-msu"),
        ("Moscow State University of Medicine and Dentistry, Moscow", "msmsu"),
        ("Kurchatov Institute, Moscow, Russia", "kurchatov"),
        ("V.V. Zakusov Research Institute of Pharmacology, Moscow", "zakusov"),
        ("Kursk State Medical University, Kursk, Russia", "kursk-smu"),
        ("Astrakhan State Medical Academy, Russia", "astrakhan-smu"),
        ("CNR-Istituto di Biostrutture e Bioimmagini, Catania, Italy", "cnr-ibb-catania"),
        ("Department of Chemical Sciences, University of Catania, Italy", "catania"),
        ("Institute of Anatomy, University of Leipzig, Medical Faculty, Leipzig, Germany", "leipzig"),
        ("Odessa National Medical University, Odesa, Ukraine", "odesa-nmu"),
        ("Sechenov University, Moscow, Russia", "sechenov-university"),
        ("Sechenov Institute of Evolutionary Physiology and Biochemistry, St Petersburg", "sechenov-iephb"),
    ],
)
def test_groups(affiliation: str, group: str) -> None:
    assert laboratories().identify(affiliation).group == group


@pytest.mark.parametrize(
    ("affiliation", "institution", "city", "country"),
    [
        (
            "Department of Pharmacology, University of Oxford, Mansfield Road, Oxford OX1 3QT, UK.",
            "University of Oxford",
            "Oxford",
            "United Kingdom",
        ),
        (
            "Karazin Kharkiv National University, 4 Svobody Sq., 61022 Kharkiv, Ukraine. x@y.org",
            "Karazin Kharkiv National University",
            "Kharkiv",
            "Ukraine",
        ),
        (
            "Dept of Neurology, Mayo Clinic, Rochester, MN 55905, USA",
            "Mayo Clinic",
            "Rochester",
            "United States",
        ),
        ("Kazan, Russia", None, "Kazan", "Russia"),
        ("China", None, None, "China"),
        ("", None, None, None),
        ("somewhere", None, None, None),
    ],
)
def test_unknown_institutions(
    affiliation: str, institution: str | None, city: str | None, country: str | None
) -> None:
    laboratory = laboratories().identify(affiliation)
    assert (laboratory.institution, laboratory.city, laboratory.country, laboratory.group) == (
        institution,
        city,
        country,
        None,
    )


def test_get() -> None:
    assert laboratories().get("img-ras").city == "Moscow"
    with pytest.raises(RuleError, match="atlantis"):
        laboratories().get("atlantis")


@given(st.text(max_size=150))
def test_any_affiliation_is_kept_as_printed(affiliation: str) -> None:
    assert laboratories().identify(affiliation).name == affiliation
