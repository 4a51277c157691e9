"""What the words of headings and row labels say about the numbers beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BARS = r"±|\+/[-−–]"
_MEAN = re.compile(r"\bmeans?\b|\baverage\b|^\s*[χx̄X]\s*$|(?<=, )M\b", re.IGNORECASE)
_SD = re.compile(
    r"\b(?:SDs?|S\.D\.?|std\.?\s*dev\w*|st\.?\s*dev\w*|standard\s+deviations?)(?![\w])", re.IGNORECASE
)
_SE = re.compile(
    r"\b(?:SEM?s?|S\.E\.(?:M\.?)?|std\.?\s*err\w*|standard\s+errors?|s\.e\.m?\.?)(?![\w])", re.IGNORECASE
)
_MEDIAN = re.compile(
    r"\bmedians?\b|\bIQRs?\b|inter-?quartile|percentiles?|\bquartiles?\b|\brange\b|min[\w.]*\s*[-–,/]\s*max",
    re.IGNORECASE,
)
_CI = re.compile(r"\bC\.?I\.?s?\b|confidence\s+(?:interval|limit)s?|credible", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bpercent(?:ages?)?\b|\bproportions?\b|\brates?\b", re.IGNORECASE)
_COUNT = re.compile(
    r"(?<![\w])(?:n|no\.?|N|number|numbers|frequency|events?|cases|counts?)(?![\w=])(?!\s*=)", re.IGNORECASE
)
_EFFECT = re.compile(
    r"\b(?:difference|diff\.?|effect|odds|hazard|ratio|O\.?R\.?|R\.?R\.?|H\.?R\.?|IRR|AOR|SMD|MD|Cohen|beta|β|"
    r"coefficient|estimate|vs\.?|versus|interaction|slope|correlation|regression|power|eta)\b|\bη|[χΧ]\s?2|\bt\b|\bF\b|\bdf\b|\bz\b",
    re.IGNORECASE,
)
_P = re.compile(
    r"^\W*(?:\w+[- ]){0,4}?p\W{0,2}(?:[- ]?val(?:ue)?s?)?\b|\bp[- ]?values?\b|"
    r"\bsig(?:nificance|\.)?\W*$|^\W*P\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:chang(?:es?|ed)|decreases?|increases?|reductions?|delta|gain(?:ed)?|loss)\b|[Δδ∆]|\bfrom\s+baseline\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^\W*(?:total|all|overall|both|combined|entire|whole)\b", re.IGNORECASE)
_N = re.compile(r"(?<![A-Za-z])[nN]\s*(?:=|:)\s*(?P<n>\d{1,3}(?:[,\u2009\u202f ]\d{3})+|\d+)(?!\.\d)")
_N_BARE = re.compile(r"^[^(]*[A-Za-z][^(]*\((?P<n>\d{1,5})\)\s*$")


LONGEST = 4000  # characters of caption and notes that are read


@dataclass(frozen=True, slots=True)
class Says:
    """Which kinds of number a label names."""

    mean: bool
    sd: bool
    se: bool
    median: bool
    interval: bool
    percent: bool
    count: bool
    effect: bool
    p: bool
    change: bool


def says(label: str) -> Says:
    """What a label, caption or note says of its numbers.

    >>> says("Pain, mean (SD)").sd, says("Deaths, n (%)").count, says("P value").p
    (True, True, True)
    """
    label = label[:LONGEST]
    return Says(
        mean=_MEAN.search(label) is not None,
        sd=_SD.search(label) is not None,
        se=_SE.search(label) is not None,
        median=_MEDIAN.search(label) is not None,
        interval=_CI.search(label) is not None,
        percent=_PERCENT.search(label) is not None,
        count=_COUNT.search(label) is not None,
        effect=_EFFECT.search(label) is not None,
        p=_P.search(label) is not None,
        change=_CHANGE.search(label) is not None,
    )


def n_of(label: str, bare: bool = False) -> int | None:
    """The group size a heading prints: "(n = 24)"; with `bare` also "Placebo (24)".

    >>> n_of("Placebo (n = 24)"), n_of("Placebo (24)"), n_of("Placebo (24)", bare=True)
    (24, None, 24)
    """
    label = label[:LONGEST]
    match = _N.search(label) or (_N_BARE.match(label) if bare else None)
    return int(re.sub(r"\D", "", match["n"])) if match else None


def n_place(label: str) -> tuple[int, int] | None:
    """Where in a label the group size stands."""
    match = _N.search(label) or _N_BARE.match(label)
    return match.span("n") if match else None


def is_total(label: str) -> bool:
    """Does a heading speak of all groups together?"""
    return _TOTAL.match(label) is not None


def without_size(label: str) -> str:
    """A heading without its group size and the words for mean and spread."""
    return re.sub(r"\(?\s*[nN]\s*=\s*[\d, ]+\)?", " ", label).strip()


_STATISTICS = frozenset(
    (
        "mean",
        "means",
        "average",
        "sd",
        "sds",
        "se",
        "sem",
        "median",
        "range",
        "iqr",
        "n",
        "no",
        "number",
        "percent",
        "percentage",
        "value",
        "values",
        "score",
        "deviation",
        "standard",
        "std",
        "error",
        "errors",
        "of",
        "and",
        "or",
        "χ",
        "x̄",
        "mean±sd",
        "means±sd",
    )
)


def is_statistic(label: str) -> bool:
    """Does a heading name nothing but a statistic?

    >>> is_statistic("Mean (SD)"), is_statistic("n (%)"), is_statistic("Pain, mean (SD)")
    (True, True, False)
    """
    words = re.findall(r"[^\W\d_]+", label)
    return all(word.lower() in _STATISTICS for word in words)
