"""The rating of one dose-response curve: worded as an association, each step with its rule."""

from __future__ import annotations

from probatum.certainty import grade_curve, what_would_change
from probatum.domain.certainty import Assessment
from probatum.domain.dose_curve import DoseCurve
from probatum.domain.terms import Better, CertaintyLevel, FindingState
from probatum.pages.contexts import Basis, PooledRating, Statement
from probatum.pages.index import Index
from probatum.pages.sections.grade_table import grade_table
from probatum.pages.sentences import count, lower_first, say


def curve_rating(index: Index, curve: DoseCurve, anchor: str) -> PooledRating | None:
    """The rating, where the curve was assessed."""
    assessed = curve.assessed
    certainty = assessed.certainty if assessed else None
    if assessed is None or certainty is None:
        return None
    of = f"{count(curve.k, 'study', 'studies')} tabulated in {curve.source}"
    return PooledRating(
        level=int(certainty.level),
        verdict=_verdict(index, curve, assessed, certainty.level, anchor, of),
        reasons=(
            say("curve.found", f"{anchor}-found", basis=Basis.COMPUTED, of=of, because=assessed.because),
        ),
        grade=grade_table(index, certainty, f"{anchor}-grade", curve.outcome),
        robustness=say("curve.robust", f"{anchor}-robust", basis=Basis.METHOD, of=of),
        strip=None,
        would_change=(*_lifts(assessed, anchor, of), *_if_sound(curve, assessed, anchor)),
    )


def _lifts(assessed: Assessment, anchor: str, of: str) -> tuple[Statement, ...]:
    return tuple(
        say("curve.change", f"{anchor}-change-{i}", basis=Basis.COMPUTED, of=of, change=change)
        for i, change in enumerate(what_would_change(assessed), 1)
    )


def _if_sound(curve: DoseCurve, assessed: Assessment, anchor: str) -> tuple[Statement, ...]:
    """The level if every study were read and found sound, where that moves it."""
    again = grade_curve(curve, is_sound=True)
    before, after = assessed.certainty, again.certainty
    if before is None or after is None or again.finding is None or after.level == before.level:
        return ()
    return (
        say(
            "pooled.flip",
            f"{anchor}-flip-1",
            basis=Basis.COMPUTED,
            of="an illustration, not a forecast",
            edit="Every study read in full and found at low risk of bias",
            level=after.level.words,
            finding=again.finding.value.replace("-", " "),
            because="risk of bias −1 to 0",
        ),
    )


def _verdict(
    index: Index, curve: DoseCurve, assessed: Assessment, level: CertaintyLevel, anchor: str, of: str
) -> Statement:
    assert assessed.finding is not None  # whatever has a certainty has a finding
    return say(
        verdict_key(assessed.finding, curve.better, level),
        f"{anchor}-verdict",
        basis=Basis.COMPUTED,
        of=of,
        extra={
            "substance": index.monograph.substance.name,
            "outcome": lower_first(curve.outcome),
            "basis_words": count(curve.k, "study", "studies"),
        },
    )


def verdict_key(finding: FindingState, better: Better, level: CertaintyLevel) -> str:
    """The template of a rated curve; very low certainty says the same whatever was found.

    >>> verdict_key(FindingState.BENEFIT, Better.LOWER, CertaintyLevel.LOW)
    'curve.rated_low_less'
    """
    if level is CertaintyLevel.VERY_LOW:
        return "curve.rated_very_low"
    if finding is FindingState.CONFLICTING:
        return "curve.rated_conflicting"
    if finding not in (FindingState.BENEFIT, FindingState.HARM):
        return "curve.rated_unclear"
    is_more = (finding is FindingState.BENEFIT) == (better is Better.HIGHER)
    return f"curve.rated_{level.name.lower()}_{'more' if is_more else 'less'}"
