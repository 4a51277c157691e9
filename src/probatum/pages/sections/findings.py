"""Section 3d: findings read one by one in cited publications, beside the studies and in no count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from probatum import vocabulary
from probatum.certainty.importance import is_harm
from probatum.domain.curated_effect import CuratedEffect
from probatum.domain.monograph import Monograph
from probatum.domain.terms import OutcomeKind, Track
from probatum.pages.contexts import Basis, Statement
from probatum.pages.contexts.findings import FindingGroup, FindingKind, FindingRow, Findings, FindingSide
from probatum.pages.index import TRACK_WORDS, Index
from probatum.pages.links import source_link
from probatum.pages.sections import finding_words
from probatum.pages.sentences import count, lower_first, say, slug, words

_KINDS = (OutcomeKind.PATIENT_IMPORTANT, OutcomeKind.SURROGATE, OutcomeKind.MECHANISTIC, None)
_SIDES: tuple[Track | None, ...] = (Track.HUMAN, Track.ANIMAL, Track.CELL, None)
_OF = "findings on file"


def build(index: Index) -> Findings | None:
    """The section, or None where no cited finding is on file."""
    if not index.monograph.cited_effects:
        return None
    shown, leads = primary(index), _leads(index)
    return Findings(
        on_file=say(
            "findings.on_file",
            "findings-on-file",
            k=len(shown),
            kinds=finding_words.of_what(shown),
            of=_OF,
            basis=Basis.COMPUTED,
        ),
        intro=say("findings.intro", "findings-intro", basis=Basis.METHOD),
        counted_nowhere=say("findings.counted_nowhere", "findings-counted-nowhere", basis=Basis.METHOD),
        repeated=_repeated(index, shown),
        kinds=tuple(_kinds(index, shown)),
        leads=_group(index, "leads", words("findings.leads"), leads) if leads else None,
        leads_intro=say(
            "findings.leads_intro", "findings-leads-intro", k=len(leads), of=_OF, basis=Basis.COMPUTED
        )
        if leads
        else None,
    )


def primary(index: Index) -> tuple[CuratedEffect, ...]:
    """The findings seen at their source, in the order of the file."""
    return tuple(one for one in index.monograph.cited_effects if one.is_primary)


def _leads(index: Index) -> tuple[CuratedEffect, ...]:
    return tuple(one for one in index.monograph.cited_effects if not one.is_primary)


def of_outcome(index: Index, term: str, anchor: str) -> Statement | None:
    """Which findings about an outcome stand in the section, for the row of that outcome."""
    found = [one for one in primary(index) if one.term == term]
    if not found:
        return None
    return say(
        "findings.of_outcome",
        f"{anchor}-cited",
        words=_sides_words(found),
        of=_OF,
        href=f"#findings-{slug(term)}",
        basis=Basis.COMPUTED,
    )


def about_harm(index: Index) -> tuple[CuratedEffect, ...]:
    """The findings about harm in people; how safety reads never rests on them."""
    return tuple(one for one in primary(index) if one.term and one.track is Track.HUMAN and is_harm(one.term))


def harms(index: Index) -> Statement | None:
    """Which harms in people the findings tell of, each with the ways it went."""
    found = about_harm(index)
    if not found:
        return None
    by_term: dict[str, list[CuratedEffect]] = defaultdict(list)
    for one in found:
        by_term[str(one.term)].append(one)
    named = sorted(
        f"{lower_first(vocabulary.outcomes().get(term).name)} ({finding_words.direction_words(some)})"
        for term, some in by_term.items()
    )
    return say("findings.harms", "safety-cited", outcomes=named, of=_OF, basis=Basis.COMPUTED)


def and_below(index: Index, said: Statement) -> Statement:
    """A sentence about the studies read, which goes on to what was read from abstracts."""
    shown = primary(index)
    if not shown:
        return said
    text = words(
        "findings.below",
        sentence=said.text.rstrip("."),
        k=len(shown),
        kinds=finding_words.of_what(shown),
    )
    return replace(said, text=text, basis=said.basis if said.studies else Basis.COMPUTED)


def cited_behind(monograph: Monograph, anchor: str) -> tuple[CuratedEffect, ...]:
    """The effects a statement of this section tells of: one for a row, all of its outcome for a summary."""
    return tuple(
        one
        for one in monograph.cited_effects
        if anchor in (f"finding-{slug(one.id)}", f"finding-{slug(one.id)}-says")
        or (one.is_primary and anchor == f"findings-{slug(one.term or 'unplaced')}-summary")
        or (not one.is_primary and anchor == "findings-leads-summary")
    )


def _repeated(index: Index, shown: Sequence[CuratedEffect]) -> Statement | None:
    """Findings of studies that stand on this page: the studies are counted, these are the details."""
    studies = [one.study for one in shown if one.study in index.studies]
    if not studies:
        return None
    return say(
        "findings.repeated",
        "findings-repeated",
        k=len(studies),
        studies_k=len(set(studies)),
        studies=index.refer(one for one in studies if one),
        of=count(len(shown), "finding"),
    )


def _kinds(index: Index, shown: Sequence[CuratedEffect]) -> Iterable[FindingKind]:
    by_kind: dict[OutcomeKind | None, dict[str | None, list[CuratedEffect]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in shown:
        kind = vocabulary.outcomes().get(one.term).kind if one.term else None
        by_kind[kind][one.term].append(one)
    for kind in _KINDS:
        terms = sorted(by_kind[kind].items(), key=lambda entry: (_place(entry[1]), entry[0] or ""))
        groups = tuple(_of_term(index, term, found) for term, found in terms)
        if groups:
            key = kind.value.replace("-", "_") if kind else "unplaced"
            yield FindingKind(
                title=words(f"kind.{key}"),
                note=words(f"kind.{key}_note"),
                groups=groups,
            )


def _place(found: Sequence[CuratedEffect]) -> tuple[int, int, int]:
    """Outcomes measured in people first, those with a synthesis before others, then the most told of."""
    leads = min((_SIDES.index(one.track), finding_words.RANK[one.kind]) for one in found)
    return (*leads, -len(found))


def _of_term(index: Index, term: str | None, found: Sequence[CuratedEffect]) -> FindingGroup:
    name = vocabulary.outcomes().get(term).name if term else words("findings.unplaced")
    return _group(index, slug(term) if term else "unplaced", name, found)


def _group(index: Index, key: str, name: str, found: Sequence[CuratedEffect]) -> FindingGroup:
    sides = tuple(
        FindingSide(
            track=track,
            title=TRACK_WORDS[track].capitalize() if track else words("findings.no_track"),
            rows=tuple(_row(index, one) for one in sorted(of_side, key=order)),
        )
        for track in _SIDES
        if (of_side := [one for one in found if one.track is track])
    )
    return FindingGroup(
        anchor=f"findings-{key}",
        name=name,
        summary=Statement(
            anchor=f"findings-{key}-summary",
            text=_sides_words(found),
            basis=Basis.COMPUTED,
            rule="findings by side of the wall",
            of=_OF,
        ),
        sides=sides,
    )


def _sides_words(found: Sequence[CuratedEffect]) -> str:
    present = {one.track for one in found}
    return "; ".join(_side_words(track, found) for track in _SIDES if track in present)


def _side_words(track: Track | None, found: Sequence[CuratedEffect]) -> str:
    of_side = [one for one in found if one.track is track]
    where = f"in {TRACK_WORDS[track]}" if track else "in whom is not stated"
    return f"{count(len(of_side), 'finding')} {where}: {finding_words.direction_words(of_side)}"


def order(effect: CuratedEffect) -> tuple[int, bool, int, int, str]:
    """Syntheses, trials, the rest; wholes before parts; the most studies, then the most people."""
    return (
        finding_words.RANK[effect.kind],
        effect.is_part,
        -(effect.k or 0),
        -(effect.n or 0),
        effect.id,
    )


def _row(index: Index, effect: CuratedEffect) -> FindingRow:
    anchor = f"finding-{slug(effect.id)}"
    mark, way = finding_words.DIRECTIONS[effect.direction]
    study = effect.study
    return FindingRow(
        id=effect.id,
        anchor=anchor,
        finding=say(
            "findings.row",
            f"{anchor}-says",
            outcome=effect.outcome if effect.is_primary else finding_words.named(effect),
            direction=way,
            basis=Basis.CITED,
            studies=index.refer([study]) if study in index.refs else (),
            of="as its source gives it",
            source=finding_words.source_words(effect),
            href=source_link(effect.citation),
        ),
        mark=mark,
        estimate=effect.effect_text or "not printed",
        made_from=finding_words.made_from(effect),
        whom=finding_words.whom(effect),
        dose=effect.dose or "",
        level=effect.level.words if effect.level else "",
        notes=tuple(finding_words.notes(effect)),
    )
