"""A substance known from pooled tables only: one sentence says so, in place of zeros of zero."""

from __future__ import annotations

from typer.testing import CliRunner

from probatum.cli.main import app


def test_pooled_tables_without_records_are_told_in_one_sentence(tmp_path):
    page = tmp_path / "magnesium.html"
    assert CliRunner().invoke(app, ["review", "magnesium", "--html", str(page)]).exit_code == 0
    html = page.read_text("utf-8")
    assert "No study record of Magnesium was read; tables of published reviews hold" in html
    assert "0 of 0" not in html
    assert html.count("<figcaption>Rating: death, in people</figcaption>") == 1
