"""The rules as data: read once from `rules*.toml`, where each has its condition, limits and source."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from probatum.domain.certainty import Judgement
from probatum.domain.errors import RuleError
from probatum.domain.provenance import Method
from probatum.domain.study import FindingId, StudyId
from probatum.domain.terms import CertaintyLevel, FindingState, GradeDomain

_LIMITS = {"share", "agreement", "participants", "studies", "weeks"}
_FILE = "certainty/rules.toml"
_FILES = ("rules.toml", "rules_pooled.toml", "rules_curves.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: when it fires, what it does, what it says, and who taught it."""

    id: str
    part: str  # start, a GRADE domain, finding, or refusal
    condition: str
    because: str
    source: str
    steps: int = 0
    level: CertaintyLevel | None = None
    weight: int = 0
    change: str | None = None
    finding: FindingState | None = None
    limits: Mapping[str, float] = field(default_factory=dict)

    def is_reached(self, part: float, whole: float) -> bool:
        """Does a part reach the rule's limit (its agreement or share) of the whole?"""
        limit = self.limits.get("agreement", self.limits.get("share", 0.0))
        return part >= limit * whole - 1e-9  # 0.7 is not a binary fraction

    def says(self, **numbers: object) -> str:
        """The page's sentence with its numbers; raises RuleError when one is missing."""
        return _fill(self.because, self.id, numbers)

    def would_change(self, **numbers: object) -> str | None:
        """What evidence would lift it, as a sentence part."""
        return None if self.change is None else _fill(self.change, self.id, numbers)

    def judge(
        self, studies: tuple[StudyId, ...], findings: tuple[FindingId, ...] = (), **numbers: object
    ) -> Judgement:
        """A GRADE step by this rule, with the numbers that fired it."""
        return Judgement(
            domain=GradeDomain(self.part),
            steps=self.steps,
            because=self.says(**numbers),
            rule=self.id,
            studies=studies,
            findings=findings,
        )


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 study", "2 studies"."""
    return f"{number} {one if number == 1 else many}"


class _Count(int):
    """A whole number that brings its noun along: "{k:study|studies}" in a sentence."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        return counted(int(self), one, many) if bar else int.__format__(self, spec)


def _as_count(value: object) -> object:
    return _Count(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _fill(text: str, rule: str, numbers: Mapping[str, object]) -> str:
    try:
        return text.format(**{name: _as_count(value) for name, value in numbers.items()})
    except (KeyError, IndexError) as error:
        raise RuleError(
            "a number of the sentence is not given", source=_FILE, field=rule, value=error
        ) from error


@cache
def _document(name: str = _FILES[0]) -> dict[str, Any]:
    return tomllib.loads(files("probatum.certainty").joinpath(name).read_text("utf-8"))


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by id, in the files' order."""
    read = [_rule(row) for name in _FILES for row in _document(name)["rule"]]
    by_id = {rule.id: rule for rule in read}
    if len(by_id) != len(read):
        raise RuleError("two rules of one name", source=_FILE, remedy="give each rule an id of its own")
    return by_id


def rule(name: str) -> Rule:
    """The rule of this id; raises RuleError when there is none."""
    try:
        return rules()[name]
    except KeyError:
        raise RuleError("no such rule", source=_FILE, field="id", value=name) from None


def _rule(row: dict[str, Any]) -> Rule:
    read = {"level", "finding", "limits"} | _LIMITS
    plain = {key: value for key, value in row.items() if key not in read}
    level = CertaintyLevel[row["level"].upper().replace(" ", "_")] if "level" in row else None
    finding = FindingState(row["finding"]) if "finding" in row else None
    limits = {key: row[key] for key in _LIMITS & row.keys()} | row.get("limits", {})
    try:
        return Rule(level=level, finding=finding, limits=limits, **plain)
    except TypeError as error:
        raise RuleError("not a rule", source=_FILE, field=str(row.get("id")), value=error) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRule:
    """The score's formula in words, with the ceiling of each certainty level."""

    condition: str
    source: str
    ceiling: Mapping[CertaintyLevel, int]


@cache
def score_rule() -> ScoreRule:
    """How a score is made."""
    row = _document()["score"]
    ceiling = {CertaintyLevel[name.upper()]: points for name, points in row["ceiling"].items()}
    return ScoreRule(condition=row["condition"], source=row["source"], ceiling=ceiling)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """What counts as important and as large where no important difference is on file, for some measures."""

    measures: tuple[str, ...]
    low: float
    high: float
    large_low: float
    large_high: float
    words: str
    source: str


@cache
def fallbacks() -> Mapping[str, Fallback]:
    """The fallback of each measure that has one; ratios as ratios."""
    read = [Fallback(**row | {"measures": tuple(row["measures"])}) for row in _fallback_rows()]
    return {measure: one for one in read for measure in one.measures}


def _fallback_rows() -> list[dict[str, Any]]:
    return list(_document(_FILES[1])["fallback"].values())


def version_of(documents: Mapping[str, Mapping[str, Any]]) -> str:
    """The version of rule data: its declared number and a digest of every rule; comments do not count.

    Two pages with one version were made by the same rules; whoever changes a limit changes the version.
    """
    content = json.dumps(documents, sort_keys=True, ensure_ascii=True).encode()
    return f"{documents[_FILES[0]]['version']}.{hashlib.sha256(content).hexdigest()[:8]}"


def rule_data() -> dict[str, dict[str, Any]]:
    """Every rule file of this room, parsed, by name."""
    folder = files("probatum.certainty")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {name: _document(name) for name in names}


RULES_VERSION: str = version_of(rule_data())
BY = Method("grade", RULES_VERSION)
