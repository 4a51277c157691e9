"""The rating of one pooled outcome under every reasonable setting (a specification curve of the level).

Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, Perspect Psychol Sci 11:702-712, on multiverse analysis.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.pooled_assessment import SettingResult
from probatum.domain.synthesis import PooledEffect
from probatum.sensitivity.settings import Setting, settings
from probatum.sensitivity.subject import Subject

Rows = tuple[StudyLevelRow, ...]


def robustness(subject: Subject) -> tuple[SettingResult, ...]:
    """The level and finding under each setting, the default first; empty where nothing was pooled."""
    if not isinstance(subject.outcome.effect, PooledEffect):
        return ()
    bodies = [setting.kept(subject.rows) for setting in settings()]
    pooled = _pooled(subject, bodies)
    return tuple(
        _rated(subject, setting, body, effect)
        for setting, body, effect in zip(settings(), bodies, pooled, strict=True)
    )


def _pooled(subject: Subject, bodies: Sequence[Rows | None]) -> list[PooledEffect | None]:
    """The effect under each setting; settings that differ only in their rows are pooled in one call."""
    found: list[PooledEffect | None] = [None] * len(bodies)
    for options in dict.fromkeys(setting.options for setting in settings()):
        places = [place for place, setting in enumerate(settings()) if setting.options == options]
        for place, effect in zip(
            places, subject.pool([bodies[place] or () for place in places], options), strict=True
        ):
            found[place] = effect
    if isinstance(subject.outcome.effect, PooledEffect):
        found[0] = subject.outcome.effect  # the default is the rating itself, to the last digit
    return found


def _rated(
    subject: Subject, setting: Setting, body: Rows | None, effect: PooledEffect | None
) -> SettingResult:
    is_default = setting is settings()[0]
    if effect is None:
        why = "fewer than two studies are left"
        if body is None:
            why = "the number of people is not stated for every study"
        return _unrated(setting, why, len(body or ()))
    found = subject.rate(effect)
    return SettingResult(
        setting=setting.words,
        is_default=is_default,
        level=found.level,
        finding=found.assessment.finding,
        estimate=_printed(effect),
        k=effect.k,
    )


def _unrated(setting: Setting, why: str, k: int) -> SettingResult:
    return SettingResult(
        setting=setting.words, is_default=False, level=None, finding=None, estimate=f"not pooled: {why}", k=k
    )


def _printed(effect: PooledEffect) -> str:
    low, mid, high = (
        exp(value) if effect.is_log else value
        for value in (effect.interval.low, effect.estimate, effect.interval.high)
    )
    return f"{effect.measure} {mid:.2f} ({low:.2f} to {high:.2f})"
