"""The folded pattern of spelled numbers says what the list of them says."""

from __future__ import annotations

import re

from probatum.text.unit_words import NUMBER_WORD, NUMBER_WORDS

PATTERN = re.compile(f"(?:{NUMBER_WORD})")


def test_each_spelled_number_is_found_whole():
    assert [word for word in NUMBER_WORDS if not PATTERN.fullmatch(word)] == []
    assert [word for word in NUMBER_WORDS if PATTERN.match(f"{word} people")[0] != word] == []


def test_as_a_list_longest_first_would():
    listed = re.compile("|".join(sorted(NUMBER_WORDS, key=len, reverse=True)))
    for text in (
        "twenty-ten",
        "sixtyfold",
        "sevenfold",
        "twenty-",
        "seventy-fourteen",
        "eleventh",
        "zeroes",
        "a",
    ):
        found, told = PATTERN.match(text), listed.match(text)
        assert (found and found[0]) == (told and told[0])
