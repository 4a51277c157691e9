"""The method pages say what the rules do: they are generated, and the committed ones are current."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[3]


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_methods", ROOT / "tools" / "generate_methods.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_method_pages_are_current():
    generator = _generator()
    old = generator.out_of_date(generator.pages())
    assert not old, f"run `python tools/generate_methods.py`: {', '.join(old)}"


def test_a_page_shows_the_rule_its_table_and_what_follows():
    page = _generator().pages()["grade-down.md"]
    assert "Fewer than a third of the optimal information size of 400 participants" in page
    assert "| S1 | RCT | 24 | increase | low |" in page
    assert "- because: imprecision, imprecision" in page


def test_every_rule_is_on_the_rules_page():
    from probatum.certainty import rules

    page = _generator().pages()["rules.md"]
    assert all(f"`{name}`" in page for name in rules())
