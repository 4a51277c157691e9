"""Sentences, numbers, abbreviations, negation, hedging and roles on small texts of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from probatum.domain.provenance import Section
from probatum.text import (
    Role,
    abbreviations,
    hedges,
    is_negated,
    numbers,
    passage_roles,
    sentence_at,
    sentences,
)
from probatum.text.slices import Slice


def cut(text: str) -> list[str]:
    return [place.of(text) for place in sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rats (n = 24) got 0.5 mg i.p. daily. It helped.", 2),
        ("They were injected i.p. The rats slept.", 2),
        ("Smith et al. Found nothing (p<0.05). So did E. coli.", 2),
        ("See Fig. 2 and Table 1. Then stop.", 2),
        ("We studied mice.We found none.", 2),
        ("It fell (p < 0. 05) at once.", 1),
        ("Objective. To test it. Methods. We tested it.", 4),
        ("A dose (0.1%. See below) was given. Good.", 2),
        ("Изучали пептид. Получен эффект у крыс, т.е. рост.", 2),
        ("One! Two? mRNA rose.", 3),
        ("First line\n\nSecond line", 2),
        ("", 0),
        ("   ", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(cut(text)) == count, cut(text)


def test_the_sentence_around_a_position() -> None:
    text = "One is here. Two is there."
    assert sentence_at(text, 14).of(text) == "Two is there."
    assert sentence_at(text, 12).of(text) == "One is here."


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A total of 1,326 studies", ["1326"]),
        ("13 388 women", ["13388"]),
        ("in 2 100 mg tablets", ["2", "100"]),
        ("p=0,009", ["0.009"]),
        ("twenty-four rats", ["24"]),
        ("one hundred and two", ["102"]),
        ("two and three", ["2", "3"]),
        ("two thousand five hundred", ["2500"]),
        ("IL-6 in C57BL/6 mice", []),
        ("10(-9) M", ["1E-9"]),
        ("−2.34 points", ["-2.34"]),
        ("1·5 mg", ["1.5"]),
    ],
)
def test_numbers_have_the_printed_value(text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text)] == [Decimal(value) for value in values]


def test_a_range_and_a_spread_belong_to_their_number() -> None:
    reach, spread = numbers("5 to 7 days, 9,8±4,1")
    assert (reach.value, reach.upper) == (5, 7)
    assert (spread.value, spread.spread) == (Decimal("9.8"), Decimal("4.1"))


def test_short_forms_find_their_long_forms() -> None:
    text = "changes of the default mode network (DMN) and of brain-derived neurotrophic factor (BDNF)"
    assert [(a.short_form, a.long_form) for a in abbreviations(text)] == [
        ("DMN", "default mode network"),
        ("BDNF", "brain-derived neurotrophic factor"),
    ]


def test_a_denial_ends_with_its_clause() -> None:
    text = "It did not change dopamine, but raised serotonin."
    assert is_negated(text, Slice(text.index("dopamine"), text.index(",")))
    assert not is_negated(text, Slice(text.index("serotonin"), len(text) - 1))


def test_the_month_of_may_is_no_hedge() -> None:
    text = "It may help; it was seen in May 2001."
    assert [place.of(text) for place in hedges(text)] == ["may"]


def test_roles_of_an_unlabeled_abstract() -> None:
    text = (
        "Sleep loss is common and little is known about its treatment. "
        "We aimed to test whether glycine improves sleep. "
        "Thirty adults were randomized to glycine 3 g or placebo for 4 weeks. "
        "Sleep latency decreased significantly (p = 0.01). "
        "In conclusion, glycine may be useful."
    )
    assert [role for _, role in passage_roles(Section.ABSTRACT, text)] == [
        Role.BACKGROUND,
        Role.OBJECTIVE,
        Role.METHODS,
        Role.RESULTS,
        Role.CONCLUSION,
    ]


def test_printed_labels_decide() -> None:
    text = "Aim: To look. Methods: We looked. It was long. Results: We saw it. Conclusion: It is there."
    assert [str(role) for _, role in passage_roles(Section.ABSTRACT, text)] == [
        "objective",
        "methods",
        "methods",
        "results",
        "conclusion",
    ]


def test_the_letter_of_a_vitamin_ends_a_sentence_and_an_initial_does_not() -> None:
    """ "vitamin D. Niacin" are two sentences, "J. Smith" is one name."""
    text = "Nobody lacked vitamin D. Niacin was given. So says J. Smith."
    assert [text[one.start : one.end] for one in sentences(text)] == [
        "Nobody lacked vitamin D.",
        "Niacin was given.",
        "So says J. Smith.",
    ]
