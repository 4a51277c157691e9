"""`probatum dose` and `probatum hed` as a user meets them."""

from __future__ import annotations

import json

import pytest

from probatum.cli import dose
from probatum.domain.errors import ProbatumError


def test_dose_shows_readings_checks_and_assumptions(capsys: pytest.CaptureFixture[str]) -> None:
    dose.run_dose(
        "Two drops of a 0.1% solution in each nostril twice a day, 4 mg a day in total", as_json=False
    )
    shown = capsys.readouterr().out
    assert "2 drop per nostril" in shown
    assert "off by a power of ten" in shown
    assert "Calculation only" in shown
    assert "two nostrils" in shown


def test_dose_as_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    dose.run_dose("vitamin E 400 IU", as_json=True)
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "probatum/dose/1"
    assert [one["result"].split()[0] for one in document["conversions"]] == ["268", "180", "360"]


def test_hed_shows_ratio_factor_and_caveats(capsys: pytest.CaptureFixture[str]) -> None:
    dose.run_hed(["50", "ug/kg"], species="rat", weight="65", as_json=True)
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "probatum/hed/1"
    assert (document["human_equivalent"], document["rounded_divisor"]) == ("527 µg", "6.2")
    assert "not a dose to take" in document["caveats"][0]


@pytest.mark.parametrize(
    ("words", "species", "weight", "says"),
    [
        (["50", "ug"], "rat", None, "not a dose per kg"),
        (["fifty"], "rat", None, "not one dose"),
        (["50", "ug/kg"], "unicorn", None, "no body-surface factor"),
        (["50", "ug/kg"], "rat", "heavy", "not a number"),
        (["50", "ug/kg"], "rat", "0", "not a body mass"),
    ],
)
def test_wrong_input_says_what_would_be_right(
    words: list[str], species: str, weight: str | None, says: str
) -> None:
    with pytest.raises(ProbatumError, match=says):
        dose.run_hed(words, species=species, weight=weight, as_json=False)


def test_no_dose_in_the_text() -> None:
    with pytest.raises(ProbatumError, match="no dose in this text"):
        dose.run_dose("take it slowly", as_json=False)
