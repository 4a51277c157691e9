"""JATS tables as text: blocks, spans filled in, marks kept off the numbers."""

from __future__ import annotations

from lxml import etree

from probatum.sources.jats_tables import read_tables


def read(inside: str) -> list[str]:
    wrap = etree.fromstring(
        f"<table-wrap><label>Table 1</label><caption><p>Pain</p></caption>{inside}</table-wrap>"
    )
    return list(read_tables(wrap, lambda element: " ".join("".join(element.itertext()).split())))


def test_caption_headings_rows_notes_are_blocks() -> None:
    (text,) = read(
        "<table><thead><tr><th>Outcome</th><th>Drug</th></tr></thead>"
        "<tbody><tr><td>Pain</td><td>3 ± 1</td></tr><tr><td/><td/></tr></tbody></table>"
        "<table-wrap-foot><p>SD in brackets</p></table-wrap-foot>"
    )
    assert text == "Table 1 Pain\n\nOutcome\tDrug\n\nPain\t3 ± 1\n\nSD in brackets"


def test_a_heading_over_two_columns_stands_in_both() -> None:
    (text,) = read(
        "<table><thead><tr><th rowspan='2'>Outcome</th><th colspan='2'>Drug</th></tr>"
        "<tr><th>Before</th><th>After</th></tr></thead>"
        "<tbody><tr><td>Pain</td><td>5</td><td>3</td></tr></tbody></table>"
    )
    assert text.split("\n\n")[1] == "Outcome\tDrug\tDrug\nOutcome\tBefore\tAfter"


def test_a_label_beside_two_rows_stands_in_both() -> None:
    (text,) = read(
        "<table><thead><tr><th>Outcome</th><th>Arm</th><th>Mean</th></tr></thead><tbody>"
        "<tr><td rowspan='2'>Pain</td><td>Drug</td><td>3</td></tr><tr><td>Placebo</td><td>5</td></tr></tbody></table>"
    )
    assert text.split("\n\n")[2] == "Pain\tDrug\t3\nPain\tPlacebo\t5"


def test_a_section_heading_stands_once() -> None:
    (text,) = read(
        "<table><thead><tr><th>Outcome</th><th>Drug</th></tr></thead><tbody>"
        "<tr><td colspan='2'>Week 12</td></tr><tr><td>Pain</td><td>3</td></tr></tbody></table>"
    )
    assert text.split("\n\n")[2] == "Week 12\t\nPain\t3"


def test_a_raised_mark_does_not_become_a_digit() -> None:
    (text,) = read(
        "<table><tr><th>a</th><th>b</th></tr><tr><td>x</td><td>4.50<sup>4</sup> m<sup>2</sup></td></tr></table>"
    )
    assert text.endswith("x\t4.50^4 m2")


def test_without_a_thead_the_first_row_is_the_heading() -> None:
    (text,) = read("<table><tr><td>Outcome</td><td>Drug</td></tr><tr><td>Pain</td><td>3</td></tr></table>")
    assert text.split("\n\n")[1:] == ["Outcome\tDrug", "Pain\t3"]


def test_two_tables_under_one_caption_are_two() -> None:
    one = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>1</td></tr></table>"
    assert len(read(one + one)) == 2


def test_an_image_leaves_its_caption() -> None:
    assert read("<graphic/>") == ["Table 1 Pain"]


def test_absurd_spans_are_bounded() -> None:
    (text,) = read(
        "<table><tr><th colspan='999999999'>a</th></tr><tr><td rowspan='x'>b</td><td>1</td></tr></table>"
    )
    assert len(text) < 2000
