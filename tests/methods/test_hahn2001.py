"""Hahn, Kim and Garner 2001, BMJ 323:81-85, abstract: OR 0.61 (0.47 to 0.81), nine trials with events."""

from math import exp

import numpy as np

from methods.published import cells
from probatum.synthesis.pooling.counts import peto


def test_reduced_osmolarity() -> None:
    x = cells("ors", "hahn2001")
    ours = peto(x["ai"], x["n1i"] - x["ai"], x["ci"], x["n2i"] - x["ci"])
    shown = [round(exp(value), 2) for value in (ours.mu, ours.interval.low, ours.interval.high)]
    assert shown == [0.61, 0.47, 0.81]
    assert int(np.sum(x["ai"] + x["ci"] == 0)) == 3  # trials in which nobody needed an infusion
