"""`probatum read --own-model`: off unless named; a failing endpoint costs only its own values."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from probatum.cli.main import app

ROW = '{"id": "a1", "title": "A trial", "abstract": "It was paid for by the Fund of Friends of Sleep."}\n'


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text(ROW, encoding="utf-8")
    return path


def read(monkeypatch: pytest.MonkeyPatch, records: Path, reply: str) -> str:
    asked = []

    def answer(endpoint: object, messages: object) -> str:
        asked.append((endpoint, messages))
        return reply

    monkeypatch.setattr("probatum.sources.own_model.complete", answer)
    monkeypatch.setenv("PROBATUM_OWN_MODEL_KEY", "sesame")
    arguments = ["read", str(records), "--jsonl", "--own-model", "http://localhost/v1", "--model", "small"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    assert len(asked) == 1
    assert asked[0][0].key == "sesame"  # type: ignore[attr-defined]
    return result.output


def test_a_proved_value_is_shown_with_its_maker(monkeypatch: pytest.MonkeyPatch, records: Path) -> None:
    quote = "for by the Fund of Friends of Sleep"
    reply = f'{{"values": [{{"field": "population", "value": "Friends of Sleep", "quote": "{quote}"}}]}}'
    assert "own-model:small" in read(monkeypatch, records, reply)


def test_an_invented_quote_is_told_and_not_kept(monkeypatch: pytest.MonkeyPatch, records: Path) -> None:
    reply = '{"values": [{"field": "population", "value": "bears", "quote": "the bears slept well"}]}'
    output = read(monkeypatch, records, reply)
    assert "not kept: the quote does not stand in the record" in output
    assert "own-model:small" not in output


def test_nobody_is_asked_by_default(monkeypatch: pytest.MonkeyPatch, records: Path) -> None:
    def never(*_: object) -> str:
        raise AssertionError("asked")

    monkeypatch.setattr("probatum.sources.own_model.complete", never)
    assert CliRunner().invoke(app, ["read", str(records)]).exit_code == 0


def test_an_endpoint_that_is_down_leaves_the_study(records: Path) -> None:
    arguments = ["read", str(records), "--jsonl", "--own-model", "http://127.0.0.1:1/v1", "--model", "small"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    assert "own model at 127.0.0.1" in result.output
    assert '"schema":' in result.output
