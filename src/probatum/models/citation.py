"""Does a cited record say what a statement cites it for? A linear model over what the rules saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from probatum.domain.errors import RuleError
from probatum.models.linear import Floats, softmax

ARTIFACT = "citation"
CLASSES = ("support", "refute", "nei")  # the words of `domain.citation.CitationVerdict`


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each named number (rows) and verdict (columns), and where each verdict begins."""

    names: tuple[str, ...]
    weights: Floats
    bias: Floats


def predict(seen: Mapping[str, float]) -> tuple[float, ...]:
    """The share of each verdict of `CLASSES`, by the named numbers of the rules."""
    model = weights()
    row = np.array([seen[name] for name in model.names], dtype=np.float32)
    return tuple(softmax((row @ model.weights + model.bias)[None, :])[0].tolist())


@cache
def weights() -> Weights:
    """The shipped weights; RuleError where their file is missing or broken."""
    place = files("probatum.models").joinpath("artifacts", f"{ARTIFACT}.npz")
    try:
        with as_file(place) as path, np.load(path, allow_pickle=False) as stored:
            names = tuple(stored["names"].tobytes().decode("utf-8").split("\n"))
            return Weights(names, stored["weights"], stored["bias"])
    except (OSError, KeyError, ValueError) as error:
        raise RuleError(
            "cannot load the model",
            source=f"{ARTIFACT}.npz",
            value=error,
            remedy="run training.citation",
        ) from error
