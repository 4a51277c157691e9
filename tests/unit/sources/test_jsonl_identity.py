"""Exports often name no identifier and sometimes no title: such rows are records too."""

from __future__ import annotations

import json

from probatum.domain.record import Quarantined, Record
from probatum.sources import parse


def read(*rows: dict[str, object]) -> list[Record | Quarantined]:
    return list(parse("\n".join(json.dumps(row) for row in rows).encode(), "rows.jsonl"))


def test_a_row_without_identifier_gets_one_from_its_content():
    row = {"title": "Creatine in older men", "abstract": "Twenty men took creatine."}
    first, again = read(row, row)
    assert isinstance(first, Record)
    assert first.id == again.id
    (other,) = read({**row, "abstract": "Thirty men took creatine."})
    assert other.id != first.id


def test_a_row_may_lack_its_title_but_not_every_text():
    kept, empty = read(
        {"id": "a", "title": None, "abstract": "Some text."}, {"id": "b", "title": "", "abstract": ""}
    )
    assert isinstance(kept, Record)
    assert isinstance(empty, Quarantined)


def test_an_identifier_that_is_printed_and_unusable_is_quarantined():
    (item,) = read({"pmid": "not a number", "title": "T", "abstract": "A"})
    assert isinstance(item, Quarantined)
