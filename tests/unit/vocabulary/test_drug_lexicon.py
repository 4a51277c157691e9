"""The names of medicines against material that was not used to write rules: a public lexicon, an annotated corpus."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from probatum.domain.errors import UnknownName
from probatum.domain.interaction import PartyKind
from probatum.vocabulary.agents import agents


def is_known(name: str) -> bool:
    try:
        agents().named(name)
    except UnknownName:
        return False
    return True


def test_nearly_every_medicine_is_in_a_public_lexicon(shared: Path) -> None:
    with gzip.open(shared / "data/corpora/drug_lexicon/variants.tsv.gz", "rt", encoding="utf-8") as lines:
        listed = {row["variant"].casefold() for row in csv.DictReader(lines, delimiter="\t")}
    drugs = [party for party in agents().all() if party.kind is PartyKind.DRUG]
    found = [drug for drug in drugs if drug.name.casefold() in listed or drug.id.replace("-", " ") in listed]
    assert len(found) / len(drugs) > 0.95


def _mentions(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for sentence in json.loads(line)["sentences"]:
                yield from ((entity["type"], entity["text"]) for entity in sentence["entities"])


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "floor"), [("drug", 0.70), ("group", 0.55)])
def test_most_mentions_in_interaction_texts_are_known(shared: Path, kind: str, floor: float) -> None:
    mentions = Counter(
        text
        for label, text in _mentions(shared / "data/corpora/ddi2013/DDICorpus_Train_DrugBank.jsonl.gz")
        if label == kind
    )
    known = sum(count for text, count in mentions.items() if is_known(text))
    assert known / mentions.total() > floor
