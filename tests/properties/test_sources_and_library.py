"""For any record: JSON rows keep their words, a library gives back what it was given."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.domain.record import Quarantined, Record
from probatum.library import Library
from probatum.library.search import searchable, tokens
from probatum.sources import parse
from probatum.sources.dates import read_date
from probatum.sources.plain import plain
from probatum.sources.sections import split_labeled

TEXT = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=200)
ROWS = st.fixed_dictionaries(
    {"id": st.text(min_size=1, max_size=12), "title": TEXT, "abstract": TEXT | st.none()},
    optional={"year": TEXT | st.integers(), "mesh": st.lists(TEXT, max_size=3), "authors": TEXT},
)


def rows(data: list[dict[str, object]]) -> list[Record | Quarantined]:
    lines = [{"id": "first", "title": "A title", "abstract": ""}, *data]
    return list(parse("\n".join(map(json.dumps, lines)).encode(), "a.jsonl"))


@given(st.lists(ROWS, max_size=4))
def test_every_row_is_a_record_or_set_apart_and_titles_keep_their_words(
    data: list[dict[str, object]],
) -> None:
    read = rows(data)
    assert len(read) == len(data) + 1
    for row, one in zip(data, read[1:], strict=True):
        if isinstance(one, Record):
            assert one.title == str(row["title"]).strip()


@settings(max_examples=25, deadline=None)
@given(st.lists(ROWS, max_size=4))
def test_a_library_gives_back_what_it_was_given(data: list[dict[str, object]]) -> None:
    read = rows(data)
    with Library.open("sqlite://") as library:
        report = library.add(b"x", "a.jsonl", read)
        assert report.total == len(read)
        stored = {record.id: record for record in library.records()}
        assert len(stored) == report.added
        last = {one.id: one for one in read if isinstance(one, Record)}
        for record in last.values():
            assert stored[record.id].title == record.title
            for word in tokens(record.title):
                assert record.id in {found.id for found in library.records_about([word])}


@given(TEXT)
def test_no_date_crashes_and_a_read_one_keeps_its_text(printed: str) -> None:
    read = read_date(printed)
    assert read is None or read.text == " ".join(printed.split())


@given(TEXT)
def test_cutting_at_labels_keeps_every_word(text: str) -> None:
    joined = " ".join(f"{part.label} {part.text}" for part in split_labeled(text))
    assert tokens(joined) == tokens(text)


@given(TEXT)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert "\n" in text or "\r" in text or plain(escaped) == text.strip()


@given(TEXT)
def test_the_index_has_only_words_and_breaks(text: str) -> None:
    (record,) = (one for one in rows([]) if isinstance(one, Record))
    assert set(searchable(record)) <= set("abcdefghijklmnopqrstuvwxyz \n")
    assert all(token.isalnum() for token in tokens(text))
