"""Groups of words that keep the same company: coarse and fine numbers for each known word."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np

from probatum.domain.errors import RuleError

UNKNOWN = (-1, -1)


@cache
def groups() -> dict[str, tuple[int, int]]:
    """Each known lower-case word with its coarse and fine group; RuleError where the file is broken."""
    place = files("probatum.models").joinpath("artifacts", "word_clusters.npz")
    try:
        with as_file(place) as path, np.load(path, allow_pickle=False) as stored:
            words = stored["words"].tobytes().decode("utf-8").split("\n")
            pairs = zip(stored["coarse"].tolist(), stored["fine"].tolist(), strict=True)
            return dict(zip(words, pairs, strict=True))
    except (OSError, KeyError, ValueError) as error:
        raise RuleError(
            "cannot load the word groups",
            source="word_clusters.npz",
            value=error,
            remedy="run training.word_clusters",
        ) from error
