"""Statements of one text: each kind of fault once, and the repaired or careful text in silence."""

from __future__ import annotations

import pytest

from probatum.text_checks import faults


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Semax is Met-Glu-His-Pro-Gly-Pro, MEHPPGP, an analogue of tuftsin.", "sequence"),
        ("The peptide Met-Glu-His-Phe-Pro-Gly has a molecular weight near 650 Da.", "sequence"),
        ("Residues 17 to 23 make up a fragment of 17 residues.", "positions"),
        ("It did not significantly alter creatinine (SMD 0.48, 95% CI 0.24 to 0.73, P = .001).", "words"),
        ("The effect lasts 2 to 10 hours. The half-life is between 2 and 10 hours.", "half-life"),
        ("Based on 11 studies with 186 participants; the typical study size is 52 participants.", "median"),
        ("Nasal drops 0.1 %, composition 10 g per liter.", "strength"),
        ("Magnesium oxide is 4 % magnesium.", "elemental"),
        ("It is typically given by injection. In every study it was given as nasal drops.", "route"),
        ("Dopamine is not increased. The drug leads to an increase in serotonin and dopamine.", "direction"),
    ],
)
def test_a_fault_the_text_shows_by_itself(text: str, kind: str) -> None:
    assert any(one.kind.startswith(kind) for one in faults(text)), [one.kind for one in faults(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Some users take it in the morning; others take it at night.",
        "Drowsiness and insomnia are both listed as side effects.",
        "It may lower cortisol. In rats under stress it raised cortisol.",
        "It can be taken with or without food.",
        "No serious side effects were seen. Common side effects include mild headache.",
        "Of 40 people, 12 (30 %) slept better; 20 received melatonin and 20 received placebo.",
        "The peptide may be injected or used as a nasal spray.",
        "The difference was not significant (p = 0.21), while strength rose significantly (p = 0.01).",
        "No human trial has been published. A trial in rats showed faster healing.",
        "Caffeine has a half-life of 5 hours, so about a quarter remains after 10 hours.",
        "Ratio of means 1.62 (90% CI 1.37-1.92).",
        "The double-blind trial enrolled 48 people (65% women).",
    ],
)
def test_careful_text_is_silent(text: str) -> None:
    assert faults(text) == ()
