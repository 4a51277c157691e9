"""Whatever the text says, doses, arms, outcomes, findings and harms quote it exactly and never raise."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abstracts import told
from probatum import vocabulary
from probatum.domain.provenance import Extracted, Span
from probatum.domain.record import Record
from probatum.extraction import arms, direction, dose, effects, harms, outcomes, participants
from probatum.extraction.direction import direction_of

_WORDS = st.sampled_from(
    [
        "Semax",
        "caffeine",
        "placebo",
        "was",
        "were",
        "higher",
        "lower",
        "increased",
        "decreased",
        "did",
        "not",
        "differ",
        "significantly",
        "than",
        "with",
        "and",
        "but",
        "blood",
        "pressure",
        "memory",
        "anxiety",
        "BDNF",
        "rats",
        "patients",
        "mg/kg",
        "µg",
        "50",
        "0.5",
        "1,2",
        "%",
        "i.p.",
        "intranasally",
        "twice",
        "daily",
        "for",
        "8",
        "weeks",
        "(p",
        "=",
        "0.04)",
        "(95%",
        "CI",
        "−1.2",
        "to",
        "0.4)",
        "MD",
        "OR",
        ".",
        ",",
        ";",
        "(",
        ")",
        "[",
        "]",
        "prevented",
        "the",
        "rise",
        "in",
        "fell",
        "by",
        "3",
        "of",
        "20",
        "12/98",
        "nausea",
        "respectively,",
        "neither",
        "nor",
        "no",
        "effect",
        "on",
        "RESULTS:",
        "±",
        "–",
        "10-7",
        "M",
        "1",
        "×",
        "10^9",
        "CFU",
        "drops",
        "each",
        "nostril",
    ]
)
_TEXT = st.one_of(st.lists(_WORDS, max_size=60).map(" ".join), st.text(max_size=120))


def _spans(record: Record) -> list[Span]:
    doses = dose.read_doses(record, vocabulary.mentions)
    groups = arms.read_arms(record, doses, participants.read_participants(record))
    measured = outcomes.read_outcomes(record)
    found = direction.read_findings(record, groups, measured)
    events, collected = harms.read_harms(record)
    leaves = [
        collected,
        *(
            leaf
            for d in doses
            for leaf in (d.dose.amount, d.dose.route, d.dose.duration, d.dose.times_per_day)
        ),
        *(leaf for a in groups for leaf in (a.label, a.comparator, a.n)),
        *(leaf for o in measured for leaf in (o.term, o.instrument, o.timepoint)),
        *(f.direction for f in found),
        *(f.effect.as_printed for f in found if f.effect),
        *(h.event for h in events),
    ]
    return [span for leaf in leaves if isinstance(leaf, Extracted) for span in leaf.spans]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=_TEXT, text=_TEXT)
def test_every_value_quotes_its_passage(title: str, text: str) -> None:
    record = told(text, title=title)
    for span in _spans(record):
        next(p for p in record.passages if p.section is span.section).check(span)


@settings(max_examples=60, deadline=None)
@given(text=_TEXT)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert direction_of(text, "caffeine", "placebo", "blood pressure") == direction_of(
        text, "caffeine", "placebo", "blood pressure"
    )
    assert effects.find_effects(text) == effects.find_effects(text)
