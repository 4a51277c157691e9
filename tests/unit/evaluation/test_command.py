"""`python -m evaluation`: one JSON object as the last line, one clear line and exit code 2 for what it cannot use."""

from __future__ import annotations

import gzip
import json

import pytest

from evaluation.cli import main
from evaluation.ratchet import RUNS, SCORES, fallen, measure
from evaluation.registry import TASKS, task
from evaluation.tasks import claim_strength, direction, pico
from evaluation.tasks.claim_strength import releases
from probatum.claims.strength import Level, Strength
from probatum.domain.terms import Direction

STRENGTH = [
    {"sentence": "Tea drinking was associated with lower blood pressure.", "label": "1"},
    {"sentence": "Tea may reduce blood pressure.", "label": "2"},
    {"sentence": "The study was published in spring.", "label": "0"},
]


def rows_file(folder, rows, name="rows.jsonl"):
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def result(capsys):
    return json.loads(capsys.readouterr().out.splitlines()[-1])


@pytest.mark.parametrize("name", TASKS)
def test_every_task_has_a_scorer(name):
    assert callable(task(name))


def test_the_last_line_is_one_object(tmp_path, capsys):
    assert main(["claim-strength", "--file", str(rows_file(tmp_path, STRENGTH))]) == 0
    found = result(capsys)
    assert list(found) == ["task", "n", "metrics", "seconds"]
    assert (found["task"], found["n"]) == ("claim-strength", 3)


def test_gzip_and_limit(tmp_path, capsys):
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in STRENGTH).encode()))
    assert main(["claim-strength", "--file", str(path), "--limit", "2"]) == 0
    assert result(capsys)["n"] == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing", "--file", "x"], "unknown task 'nothing'"),
        (["roles", "--file", "no-such-file.jsonl"], "cannot be read (No such file"),
        (["claim-strength", "--file", "{not_json}"], "line 1: not JSON"),
        (["claim-strength", "--file", "{list}"], "not an object"),
        (["claim-strength", "--file", "{other}"], "lacks the field sentence"),
        (["claim-strength", "--file", "{empty}"], "no rows"),
        (["claim-strength", "--file", "{binary}"], "cannot be read"),
        (["claim-strength", "--file", "{label}"], "'9' is none of 0, 1, 2, 3"),
        (["effects", "--file", "{effects}"], "needs --texts"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_exit_code_2(tmp_path, capsys, arguments, says):
    effects = dict.fromkeys(
        [
            "pmcid",
            "outcome",
            "intervention",
            "comparator",
            "outcome_type",
            "intervention_events",
            "intervention_group_size",
            "comparator_events",
            "comparator_group_size",
            "intervention_mean",
            "intervention_standard_deviation",
            "comparator_mean",
            "comparator_standard_deviation",
        ],
        "",
    )
    contents = {
        "not_json": b"{sentence\n",
        "list": b"[1]\n",
        "other": b'{"text": "a"}\n',
        "empty": b"\n",
        "binary": b"\x1f\x8b broken",
        "label": json.dumps({"sentence": "a", "label": "9"}).encode(),
        "effects": json.dumps(effects).encode(),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    given = [a.format(**{name: tmp_path / name for name in contents}) if "{" in a else a for a in arguments]
    assert main(given) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert len(told.err.splitlines()) == 1
    assert told.out == ""


def test_another_extractor_gives_another_score(tmp_path, capsys, monkeypatch):
    path = str(rows_file(tmp_path, STRENGTH))
    main(["claim-strength", "--file", path])
    before = result(capsys)["metrics"]["accuracy"]
    monkeypatch.setattr(claim_strength, "claim_strength", lambda sentence: Strength(Level.CAUSAL))
    main(["claim-strength", "--file", path])
    assert result(capsys)["metrics"]["accuracy"] == 0.0 < before


PROMPT = {
    "pmcid": "1",
    "intervention": "tea",
    "comparator": "water",
    "outcome": "pain",
    "annotations": [
        {"valid_label": "True", "label_code": "-1", "start": "0", "end": "41", "evidence": "e"},
        {"valid_label": "True", "label_code": "-1", "start": "0", "end": "41", "evidence": "e"},
        {"valid_label": "False", "label_code": "1", "start": "0", "end": "9", "evidence": "x"},
    ],
}


def test_direction_reads_the_majority_and_the_span_from_the_article(tmp_path, capsys, monkeypatch):
    tied = {**PROMPT, "annotations": [{**PROMPT["annotations"][0], "label_code": c} for c in ("1", "0")]}
    labels = rows_file(tmp_path, [PROMPT, tied])
    article = "Pain fell more with tea than with water. No one was harmed."
    texts = rows_file(tmp_path, [{"pmcid": 1, "text": article}], "texts.jsonl")
    asked = []

    def told(evidence, *_):
        asked.append(evidence)
        return Direction.DECREASE

    monkeypatch.setattr(direction, "direction_of", told)
    assert main(["direction", "--file", str(labels), "--texts", str(texts)]) == 0
    out = capsys.readouterr().out
    found = json.loads(out.splitlines()[-1])
    assert asked == [article[:41]]
    assert found["n"] == 1
    assert found["metrics"]["span"]["accuracy"] == 1.0
    assert found["metrics"]["open"]["n"] == 1
    assert "1 of 2 prompts dropped" in out


def test_pico_counts_tokens_of_three_kinds(tmp_path, capsys, monkeypatch):
    row = {"tokens": ["Tea", "for", "adults", "."], "tags": ["I-INT", "O", "I-PAR", "O"], "sent_starts": [0]}
    monkeypatch.setattr(pico, "tags", lambda sentences: [["I", "-", "-", "-"]])
    assert main(["pico", "--file", str(rows_file(tmp_path, [row]))]) == 0
    assert result(capsys)["metrics"]["macro_f1"] == pytest.approx(1 / 3, abs=1e-4)


def test_a_fallen_score_is_named():
    kept = {"scores": {"roles": {"value": 0.9}}}
    assert fallen("roles", 0.8, kept) == "roles: 0.8 fell below 0.9"
    assert fallen("roles", 0.899, kept) is None
    assert fallen("new", 0.1, kept) is None


def test_every_run_of_the_ratchet_is_kept_with_what_its_model_saw():
    kept = json.loads(SCORES.read_text(encoding="utf-8"))["scores"]
    assert list(kept) == list(RUNS)
    assert all({"unseen", "note", "value", "n", "metric"} <= set(entry) for entry in kept.values())
    assert all(
        entry["unseen"] or "cross_validated" in entry or "rules" in entry["note"] for entry in kept.values()
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", RUNS)
def test_no_score_has_fallen(name, shared):
    kept = json.loads(SCORES.read_text(encoding="utf-8"))
    assert fallen(name, measure(RUNS[name])["value"], kept) is None


def test_sentences_of_one_release_are_read_in_its_order():
    rows = [{"sentId": "7-x-2-sentence"}, {}, {"sentId": "8-x-0-title"}, {"sentId": "7-x-0-title"}, {}]
    assert releases(rows) == [[3, 0], [1], [2], [4]]


def test_citations_need_their_texts_and_known_labels(tmp_path, capsys):
    row = {"claim": "Tea calms [1].", "evidence": {}, "cited_doc_ids": [1]}
    odd = {**row, "evidence": {"1": [{"sentences": [0], "label": "PERHAPS"}]}}
    texts = str(
        rows_file(tmp_path, [{"doc_id": 1, "abstract": ["Tea calmed forty rats.", ""]}], "texts.jsonl")
    )
    labels = str(rows_file(tmp_path, [row]))
    assert main(["citation", "--file", labels, "--texts", texts]) == 0
    assert result(capsys)["n"] == 1
    for wrong, says in (
        ({**row, "cited_doc_ids": [2]}, "2 is not among the texts"),
        (odd, "PERHAPS is not one"),
    ):
        path = str(rows_file(tmp_path, [wrong], "wrong.jsonl"))
        assert main(["citation", "--file", path, "--texts", texts]) == 2
        assert says in capsys.readouterr().err
