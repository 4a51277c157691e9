"""What an article says, in PICO terms, and what the studies say to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from probatum.domain.article import Article, Place, Reference
from probatum.domain.provenance import RecordId
from probatum.domain.quantity import Quantity
from probatum.domain.study import StudyId
from probatum.domain.terms import Direction

ClaimId = NewType("ClaimId", str)

ARTICLE_DISCLAIMER = (
    "Education, not medical advice. This report holds an article's words against studies and arithmetic; it "
    "does not tell anyone to take anything. It names statements and numbers, never a person or a site."
)


class ClaimType(StrEnum):
    """What kind of thing a claim is about."""

    IDENTITY = "identity"
    MECHANISM = "mechanism"
    EFFICACY = "efficacy"
    DOSE = "dose"
    ARITHMETIC = "arithmetic"
    PHARMACOKINETICS = "pharmacokinetics"
    SAFETY = "safety"
    INTERACTION = "interaction"
    LEGAL = "legal"
    SPORT = "sport"
    PRODUCT = "product"
    CITATION = "citation"


class Wording(StrEnum):
    """How strongly the article puts it."""

    CAUSAL = "causal"
    ASSOCIATIONAL = "associational"
    HEDGED = "hedged"


class Manner(StrEnum):
    """What a sentence does: only an assertion is rated against studies."""

    ASSERTION = "assertion"
    OPINION = "opinion"
    ANECDOTE = "anecdote"
    QUESTION = "question"
    ADVICE = "advice"


class Attribution(StrEnum):
    """In whom, as the article itself says; none is not the same as people."""

    PEOPLE = "in people"
    ANIMALS = "in animals"
    CELLS = "in cells"
    TRADITION = "traditional use"
    NOT_STATED = "not stated"


class Rating(StrEnum):
    """The verdict in one word."""

    SUPPORTED = "supported"
    OVERSTATED = "overstated"
    CONTRADICTED = "contradicted"
    NO_EVIDENCE = "no-evidence"
    NOT_CHECKABLE = "not-checkable"
    INCONSISTENT = "inconsistent"

    @property
    def words(self) -> str:
        """As it is shown to a reader."""
        return _RATING_WORDS[self]


_RATING_WORDS: Mapping[Rating, str] = {
    Rating.SUPPORTED: "supported",
    Rating.OVERSTATED: "overstated",
    Rating.CONTRADICTED: "contradicted",
    Rating.NO_EVIDENCE: "no evidence found",
    Rating.NOT_CHECKABLE: "not checkable",
    Rating.INCONSISTENT: "inconsistent with itself",
}


class Mismatch(StrEnum):
    """How a claim and the evidence differ."""

    SPECIES = "animals or cells, told as people"
    OUTCOME = "a surrogate, told as a benefit"
    DOSE = "another dose"
    ROUTE = "another route"
    POPULATION = "other people"
    IDENTITY = "another substance or form"
    DIRECTION = "another direction"
    CAUSATION = "association, told as cause"
    NUMBER = "another number"
    CITATION = "the cited record does not say so"
    CERTAINTY = "more certain than the evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable statement of an article, in PICO terms; what it does not say is None."""

    id: ClaimId
    place: Place
    type: ClaimType
    manner: Manner = Manner.ASSERTION
    substance: str | None = None  # id in the vocabulary
    substance_words: str | None = None  # the article's name for a substance the vocabulary does not have
    outcome: str | None = None  # id in the vocabulary
    outcome_words: str | None = None  # as the article names it
    direction: Direction | None = None
    benefit: bool | None = None  # told as good (True) or bad (False) for the person
    negated: bool = False  # an absence claim: "no side effects", "does not interact"
    population: str | None = None
    attribution: Attribution = Attribution.NOT_STATED
    dose: Quantity | None = None
    route: str | None = None
    wording: Wording = Wording.CAUSAL
    cited: tuple[str, ...] = ()  # labels of the references it points to


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRun:
    """One check that was made of a claim: the rule, what went in, what came out."""

    rule: str
    inputs: Mapping[str, str]
    result: str
    because: str = ""
    arithmetic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFor:
    """A finding or a fact that decided a verdict, with the words it was read from where there are any."""

    text: str  # one sentence of ours
    study: StudyId | None = None
    records: tuple[RecordId, ...] = ()
    quote: str | None = None
    source: str | None = None  # citation of a curated fact
    opposes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the studies, the facts and the arithmetic say to one claim."""

    claim: Claim
    rating: Rating
    because: str
    rule: str  # the one rule that decided
    mismatches: tuple[Mismatch, ...] = ()
    evidence: tuple[EvidenceFor, ...] = ()
    checks: tuple[CheckRun, ...] = ()
    flagged: bool = False  # should a reader be warned

    def __post_init__(self) -> None:
        if self.rating is Rating.SUPPORTED and not any(not one.opposes for one in self.evidence):
            raise ValueError("a supported claim names what supports it")
        if self.rating is Rating.CONTRADICTED and not any(one.opposes for one in self.evidence):
            raise ValueError("a contradicted claim names what opposes it")
        if self.rating is Rating.INCONSISTENT and not self.checks:
            raise ValueError("an inconsistency shows its check")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two places that cannot both be true, in one article or in two."""

    a: Place
    b: Place
    because: str
    b_article: str | None = None  # the title or address of the other article, where there are two


class SignalKind(StrEnum):
    """How a page earns money with what it tells."""

    AFFILIATE_LINK = "affiliate link"
    SHOP_CALL = "call to buy"
    BRAND_PLACEMENT = "brand placement"
    SELLS = "sells what it describes"
    DISCOUNT = "discount or coupon"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommercialSignal:
    """One place that shows a commercial interest."""

    kind: SignalKind
    place: Place
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """Something a careful article on this substance would say, and this one does not."""

    topic: str
    because: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReport:
    """A verdict on each claim of one article, and what else a reader should know about it."""

    article: Article
    substances: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    conflicts: tuple[Conflict, ...] = ()
    commercial: tuple[CommercialSignal, ...] = ()
    missing_caveats: tuple[Caveat, ...] = ()
    unknown_references: tuple[Reference, ...] = ()
    arithmetic: tuple[CheckRun, ...] = ()  # every computation made, also those that came out right
    summary: str = ""
    versions: Mapping[str, str] | None = None
    disclaimer: str = ARTICLE_DISCLAIMER
