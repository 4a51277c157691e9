"""Curated files: a wrong key or value is one clear error that names file, key and remedy."""

from __future__ import annotations

import pytest

from probatum.domain.errors import RuleError
from probatum.vocabulary.catalog import load
from probatum.vocabulary.files import parse

GOOD = """
id = "good"
name = "Goodin"
kind = "nootropic"
what = "a made-up substance"
"""


def wrong(text: str, file: str = "good.toml") -> str:
    with pytest.raises(RuleError) as error:
        load({file: text})
    return str(error.value)


def test_a_good_file_loads() -> None:
    assert load({"good.toml": GOOD}).named("goodin").id == "good"


def test_not_toml() -> None:
    assert "good.toml" in wrong("id = ")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (GOOD.replace('name = "Goodin"\n', ""), ("good.toml", "name", "not empty")),
        (GOOD.replace('"Goodin"', '" "'), ("good.toml", "name")),
        (GOOD.replace('"nootropic"', '"potion"'), ("good.toml", "kind", "potion", "research peptide")),
        (GOOD + 'sequense = "PGP"\n', ("good.toml", "sequense", "known keys", "sequence")),
        (GOOD + 'sequence = "PGX"\n', ("good.toml", "sequence", "X", "one-letter codes")),
        (GOOD + 'formula = "C2Xx"\nformula_source = "a book"\n', ("good.toml", "formula", "Xx")),
        (GOOD + 'formula = "C2H6O"\n', ("good.toml", "formula_source")),
        (GOOD + 'modifications = ["N-methyl"]\nsequence = "PGP"\n', ("good.toml", "N-methyl", "N-acetyl")),
        (
            GOOD + '[[names]]\nkind = "nick"\ntexts = ["G"]\n',
            ("good.toml", "names[0].kind", "nick", "synonym"),
        ),
        (GOOD + '[[names]]\nkind = "code"\ntexts = "G"\n', ("good.toml", "names[0].texts", "list")),
        (
            GOOD + '[[identifiers]]\nid = "123"\nsource = "a book"\n',
            ("good.toml", "identifiers[0].id", "CURIE"),
        ),
        (
            GOOD + '[[related]]\nsubstance = "bad"\nrelation = "x"\n',
            ("good.toml", "bad", "substances/bad.toml"),
        ),
        (GOOD.replace('"good"', '"other"'), ("good.toml", "id", "other")),
        (
            GOOD + '[[legal]]\njurisdiction = "US"\nbody = "FDA"\nstatus = "none"\ncategory = "drug"\n'
            'seen_in = "a friend"\nsource = "page"\n',
            ("good.toml", "legal[0].seen_in", "a friend", "primary_abstract"),
        ),
        (
            GOOD + '[[legal]]\njurisdiction = "US"\nbody = "FDA"\nstatus = "none"\ncategory = "drug"\n'
            'seen_in = "regulator"\nsource = "page"\nrecord = "12"\n',
            ("good.toml", "legal[0].record", "12", "pmid:"),
        ),
    ],
)
def test_every_mistake_names_file_key_and_remedy(text: str, parts: tuple[str, ...]) -> None:
    message = wrong(text)
    assert all(part in message for part in parts), message


def test_two_substances_may_not_share_a_name() -> None:
    other = GOOD.replace('"good"', '"also"').replace("Goodin", "GOOD-IN")
    with pytest.raises(RuleError, match=r"share a name.*already a name of also"):
        load({"good.toml": GOOD, "also.toml": other})


def test_an_unread_key_is_an_error_and_a_read_one_is_not() -> None:
    entry = parse('a = "x"\nb = 1', "f.toml")
    assert entry.text("a") == "x"
    with pytest.raises(RuleError, match=r"f\.toml: b"):
        entry.done()
    assert entry.number("b") == 1
    entry.done()
