"""Features found by number are the features found by name."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.abstracts import rows

from probatum.models import designs, roles
from probatum.models.linear import load
from probatum.text.sentences import sentences

TEXTS = [row["abstract"] for row in rows().values() if row["abstract"]]
HINTS = ("design=rct", "kind=drug", "track=human", "random=True", "d4")


def by_name(model: str, names: list[str]) -> Counter[int]:
    find = load(model).vocabulary.get
    return Counter(row for name in names if (row := find(name)) is not None)


def same_roles(told: list[str]) -> bool:
    found, of = roles.rows(told)
    return all(
        Counter(found[of == i].tolist()) == by_name("roles", names)
        for i, names in enumerate(roles.features(told))
    )


@pytest.mark.parametrize("text", TEXTS[::4], ids=range(len(TEXTS[::4])))
def test_of_test_abstracts(text):
    told = [place.of(text) for place in sentences(text)]
    assert same_roles(told)
    found = designs.rows(told[0], told, HINTS).tolist()
    assert Counter(found) == by_name("designs", designs.features(told[0], told, HINTS))


@given(st.lists(st.text("Thet rats <>$:#0 ^", max_size=40), max_size=4))
def test_of_odd_text(told):
    assert same_roles(told)


def test_of_nothing():
    assert roles.rows([])[0].tolist() == []
    assert designs.rows("", [], ()).tolist() == []
