"""Articles in: what each stretch of a text, a page or a document is, and where it stood."""

from __future__ import annotations

import pytest

from probatum.domain.article import Article, BlockKind
from probatum.domain.errors import SourceError
from probatum.sources.articles import parse_article, source_place
from unit.sources.articles.pdfs import pdf

LONG = "Fabulex was given to people who could not sleep, and it was given to them for many weeks. " * 4


def read(text: str, **given) -> Article:
    return parse_article(text.encode(), **given)


def blocks(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


TEXT = """Fabulex explained

What is it?

Fabulex is a word that was made up for tests, and it stands in them often.

- it helps sleep
- it tastes well

| dose | 5 mg |
|------|------|
| time | noon |

> Changed my life, said somebody.

## Safety

Nobody knows.
"""


def test_plain_text_and_markdown():
    article = read(TEXT)
    assert article.text == TEXT
    assert article.title == "Fabulex explained"
    assert blocks(article) == [
        (BlockKind.TITLE, "Fabulex explained"),
        (BlockKind.HEADING, "What is it?"),
        (BlockKind.PARAGRAPH, "Fabulex is a word that was made up for tests, and it stands in them often."),
        (BlockKind.LIST_ITEM, "it helps sleep"),
        (BlockKind.LIST_ITEM, "it tastes well"),
        (BlockKind.TABLE_CELL, "dose"),
        (BlockKind.TABLE_CELL, "5 mg"),
        (BlockKind.TABLE_CELL, "time"),
        (BlockKind.TABLE_CELL, "noon"),
        (BlockKind.QUOTATION, "Changed my life, said somebody."),
        (BlockKind.HEADING, "Safety"),
        (BlockKind.PARAGRAPH, "Nobody knows."),
    ]
    assert article.blocks[-1].headings[-1] == "Safety"


def test_places_of_a_text_are_those_of_the_file():
    given = "A title\r\n\r\nTwo words — here.\r\n"
    article = read(given)
    assert article.text == given
    assert article.source_offsets == ()


HTML = page(
    f"<nav><a href='/shop'>Shop</a></nav><main><h1>Fabulex &amp; you</h1><p>{LONG}</p>"
    f"<p>It is 5&nbsp;mg, R&D says AT&T &lt;sic&gt;. {LONG}</p><ul><li>first <b>point</b><li>second</ul>"
    "<table><tr><td>dose<td>5 mg</table><blockquote><p>It changed my life.</p></blockquote>"
    "<p>See <a href='https://doi.org/10.1000/abc' rel='nofollow sponsored'>this</a>.</p></main>"
    "<footer>Buy now</footer>",
    "<title>Fabulex | Shop</title><script>var p = '<p>no text</p>';</script><style>p{}</style>"
    "<link rel='canonical' href='https://example.org/f'>",
)


def test_a_page_keeps_what_a_reader_sees():
    article = read(HTML)
    assert article.title == "Fabulex | Shop"
    assert article.url == "https://example.org/f"
    kinds = {words: kind for kind, words in blocks(article)}
    assert kinds["Fabulex & you"] is BlockKind.TITLE
    assert kinds["first point"] is BlockKind.LIST_ITEM
    assert kinds["second"] is BlockKind.LIST_ITEM
    assert kinds["Buy now"] is BlockKind.BOILERPLATE
    assert kinds["Shop"] is BlockKind.BOILERPLATE
    assert kinds["It changed my life."] in (BlockKind.QUOTATION, BlockKind.BOILERPLATE)
    assert "no text" not in article.text
    assert "R&D says AT&T <sic>." in article.text


def test_places_of_a_page_lead_back_to_its_source():
    article = read(HTML)
    for words in ("Fabulex &", "you", "R&D", "second", "changed", "5 mg"):
        place = article.text.index(words)
        source = HTML[source_place(article.source_offsets, place) :]
        assert source.startswith(words.split()[0].replace("&", "&amp;")[:1])
        assert source[:3] in (words[:3], "you", "5&n", "5 m")


def test_links_keep_their_words_address_and_rel():
    [link] = [one for one in read(HTML).links if "doi" in one.href]
    assert (link.place.quote, link.rel) == ("this", ("nofollow", "sponsored"))
    assert read(HTML).text[link.place.start : link.place.end] == "this"


def test_a_picture_that_links_is_found():
    article = read(page("<p>x</p><a href='https://shop.example/?aff=1'><img src=x alt='Best price'></a>"))
    assert [(link.place.quote, link.href) for link in article.links] == [
        ("Best price", "https://shop.example/?aff=1")
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>{}</script>",
        "<style>{}</style>",
        "<template>{}</template>",
        "<noscript>{}</noscript>",
        "<iframe>{}</iframe>",
        "<!-- {} -->",
        "<svg><text>{}</text></svg>",
        "<textarea hidden>{}</textarea>",
        "<div style='display:none'>{}</div>",
        "<div hidden>{}</div>",
    ],
)
def test_what_nobody_sees_is_no_claim(hidden):
    article = read(page(f"<p>{LONG}</p>{hidden.format('Fabulex cures everything')}"))
    shown = [article.text[block.start : block.end] for block in article.prose()]
    assert not any("cures everything" in words for words in shown)


def test_lists_and_cells_without_end_tags_do_not_nest():
    article = read(page("<ul>" + "<li>point" * 1000 + "</ul><table>" + "<tr><td>a<td>b" * 500 + "</table>"))
    assert article.notes == () or all("nests" not in note for note in article.notes)
    assert len(article.blocks) == 2000


REFERENCES = """Fabulex

It works (1).

References

1. Adler B, Chan D. A trial of fabulex in sleep. J Sleep 2004;1:2-3. doi:10.1000/ABC.1 PMID: 12345
2. Eich, Fred, et al. “What fabulex does to mice.” Mice, 1999.
3. https://pubmed.ncbi.nlm.nih.gov/23456/
"""


def test_references_are_read_as_far_as_they_tell():
    first, second, third = read(REFERENCES).references
    assert (first.label, first.year, first.authors) == ("1", 2004, ("Adler", "Chan"))
    assert first.title == "A trial of fabulex in sleep"
    assert [str(one) for one in first.ids] == ["pmid:12345", "doi:10.1000/abc.1"]
    assert (second.label, second.year, second.title) == ("2", 1999, "What fabulex does to mice")
    assert second.authors == ("Eich",)
    assert [str(one) for one in third.ids] == ["pmid:23456"]


def test_a_link_to_a_record_is_a_reference():
    [found] = read("See [the trial](https://doi.org/10.1000/xyz) on it.").references
    assert str(found.ids[0]) == "doi:10.1000/xyz"


def test_food_sources_are_no_references():
    article = read("Zinc\n\nFood sources\n\n- oysters\n- beef\n\nBest natural sources:\n\n- seeds\n")
    assert article.references == ()


def test_a_pdf_is_read_page_by_page():
    article = parse_article(
        pdf("Fabulex explained", "Fabulex helps sleep, or so the page says here."), name="f.pdf"
    )
    assert "Fabulex helps sleep" in article.text


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Семакс улучшает память у взрослых людей, которые принимают его каждый день утром.", "ru"),
        ("Kreatin verbessert die Leistung von Menschen, die es jeden Tag mit Wasser trinken.", "de"),
    ],
)
def test_another_language_is_said(words, language):
    article = read(f"{words}\n\n{words}\n")
    assert article.language == language
    assert "another language" in article.notes[-1]


def test_english_needs_no_note():
    assert read(LONG).notes == ()


ENCODED = "Семакс улучшает память у взрослых людей, которые принимают его каждый день утром. " * 3
ENCODINGS = [
    (ENCODED.encode("cp1251"), None),
    (ENCODED.encode("cp1251"), "text/plain; charset=windows-1251"),
    (ENCODED.encode("utf-16"), None),
    (ENCODED.encode("utf-8-sig"), None),
    (ENCODED.encode("utf-8"), "text/plain; charset=iso-8859-1"),  # the bytes know better
    (page(ENCODED, "<meta charset=windows-1251>").encode("cp1251"), None),
]


@pytest.mark.parametrize(("data", "media_type"), ENCODINGS)
def test_encodings(data, media_type):
    assert "Семакс улучшает память" in parse_article(data, media_type=media_type).text


def test_utf_16_without_a_mark():
    assert parse_article(LONG.encode("utf-16-le")).text == LONG
    assert parse_article(LONG.encode("utf-16-be")).text == LONG


def test_latin_1_is_windows_1252_as_in_browsers():
    article = parse_article("It’s “fine” – 5 µg".encode("cp1252"), media_type="text/plain; charset=latin-1")
    assert article.text == "It’s “fine” – 5 µg"


def test_utf_8_with_broken_bytes_is_mended_and_said():
    article = parse_article("5 µg – “good” — naïve café ".encode() + b"\xff\xe2 end")
    assert article.text.startswith("5 µg – “good” — naïve café")
    assert "broken characters were replaced" in article.notes[0]


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "utf-7", "rot13", "hex", "nonsense"])
def test_charsets_that_are_none_are_not_believed(name):
    assert parse_article(LONG.encode(), media_type=f"text/plain; charset={name}").text == LONG


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "holds no text"),
        (b" \n\t ", "holds no text"),
        (b"<html><script>x</script></html>", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "binary file"),
        (b"%PDF-1.7 and nothing else", "no readable PDF"),
        (b"x" * 20_000_001, "too large"),
    ],
)
def test_what_is_no_article_is_said(data, words):
    with pytest.raises(SourceError, match=words):
        parse_article(data, name="the file")


def test_the_fingerprint_is_that_of_the_bytes():
    from hashlib import sha256

    assert parse_article(LONG.encode()).sha256 == sha256(LONG.encode()).hexdigest()


def test_the_cells_of_a_row_stand_on_one_line():
    article = read(
        page(
            "<table><tr><th>Level<th>Daily</th></tr><tr><td>Low</td><td>200 mcg</td></tr></table><p>End.</p>"
        )
    )
    assert article.text.splitlines() == ["Level\tDaily", "Low\t200 mcg", "End."]


def test_a_term_and_a_fold_head_what_follows_them():
    folds = "<details><summary>Is it safe?</summary><p>Nobody knows.</p></details>"
    article = read(page(f"<h2>Facts</h2><dl><dt>Dose</dt><dd>5 mg</dd></dl>{folds}"))
    headings = {article.text[one.start : one.end]: one.headings for one in article.blocks}
    assert headings["5 mg"] == ("Facts", "Dose")
    assert headings["Nobody knows."] == ("Facts", "Is it safe?")


def test_a_short_paragraph_in_a_cell_is_the_cell():
    rows = "<tr><td><p>Low</p></td><td><p>200 mcg</p></td></tr>"
    article = read(page(f"<table>{rows}<tr><td><p>{LONG}</p></td></tr></table>"))
    assert article.text.startswith("Low\t200 mcg\n")
    assert [one.kind for one in article.blocks] == [BlockKind.TABLE_CELL] * 2 + [BlockKind.PARAGRAPH]
