from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

import pytest

import probatum.certainty
from probatum.certainty.rules import RULES_VERSION, rule, rule_data, rules, version_of
from probatum.domain.errors import RuleError

SOURCE = "\n".join(
    p.read_text("utf-8") for p in sorted(Path(probatum.certainty.__file__).parent.glob("*.py"))
)


def test_every_rule_is_used_and_every_used_rule_exists() -> None:
    named = set(
        re.findall(
            r'"((?:start|bias|inconsistency|indirectness|imprecision|publication|refuse|up|finding)-[a-z-]+)"',
            SOURCE,
        )
    )
    assert named == set(rules())


def test_every_start_has_a_level_and_every_reason_a_weight() -> None:
    for one in rules().values():
        assert (one.level is not None) == (one.part == "start")
        assert (one.weight > 0) == (one.part == "refusal")
        assert (one.finding is not None) == (one.part == "finding")
        assert one.source
        assert one.condition.endswith(".")


def test_every_step_down_says_what_would_change_it() -> None:
    assert all(one.change for one in rules().values() if one.steps < 0)


def test_an_unknown_rule_and_a_missing_number_name_the_file() -> None:
    with pytest.raises(RuleError, match=r"certainty/rules\.toml"):
        rule("no-such-rule")
    with pytest.raises(RuleError, match="imprecision-small"):
        rule("imprecision-small").says(n=3)


def test_seven_in_ten_is_exact_at_every_size() -> None:
    agreement = rule("inconsistency-none")
    assert all(agreement.is_reached(7 * i, 10 * i) for i in range(1, 200))
    assert not any(agreement.is_reached(7 * i - 1, 10 * i) for i in range(1, 200))


def test_changing_a_rule_changes_the_version_and_nothing_else_does() -> None:
    data = rule_data()
    assert version_of(data) == RULES_VERSION
    assert version_of(dict(reversed(data.items()))) == RULES_VERSION
    for name, document in data.items():
        changed = deepcopy(document)
        changed["one more limit"] = 1
        assert version_of({**data, name: changed}) != RULES_VERSION


def test_the_version_covers_every_rule_file() -> None:
    folder = Path(probatum.certainty.__file__).parent
    assert (
        set(rule_data()) == {path.name for path in folder.glob("*.toml")} >= {"rules.toml", "importance.toml"}
    )
