"""One line of a stack: name, form, dose, how often, route; what cannot be read comes back with a reason."""

from __future__ import annotations

import pytest

from probatum.domain.stack import NotUnderstood, StackItem
from probatum.interactions import read_item, read_line

READ = [
    ("St John's wort 900 mg", "st-johns-wort", "900 mg", "1", None),
    ("5-HTP 200 mg", "5-htp", "200 mg", "1", None),
    ("semax 600 ug nasal", "semax", "600 µg", "1", "intranasal"),
    ("vitamin A 10000 IU", "vitamin-a", "10000 IU", "1", None),
    ("vitamin B12 1000 mcg", "vitamin-b12", "1000 µg", "1", None),
    ("omega-3 2 g", "omega-3", "2 g", "1", None),
    ("coenzyme Q10 100 mg", "coenzyme-q10", "100 mg", "1", None),
    ("magnesium citrate 200 mg, 2x daily", "magnesium", "200 mg", "2", None),
    ("2 x 500 mg vitamin C", "vitamin-c", "1000 mg", "1", None),
    ("zinc 25 mg/day", "zinc", "25 mg", "1", None),
    ("iron 65 mg every other day", "iron", "65 mg", "0.5", None),
    ("melatonin 0.5-5 mg at night", "melatonin", "0.5–5 mg", "1", None),
    ("2 capsules fish oil", "omega-3", "2 capsule", "1", None),
    ("warfarin 5mg once daily", "warfarin", "5 mg", "1", None),
    ("кофеин 100 mg", "caffeine", "100 mg", "1", None),
    ("birth control pill", "hormonal-contraceptive", "None", "1", None),
]


@pytest.mark.parametrize(("text", "party", "dose", "times", "route"), READ)
def test_a_line_is_read(text, party, dose, times, route):
    item = read_item(text)
    assert isinstance(item, StackItem)
    assert (item.party.id, str(item.dose), str(item.times_per_day), item.route) == (party, dose, times, route)


@pytest.mark.parametrize(
    ("text", "because", "close"),
    [
        ("setraline 50 mg", "no substance", "sertraline"),
        ("warfrin", "no substance", "warfarin"),
        ("qwertyuiop 5 mg", "no substance", None),
        ("zinc -5 mg", "negative", None),
        ("−5 mg zinc", "negative", None),
        ("zinc 0 mg", "more than nothing", None),
        ("", "nothing was given", None),
        ("   \n", "nothing was given", None),
        ("💊💊", "no name", None),
        ("500 mg", "no substance", None),
        ("x" * 400, "longer than", None),
    ],
)
def test_what_cannot_be_read_says_why(text, because, close):
    unread = read_item(text)
    assert isinstance(unread, NotUnderstood)
    assert because in unread.because
    assert close is None or close == unread.close[0]


def test_two_things_in_one_line_are_two_items():
    items = read_line("L-theanine 200 mg + caffeine 100 mg")
    assert [item.party.id for item in items] == ["l-theanine", "caffeine"]


def test_a_name_with_a_sign_in_it_stays_one():
    assert len(read_line("St John's wort 900 mg, with food")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("zinc", "no dose was given"),
        ("zinc 25 mg", "read as once a day"),
        ("zinc 2 tablets", "depends on the product"),
        ("zinc 25 mg monthly", "cannot be told"),
    ],
)
def test_assumptions_are_said(text, words):
    item = read_item(text)
    assert isinstance(item, StackItem)
    assert any(words in assumption for assumption in item.assumptions)
