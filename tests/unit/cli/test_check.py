"""`probatum check` as people call it: readable lines, a document, pages, exit codes, clear errors."""

from __future__ import annotations

import io
import json

import pytest
from typer.testing import CliRunner

from probatum.cli.check_lines import print_report, printable
from probatum.cli.main import app
from probatum.domain.errors import ProbatumError
from reports import report

run = CliRunner()

ARTICLE = """Semax for everyone

Semax improves memory in adults. Semax does not interact with other drugs.

Buy now and use code TEN at checkout. As an affiliate we earn a commission if you order.
"""


@pytest.fixture
def file(in_empty_folder):
    path = in_empty_folder / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def printed(given, width: int, *, color: bool = False) -> str:
    from rich.console import Console

    out = io.StringIO()
    print_report(
        given,
        Console(file=out, width=width, force_terminal=color, color_system="standard" if color else None),
    )
    return out.getvalue()


def test_a_report_in_words(file):
    result = run.invoke(app, ["check", str(file)])
    assert result.exit_code == 0
    assert "Semax for everyone" in result.output
    assert "Commercial interest" in result.output
    assert "Education, not medical advice" in result.output


def test_a_report_as_a_document(file):
    document = json.loads(run.invoke(app, ["check", str(file), "--json"]).output)
    assert document["schema"] == "probatum/article/1"
    assert document["substances"] == ["semax"]
    for claim in document["claims"]:
        assert ARTICLE[claim["start"] : claim["end"]] == claim["quote"]
    assert {one["kind"] for one in document["commercial"]} >= {"call to buy", "discount or coupon"}


def test_pages_are_written(file):
    names = {"--html": "r.html", "--share": "s.html", "--claimreview": "c.jsonld"}
    result = run.invoke(app, ["check", str(file), *[word for pair in names.items() for word in pair]])
    assert result.exit_code == 0
    folder = file.parent
    assert "noindex" in (folder / "r.html").read_text("utf-8")
    assert 'id="article"' not in (folder / "s.html").read_text("utf-8")
    assert json.loads((folder / "c.jsonld").read_text("utf-8"))["@context"] == "https://schema.org"
    assert "The report: r.html" in result.output


def test_an_article_comes_through_a_pipe():
    result = run.invoke(app, ["check", "-", "--json"], input=ARTICLE)
    assert json.loads(result.output)["article"]["title"] == "Semax for everyone"


@pytest.mark.parametrize("words", [[], ["--against"]])
def test_two_articles_are_compared(file, words):
    other = file.parent / "other.txt"
    other.write_text("The other one\n\nSemax is FDA-approved.\n", "utf-8")
    first = file.parent / "first.txt"
    first.write_text("Semax today\n\nSemax is not approved by the FDA.\n", "utf-8")
    document = json.loads(run.invoke(app, ["check", str(first), *words, str(other), "--json"]).output)
    [conflict] = [one for one in document["conflicts"] if one.get("b_article")]
    assert conflict["b_article"] == "The other one"


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (["http://127.0.0.1/x"], ProbatumError, "not a public address"),
        (["file:///etc/passwd"], ProbatumError, "refused address"),
        (["missing.txt"], OSError, "missing.txt"),
        (["-", "-"], ProbatumError, "only one article"),
    ],
)
def test_clear_errors(in_empty_folder, arguments, error, words):
    result = run.invoke(app, ["check", *arguments], input="x")
    assert isinstance(result.exception, error)
    assert words in str(result.exception)


def test_a_file_without_words_is_an_error(file):
    file.write_bytes(b" \n")
    assert "holds no text" in str(run.invoke(app, ["check", str(file)]).exception)


@pytest.mark.parametrize("width", [20, 40, 80, 300])
def test_lines_fit_the_terminal(width):
    lines = printed(report(), width).splitlines()
    assert max(map(len, lines)) <= min(width, 100)


def test_every_part_is_printed():
    words = " ".join(printed(report(), 100).split())
    for part in (
        "Worth a second look (4)",
        "Agrees with the evidence (1)",
        "Cannot both be true",
        "Arithmetic (1 checked)",
        "Commercial interest",
        "What a careful article would also say",
        "References we do not know",
        "Not rated further (1)",
        "60 × 50 µg = 3,000 µg, not 9,000 µg",
        "for: Adler 2004: memory, increase (human) [pmid:101]",
        "Education, not medical advice",
    ):
        assert part in words


def test_a_terminal_gets_colors_and_a_pipe_does_not():
    assert "\x1b[" in printed(report(), 80, color=True)
    assert "\x1b[" not in printed(report(), 80)


def test_an_article_cannot_speak_to_the_terminal():
    assert printable("a\x1b[2Jb\x07\u202ec\r\nd") == "a [2Jb c d"
    assert printable("[bold]not markup[/bold]") == "[bold]not markup[/bold]"
    from dataclasses import replace

    given = report()
    evil = replace(given, article=replace(given.article, title="[red]x[/red]\x1b]0;title\x07"))
    assert "[red]x[/red]" in printed(evil, 80)
    assert "\x1b" not in printed(evil, 80)
