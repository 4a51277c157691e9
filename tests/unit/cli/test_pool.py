"""`probatum pool`: what a user's table gets as an answer."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from probatum.cli.main import app
from probatum.cli.pool import run_pool
from probatum.domain.errors import ProbatumError

BCG = """study,laboratory,ai,bi,ci,di
Aronson 1948,,4,119,11,128
Comstock 1974,Comstock,186,50448,141,27197
Hart 1977,,62,13536,248,12619
Comstock 1976,Comstock,27,16886,29,17825
TPT 1980,Madras,505,87886,499,87892
"""
GENERIC = "yi,vi\n0.3,0.04\n0.1,0.09\n0.9,0.05\n"


def answer(tmp_path: Path, text: str, *options: str):
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["pool", str(file), *options])


def broken(tmp_path: Path, text: str, measure: str | None = None) -> str:
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProbatumError) as caught:
        run_pool(
            file,
            measure=measure,
            method="REML",
            test="adhoc",
            level=0.95,
            better=None,
            as_json=False,
            svg=None,
        )
    return str(caught.value)


def test_forest_plot_in_the_terminal(tmp_path: Path) -> None:
    shown = answer(tmp_path, BCG, "--measure", "RR", "--better", "lower")
    assert shown.exit_code == 0
    for part in ("Comstock 1974", "Pooled effect", "Prediction interval", "favors treatment", "┌", "└", "◆"):
        assert part in shown.output
    lines = shown.output.splitlines()
    first = next(i for i, line in enumerate(lines) if "Comstock 1974" in line)
    assert "Comstock 1976" in lines[first + 1]  # one laboratory stands together
    assert lines[first].startswith("┌")


def test_json_document(tmp_path: Path) -> None:
    shown = answer(tmp_path, BCG, "--measure", "RR", "--json")
    document = json.loads(shown.output)
    pool = document["pools"][0]
    assert pool["kind"] == "pooled"
    assert pool["k"] == 5
    assert set(pool["without"]) == {"study", "laboratory"}
    assert pool["trace"]["mu"]["value"] == pool["mu"]


def test_svg_file_is_well_formed_and_escaped(tmp_path: Path) -> None:
    target = tmp_path / "plot.svg"
    answer(
        tmp_path,
        BCG.replace("Hart 1977", '"<b>Hart & ""x"" 1977</b>"'),
        "--measure",
        "RR",
        "--svg",
        str(target),
    )
    text = target.read_text("utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag.endswith("svg")
    assert "<b>" not in text
    assert text.count('class="m sum"') == 2  # both halves of the diamond
    assert "one laboratory: Comstock" in text


def test_effects_as_they_stand(tmp_path: Path) -> None:
    shown = answer(tmp_path, GENERIC.replace("vi", "sei"), "--method", "dl", "--test", "z")
    assert shown.exit_code == 0
    assert "3 studies, DL, z" in shown.output


@pytest.mark.parametrize(
    ("text", "measure", "words"),
    [
        ("study,ai,n1i,ci\nA,1,2,3\n", "OR", ["columns are missing", "n2i"]),
        ("study,effect\nA,1\n", None, ["no effects in the file", "yi and vi"]),
        ("yi\n1\n2\n", None, ["columns are missing", "vi"]),
        ("yi,vi\n1,0.1\n2,-0.3\n", None, ["line 3", "vi", "-0.3", "greater than zero"]),
        ("yi,vi\n1,0.1\n2,0\n", None, ["line 3", "greater than zero"]),
        ("yi,vi\n1,0.1\nabout two,0.3\n", None, ["line 3", "yi", "not a number", "about two"]),
        ("yi,vi\n1,0.1\n2,inf\n", None, ["line 3", "not a number"]),
        ("yi,vi\n1,0.1,7\n", None, ["line 2", "another length"]),
        ("yi,vi,yi\n1,0.1,7\n", None, ["stands twice", "yi"]),
        ("", None, ["empty file"]),
        ("ai,n1i,ci,n2i\n5,3,1,9\n", "OR", ["line 2", "no effect follows", "ai = 5"]),
        ("yi,vi\n1,0.1\n", "XYZ", []),
    ],
)
def test_wrong_tables_are_answered_clearly(
    tmp_path: Path, text: str, measure: str | None, words: list[str]
) -> None:
    if words:
        message = broken(tmp_path, text, measure)
        assert all(word in message for word in words), message
    else:
        assert answer(tmp_path, text, "--measure", measure).exit_code == 0  # a name for effects as they stand


def test_unknown_choices_name_the_known_ones(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(GENERIC)
    for name, value in (("method", "MAGIC"), ("test", "guess"), ("better", "sideways")):
        given = {"method": "REML", "test": "z", "better": None, name: value}
        with pytest.raises(ProbatumError, match="unknown choice"):
            run_pool(file, measure=None, level=0.95, as_json=False, svg=None, **given)


def test_a_missing_value_is_set_aside_by_name(tmp_path: Path) -> None:
    shown = answer(tmp_path, "study,yi,vi\nA,1,0.1\nB,NA,0.1\nC,2,0.2\n")
    assert shown.exit_code == 1
    assert "set aside: line 3 (B)" in shown.output


def test_one_row_is_refused_in_words(tmp_path: Path) -> None:
    shown = answer(tmp_path, "yi,vi\n1,0.1\n", "--json")
    assert json.loads(shown.output)["pools"][0]["reason"] == "TOO_FEW"
    assert "nothing to pool" in answer(tmp_path, "yi,vi\n1,0.1\n").output
    assert "nothing to pool" in answer(tmp_path, "yi,vi\n").output


@pytest.mark.slow
def test_a_hundred_thousand_rows(tmp_path: Path) -> None:
    rows = "\n".join(f"{(i * 37 % 101) / 50 - 1},{0.1 + (i * 13 % 29) / 10}" for i in range(100_000))
    shown = answer(tmp_path, f"yi,vi\n{rows}\n", "--svg", str(tmp_path / "big.svg"))
    assert shown.exit_code == 0
    assert "100000 studies" in shown.output
    assert "lighter studies" in shown.output
    assert (tmp_path / "big.svg").stat().st_size < 1_000_000


def test_subgroups_are_pools_of_their_own(tmp_path: Path) -> None:
    rows = "".join(f"{0.1 * i},0.1,{'men' if i % 2 else 'women'}\n" for i in range(8))
    shown = answer(tmp_path, f"yi,vi,subgroup\n{rows}")
    assert "men: 4 studies" in shown.output
    assert "women: 4 studies" in shown.output


def test_semicolons_and_a_byte_order_mark(tmp_path: Path) -> None:
    shown = answer(tmp_path, "\ufeffyi;vi\n0.3;0.04\n0.1;0.09\n0.2;0.1\n")
    assert shown.exit_code == 0


def test_two_studies_stand_beside_a_bayesian_interval(tmp_path: Path) -> None:
    shown = answer(tmp_path, "yi,vi\n0.3,0.04\n0.1,0.09\n", "--measure", "SMD")
    assert "few studies, Bayesian" in shown.output
    assert "nothing is claimed about heterogeneity" in shown.output
    assert "Prediction interval" not in shown.output


def test_ratios_are_shown_as_ratios(tmp_path: Path) -> None:
    shown = answer(tmp_path, BCG, "--measure", "RR")
    assert "(log: -" in shown.output
