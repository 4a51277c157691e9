"""`probatum stack` as people call it: readable lines, a document, exit codes, clear errors."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from probatum.cli.main import app
from probatum.domain.errors import ProbatumError

run = CliRunner()


def test_a_stack_in_words():
    result = run.invoke(app, ["stack", "St John's wort 900 mg", "5-HTP 200 mg", "sertraline 50 mg"])
    assert result.exit_code == 0
    assert "MAJOR: St John's wort 900 mg + sertraline 50 mg" in result.output
    assert "signs that need help at once" in result.output
    assert "Do not stop or change a prescribed medicine" in result.output
    assert "does not mean free of harm" in result.output


def test_a_stack_as_a_document():
    result = run.invoke(
        app, ["stack", "vitamin A 10000 IU", "cod liver oil 10 mL", "--json", "--jurisdiction", "EU"]
    )
    document = json.loads(result.output)
    assert document["schema"] == "probatum/stack/1"
    assert document["disclaimer"]
    [total] = [one for one in document["totals"] if one["nutrient"] == "vitamin-a"]
    assert [check["verdict"] for check in total["checks"]] == ["above"]
    assert total["contributions"][0]["amount"]["kind"] == "derived"


def test_an_assumed_form_is_told_with_what_the_limits_leave_out():
    words = run.invoke(app, ["stack", "vitamin A 10000 IU"]).output
    assert "the form was not stated: read as retinol, and its limits do not cover beta-carotene" in words
    named = run.invoke(app, ["stack", "retinyl palmitate 10000 IU"]).output
    assert "as retinyl palmitate: " in named
    assert "the form was not stated" not in named


def test_a_limit_without_a_scope_prints_its_note():
    words = run.invoke(app, ["stack", "zinc 10 mg", "--jurisdiction", "UK"]).output
    assert "see note" not in words
    assert "scope not stated; SUL (guidance or safe upper level, not a UL)" in words


def test_a_near_line_is_headed_by_the_pair_of_its_source():
    words = run.invoke(app, ["stack", "semax", "caffeine"]).output
    assert ": Semax and amphetamines: " in words
    assert ": semax + caffeine: stronger" not in words
    assert "asked about semax + caffeine: not studied in this source" in words


def test_pairs_of_a_document_say_likelihood():
    result = run.invoke(app, ["stack", "ginkgo", "warfarin", "kava", "diazepam", "--json"])
    kinds = {pair["known"]["kind"] for pair in json.loads(result.output)["pairs"]}
    assert kinds == {"curated", "derived"}
    assert all(pair["known"]["value"]["likelihood"] for pair in json.loads(result.output)["pairs"])


@pytest.mark.parametrize(
    ("items", "code"),
    [(["zinc 10 mg"], 0), (["zinc 10 mg", "zzzz"], 1), (["zzzz"], 2)],
)
def test_exit_codes(items, code):
    assert run.invoke(app, ["stack", *items]).exit_code == code


def test_close_names_are_offered():
    assert "names like it are sertraline" in run.invoke(app, ["stack", "setraline 50 mg", "zinc"]).output


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--age", "-1", "not an age"),
        ("--age", "400", "not an age"),
        ("--sex", "x", "not a word"),
        ("--jurisdiction", "Mars", "no limits"),
        ("--weight", "0", "not a body mass"),
    ],
)
def test_a_wrong_option_is_one_clear_error(option, value, words):
    result = run.invoke(app, ["stack", "zinc 10 mg", option, value])
    assert isinstance(result.exception, ProbatumError)
    assert words in str(result.exception)


def test_the_person_changes_the_limits():
    adult = run.invoke(app, ["stack", "caffeine 300 mg", "--age", "30"]).output
    pregnant = run.invoke(app, ["stack", "caffeine 300 mg", "--age", "30", "--pregnant"]).output
    assert "400 mg/day" in adult
    assert "400 mg/day" not in pregnant
    assert "200 mg/day" in pregnant
