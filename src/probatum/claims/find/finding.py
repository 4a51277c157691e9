"""An article's claims, in the order of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.find import citing, context, verbs
from probatum.claims.find.effects import effect_of, says_effect, tells_of_a_person
from probatum.claims.find.kinds import type_of
from probatum.claims.find.manners import is_about_the_page, manner_of
from probatum.claims.find.naming import claim_id, equated
from probatum.claims.find.said import first_sayings
from probatum.claims.find.stretches import Stretch, stretches
from probatum.claims.find.subject import Subjects
from probatum.claims.find.worth import is_checkable, names_a_mechanism, says_enough
from probatum.domain.article import Article, BlockKind, Place, Reference
from probatum.domain.claim import Attribution, Claim, ClaimType
from probatum.text.slices import Slice

_TELLS_STUDIES = re.compile(r"\b(?:studies|trials?|research|evidence|data)\b", re.IGNORECASE)
_RAISED = str.maketrans(dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", " "))


def find_claims(article: Article) -> tuple[Claim, ...]:
    """Every clause that asserts something checkable, typed and in PICO terms, and every listed reference."""
    subjects = Subjects(article)
    told = (claim for stretch in stretches(article) if (claim := _claim(article, stretch, subjects)))
    found = [*first_sayings(told), *equated(article), *_references(article)]
    return tuple(sorted(found, key=lambda claim: (claim.place.start, claim.place.end)))


def _claim(article: Article, stretch: Stretch, subjects: Subjects) -> Claim | None:
    words, lead = _without_raised(stretch.words), stretch.lead
    around = f"{stretch.column} {lead}" if stretch.column else lead
    substance = subjects.of(words, block=stretch.block.start, heading=stretch.heading, lead=around)
    if is_about_the_page(stretch) or not says_enough(stretch):
        return None
    kind = _type(stretch, words, subjects)
    manner = manner_of(stretch)
    if kind is None or not is_checkable(stretch, kind, manner, subjects):
        return None
    place = _trimmed(article, stretch.place)
    effect = effect_of(words, lead=lead)
    if kind is ClaimType.MECHANISM and not names_a_mechanism(words, effect):
        return None
    return Claim(
        id=claim_id(place),
        place=place,
        type=kind,
        manner=manner,
        substance=substance,
        substance_words=None if substance else subjects.unknown_words,
        outcome=effect.outcome,
        outcome_words=effect.words,
        direction=effect.direction,
        benefit=effect.benefit,
        negated=effect.negated,
        population=context.population_of(words),
        attribution=_attribution(stretch),
        dose=context.dose_of(words),
        route=context.route_of(words),
        wording=context.wording_of(words),
        cited=citing.cited_in(article, stretch.place),
    )


def _type(stretch: Stretch, words: str, subjects: Subjects) -> ClaimType | None:
    """By its words and by what announces it; a cell by its own words and its column first."""
    is_cell = stretch.block.kind is BlockKind.TABLE_CELL
    own = type_of(words, lead=stretch.column, heading=stretch.heading) if is_cell else None
    kind = own or type_of(words, lead=stretch.lead, heading=stretch.heading)
    if kind is None and tells_of_a_person(words) and _is_told_of_somebody(stretch, words, subjects):
        return ClaimType.EFFICACY
    return kind


def _is_told_of_somebody(stretch: Stretch, words: str, subjects: Subjects) -> bool:
    """Of a substance, or of people to whom something happened ("gave eight people more minutes of sleep")."""
    if stretch.is_item:
        return True
    if not verbs.finite().search(words):
        return False
    return subjects.names(words) or (says_effect(words) and context.population_of(words) is not None)


def _without_raised(words: str) -> str:
    """The words with blanks for raised numbers, which are marks of citation; places stay."""
    return words.translate(_RAISED)


def _attribution(stretch: Stretch) -> Attribution:
    before = stretch.before if context.goes_on(stretch.sentence) else ""
    heading = stretch.heading if _TELLS_STUDIES.search(stretch.heading) else ""
    return context.attribution_of((_without_raised(stretch.words), stretch.opening, before, heading))


def _trimmed(article: Article, place: Slice) -> Place:
    """The clause without its end mark and the citation marks behind it."""
    start = place.start + citing.marks_before(place.of(article.text))
    end = place.start + len(citing.without_marks(place.of(article.text)))
    return article.place(start, end) if start < end else article.place(place.start, place.end)


def _references(article: Article) -> Iterator[Claim]:
    """Each entry of the reference list claims that such a work exists."""
    starts = {block.start for block in article.blocks if block.kind is BlockKind.REFERENCE}
    return (_citation(article, one) for one in article.references if one.place.start in starts)


def _citation(article: Article, reference: Reference) -> Claim:
    place = article.place(reference.place.start, reference.place.end)
    cited = (reference.label,) if reference.label else ()
    return Claim(id=claim_id(place), place=place, type=ClaimType.CITATION, cited=cited)
