"""What an article says of law and sport, against dated statements of authorities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from probatum.claims.judge import facts, verdicts
from probatum.claims.judge.law import class_rules, is_restriction, says_free_everywhere
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Curated
from probatum.domain.sport import Listing
from probatum.domain.substance import LegalStatus, SubstanceKind

_AGENCIES = (
    (re.compile(r"Food (?:and|&) Drugs? (?!Admin)\w+", re.IGNORECASE), "the Food and Drug Administration"),
    (re.compile(r"European Medicines? (?!Agency)(?:Admin\w+|Associ\w+|Author\w+)", re.IGNORECASE),
     "the European Medicines Agency"),
    (re.compile(r"World Anti-?Doping (?!Agency|Code)\w+", re.IGNORECASE), "the World Anti-Doping Agency"),
)  # fmt: skip
_PLACES = {
    "US": re.compile(r"\bU\.?S\.?A?\b|United States|\bFDA\b|American|Food and Drug"),
    "EU": re.compile(r"\bEU\b|Europe|\bEMA\b|\bEFSA\b"),
    "UK": re.compile(r"\bUK\b|United Kingdom|Britain|British|\bMHRA\b"),
    "CA": re.compile(r"\bCanad"),
    "AU": re.compile(r"\bAustralia|\bTGA\b"),
    "RU": re.compile(r"\bRussia|\bcountry['’]s list", re.IGNORECASE),
    "UA": re.compile(r"\bUkrain"),
    "DE": re.compile(r"\bGerman"),
}
_NO = re.compile(
    r"\b(?:not?|never|neither|nor|none|un(?:approved|scheduled|regulated)|isn['’]t|hasn['’]t|without)\b|n['’]t\b",
    re.I,
)
_TOPICS = {
    "approval": re.compile(r"approv|authori[sz]ed|licen[sc]ed|regist", re.IGNORECASE),
    "prescription": re.compile(r"prescription|over[- ]the[- ]counter|\botc\b", re.IGNORECASE),
    "schedule": re.compile(r"schedul|controlled", re.IGNORECASE),
    "compounding": re.compile(r"compound|category [12]|503a", re.IGNORECASE),
    "list": re.compile(r"vital and essential|essential (?:list|drugs|medicines)", re.IGNORECASE),
    "supplement": re.compile(r"supplement|natural health product", re.IGNORECASE),
}
_APPROVED = re.compile(
    r"\b(?:is|are|was|were|been|being|fully|now)\b[^.;]{0,20}\bapproved\b|-approved\b|\bapproved by\b", re.I
)
_OF_A_PRODUCT = re.compile(
    r"\b(?:prescription|drugs?|medicines?|forms?|products?|versions?|brands?|injections?|tablets?|facilit\w+|labs?"
    r"|laborator\w+|GRAS|additives?|ingredients?|health claims?|trials?|stud(?:y|ies))\b",
    re.IGNORECASE,
)
_LAWFULLY_SOLD = re.compile(
    r"\b(?:legal(?:ly)?|lawful(?:ly)?|allowed|permitted)\b[^.;]{0,40}\bsupplements?\b"
    r"|\bsupplements?\b[^.;]{0,30}\b(?:legal(?:ly)?|lawful(?:ly)?|allowed|permitted)\b",
    re.IGNORECASE,
)
_COMPOUNDED = re.compile(r"\bcompounded\b|\bcompounding pharmac", re.IGNORECASE)
_NON_SEQUITUR = re.compile(
    r"\b(?:not|n['’]t|nor)\b[^.]{0,80}\b(?:banned|prohibited|listed|included|on the|drug tests?|detect)"
    r"|\b(?:legal|allowed|permitted|safe)\b[^.]{0,30}\b(?:sports?|athlet|competition)",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\bunclear|uncertain|\bnot named|does not name|no statement|not (?:mean|the same)", re.IGNORECASE
)
_BANNED = re.compile(r"\b(?:banned|prohibited|forbidden|illegal|controlled substance)\b", re.IGNORECASE)
# Of an ordinary supplement "it is not on the list" tells the list; a permission drawn from it tells more.
_INFERS = re.compile(
    r"\b(?:so|therefore|thus|hence|means?|because|allowed|permitted|legal\w*|safe\w*|free to|may use"
    r"|tests?)\b",
    re.I,
)
_MONITORED = re.compile(r"\bmonitor", re.IGNORECASE)
_NAMED = re.compile(r"^(?!.*\bnot\b).*\b(?:named|example|prohibited|banned)\b", re.IGNORECASE)
_DENIES_LISTING = re.compile(
    r"\b(?:not|never|nor|isn['’]t|aren['’]t)\b(?! (?:only|just))[^.;]{0,40}"
    r"\b(?:listed|named|banned|prohibited|on (?:the|any|a)\b[^.;]{0,30}\blist)\b"
    r"|\b(?:legal|allowed|permitted)\b[^.;]{0,30}\b(?:sports?|athlet\w*|competition)",
    re.IGNORECASE,
)
_NOT_PERMITTED = re.compile(
    r"\b(?:not|never) (?:\w+ )?(?:legal|allowed|permitted)\b|\bnot (?:mean|the same)\b", re.IGNORECASE
)


def judge_legal(claim: Claim, known: Monograph) -> Verdict:
    """Held against law of a whole class, one country's restriction, then dated statements; else open."""
    broken = _against_law(claim, known)
    if broken is not None:
        return broken
    wrong_name = misnamed_agency(claim.place.quote)
    about = [one for one in known.substance.regulatory if _is_about(one.value, claim.place.quote)]
    if _COMPOUNDED.search(claim.place.quote):  # the approval of a product is not one of what a pharmacy makes
        about = [one for one in about if _COMPOUNDED.search(f"{one.value.status} {one.value.category}")]
    carried = [one for one in about if facts.carries(one) and _is_of_its_day(one.value, claim.place.quote)]
    agree = tuple(_evidence(one) for one in carried if _agrees(one.value, claim.place.quote))
    if agree:
        because = f"on record: {agree[0].text}" + (f"; the agency is {wrong_name}" if wrong_name else "")
        return verdicts.supported(claim, because, "legal-on-record", agree, flagged=wrong_name is not None)
    against = _approval_denied(claim, carried)
    if against:
        because = f"on record: {against[0].text}"
        return verdicts.contradicted(claim, because, "approval-not-on-record", against, Mismatch.DIRECTION)
    unseen = _approval_unseen(claim, known, about) or _sold_freely(claim, known)
    if unseen is not None:
        return unseen
    if wrong_name:
        return verdicts.not_checkable(claim, f"the agency is {wrong_name}", "agency-misnamed", flagged=True)
    leads = tuple(_evidence(one) for one in about)
    because = "no statement of an authority on file decides it; law differs by country and day"
    return verdicts.not_checkable(claim, because, "legal-not-on-file", evidence=leads)


def _approval_denied(claim: Claim, carried: Sequence[Curated[LegalStatus]]) -> tuple[EvidenceFor, ...]:
    """The authority's own word that it approved nothing, where the claim says that it did."""
    words = claim.place.quote
    if _NO.search(words) or not _APPROVED.search(words):
        return ()
    told = [one for one in carried if _TOPICS["approval"].search(one.value.status)]
    denied = tuple(_evidence(one, opposes=True) for one in told if _NO.search(one.value.status))
    return denied if len(denied) == len(told) else ()


def _approval_unseen(claim: Claim, known: Monograph, about: Sequence[Curated[LegalStatus]]) -> Verdict | None:
    """An approval told of what is kept as unapproved is contradicted; told of a supplement, of which no
    statement on approval is on file, it is without evidence. A product, form or dose may be approved."""
    words, substance = claim.place.quote, known.substance
    is_told = _APPROVED.search(words) and _PLACES["US"].search(words) and not _NO.search(words)
    if not is_told or _OF_A_PRODUCT.search(words):
        return None
    if substance.is_unapproved_class:
        line = f"{substance.name} is kept as a {substance.kind.value}: a class without approval"
        evidence = (EvidenceFor(text=line, source="catalog of substances", opposes=True),)
        return verdicts.contradicted(claim, line, "approval-of-unapproved", evidence, Mismatch.DIRECTION)
    if substance.kind is not SubstanceKind.SUPPLEMENT or about:
        return None
    because = f"no approval of {substance.name} is on file; supplements are sold without one"
    return verdicts.no_evidence(claim, because, "approval-not-on-file")


def _sold_freely(claim: Claim, known: Monograph) -> Verdict | None:
    """No evidence that what is kept as unapproved may be sold as a supplement."""
    words, substance = claim.place.quote, known.substance
    if not substance.is_unapproved_class or not _LAWFULLY_SOLD.search(words) or _NO.search(words):
        return None
    because = f"no authority on file lets {substance.name}, a {substance.kind.value}, be sold as a supplement"
    return verdicts.no_evidence(claim, because, "lawful-sale-not-on-file")


def _against_law(claim: Claim, known: Monograph) -> Verdict | None:
    """Contradicted by what holds for its class, or told of every country against a restriction in one."""
    words = claim.place.quote
    rule = next((one for one in class_rules() if one.is_broken_by(words)), None)
    if rule is not None:
        return verdicts.contradicted(
            claim, rule.evidence.text, rule.name, (rule.evidence,), Mismatch.DIRECTION
        )
    if not says_free_everywhere(words) or _NO.search(words):
        return None
    against = tuple(
        _evidence(one, opposes=True)
        for one in known.substance.regulatory
        if facts.carries(one) and not one.value.is_superseded and is_restriction(one.value.status)
    )
    if not against:
        return None
    because = f"not everywhere: {against[0].text}"
    return verdicts.contradicted(claim, because, "restricted-somewhere", against, Mismatch.DIRECTION)


def misnamed_agency(words: str) -> str | None:
    """The right name of an agency that a text names wrongly."""
    return next((name for pattern, name in _AGENCIES if pattern.search(words)), None)


def _is_about(status: LegalStatus, words: str) -> bool:
    place = _PLACES.get(status.jurisdiction)
    if place is None or not place.search(words):
        return False
    text = f"{status.status} {status.category}"
    return any(topic.search(words) and topic.search(text) for topic in _TOPICS.values())


def _is_of_its_day(status: LegalStatus, words: str) -> bool:
    """Still in force, or told with the year in which it was."""
    return not status.is_superseded or (status.date is not None and status.date[:4] in words)


def _agrees(status: LegalStatus, words: str) -> bool:
    if bool(_BANNED.search(words)) != bool(_BANNED.search(status.status)):
        return False
    return bool(_NO.search(words)) == bool(_NO.search(status.status))


def _evidence(fact: Curated[LegalStatus], *, opposes: bool = False) -> EvidenceFor:
    one = fact.value
    text = f"{one.body} ({one.jurisdiction}, {one.date or 'no date'}): {one.status}"
    return facts.evidence(fact, text, opposes=opposes)


def judge_sport(claim: Claim, known: Monograph) -> Verdict:
    """Not being named on a list never means permitted, and a workplace test follows no sport list."""
    words, standing = claim.place.quote, known.sport
    stated = [
        one
        for one in known.substance.regulatory
        if one.value.category in ("sport", "sport monitoring") and facts.carries(one)
    ]
    clauses = tuple(
        facts.evidence(one, f"{one.value.body} {one.value.id}: covers {one.value.covers}")
        for one in (standing.clauses if standing else ())
        if facts.carries(one)
    )
    evidence = (*(_evidence(one) for one in stated), *clauses)
    is_named = standing is not None and standing.listing is Listing.NAMED
    is_monitored = standing is not None and standing.listing is Listing.MONITORED
    if is_monitored and evidence and _MONITORED.search(words):
        return verdicts.supported(claim, f"on record: {evidence[0].text}", "sport-monitored", evidence)
    if is_monitored and evidence and _BANNED.search(words) and not _NO.search(words):
        because = f"it is monitored, which is no prohibition: {evidence[0].text}"
        opposing = tuple(replace(one, opposes=True) for one in evidence[:1])
        return verdicts.contradicted(claim, because, "sport-monitored", opposing, Mismatch.DIRECTION)
    if _BANNED.search(words) and not _NO.search(words) and is_named and evidence:
        return verdicts.supported(claim, f"on record: {evidence[0].text}", "sport-named", evidence)
    if _UNSURE.search(words) and evidence and not is_named:
        return verdicts.supported(claim, f"on record: {evidence[0].text}", "sport-unclear", evidence)
    named = [one for one in stated if _NAMED.search(one.value.status) and not one.value.is_superseded]
    is_permission = not _NOT_PERMITTED.search(words)
    if named and is_permission and _DENIES_LISTING.search(words):
        opposing = tuple(_evidence(one, opposes=True) for one in named)
        because = f"the list names it: {opposing[0].text}"
        return verdicts.contradicted(claim, because, "sport-named-denied", opposing, Mismatch.DIRECTION)
    is_inferred = known.substance.is_unapproved_class or _INFERS.search(words)
    if is_permission and is_inferred and _NON_SEQUITUR.search(words):
        because = "not being named on a list does not mean permitted: " + (
            clauses[0].text if clauses else "lists have clauses for what they do not name"
        )
        return verdicts.no_evidence(claim, because, "not-listed-is-not-permitted", evidence=clauses)
    because = "no statement of an anti-doping authority on file decides it"
    return verdicts.not_checkable(claim, because, "sport-not-on-file", evidence=evidence)
