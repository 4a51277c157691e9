"""Every invariant holds on every state, and every invariant can fail."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from probatum import pages
from probatum.domain.certainty import Refusal
from probatum.domain.errors import InvariantBroken
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Absence, Derived, Missing
from probatum.domain.record import Standing
from probatum.domain.terms import Route
from probatum.pages.html import write
from probatum.pages.invariants import ALL, broken
from probatum.pages.sections.page import build
from unit.pages import fakes
from unit.pages.test_care_invariants import WRONG_CARE
from unit.pages.test_findings_section import WRONG_FINDINGS
from unit.pages.test_interaction_section import WRONG_INTERACTIONS

Change = Callable[[Monograph], Monograph]


def _counts(**changes: object) -> Change:
    return lambda m: replace(m, counts=replace(m.counts, **changes))


def _first_study(change: Callable[[object], object]) -> Change:
    return lambda m: replace(m, studies=(change(m.studies[0]), *m.studies[1:]))


def _first_row(**changes: object) -> Change:
    return lambda m: replace(m, outcomes=(replace(m.outcomes[0], **changes), *m.outcomes[1:]))


def _related(m: Monograph) -> Monograph:
    return replace(m, related=(replace(m.related[0], relation=" "),))


def _animal_among_people(m: Monograph) -> Monograph:
    row = m.outcomes[0]
    result = replace(row.human.result, studies=(*row.human.result.studies, m.studies[2].id))
    return _first_row(human=replace(row.human, result=result))(m)


def _refusal(*, text: str) -> Change:
    def change(m: Monograph) -> Monograph:
        first, *rest = m.appraisal.reasons
        return replace(
            m,
            appraisal=Refusal(
                reasons=(replace(first, text=text, rule="refuse.other"), *rest), would_change=(), by=fakes.BY
            ),
        )

    return change


def _caution(population: str) -> Change:
    def change(m: Monograph) -> Monograph:
        fact = m.safety.cautions[0]
        return replace(
            m,
            safety=replace(
                m.safety, cautions=(replace(fact, value=replace(fact.value, population=population)),)
            ),
        )

    return change


# monographs that contradict themselves: no page may be written from them
WRONG_MONOGRAPHS: dict[str, list[Change]] = {
    "counts-agree": [_counts(human_studies=3)],
    "people-only": [_counts(human_participants=186, human_participants_at_most=186)],
    "median-states-k": [_counts(median_human_n=Decimal(99))],
    "flow-adds-up": [_counts(included=4)],
    "no-advice": [
        _refusal(text="No search was run: start at the lower end of the range."),
        _first_row(flips=("You should wait for a trial",)),
    ],
    "promised-words": [
        _refusal(text="No search was run; it boosts memory."),
        _first_row(flips=("A trial that shows it is safe",)),
    ],
    "sentences-are-whole": [
        _refusal(text="No search was run for the single ."),
        _first_row(flips=("A trial of ()",)),
    ],
    "species-wall": [_animal_among_people],
    "refusal-gives-its-reasons": [_refusal(text="Nothing was done.")],
    "retracted-counts-nowhere": [_first_study(lambda s: replace(s, standing=Standing.RETRACTED))],
    "related-state-the-relation": [_related],
    "checking-is-counted": [lambda m: replace(m, verification=replace(m.verification, derived=6))],
    "exclusions-have-reasons": [lambda m: replace(m, flow=replace(m.flow, exclusions=()))],
    "cited-studies-exist": [lambda m: replace(m, studies=m.studies[:-1])],
}


def _swap(pattern: str, text: str, times: int = 1) -> Callable[[str], str]:
    def change(html: str) -> str:
        changed, k = re.subn(pattern, text, html, count=times, flags=re.DOTALL)
        assert k, f"nothing to change: {pattern}"
        return changed

    return change


# pages that somebody changed after they were made, or that a template got wrong
WRONG_PAGES: dict[str, Callable[[str], str]] = {
    "route-is-modal": _swap("people: intranasal", "people: subcutaneous"),
    "one-fact-one-value": _swap(
        r'data-field="class">Research peptide',
        'data-field="class">Research peptide</li><li class="chip" data-field="class">Food',
    ),
    "food-only-by-mouth": _swap(
        "Does not apply: in people it was studied by the", "On an empty stomach by the"
    ),
    "forms-have-human-evidence": _swap(
        r'(<div data-forms>.*?<td data-head="Form">)nasal drops', r"\1capsules"
    ),
    "no-curve-without-doses": _swap("no human study gave more than one dose", "see the section above"),
    "disclaimer-stands": _swap("Education, not medical advice", "Advice"),
    "dated-and-versioned": _swap("evidence up to|Evidence up to 2020-05-17", "evidence of late"),
    "law-is-dated-and-cited": _swap(r"registered \(2018-01-01\)", "registered"),
    "numbers-have-denominators": _swap("</main>", "<p>186 total participants</p></main>"),
    "counts-agree": _swap(r'(data-field="human_studies"><span class="n">)2', r"\g<1>5"),
    "flow-adds-up": _swap(r'(id="flow-screened".*?<span class="n">)6', r"\g<1>7"),
    "people-only": _swap(
        r'data-denominator="[^"]*"([^>]*data-field="median_human_n")', r'data-denominator="11 studies"\1'
    ),
    "median-states-k": _swap(r"\(median of 2 studies\)", ""),
    "overlap-is-shown": _swap("The same people are suspected in", "Compare", 9),
    "no-advice": _swap("</main>", "<p>The best dose can be taken without food.</p></main>"),
    "nouns-agree": _swap("</main>", "<p>It was measured in 1 studies after 12 hour.</p></main>"),
    "promised-words": _swap("</main>", "<p>It is proven.</p></main>"),
    "sentences-are-whole": _swap(
        r'(class="s intro".*?class="w">)[^<]*', r"\1rather than acting on a single ."
    ),
    "sentences-have-a-basis": _swap(r'(id="safety-absence") data-basis="method"', r"\1"),
    "few-editorial-sentences": _swap(r'data-basis="(studies|no study)"', 'data-basis="editorial"', 99),
    "bottom-line-is-short": _swap("Not scored, for 2 reasons.", "Not scored. See below. Wait."),
    "foreign-titles-are-tagged": _swap(r'<cite lang="ru">', "<cite>"),
    "links-have-words": _swap("</main>", '<a href="#method"></a></main>'),
    "species-wall": _swap(r'(class="wing human".*?data-studies=")[^"]*', r"\1study:103"),
    "words-follow-certainty": _swap(
        "We are very uncertain whether Fabulex changes word recall", "Fabulex improves word recall"
    ),
    "untested-is-unrated": _swap(
        r'(<span class="state">untested in people</span>)', r'\1<span class="dots"></span>'
    ),
    "refusal-gives-its-reasons": _swap(
        "No systematic search has been run; this is a starter set.", "Little is known."
    ),
    "refused-is-not-scored": _swap(r'(id="dial-benefit".*?<span class="n">)not scored', r"\1C"),
    "retracted-counts-nowhere": lambda html: html,  # checked with a monograph, below
    "both-sides-stand": _swap(r'<div class="side">.*?</div>\s*<div class="side">', '<div class="side">'),
    "absence-is-not-safety": _swap("Absence of harm reports is not evidence of safety.", "No harm is known."),
    "no-bound-without-looking": _swap("no upper bound can be given.", "at most 3 %.", 9),
    "every-study-has-a-card": _swap(r'<article class="card human".*?</article>', ""),
    "species-on-every-id": _swap(r'(data-ref="study:101">Abel 1998 )<span class="sp">people</span>', r"\1"),
    "cited-studies-exist": _swap(r'data-studies="study:101', 'data-studies="study:999'),
    "exclusions-have-reasons": _swap("not a study: review, protocol, comment or regulatory text", ""),
    "unknowns-are-listed": _swap("A trial of 30 people named on a web page was not seen.", ""),
    "related-state-the-relation": _swap(
        '<li class="rel"', '<li class="rel" data-related><h3>Other</h3></li><li class="rel"'
    ),
    "fields-have-sources": _swap(r"<q>24 participants.*?</q>", ""),
    "checking-is-counted": _swap("40 of 50 values were never checked", "Some values were never checked"),
    "leads-count-nowhere": _swap(r' <span class="sp">lead</span>', "", 9),
    "ids-are-unique": _swap("</main>", '<p id="method"></p></main>'),
    "links-resolve": _swap("</main>", '<a href="#nowhere">there</a></main>'),
    "self-contained": _swap("</main>", '<img src="https://example.org/x.png" alt="x"></main>'),
    "light": _swap("<style>", "<style>" + "/* heavy */" * 6000),
    "charts-have-twins": _swap(r"<desc[^>]*>[^<]*</desc>", ""),
    "landmarks": _swap("</main>", "<h1>Again</h1></main>"),
}


@pytest.fixture(scope="module")
def html() -> str:
    return write(build(fakes.research_peptide()))


@pytest.mark.parametrize("state", fakes.STATES)
def test_every_state_holds_every_invariant(state):
    monograph = fakes.STATES[state]()
    assert broken(monograph, write(build(monograph))) == ()


def test_the_list_is_complete():
    ids = [invariant.id for invariant in ALL]
    assert len(ids) == len(set(ids))
    wrong = {*WRONG_PAGES, *WRONG_CARE, *WRONG_INTERACTIONS, *WRONG_FINDINGS}
    assert set(ids) <= wrong | {"names-are-names"}
    assert all(invariant.sentence.endswith(".") for invariant in ALL)


@pytest.mark.parametrize("identifier", sorted(set(WRONG_PAGES) - {"retracted-counts-nowhere"}))
def test_a_wrong_page_is_caught(identifier, html):
    faults = broken(fakes.research_peptide(), WRONG_PAGES[identifier](html))
    assert identifier in {fault.partition(":")[0] for fault in faults}


@pytest.mark.parametrize(
    ("identifier", "change"),
    [(key, change) for key, changes in WRONG_MONOGRAPHS.items() for change in changes],
)
def test_no_page_is_written_from_a_wrong_monograph(identifier, change):
    with pytest.raises(InvariantBroken, match=identifier):
        pages.render(change(fakes.research_peptide()))


def test_a_sentence_in_a_noun_slot_is_never_written():
    with pytest.raises(InvariantBroken, match="a sentence or nothing stands where a name should"):
        pages.render(
            _first_row(name="No Western-validated outcome exists. See below.")(fakes.research_peptide())
        )
    with pytest.raises(InvariantBroken):
        pages.render(_caution("It is for everybody. Read on")(fakes.research_peptide()))


def test_names_are_names_is_checked_on_the_finished_page_too(html):
    changed = _caution("No population is named. None")(fakes.research_peptide())
    assert any(fault.startswith("names-are-names") for fault in broken(changed, html))


def test_a_page_follows_its_records_when_they_change(html):
    """The route is counted again from the records; an old page does not pass for new records."""
    base = fakes.research_peptide()
    arms = tuple(
        replace(a, dose=replace(a.dose, route=fakes.cited(Route.ORAL, base.studies[0].citation)))
        for a in base.studies[0].arms
    )
    other = replace(
        base, studies=(replace(base.studies[0], arms=arms), *(replace(s, arms=()) for s in base.studies[1:]))
    )
    assert any(fault.startswith("route-is-modal") for fault in broken(other, html))


def test_editorial_remarks_stay_rare():
    """A remark on every card of a small page is more than one sentence in ten."""
    remarked = replace(
        fakes.single(),
        studies=tuple(replace(s, note="A remark.") for s in fakes.single().studies),
        known_unknowns=(),
    )
    html = write(build(remarked))
    many = html.replace('data-basis="computed"', 'data-basis="editorial"').replace(
        "data-tag>computed", "data-tag>editorial"
    )
    assert any(fault.startswith("few-editorial") for fault in broken(remarked, many))


def test_a_bound_needs_people_who_were_watched():
    base = fakes.harmful()
    html = write(build(base))
    unseen = replace(
        base.safety, exposure=replace(base.safety.exposure, bound=Missing(Absence.NOT_APPLICABLE))
    )
    assert any(f.startswith("no-bound-without-looking") for f in broken(replace(base, safety=unseen), html))


def test_long_and_large_exposure_needs_no_warning():
    base = fakes.harmful()
    exposure = replace(
        base.safety.exposure,
        people=Derived(400, fakes.BY, ("x",)),
        longest_weeks=Derived(Decimal(60), fakes.BY, ("x",)),
    )
    html = pages.render(replace(base, safety=replace(base.safety, exposure=exposure)))
    assert "Absence of harm reports" not in html
