"""The settings under which a pooled effect is rated again, read from `settings.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.errors import RuleError
from probatum.synthesis.pooled_rows import people_of
from probatum.synthesis.pooling import MeanTest, Method, Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One way to analyze the same rows."""

    words: str
    method: Method
    test: MeanTest
    largest: bool = False  # leave out the study with most people
    under: int | None = None  # leave out studies with fewer people

    @property
    def options(self) -> Options:
        """How the rows are pooled."""
        return Options(method=self.method, test=self.test)

    def kept(self, rows: Sequence[StudyLevelRow]) -> tuple[StudyLevelRow, ...] | None:
        """The rows it leaves in; None where it needs the number of people and a row does not state it."""
        if not self.largest and self.under is None:
            return tuple(rows)
        sizes = [people_of(row) for row in rows]
        known = [size for size in sizes if size is not None]
        if len(known) < len(sizes) or not known:
            return None
        if self.under is not None:
            return tuple(row for row, size in zip(rows, known, strict=True) if size >= self.under)
        largest = max(range(len(rows)), key=lambda place: (known[place], rows[place].id))
        return tuple(row for place, row in enumerate(rows) if place != largest)


@cache
def settings() -> tuple[Setting, ...]:
    """Every setting; the first is the default of every page."""
    text = files("probatum.sensitivity").joinpath("settings.toml").read_text("utf-8")
    return tuple(_setting(row) for row in tomllib.loads(text)["setting"])


def _setting(row: dict[str, object]) -> Setting:
    try:
        return Setting(
            **{**row, "method": Method(str(row["method"])), "test": MeanTest(str(row["test"]))}  # type: ignore[arg-type]
        )
    except (TypeError, KeyError, ValueError) as error:
        raise RuleError("not a setting", source="sensitivity/settings.toml", value=error) from error
