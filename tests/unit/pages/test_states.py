"""The further states of the design: each page passes every invariant and says what it must."""

from __future__ import annotations

import pytest

from probatum import pages
from probatum.pages.invariants import broken
from probatum.pages.invariants.dom import parse
from unit.pages.fakes_states import STATES
from unit.pages.test_golden import visible


@pytest.mark.parametrize("state", STATES)
def test_every_invariant_holds(state):
    monograph = STATES[state]()
    assert not list(broken(monograph, pages.render(monograph)))


def words(state):
    return "\n".join(visible(next(parse(pages.render(STATES[state]())).with_tag("body"))))


def test_no_effect_is_neither_untested_nor_unclear():
    assert "results in little or no difference to word recall" in words("scored null").casefold()
    assert "Evidence score for Word recall: 0 of 100." in words("scored null")
    assert "untested in people" in words("no human data")


def test_one_group_behind_everything_is_said():
    assert "all from one group of laboratories" in words("one laboratory")


def test_a_form_stands_with_its_own_studies():
    text = words("several forms")
    assert "citrate | oral | 2 of 3" in text
    assert "oxide | oral | 1 of 3" in text


def test_an_old_search_says_until_when():
    assert "Evidence up to 2004-02-29" in words("old search")


def test_both_values_of_an_overridden_field_stand():
    text = words("curator override")
    assert "40" in text
    assert "44" in text
