"""What would change the rating of one outcome, and how far it holds: for bodies without a single estimate."""

from __future__ import annotations

from probatum.domain.monograph import OutcomeRow
from probatum.domain.sensitivity import OutcomeSensitivity
from probatum.domain.terms import CertaintyLevel
from probatum.pages.charts.robustness import robustness_chart
from probatum.pages.contexts import Basis, Chart, Statement
from probatum.pages.sentences import say

FEWEST_FOR_A_STRIP = 4  # studies: page.md, robustness strip
_ILLUSTRATION = "an illustration, not a forecast"


def would_change(row: OutcomeRow, anchor: str) -> tuple[Statement, ...]:
    """What would lift each step, the nearest edits that move level or finding, the information size."""
    lifts = tuple(
        Statement(
            anchor=f"{anchor}-flip-{i}",
            text=text,
            basis=Basis.COMPUTED,
            rule="what would change it",
            of=_ILLUSTRATION,
        )
        for i, text in enumerate(row.flips, 1)
    )
    found = row.sensitivity
    return lifts if found is None else (*lifts, *_edits(found, anchor), _information(found, anchor))


def _edits(found: OutcomeSensitivity, anchor: str) -> tuple[Statement, ...]:
    return tuple(
        say(
            "pooled.flip",
            f"{anchor}-edit-{number}",
            basis=Basis.COMPUTED,
            of=_ILLUSTRATION,
            edit=flip.edit[:1].upper() + flip.edit[1:],
            level=flip.level.words,
            finding=flip.finding.value.replace("-", " "),
            because=flip.because,
        )
        for number, flip in enumerate(found.flips, 1)
    )


def _information(found: OutcomeSensitivity, anchor: str) -> Statement:
    of, here = "people of the studies that give a direction", f"{anchor}-information"
    missing = found.missing_people
    if found.people is None or missing is None:
        return say("outcome.information_unstated", here, size=found.information_size, of=of)
    if not missing:
        return say("outcome.information_met", here, people=found.people, size=found.information_size, of=of)
    return say(
        "outcome.information",
        here,
        people=found.people,
        size=found.information_size,
        missing=missing,
        of=of,
    )


def robust(row: OutcomeRow, anchor: str) -> Statement | None:
    """How many settings give low certainty or lower; None where there is no strip to count."""
    found = row.sensitivity
    certainty = row.assessment.certainty
    if found is None or certainty is None or not _has_strip(found):
        return None
    return say(
        "pooled.robust",
        f"{anchor}-robust",
        basis=Basis.COMPUTED,
        of=f"{found.rated} settings of one analysis",
        below=found.at_or_below(CertaintyLevel.LOW),
        rated=found.rated,
        level=certainty.level.words,
    )


def strip(row: OutcomeRow, anchor: str) -> Chart | None:
    """The robustness strip, from four studies on."""
    found = row.sensitivity
    if found is None or not _has_strip(found):
        return None
    return robustness_chart(found.robustness, f"{anchor}-strip", row.name)


def _has_strip(found: OutcomeSensitivity) -> bool:
    return bool(found.robustness) and found.robustness[0].k >= FEWEST_FOR_A_STRIP
