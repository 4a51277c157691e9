"""Broken input: an error or a quarantine that names it, never a crash and never a wrong record."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from probatum.domain.errors import SourceError
from probatum.domain.provenance import Section
from probatum.domain.record import Quarantined, Record
from probatum.sources import Format, parse, read_file

SAMPLES = Path(__file__).parents[1] / "sources" / "samples"
NORMAL = sorted(SAMPLES.glob("normal.*"))


def split(data: bytes, name: str) -> tuple[list[Record], list[Quarantined]]:
    read = list(parse(data, name))
    return (
        [one for one in read if isinstance(one, Record)],
        [one for one in read if isinstance(one, Quarantined)],
    )


def medline(title: str, abstract: str = "", extra: str = "") -> bytes:
    return (
        f"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>{title}"
        f"</ArticleTitle><Abstract><AbstractText>{abstract}</AbstractText></Abstract>{extra}</Article>"
        "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
    ).encode()


@pytest.mark.parametrize("data", [b"", b"  \n", gzip.compress(b"", mtime=0)])
def test_an_empty_file_says_that_it_is_empty(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.xml: .*empty"):
        parse(data, "a.xml")


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>Not found</body></html>",
        b"Dear all,",
        b"[1, 2]",
        b"%PDF-1.7",
        b"\x00" * 64,
        b'{\n  "a": 1}',
    ],
)
def test_an_unknown_format_names_the_file_and_what_is_accepted(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.xml: not a format that can be read") as caught:
        parse(data, "a.xml")
    assert all(format.value in str(caught.value) for format in Format)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.xml: cannot read the file: No such file"):
        read_file(tmp_path / "none.xml")


@pytest.mark.parametrize("path", NORMAL, ids=lambda path: path.suffix)
def test_cut_anywhere_the_whole_records_come_and_the_cut_is_named(path: Path) -> None:
    data = path.read_bytes()
    whole, _ = split(data, path.name)
    for end in range(len(data) // 8, len(data.rstrip()) - 12, max(1, len(data) // 60)):
        try:
            records, broken = split(data[:end], path.name)
        except SourceError:
            continue  # too little is left to tell the format
        assert [r.passages for r in records] == [r.passages for r in whole][: len(records)]
        last_line = data[:end].rsplit(b"\n", 1)[-1]
        is_between = path.suffix in (".jsonl", ".ris", ".nbib") and data[end - 2 : end + 1].count(b"\n")
        is_last_line = last_line.startswith(b"SO  -")  # nbib's last, of which nothing is read
        is_between = is_between or is_last_line
        assert broken or is_between, data[max(0, end - 40) : end]


@pytest.mark.parametrize("path", NORMAL, ids=lambda path: path.suffix)
def test_truncated_gzip_gives_what_came_before_and_says_so(path: Path) -> None:
    zipped = gzip.compress(path.read_bytes())
    _, broken = split(zipped[:-20], "a.gz")
    assert "compressed data: the file ends" in broken[-1].problem


def test_garbage_in_gzip_is_named() -> None:
    with pytest.raises(SourceError, match=r"a\.gz: nothing could be unpacked"):
        parse(b"\x1f\x8b" + b"garbage" * 20, "a.gz")
    zipped = bytearray(gzip.compress(b"".join(medline(f"T{n}") for n in range(3000)), compresslevel=1))
    zipped[len(zipped) // 2 :] = b"\xff" * 400
    _, broken = split(bytes(zipped), "a.gz")
    assert "compressed data" in broken[-1].problem


@pytest.mark.parametrize("path", NORMAL, ids=lambda path: path.suffix)
def test_nuls_are_never_text(path: Path) -> None:
    data = path.read_bytes().replace(b"heptapeptide", b"hepta\x00peptide", 1)
    records, broken = split(data, path.name)
    assert [str(one.id) for one in records] == ["pmid:90000002"]
    assert len(broken) == 1


def test_an_escaped_nul_or_half_character_is_never_text() -> None:
    rows = [
        {"id": "a", "title": "nul \x00", "abstract": ""},
        {"id": "b", "title": "half \ud800", "abstract": ""},
    ]
    data = (
        "\n".join(map(json.dumps, rows)).encode() + b'\n{"id": "c", "title": "whole \\u00e9", "abstract": ""}'
    )
    records, broken = split(data, "a.jsonl")
    assert [record.title for record in records] == ["whole é"]
    assert len(broken) == 2


@pytest.mark.parametrize("path", NORMAL, ids=lambda path: path.suffix)
def test_another_encoding_is_never_read_as_if_it_were_utf8(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("Пептид", "Семакс").replace("μ", "u")
    records, broken = split(text.encode("cp1251"), path.name)
    assert len(records) + len(broken) == 2
    assert broken
    assert "UTF-8" in str(broken[0].error)


def test_a_declared_encoding_is_understood() -> None:
    head = '<?xml version="1.0" encoding="windows-1251"?>'
    records, broken = split(head.encode() + medline("Семакс у крыс").decode().encode("cp1251"), "a.xml")
    assert [record.title for record in records] == ["Семакс у крыс"]
    assert broken == []


def test_utf16_with_its_mark_is_understood() -> None:
    (record,), _ = split('{"id": "a", "title": "Семакс", "abstract": ""}'.encode("utf-16"), "a.jsonl")
    assert record.title == "Семакс"


def test_ten_megabytes_of_abstract_stay_whole() -> None:
    text = ("Семакс given to rats. " * 480_000).strip()
    (record,), broken = split(medline("Long", text), "a.xml")
    assert broken == []
    assert [passage.text for passage in record.section(Section.ABSTRACT)] == [text]


@pytest.mark.parametrize(
    "extra",
    [
        '<ELocationID EIdType="doi" ValidYN="Y"></ELocationID>',
        '<ELocationID EIdType="doi" ValidYN="Y"/>',
        '<ELocationID EIdType="doi" ValidYN="Y">10.1/</ELocationID>',
        "<Journal><JournalIssue><PubDate><Year>soon</Year></PubDate></JournalIssue></Journal>",
    ],
)
def test_an_unreadable_optional_field_costs_only_itself_and_is_noted(extra: str) -> None:
    (record,), broken = split(medline("T", extra=extra), "a.xml")
    assert broken == []
    assert record.also == ()
    assert record.published is None
    assert [notice.kind for notice in record.notices] == ["unreadable field"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<![CDATA[A < B]]> C", "A < B C"),
        ("A<!-- a remark --> B", "A B"),
        ("A <?pi?>B", "A B"),
        ("&alpha;-GPC &amp; L&#x2011;theanine", "α-GPC & L‑theanine"),
        ("A <mml:math xmlns:mml='m'><mml:mi>x</mml:mi></mml:math> B", "A x B"),
        ('A <i title="a > b">B</i>', "A B"),
        ("<b>A <i>B</i></b> <sup>C</sup>", "A B C"),
    ],
)
def test_unusual_xml_is_read_all_the_same(title: str, expected: str) -> None:
    (record,), broken = split(medline(title), "a.xml")
    assert broken == []
    assert record.title == expected


def test_a_document_reaches_for_nothing_outside_itself(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    head = f'<!DOCTYPE article [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    for data in (head.encode() + medline("T &x;"), (head + "<article><front>&x;</front></article>").encode()):
        records, broken = split(data, "a.xml")
        assert "a secret" not in repr(records)
        assert len(broken) == 1


@pytest.mark.parametrize("path", NORMAL, ids=lambda path: path.suffix)
def test_random_damage_never_crashes(path: Path) -> None:
    """A fixed seed: the same damage on every run."""
    chance = random.Random(20240501)
    data = path.read_bytes()
    for _ in range(150):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.randint(0, 9)] = bytes(
                chance.randrange(256) for _ in range(chance.randint(0, 5))
            )
        try:
            read = list(parse(bytes(damaged), path.name))
        except SourceError:
            continue
        for one in read:
            assert isinstance(one, Quarantined) or one.title
            if isinstance(one, Quarantined):
                assert path.name in str(one.error)
