"""An article's claims, in the order of its text."""

from __future__ import annotations

from probatum.claims.find import reading
from probatum.claims.find.stretches import Stretch, stretches
from probatum.claims.find.subject import Subjects, main_substance
from probatum.claims.find.wording import manner_cues, type_cues
from probatum.domain.article import Article, BlockKind, Place, Reference
from probatum.domain.claim import Attribution, Claim, ClaimId, ClaimType, Manner
from probatum.domain.provenance import content_id
from probatum.text.slices import Slice

_LEAST_WORDS = 3
_ITEM_LEAST_WORDS = 1


def find_claims(article: Article) -> tuple[Claim, ...]:
    """Every clause that asserts something checkable, typed and in PICO terms, and every listed reference."""
    subjects = Subjects(main_substance(article))
    found = [claim for stretch in stretches(article) if (claim := _claim(article, stretch, subjects))]
    found += [_citation(article, one) for one in article.references if _is_listed(article, one)]
    return tuple(sorted(found, key=lambda claim: (claim.place.start, claim.place.end)))


def _claim(article: Article, stretch: Stretch, subjects: Subjects) -> Claim | None:
    substance = subjects.of(
        stretch.words, block=stretch.block.start, heading=stretch.heading, lead=stretch.lead
    )
    manner = _manner(stretch)
    kind = type_of(stretch.words, lead=stretch.lead)
    if manner is None or kind is None or not _says_enough(stretch):
        return None
    place = _trimmed(article, stretch.place)
    words = f"{stretch.lead} {stretch.words}" if stretch.lead else stretch.words
    outcome = reading.outcome_of(stretch.words)
    direction = reading.direction_of(words)
    return Claim(
        id=_id(place),
        place=place,
        type=kind,
        manner=manner,
        substance=substance,
        outcome=outcome.term if outcome else None,
        outcome_words=stretch.words[outcome.start : outcome.end] if outcome else None,
        direction=direction,
        benefit=reading.benefit_of(words, outcome.term if outcome else None, direction),
        negated=reading.is_denial(stretch.words),
        population=reading.population_of(stretch.words),
        attribution=_attribution(stretch),
        dose=reading.dose_of(stretch.words),
        route=reading.route_of(stretch.words),
        wording=reading.wording_of(stretch.words),
        cited=reading.cited_in(stretch.words),
    )


def type_of(words: str, *, lead: str = "") -> ClaimType | None:
    """The type of a clause by its words, else by the words that announce it; None: it claims nothing."""
    for text in (words, lead):
        for cues in type_cues():
            if text and cues.holds.search(text) and not (cues.spares and cues.spares.search(text)):
                return cues.type
    return None


def _manner(stretch: Stretch) -> Manner | None:
    """What the clause does; None for the page's words about itself."""
    if stretch.block.kind is BlockKind.QUOTATION:
        return Manner.ANECDOTE
    for manner, cues in manner_cues():
        text = stretch.sentence if manner in (None, Manner.QUESTION) else stretch.words
        if cues.search(text):
            return manner
    return Manner.ASSERTION


def _says_enough(stretch: Stretch) -> bool:
    count = len(stretch.words.split())
    return count >= (_ITEM_LEAST_WORDS if stretch.lead else _LEAST_WORDS) and not stretch.words.endswith(":")


def _attribution(stretch: Stretch) -> Attribution:
    own = reading.attribution_of(stretch.words)
    if own is not Attribution.NOT_STATED:
        return own
    return reading.attribution_of(stretch.sentence)


def _trimmed(article: Article, place: Slice) -> Place:
    """The clause without its end mark and the citation marks behind it."""
    words = place.of(article.text)
    end = place.start + len(words.rstrip(" \t.;,:"))
    return article.place(place.start, max(end, place.start + 1))


def _is_listed(article: Article, reference: Reference) -> bool:
    starts = (block.start for block in article.blocks if block.kind is BlockKind.REFERENCE)
    return reference.place.start in starts


def _citation(article: Article, reference: Reference) -> Claim:
    place = _trimmed(article, Slice(reference.place.start, reference.place.end))
    cited = (reference.label,) if reference.label else ()
    return Claim(id=_id(place), place=place, type=ClaimType.CITATION, cited=cited)


def _id(place: Place) -> ClaimId:
    return ClaimId(content_id("claim", place.start, place.quote))
