"""One cited finding in words: which way it went, what it was made from, in whom, and its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from probatum import vocabulary
from probatum.domain.curated_effect import CuratedEffect, EffectKind
from probatum.domain.terms import Direction, Track
from probatum.pages.links import SEEN_IN_WORDS, record_words
from probatum.pages.sentences import count, join

DIRECTIONS = {
    Direction.INCREASE: ("▲", "increase"),
    Direction.DECREASE: ("▼", "decrease"),
    Direction.NO_DIFFERENCE: ("▬", "no difference"),
    Direction.MIXED: ("◆", "mixed"),
    None: ("·", "no direction stated"),
}
_KINDS = {
    EffectKind.PUBLISHED_SYNTHESIS: "synthesis",
    EffectKind.TRIAL: "one trial",
    EffectKind.OBSERVATIONAL: "observational",
    EffectKind.EXPERIMENT: "experiment",
    EffectKind.DOSE_RESPONSE: "series of doses",
    EffectKind.TIME_COURSE: "time course",
    EffectKind.MECHANISM_EDGE: "study of a mechanism",
}
# the order of the rows: what rests on many studies before what rests on one
RANK = {kind: place for place, kind in enumerate(_KINDS)}
_MEMBERS = {Track.HUMAN: ("person", "people"), Track.ANIMAL: ("animal", "animals")}
_IN_PEOPLE = (
    (EffectKind.PUBLISHED_SYNTHESIS, "syntheses"),
    (EffectKind.TRIAL, "single trials"),
    (EffectKind.OBSERVATIONAL, "observational studies"),
)
_BESIDE = {Track.ANIMAL: "in animals", Track.CELL: "in cells", None: "in whom is not stated"}


def named(effect: CuratedEffect) -> str:
    """The outcome where no heading names it: its term, then its source's own words, such as "overall"."""
    if effect.term is None:
        return effect.outcome
    name = vocabulary.outcomes().get(effect.term).name
    return name if name.casefold() == effect.outcome.casefold() else f"{name}, {effect.outcome}"


def in_full(effect: CuratedEffect) -> str:
    """The whole finding in one line: outcome, direction, estimate, what it was made from, whom, dose."""
    level = f"certainty its authors printed: {effect.level.words}" if effect.level else None
    parts = (
        f"{named(effect)}: {DIRECTIONS[effect.direction][1]}",
        effect.effect_text,
        made_from(effect),
        whom(effect),
        effect.dose,
        level,
        *notes(effect),
    )
    return "; ".join(part for part in parts if part)


def direction_words(effects: Iterable[CuratedEffect]) -> str:
    """Which ways these findings went, each way once: how many went which way would count trials twice."""
    seen = {effect.direction for effect in effects}
    return ", ".join(words for direction, (_, words) in DIRECTIONS.items() if direction in seen)


def made_from(effect: CuratedEffect) -> str:
    """The kind of source with its studies and participants, or what it does not state."""
    is_one = effect.kind is EffectKind.TRIAL
    sizes = [] if effect.k is None or is_one else [count(effect.k, "study", "studies")]
    if effect.k is None and effect.kind is EffectKind.PUBLISHED_SYNTHESIS:
        sizes.append("number of studies not stated")
    sizes.append(_participants(effect))
    return f"{_KINDS[effect.kind]}: {', '.join(sizes)}"


def _participants(effect: CuratedEffect) -> str:
    if effect.n is None:
        return "size not stated"
    one, many = (
        ("sample", "samples") if effect.track is None else _MEMBERS.get(effect.track, ("sample", "samples"))
    )
    return count(effect.n, one, many)


def whom(effect: CuratedEffect) -> str:
    """Population or model, with the species where it is no human."""
    if effect.track is Track.HUMAN:
        return effect.population or "people, not described further"
    return ", ".join(filter(None, (effect.species, effect.population))) or "not stated"


def source_words(effect: CuratedEffect) -> str:
    """Who published it, where, and where it was read; an incomplete citation says so."""
    citation = effect.citation
    lead = str(citation) if citation.authors else citation.title
    named = record_words(citation.id) if citation.id else citation.locator
    year = str(citation.year) if citation.year and not citation.authors else None
    parts = [part for part in (lead, year, named) if part]
    return "; ".join((", ".join(parts) or "no publication named", SEEN_IN_WORDS[effect.curated.seen_in]))


def notes(effect: CuratedEffect) -> Iterator[str]:
    """What limits the reading of one finding."""
    if effect.is_retracted:
        yield "its publication is retracted"
    if effect.is_told_by_review:
        yield "told by a review, not measured there"
    if effect.is_part:
        yield "part of a whole: a subgroup, one dose or a sensitivity analysis"
    if effect.is_precise:
        yield "its authors say that the interval leaves out an important effect"
    if effect.overlap_group:
        yield f"shares trials within {effect.overlap_group}"


def of_what(effects: Sequence[CuratedEffect]) -> str:
    """How many findings rest on what: syntheses before single trials in people, then animals, then cells."""
    human = [one for one in effects if one.track is Track.HUMAN]
    parts = [(sum(one.kind is kind for one in human), words) for kind, words in _IN_PEOPLE]
    parts.append((len(human) - sum(k for k, _ in parts), "other measurements"))
    said = [f"{join(f'{k} from {words}' for k, words in parts if k)} in people"] if human else []
    for track, where in _BESIDE.items():
        k = sum(one.track is track for one in effects)
        said += [f"{k} {where}"] if k else []
    return "; ".join(said) or "leads only"
