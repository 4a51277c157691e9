"""Fixed sentences: typed slots, GRADE's words, no free text."""

from __future__ import annotations

import re
import string
import tomllib
import typing
from importlib.resources import files
from itertools import product

import pytest

from probatum.domain.errors import InvariantBroken, RuleError
from probatum.domain.terms import Better, CertaintyLevel, FindingState
from probatum.pages import contexts
from probatum.pages.invariants.language import forbidden, patterns
from probatum.pages.sections.effects import effect_key
from probatum.pages.sentences import words

TEMPLATES = tomllib.loads(files("probatum.pages").joinpath("sentences.toml").read_text("utf-8"))
FORBIDDEN = tomllib.loads(files("probatum.pages").joinpath("invariants/forbidden.toml").read_text("utf-8"))


def test_every_template_declares_its_slots():
    for group, entries in TEMPLATES.items():
        for key, entry in entries.items():
            used = {name for _, name, _, _ in string.Formatter().parse(entry["text"]) if name}
            assert used == set(entry.get("slots", {})), f"{group}.{key}"


@pytest.mark.parametrize(("level", "finding", "better"), list(product(CertaintyLevel, FindingState, Better)))
def test_every_state_of_an_outcome_has_its_sentence(level, finding, better):
    """High "results in", moderate "probably", low "may", very low "very uncertain"."""
    said = words(
        effect_key(finding, better, level),
        lead="",
        substance="Fabulex",
        outcome="word recall",
        basis_words="2 studies",
    )
    expected = {
        CertaintyLevel.HIGH: "results in",
        CertaintyLevel.MODERATE: "probably",
        CertaintyLevel.LOW: "may",
        CertaintyLevel.VERY_LOW: "We are very uncertain whether",
    }[level]
    if finding is FindingState.CONFLICTING:
        expected = "disagree"
    elif finding is FindingState.UNCLEAR and level is not CertaintyLevel.VERY_LOW:
        expected = "unclear"
    assert expected in said
    assert said.endswith("(2 studies).")


def test_benefit_and_harm_follow_which_way_is_better():
    assert effect_key(FindingState.BENEFIT, Better.LOWER, CertaintyLevel.LOW) == "effect.low_reduce"
    assert effect_key(FindingState.HARM, Better.LOWER, CertaintyLevel.LOW) == "effect.low_increase_harm"


def test_a_sentence_never_stands_in_a_noun_slot():
    with pytest.raises(InvariantBroken):
        words("effect.untested", outcome="No Western-validated dose exists")


def test_wrong_slots_are_an_error():
    with pytest.raises(RuleError, match="slots do not match"):
        words("effect.untested", dose="1 mg")


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_forbidden_words_fire_and_stay_silent(kind):
    for entry, pattern in zip(FORBIDDEN[kind], patterns(kind), strict=True):
        for text in entry["fires"]:
            assert re.search(pattern, text, re.IGNORECASE), text
        for text in entry["silent"]:
            assert not forbidden(kind).search(text), text


def test_no_template_breaks_its_own_rules():
    texts = [entry["text"] for entries in TEMPLATES.values() for entry in entries.values()]
    assert [text for text in texts for kind in FORBIDDEN if forbidden(kind).search(text)] == []


def test_every_field_of_every_context_has_help():
    kinds = [value for value in vars(contexts).values() if hasattr(value, "__dataclass_fields__")]
    assert len(kinds) > 30
    for kind in kinds:
        for name, hint in typing.get_type_hints(kind, include_extras=True).items():
            assert getattr(hint, "__metadata__", ()), f"{kind.__name__}.{name} has no help"
