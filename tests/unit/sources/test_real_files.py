"""The adapters against independent readers, on real files where they are at hand."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest

from probatum.domain.provenance import Section
from probatum.domain.record import Quarantined, Record
from probatum.sources import read_file
from probatum.sources.medline_scan import is_regular, scan
from probatum.sources.medline_tree import read_tree
from probatum.sources.medline_xml import is_plain_xml
from probatum.sources.sections import CATEGORIES, section_of

_RECORD = re.compile(rb"<(PubmedArticle|PubmedBookArticle)>.*?</\1>", re.DOTALL)
_LABELED = re.compile(rb'<AbstractText Label="([^"]+)" NlmCategory="([A-Z]+)"')


@pytest.fixture(scope="module")
def raw_records(shared: Path) -> Path:
    folder = shared / "data" / "corpora" / "raw_records"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data/corpora/raw_records")
    return folder


def test_every_real_file_reads_without_loss(raw_records: Path) -> None:
    counts = {}
    for path in sorted(raw_records.iterdir()):
        read = list(read_file(path))
        assert [one for one in read if isinstance(one, Quarantined)] == [], path.name
        counts[path.name] = len(read)
    assert counts["robotreviewer_pubmed_test_1000.nbib.gz"] == 1000
    assert sum(count for name, count in counts.items() if ".xml" in name) == 515
    assert sum(count for name, count in counts.items() if ".nxml" in name) == 8


def test_scanner_and_lxml_agree_on_every_field(raw_records: Path) -> None:
    compared = 0
    for path in sorted(raw_records.glob("*.xml.gz")):
        for match in _RECORD.finditer(gzip.decompress(path.read_bytes())):
            raw = match[0]
            xml = raw.decode("utf-8")
            assert is_regular(xml)
            assert is_plain_xml(raw)
            assert scan(xml, raw) == read_tree(raw, raw), path.name
            compared += 1
    assert compared == 515


def test_nbib_agrees_with_biopython(raw_records: Path) -> None:
    medline = pytest.importorskip("Bio.Medline")
    path = raw_records / "robotreviewer_pubmed_test_1000.nbib.gz"
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    theirs = list(medline.parse(io.StringIO(text)))
    ours = [one for one in read_file(path) if isinstance(one, Record)]
    assert len(ours) == len(theirs)
    for mine, other in zip(ours, theirs, strict=True):
        assert str(mine.id) == f"pmid:{other['PMID']}"
        assert _words(mine.title) == _words(other["TI"])
        assert mine.publication_types == tuple(other["PT"])
        assert mine.mesh == _descriptors(other.get("MH", []))
        groups = _words(" ".join(other.get("CN", [])))
        people = [author.name for author in mine.authors if author.name not in groups]
        assert people == other.get("AU", [])
        assert mine.grants == tuple(dict.fromkeys(other.get("GR", [])))
        assert mine.published is not None
        assert mine.published.text == other["DP"]


def test_no_word_of_an_nbib_abstract_is_lost_but_its_labels(raw_records: Path) -> None:
    medline = pytest.importorskip("Bio.Medline")
    path = raw_records / "robotreviewer_pubmed_test_1000.nbib.gz"
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    ours = (one for one in read_file(path) if isinstance(one, Record))
    for mine, other in zip(ours, medline.parse(io.StringIO(text)), strict=True):
        left = _words(" ".join((other.get("AB", ""), *other.get("OAB", []))))
        beside = {_words(p.text) for p in mine.section(Section.REGISTRY, Section.FUNDING)}
        for text in sorted(beside):
            left = left.replace(text, "", 1)
        for passage in mine.section(*CATEGORIES.values(), Section.ABSTRACT):
            assert _words(passage.text) in left
            left = left.replace(_words(passage.text), "", 1)
        assert all(section_of(label) for label in re.findall(r"[^:]+(?=:)", left)), left


def test_our_labels_agree_with_nlms_categories(raw_records: Path) -> None:
    agreed = total = 0
    for path in sorted(raw_records.glob("*.xml.gz")):
        for label, category in _LABELED.findall(gzip.decompress(path.read_bytes())):
            if category.decode() in CATEGORIES:
                total += 1
                agreed += section_of(label.decode()) is CATEGORIES[category.decode()]
    assert total > 300
    assert agreed / total > 0.95


def test_jats_articles_have_titles_abstracts_authors_and_bodies(raw_records: Path) -> None:
    for path in sorted(raw_records.glob("*.nxml.gz")):
        (article,) = read_file(path)
        assert isinstance(article, Record)
        assert article.title
        assert article.authors
        assert any(author.affiliations for author in article.authors)
        assert article.section(Section.BODY)
        assert article.published is not None


def _words(text: str) -> str:
    return " ".join(text.split())


def _descriptors(headings: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(heading.split("/")[0].lstrip("*") for heading in headings))
