"""Broken stacks: garbage, long lists, absurd doses. Every item is answered, none is lost, nothing crashes."""

from __future__ import annotations

import pytest

from probatum.interactions import stack

GARBAGE = [
    "",
    "\x00",
    "\ud800",
    "🙂" * 50,
    "-" * 300,
    "5" * 300,
    "1e999 mg zinc",
    "zinc 99999999999999999999999999 kg",
    "zinc 0.0000000000000001 ng",
    "zinc NaN mg",
    "zinc ∞ mg",
    "zinc 1/0 mg",
    "'; DROP TABLE items; --",
    "<script>alert(1)</script> zinc 10 mg",
    "{substance} 5 mg",
    "%s %d 10 mg",
    "zinc\n\n10 mg",
    "zinc\t10\u00a0mg",
    "ZINC 10 MG",
    "zinc 10 mg 20 mg 30 mg",
    "zinc 5 mg/kg",
    "zinc 10 mM",
    "zinc 10 %",
    "and and and",
    "+ + +",
    ", , ,",
    "vitamin",
    "a",
    "of",
    "١٠ mg zinc",
]


@pytest.mark.parametrize("text", GARBAGE)
def test_garbage_is_answered(text):
    report = stack([text, "zinc 10 mg", "warfarin 5 mg"])
    assert len(report.stack.items) + len(report.stack.not_understood) >= 3
    assert any(item.party.id == "warfarin" for item in report.stack.items)


def test_two_hundred_items_and_more():
    names = [
        "zinc",
        "iron",
        "warfarin",
        "sertraline",
        "kava",
        "caffeine",
        "magnesium",
        "vitamin D",
        "ginkgo",
        "nope",
    ]
    report = stack([f"{names[i % 10]} {i + 1} mg" for i in range(230)])
    understood, unread = len(report.stack.items), len(report.stack.not_understood)
    assert understood + unread == 230
    assert unread == 20 + 30
    assert all(
        "200 items" in one.because or "no substance" in one.because for one in report.stack.not_understood
    )


def test_the_same_thing_twice_is_a_duplicate_and_no_pair():
    report = stack(["zinc 10 mg", "zinc 20 mg"])
    assert report.pairs == ()
    assert [one.ingredient for one in report.duplicates] == ["Zinc"]


def test_nothing_at_all():
    report = stack([])
    assert (report.stack.items, report.pairs, report.totals, report.unknown) == ((), (), (), ())
    assert report.disclaimer
    assert report.notes
