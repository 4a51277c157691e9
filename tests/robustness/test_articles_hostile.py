"""Pages made to hang, to fill the memory or to run: each is read or refused, none takes more than its limits.

The sizes are such that work growing with the square of the length would never end.
"""

from __future__ import annotations

import zlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from probatum.claims import commercial_signals
from probatum.domain.errors import SourceError
from probatum.sources.articles import parse_article
from unit.sources.articles.pdfs import pdf

N = 100_000
HTML = "<!doctype html><p>start</p>"
REPEATED = [
    "<", "<a ", "<!--", "<!", "<![CDATA[", "<?", "&", "&a", "</", "<p a='", "<b>", "<div>", "<script>", "<h1>x</h1>",
    "<li>x", "<td>x", "<a href=x>y", "<blockquote>", " ", "\n", "x\n", "[", "[a", "![a](b)", "[a](http://b.cd) ", "|", "- ",
    "--|", "# ", ">", "pubmed", "http://a.bc/d ", "PMID 12345 ", "10.1000/x ", "A", "Aa A. ", '"', "“", "1. ", "\u0301", "\u202e",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("start", ["", HTML, "References\n\n"])
def test_one_thing_again_and_again(piece, start):
    data = (start + piece * (N // len(piece)) + " end").encode()
    try:
        article = parse_article(data, name="hostile")
    except SourceError:
        return  # nothing in it that a reader would see
    for block in article.blocks:
        assert 0 <= block.start < block.end <= len(article.text)


def test_a_long_line_of_spaces():
    assert parse_article((" " * N + "x").encode()).text.endswith("x")


def test_a_huge_text_is_cut_and_says_so():
    article = parse_article(b"word " * 300_000)
    assert len(article.text) == 1_000_000
    assert "only the first 1000000" in article.notes[-1] or "only the first 1000000" in article.notes[0]


def test_deep_nesting_is_flattened_and_says_so():
    article = parse_article((HTML + "<div>" * 5000 + "<p>deep down</p>").encode())
    assert "deep down" in article.text
    assert any("nests too deeply" in note for note in article.notes)


def test_a_stream_that_grows_without_end_ends_the_page():
    bomb = zlib.compress(b"BT /F1 12 Tf (x) Tj ET " + b" " * 200_000_000)
    with pytest.raises(SourceError, match="could not be read"):
        parse_article(pdf(stream=bomb), name="bomb")


def test_a_locked_document_is_refused():
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a)(b)]"
    with pytest.raises(SourceError, match="locked by a password"):
        parse_article(pdf("x", extra=lock % ("a" * 32, "b" * 32)), name="locked")


def test_a_document_cut_anywhere_is_read_or_refused():
    whole = pdf("Fabulex helps sleep, so says this page.")
    for end in range(0, len(whole), 37):
        try:
            parse_article(whole[:end], name="cut")
        except SourceError:
            continue


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    for start in (b"", b"<!doctype html>", b"%PDF-1.4\n", b"\xff\xfe"):
        try:
            article = parse_article(start + data, name="any")
        except SourceError:
            continue
        assert all(
            article.text[link.place.start : link.place.end] == link.place.quote for link in article.links
        )


@settings(max_examples=60, deadline=None)
@example(">")
@given(st.text(alphabet="<>/!-[]()ab p=\"'&;#x1\n|*", max_size=300))
def test_any_markup_keeps_its_places(markup):
    for start in ("<html>", ""):
        try:
            article = parse_article((start + markup).encode(), name="any")
        except SourceError:
            continue
        assert all(
            article.text[link.place.start : link.place.end] == link.place.quote for link in article.links
        )
        assert all(0 <= block.start < block.end <= len(article.text) for block in article.blocks)
        commercial_signals(article)
