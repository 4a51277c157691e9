"""Every number of a text made nought, all at once or one by one: nothing is divided by it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from probatum.text_checks import check_text

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PASSAGES = Path(__file__).parents[1] / "data" / "passages.jsonl"
TEXTS = [json.loads(line)["text"] for line in _PASSAGES.read_text("utf-8").splitlines()] + [
    "Its half-life is 3 hours. After twelve hours 20 mg of the 100 mg is left.",
    "The half-life is 5 to 6 hours, so it works for 12 hours.",
    "Dissolve 5 mg in 2 mL. On an insulin syringe, 250 mcg is the 10 unit mark.",
    "At 2.5 mg/mL, draw to 10 units on a U-100 syringe for 250 mcg.",
    "A 10 mL bottle lasts 20 days at 0.5 mL a day.",
]


@pytest.mark.parametrize("nought", ["0", "0.0"])
def test_all_numbers_nought(nought: str) -> None:
    for text in TEXTS:
        assert isinstance(check_text(_NUMBER.sub(nought, text)), tuple)


def test_one_number_nought() -> None:
    for text in TEXTS:
        for one in _NUMBER.finditer(text):
            assert isinstance(check_text(text[: one.start()] + "0" + text[one.end() :]), tuple)
