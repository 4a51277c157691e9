"""Every check that a text allows, with the words it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from probatum.bias.integrity import reading
from probatum.bias.integrity.counts import participant_flow, percent_and_count
from probatum.bias.integrity.grim import grim
from probatum.bias.integrity.grimmer import grimmer
from probatum.bias.integrity.interval import interval_checks
from probatum.bias.integrity.spread import sd_range
from probatum.bias.integrity.statcheck import statcheck
from probatum.domain.integrity import Check
from probatum.domain.provenance import Extracted, Passage, Reported, Span, value_of
from probatum.domain.study import Study
from probatum.text.slices import Slice


def check_text(passages: Iterable[Passage]) -> tuple[Check, ...]:
    """Check the numbers a report prints in its text; each result quotes the words it checked.

    Looks for test statistics with p (statcheck), counts with percentages, ratios and differences with
    interval and p, and means with SD and n of instruments whose whole-number range is known (GRIM,
    GRIMMER, SD within the scale). A one-tailed test counts as stated when any passage states one.
    In the order of the text.
    """
    read = tuple(passages)
    is_one_tailed = any(reading.says_one_tailed(passage.text) for passage in read)
    return tuple(check for passage in read for check in _in_passage(passage, is_one_tailed))


def _in_passage(passage: Passage, is_one_tailed: bool) -> list[Check]:
    found = sorted(_checks(passage.text, is_one_tailed), key=lambda pair: pair[0])
    return [replace(check, spans=(passage.span(*at),)) for at, check in found]


def _checks(text: str, is_one_tailed: bool) -> Iterator[tuple[Slice, Check]]:
    for test in reading.printed_tests(text):
        yield test.at, statcheck(test.what, is_one_tailed=is_one_tailed)
    for counted in reading.counted(text):
        what = counted.what
        yield counted.at, percent_and_count(what.count, what.total, what.percent)
    for interval in reading.printed_intervals(text):
        for check in interval_checks(interval.what):
            yield interval.at, check
    for mean in reading.scale_means(text):
        group, scale = mean.what
        if group.n >= 2:
            yield mean.at, grim(group.mean, group.n)
            yield mean.at, grimmer(group.mean, group.sd, group.n, scale=scale)
            yield mean.at, sd_range(group.mean, group.sd, group.n, scale)


def check_study(study: Study) -> tuple[Check, ...]:
    """Check a study's numbers of people against one another: arms, total, analyzed, dropped out.

    Arms are summed only in parallel studies in which every arm states its number.
    """
    sizes = [value_of(arm.n) for arm in study.arms]
    is_parallel = value_of(study.crossover) is not True
    stated = [size for size in sizes if size is not None]
    checks = participant_flow(
        enrolled=value_of(study.n),
        arms=stated if is_parallel and len(stated) == len(sizes) else (),
        analyzed=value_of(study.n_analyzed),
        dropped=value_of(study.n_dropped),
    )
    spans = _spans(study.n, *(arm.n for arm in study.arms), study.n_analyzed, study.n_dropped)
    return tuple(replace(check, spans=spans) for check in checks)


def _spans(*values: Reported[int]) -> tuple[Span, ...]:
    quoted = (span for value in values if isinstance(value, Extracted) for span in value.spans)
    return tuple(dict.fromkeys(quoted))
