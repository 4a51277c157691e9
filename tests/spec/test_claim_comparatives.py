"""What people did better or worse is an outcome: falling asleep sooner is a shorter time to fall asleep.

Everyday words of a change name the outcome, the way it went and whether that is told as good. A sentence that
says it made no difference tells none.
"""

from __future__ import annotations

import pytest

from probatum.claims.find.comparatives import comparative_in
from probatum.claims.find.effects import effect_of
from probatum.domain.terms import Direction

UP, DOWN = Direction.INCREASE, Direction.DECREASE
ROWS = [
    ("They dropped off and fell asleep nine minutes sooner", "sleep_onset_latency", DOWN, True),
    ("Smokers took much longer to fall asleep", "sleep_onset_latency", UP, False),
    ("The nurses slept half an hour longer", "total_sleep_time", UP, True),
    ("Drivers responded more quickly", "reaction_time_simple", DOWN, True),
    ("They were faster on a card sorting task", "reaction_time_simple", DOWN, True),
    ("You will feel wide awake", "alertness", UP, True),
    ("Patients were less tired after a month", "fatigue", DOWN, True),
    ("The runners were less sore", "muscle_soreness", DOWN, True),
    ("The rowers rowed two percent farther", "endurance_time_trial", UP, True),
    ("Women ate less at lunch", "appetite", DOWN, True),
    ("It delays falling asleep", "sleep_onset_latency", UP, False),
    ("It shortens a cold by a day", "cold_duration", DOWN, True),
    ("It makes mice live longer", "animal_lifespan", UP, True),
    ("It lets people live longer", "all_cause_mortality", DOWN, True),
    ("The injections darkened the skin", "skin_pigmentation", UP, True),
    ("It makes men go bald", "hair_loss", UP, False),
    ("Too much of it causes dehydration", "hydration_status", DOWN, False),
    ("High doses distort blood tests", "laboratory_interference", UP, False),
    ("The lost weight soon comes back", "weight_regain", UP, False),
]


@pytest.mark.parametrize(("words", "term", "direction", "good"), ROWS, ids=[row[0] for row in ROWS])
def test_everyday_words_name_an_outcome(words: str, term: str, direction: Direction, good: bool) -> None:
    """Outcome, direction and value come from the table."""
    effect = effect_of(words)
    assert (effect.outcome, effect.direction, effect.benefit) == (term, direction, good)


@pytest.mark.parametrize(
    "words",
    ["Sleep is needed by everyone", "Faster shipping to your door", "Fell ill soon", "Delayed sleep phase"],
)
def test_other_words_tell_none(words: str) -> None:
    """A word of the table alone is no comparative."""
    assert comparative_in(words) is None


def test_no_difference_is_none() -> None:
    """A comparative that is denied goes no way."""
    assert (
        effect_of("It made no difference to how fast they fell asleep").direction is Direction.NO_DIFFERENCE
    )


def test_a_denied_harm_is_no_difference() -> None:
    """What is said not to happen goes no way, and is told as neither good nor bad."""
    effect = effect_of("It does not delay falling asleep")
    assert (effect.direction, effect.benefit, effect.negated) == (Direction.NO_DIFFERENCE, None, True)
