"""What became of the records of one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from probatum.domain.record import Quarantined

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """Records added, updated and already there, and what was set apart, each with its reason."""

    name: str
    sha256: str
    added: int = 0
    updated: int = 0
    duplicate: int = 0
    quarantined: tuple[Quarantined, ...] = ()

    @property
    def total(self) -> int:
        """Everything the file held."""
        return self.added + self.updated + self.duplicate + len(self.quarantined)


@dataclass(slots=True)
class Tally:
    """The counts while they grow."""

    added: int = 0
    updated: int = 0
    duplicate: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Everything dealt with so far."""
        return self.added + self.updated + self.duplicate + len(self.quarantined)

    def report(self, name: str, sha256: str) -> AddReport:
        """The counts as they stand."""
        return AddReport(
            name=name,
            sha256=sha256,
            added=self.added,
            updated=self.updated,
            duplicate=self.duplicate,
            quarantined=tuple(self.quarantined),
        )
