"""What an article says about harm: absence is never shown by absence."""

from __future__ import annotations

import re

from probatum.claims.judge import facts, verdicts
from probatum.claims.judge.curated import sources_in_people, told_sources
from probatum.claims.judge.interactions import told_safe_together
from probatum.claims.judge.questions import Question
from probatum.claims.judge.safety_reports import tells_of_a_study
from probatum.claims.judge.sides import sides
from probatum.claims.judge.topics import topics_in
from probatum.claims.judge.wordings import is_modest
from probatum.domain.claim import Attribution, Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.harms import ReportedElsewhere
from probatum.domain.monograph import Caution, Monograph
from probatum.domain.provenance import Curated, value_of
from probatum.domain.terms import Direction, Track
from probatum.vocabulary import outcomes, safety_outcomes

_ABSENCE = re.compile(
    r"\b(?:no|not|non|never|without(?: any)?|free (?:of|from)|lacks?|zero|few|n['’]t)[\s-]"
    r"(?:(?!and\b|but\b)\w+[\s,-]+){0,5}?(?:side[- ]effects?|adverse|addict\w*|toxic\w*|habit[- ]forming"
    r"|dependen\w*|risks?|harm\w*|withdrawal|tolerance|effects? on|hormonal|danger\w*)"
    r"|\b(?:completely|totally|perfectly|entirely|very|extremely|100 ?%|remarkably) "
    r"(?:safe|well[- ]tolerated)\b"
    r"|\bnever (?:\w+ )?(?:confirmed|documented|proven|reported)\b"
    r"|\bno (?:confirmed|documented|reported|known) (?:cases?|reports?)\b"
    r"|\b(?:no|zero|not (?:a|one)(?: single)?|n['’]t (?:any|a(?: single)?)) (?:cases?|reports?) (?:of|that)\b"
    r"|\bsafety\b[^.;]{0,40}\b(?:is|was|been) (?:\w+ )?(?:established|proven|demonstrated|confirmed)\b"
    r"|\b(?:cannot|can(?:no|['’])t|impossible to|never) (?:be )?(?:harm|hurt|damage|overdose)\w*"
    r"|\bnone of the (?:risks?|side[- ]effects?|dangers?)\b"
    r"|\bharmless\b|\b(?:is|are|be|was|were|shown|considered) (?:\w+ ){0,2}"
    r"(?:safe|well[- ]tolerated)\b|\bproven safe\b"
    r"|\b(?:excellent|great|strong) safety (?:profile|record)|\blow toxicity\b"
    r"|\b(?:mild and transient|minimal side)",
    re.IGNORECASE,
)
_OF_ANIMALS = re.compile(r"\bin (?:the |these )?(?:animals?|rats?|mice|rodents?)\b", re.IGNORECASE)
_CAUTION = re.compile(
    r"\b(?:limited|little|insufficient|no|lack(?:s|ing)? (?:of )?|few|scarce|not enough|inadequate) "
    r"(?:\w+ ){0,3}(?:data|evidence|information|stud(?:y|ies)|trials?|research)\b"
    r"|\b(?:unknown|uncertain|unclear|uncharacteri[sz]ed|not (?:been )?(?:known|established|studied|tested"
    r"|evaluated|recommended|well (?:studied|understood)))\b"
    r"|\babsence of\b[^.]{0,40}\bnot\b|\bis not (?:evidence|proof) of safety\b|\bshould (?:not|avoid)\b"
    r"|\bavoid(?:ed)?\b|\bcontraindicat|\bcaution\b|\bconsult\b|\bnot (?:for|suitable)\b",
    re.IGNORECASE,
)


def judge_safety(claim: Claim, known: Monograph) -> Verdict:
    """The verdict on a claim about harms, tolerance or safety."""
    words = claim.place.quote
    together = told_safe_together(claim, known)
    if together is not None:
        return together
    if (_CAUTION.search(words) or is_modest(claim)) and not _boasts(words):
        return _caution(claim, known)
    if tells_of_a_study(claim):
        because = "it tells what one study counted, and that study is not on file"
        return verdicts.not_checkable(claim, because, "harms-report-not-on-file")
    if claim.negated or _ABSENCE.search(words):
        return _absence(claim, known)
    return _harm(claim, known)


def _boasts(words: str) -> bool:
    return re.search(r"\b(?:very|completely|totally|perfectly) safe\b|\bno (?:\w+ )?side", words) is not None


def _absence(claim: Claim, known: Monograph) -> Verdict:
    """A caution for the people it names, or documented harm, contradicts it; effects seen in animals make it
    too much; else nothing shows it."""
    warned = tuple(
        _cautioned(one, opposes=True)
        for one in known.safety.cautions
        if facts.carries(one) and _speaks_of(claim, one.value)
    )
    if warned and _is_general(claim):
        because = f"authorities caution: {warned[0].text}"
        return verdicts.contradicted(claim, because, "caution-denied", warned, Mismatch.POPULATION)
    harms = _harms_named(claim, known)
    if harms and not _tells_mildness(claim):
        because = f"harm is on record: {harms[0].text}"
        return verdicts.contradicted(claim, because, "harm-denied", harms, Mismatch.DIRECTION)
    seen = _changed(claim, known)
    if seen:
        because = f"changes of it were measured: {seen[0].text}"
        return verdicts.overstated(claim, because, "absence-against-findings", seen, Mismatch.CERTAINTY)
    is_of_animals = _OF_ANIMALS.search(claim.place.quote) or claim.attribution is Attribution.ANIMALS
    because = _why_not_shown(known)
    return verdicts.no_evidence(claim, because, "absence-not-studied", flagged=not is_of_animals)


def _tells_mildness(claim: Claim) -> bool:
    return re.search(r"\bmild\b|\bfew\b|\bminimal\b|\bserious\b", claim.place.quote) is not None


def _why_not_shown(known: Monograph) -> str:
    people = value_of(known.safety.exposure.people)
    if not people:
        return "no study on file counted harms; silence does not show that there are none"
    return f"no report of harm among {people} people in the studies on file does not show that there is none"


def _changed(claim: Claim, known: Monograph) -> tuple[EvidenceFor, ...]:
    """Findings that something the claim says is untouched did change."""
    found: list[EvidenceFor] = []
    for topic in topics_in(claim.place.quote):
        pairs = tuple((term, Direction.NO_DIFFERENCE) for term in (*topic.rises, *topic.falls))
        one = sides(Question(name=topic.name, direct=pairs), known)
        found += [item for item in one.evidence if item.opposes]
    return tuple(found)


def _harms_named(claim: Claim, known: Monograph) -> tuple[EvidenceFor, ...]:
    """Primary reports of harm; of the events the claim names, where it names any."""
    on_file = [
        one
        for one in known.safety.elsewhere
        if facts.carries(one) and _befell_somebody(one.value) and not one.value.is_product_quality
    ]
    named = [one for one in on_file if _is_named(one.value, claim)]
    general = on_file if _is_general(claim) else named
    reported = tuple(_reported(one) for one in general)
    own = tuple(
        EvidenceFor(text=f"{one.event} was reported in a study", study=one.study, opposes=True)
        for one in known.safety.harms
        if _is_general(claim) or one.event.casefold() in claim.place.quote.casefold()
    )
    return (*reported, *own)


def _is_general(claim: Claim) -> bool:
    words = claim.place.quote
    return re.search(r"side[- ]effects?|adverse|\bsafe\b|harmless|\brisks?\b|harm", words) is not None


def _befell_somebody(one: ReportedElsewhere) -> bool:
    """An event that was looked for and counted in nobody is no harm on record."""
    return _COUNTED_IN_NOBODY.match(one.treated or "") is None


def _is_named(one: ReportedElsewhere, claim: Claim) -> bool:
    words = set(re.findall(r"[a-z]{4,}", claim.place.quote.casefold())) - _COMMON
    return bool(words & set(re.findall(r"[a-z]{4,}", one.event.casefold())))


_COUNTED_IN_NOBODY = re.compile(r"(?:0|none)\s*(?:/|of\b|$)", re.IGNORECASE)
# Words of a named population that name nobody in particular.
_GENERAL = re.compile(
    r"above|active|adults|already|below|before|become|between|chronic|could|diseases?|doses?|health|healthy"
    r"|higher|history|known|levels?|people|problems|raised|risks?|safety|source|status|taking|their|those"
    r"|trials?|under|uncontrolled|users|women|young"
)
# Words of a counted event that say who counted whom, not what befell them.
_COMMON = frozenset(
    {"adverse", "case", "cases", "effect", "effects", "event", "events", "mild", "participants", "people",
     "report", "reported", "reporting", "reports", "rise", "series", "side", "studies", "study", "total",
     "trials", "users", "women"}
)  # fmt: skip


def _reported(one: Curated[ReportedElsewhere]) -> EvidenceFor:
    shown = f"{one.value.event}: {one.value.treated or 'reported'} ({one.value.product})"
    return facts.evidence(one, shown, opposes=True)


def _harm(claim: Claim, known: Monograph) -> Verdict:
    """A harm that is told: supported by a primary report of it, else left open without alarm."""
    named = tuple(
        facts.evidence(one, f"{one.value.event}: {one.value.treated or 'reported'} ({one.value.product})")
        for one in known.safety.elsewhere
        if facts.carries(one) and _befell_somebody(one.value) and _is_named(one.value, claim)
    )
    found = (*named, *_measured(claim, known))
    if found:
        return verdicts.supported(claim, f"on record: {found[0].text}", "harm-on-record", found)
    because = f"no primary report on file about {known.substance.name} names it"
    return verdicts.not_checkable(claim, because, "harm-not-on-file")


def _measured(claim: Claim, known: Monograph) -> tuple[EvidenceFor, ...]:
    """Findings on an adverse outcome the claim names, in people unless it says otherwise."""
    is_laboratory = claim.attribution in (Attribution.ANIMALS, Attribution.CELLS)
    tracks = (Track.ANIMAL, Track.CELL) if is_laboratory else (Track.HUMAN,)
    direction = claim.direction or Direction.INCREASE
    terms = [one.term for one in outcomes().match(claim.place.quote) if one.term in safety_outcomes()]
    found: list[EvidenceFor] = []
    for term in dict.fromkeys(terms):
        one = sides(Question(name=term, direct=((term, direction),)), known).on(*tracks)
        found += [item for item in one.evidence if not item.opposes]
    return tuple(found)


def _caution(claim: Claim, known: Monograph) -> Verdict:
    """A warning, or the word that little is known: borne out by cautions or by how little was counted."""
    cautions = [one for one in known.safety.cautions if facts.carries(one)]
    named = tuple(_cautioned(one) for one in cautions if _speaks_of(claim, one.value))
    if named:
        return verdicts.supported(claim, f"cautioned: {named[0].text}", "caution-on-file", named)
    count = told_sources(sources_in_people(known))
    line = f"{count} of people about {known.substance.name} on file; no search has been run"
    evidence = (EvidenceFor(text=line, source="counts of the starter set"),)
    return verdicts.supported(claim, line, "caution-by-counts", evidence)


def _cautioned(one: Curated[Caution], *, opposes: bool = False) -> EvidenceFor:
    shown = f"{one.value.population}: {one.value.caution} ({one.value.basis})"
    return facts.evidence(one, shown, opposes=opposes)


def _speaks_of(claim: Claim, one: Caution) -> bool:
    words = claim.place.quote.casefold()
    named = re.findall(r"[a-z]{5,}", one.population.casefold())
    return any(word[:6] in words for word in named if not _GENERAL.fullmatch(word))
