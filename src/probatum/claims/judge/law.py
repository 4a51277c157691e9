"""Law that holds for a class of products, and statements about every country at once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.domain.claim import EvidenceFor

_EVERYWHERE = re.compile(
    r"\b(?:every|any|all|each) (?:[\w-]+ )?(?:countr(?:y|ies)|nations?|jurisdictions?)\b|\bworld-?wide\b"
    r"|\b(?:around|all over|throughout) the world\b|\beverywhere\b",
    re.IGNORECASE,
)
_IS_FREE = re.compile(
    r"\b(?:approved|legal(?:ly)?|freely|allowed|over[- ]the[- ]counter|without (?:a )?prescription)\b",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(
    r"\b(?:banned|controlled|prohibited|scheduled?|not (?:approved|permitted|authori[sz]ed|lawful))\b"
    r"|(?<!non-)(?<!without )\bprescription\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRule:
    """What an authority says of a class of products, and the words that say the contrary."""

    name: str
    says: str
    told: re.Pattern[str]
    denied: re.Pattern[str]
    body: str
    jurisdiction: str
    date: str
    source: str

    def is_broken_by(self, words: str) -> bool:
        """Does a sentence assert what the rule excludes?"""
        return self.told.search(words) is not None and self.denied.search(words) is None

    @property
    def evidence(self) -> EvidenceFor:
        """The rule in one sentence, opposing."""
        text = f"{self.body} ({self.jurisdiction}, {self.date}): {self.says}"
        return EvidenceFor(text=text, source=self.source, opposes=True)


@cache
def class_rules() -> tuple[ClassRule, ...]:
    """Every rule of law.toml."""
    table = tomllib.loads(files("probatum.claims.judge").joinpath("law.toml").read_text("utf-8"))
    return tuple(
        ClassRule(**{**row, "told": _compiled(row["told"]), "denied": _compiled(row["denied"])})
        for row in table["rule"]
    )


def _compiled(texts: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(texts), re.IGNORECASE)


def says_free_everywhere(words: str) -> bool:
    """Does a sentence say that something may be sold or used in every country?"""
    return _EVERYWHERE.search(words) is not None and _IS_FREE.search(words) is not None


def is_restriction(status: str) -> bool:
    """Does a dated statement say that something may not be sold freely somewhere?"""
    return _NOT_FREE.search(status) is not None
