"""What a claim says in PICO terms."""

from __future__ import annotations

import pytest
from tests.claim_texts import claim_of, claims_of

from probatum.claims.find.effects import effect_of
from probatum.domain.claim import Attribution, ClaimType, Wording
from probatum.domain.terms import Direction

EFFECTS = [
    # words, outcome, direction, benefit
    ("It reduces anxiety", "anxiety_symptoms", Direction.DECREASE, True),
    ("It improves anxiety", "anxiety_symptoms", Direction.DECREASE, True),
    ("It improves memory", "memory_overall", Direction.INCREASE, True),
    ("It did not improve memory", "memory_overall", Direction.NO_DIFFERENCE, True),
    ("It raises fasting glucose", "fasting_glucose", Direction.INCREASE, False),
    ("The drops come in a bottle", None, None, None),
]


@pytest.mark.parametrize(("words", "outcome", "direction", "benefit"), EFFECTS)
def test_effect(words: str, outcome: str | None, direction: Direction | None, benefit: bool | None) -> None:
    effect = effect_of(words)
    assert (effect.outcome, effect.direction, effect.benefit) == (outcome, direction, benefit)


DENIALS = [
    "It has no side effects",
    "It is non-addictive",
    "It does not interact with any drug",
    "It is harmless",
]


@pytest.mark.parametrize("words", DENIALS)
def test_absence_is_told(words: str) -> None:
    assert effect_of(words).negated
    assert not effect_of("It has side effects").negated


IN_WHOM = [
    ("In rats, Semax raised BDNF.", Attribution.ANIMALS),
    ("In a trial of 40 adults Semax improved memory.", Attribution.PEOPLE),
    ("Semax raised BDNF in cell culture.", Attribution.CELLS),
    ("Semax raises BDNF, in mice and not in humans.", Attribution.ANIMALS),
    ("Semax improves memory.", Attribution.NOT_STATED),
    ("Semax reduces damaged cells.", Attribution.NOT_STATED),
    ("Semax was used traditionally for memory.", Attribution.TRADITION),
]


@pytest.mark.parametrize(("sentence", "attribution"), IN_WHOM)
def test_in_whom(sentence: str, attribution: Attribution) -> None:
    assert claim_of(sentence).attribution is attribution


def test_in_whom_is_carried_on_by_the_next_sentence() -> None:
    first, second = claims_of("# Semax\n\nSemax calmed rats. The effects on memory improved too.\n")
    assert first.attribution is second.attribution is Attribution.ANIMALS


def test_dose_route_people_and_wording() -> None:
    claim = claim_of("Older adults may take 600 mcg of Semax as a nasal spray.")
    assert claim.dose is not None
    assert str(claim.dose.low) == "600"
    assert claim.route == "intranasal"
    assert claim.population == "Older adults"
    assert claim.wording is Wording.HEDGED


LIST = "\n\n## References\n\n1. Smith J. A trial of memory in adults. Brain 2012.\n2. Ito K. Another trial. Brain 2015.\n"

CITED = [
    ("Semax improves memory [1].", ("1",)),
    ("Semax improves memory.(1, 2)", ("1", "2")),
    ("Semax improves memory (1-2).", ("1", "2")),
    ("Semax improves memory.²", ("2",)),
    ("Semax improves memory (Smith et al., 2012).", ("Smith 2012",)),
    ("The ACTH(4-10) analog improves memory.", ()),
    ("Semax improves memory (9).", ()),
    ("In 2012 Semax improved memory.", ()),
]


@pytest.mark.parametrize(("sentence", "cited"), CITED)
def test_cited(sentence: str, cited: tuple[str, ...]) -> None:
    assert claims_of(f"# Semax\n\n{sentence}{LIST}")[0].cited == cited


def test_the_span_leaves_out_bullet_and_citation_mark() -> None:
    claims = claims_of("# Semax\n\nBenefits:\n\n- Better memory [1]\n" + LIST)
    assert claims[0].place.quote == "Better memory"
    assert [claim.type for claim in claims[1:]] == [ClaimType.CITATION, ClaimType.CITATION]


def test_wares_are_no_effect() -> None:
    assert effect_of("It has outlived fat burners and testosterone boosters").outcome is None
    assert effect_of("It lowers testosterone").outcome == "testosterone"
