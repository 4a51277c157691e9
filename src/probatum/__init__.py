"""Probatum: a living evidence engine for supplements, nootropics and research peptides.

>>> import probatum
>>> probatum.substances().named("Семакс").id
'semax'

The hall's functions stand in modules of their own name: `from probatum.review import review`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from probatum.domain.errors import ProbatumError, UnknownName
    from probatum.domain.monograph import Monograph
    from probatum.domain.record import Record
    from probatum.domain.study import Study
    from probatum.domain.substance import Substance
    from probatum.extraction import read
    from probatum.interactions import stack
    from probatum.library import Library
    from probatum.pages import render
    from probatum.vocabulary import substances

# Rooms load on first use, so that the command line answers `--help` at once.
_WHERE = {
    "Library": "probatum.library",
    "Monograph": "probatum.domain.monograph",
    "ProbatumError": "probatum.domain.errors",
    "Record": "probatum.domain.record",
    "Study": "probatum.domain.study",
    "Substance": "probatum.domain.substance",
    "UnknownName": "probatum.domain.errors",
    "read": "probatum.extraction",
    "render": "probatum.pages",
    "stack": "probatum.interactions",
    "substances": "probatum.vocabulary",
}

__all__ = [
    "Library",
    "Monograph",
    "ProbatumError",
    "Record",
    "Study",
    "Substance",
    "UnknownName",
    "read",
    "render",
    "stack",
    "substances",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'probatum' has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
