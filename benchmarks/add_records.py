"""Records read and added per CPU-second, beside a plain lxml reader in the same run.

    python benchmarks/add_records.py [NUMBER_OF_RECORDS]

The file is generated (about 11 kB a record, as in MEDLINE's own files, references included) and
every run generates the same bytes. The peers use lxml's `find`, make no records and store nothing:
one reads nine main fields, one all that we read. `read` also checks each record for
well-formedness and makes a `Record` of it; `read_and_add` stores and indexes it. The last line is
one JSON object; the ratio is the result, the rates depend on the machine.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from probatum.domain.record import Record
from probatum.library import Library
from probatum.sources import parse
from probatum.sources.cutting import cut
from probatum.sources.medline_tree import read_tree

_PROSE = "rats memory dose peptide placebo weeks volunteers trial increased plasma intranasal group mean"
WORDS = _PROSE.split()


def generate(count: int) -> bytes:
    """A PubmedArticleSet of so many records, gzipped as MEDLINE's files are."""
    records = "".join(map(_record, range(1, count + 1)))
    xml = f'<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n{records}</PubmedArticleSet>\n'
    return gzip.compress(xml.encode("utf-8"), compresslevel=6, mtime=0)


def _prose(seed: int, words: int) -> str:
    return (
        " ".join(WORDS[(seed * 7 + i * i + i * seed) % len(WORDS)] for i in range(words)).capitalize() + "."
    )


def _record(n: int) -> str:
    authors = "".join(
        f'<Author ValidYN="Y"><LastName>Name{(n + i) % 977}</LastName><ForeName>Given M</ForeName>'
        f"<Initials>GM</Initials><AffiliationInfo><Affiliation>Department {i} of Things, University {n % 89}"
        f", Town, Country. author{i}@example.org.</Affiliation></AffiliationInfo></Author>"
        for i in range(6)
    )
    abstract = "".join(
        f'<AbstractText Label="{label}" NlmCategory="{label}">{_prose(n + i, 55)} (P &lt; 0.05) '
        f"CO<sub>2</sub>.</AbstractText>"
        for i, label in enumerate(("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS"))
    )
    mesh = "".join(
        f'<MeshHeading><DescriptorName UI="D{i:06d}" MajorTopicYN="N">Heading {(n + i) % 61}</DescriptorName>'
        f'<QualifierName UI="Q000187" MajorTopicYN="Y">drug effects</QualifierName></MeshHeading>'
        for i in range(12)
    )
    references = "".join(
        f"<Reference><Citation>Somebody et al. {_prose(n + i, 9)} {1980 + i}.</Citation><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{1000 + i}</ArticleId></ArticleIdList></Reference>'
        for i in range(22)
    )
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{n}</PMID>'
        f'<Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><Volume>{n % 90}</Volume>'
        f"<Issue>3</Issue><PubDate><Year>{1980 + n % 44}</Year><Month>Mar</Month></PubDate></JournalIssue>"
        f"<Title>Journal</Title><ISOAbbreviation>J</ISOAbbreviation></Journal>"
        f"<ArticleTitle>Study {n}: <i>{_prose(n, 9)}</i></ArticleTitle>"
        f"<Pagination><MedlinePgn>1-9</MedlinePgn></Pagination>"
        f'<ELocationID EIdType="doi" ValidYN="Y">10.5555/probatum.{n}</ELocationID>'
        f"<Abstract>{abstract}</Abstract><AuthorList>{authors}</AuthorList><Language>eng</Language>"
        f'<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>'
        f"</PublicationTypeList></Article><MeshHeadingList>{mesh}</MeshHeadingList></MedlineCitation>"
        f'<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{n}</ArticleId>'
        f'<ArticleId IdType="doi">10.5555/probatum.{n}</ArticleId></ArticleIdList>'
        f"<ReferenceList>{references}</ReferenceList></PubmedData></PubmedArticle>\n"
    )


def lxml_reader(data: bytes) -> Iterator[tuple[object, ...]]:
    """The peer: the main fields, by lxml's `find`."""
    for article in etree.fromstring(gzip.decompress(data)).iter("PubmedArticle"):
        yield (
            article.findtext("MedlineCitation/PMID"),
            "".join(article.find("MedlineCitation/Article/ArticleTitle").itertext()),
            ["".join(part.itertext()) for part in article.findall(".//Abstract/AbstractText")],
            [author.findtext("LastName") for author in article.findall(".//AuthorList/Author")],
            [place.text for place in article.findall(".//AuthorList/Author/AffiliationInfo/Affiliation")],
            [heading.text for heading in article.findall(".//MeshHeading/DescriptorName")],
            article.findtext("MedlineCitation/Article/Journal/JournalIssue/PubDate/Year"),
            [one.text for one in article.findall("PubmedData/ArticleIdList/ArticleId")],
            [kind.text for kind in article.findall(".//PublicationTypeList/PublicationType")],
        )


def cpu_seconds(work: Callable[[], int], expected: int) -> float:
    """The best of three runs, in CPU-seconds of this process."""
    times = []
    for _ in range(3):
        start = time.process_time()
        done = work()
        times.append(time.process_time() - start)
        assert done == expected, f"{done} of {expected} records"
    return min(times)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    data = generate(count)

    def read() -> int:
        return sum(isinstance(one, Record) for one in parse(data, "generated.xml.gz"))

    def add() -> int:
        with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
            return library.add(data, "generated.xml.gz", parse(data, "generated.xml.gz")).added

    def read_by_lxml() -> int:
        """Every field, as our own thorough reader finds them, without making records of them."""
        pieces = cut(gzip.decompress(data), ("PubmedArticle",), ("PubmedArticleSet",))
        return sum(bool(read_tree(piece.raw, piece.raw)) for piece in pieces)

    rates = {
        "lxml_nine_fields": count / cpu_seconds(lambda: sum(1 for _ in lxml_reader(data)), count),
        "lxml_all_fields": count / cpu_seconds(read_by_lxml, count),
        "read": count / cpu_seconds(read, count),
        "read_and_add": count / cpu_seconds(add, count),
    }
    for name, rate in rates.items():
        print(f"{name:16} {rate:8.0f} records per CPU-second  {rate / rates['lxml_all_fields']:5.2f} x lxml")
    size = len(gzip.decompress(data)) // count
    ratios = {name: round(rate / rates["lxml_all_fields"], 2) for name, rate in rates.items()}
    rounded = {name: round(rate) for name, rate in rates.items()}
    print(
        json.dumps(
            {
                "records": count,
                "bytes_each": size,
                "per_cpu_second": rounded,
                "ratio_to_lxml_all_fields": ratios,
            }
        )
    )


if __name__ == "__main__":
    main()
