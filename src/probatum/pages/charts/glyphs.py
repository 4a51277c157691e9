"""The study strip: one mark per study, people, animals and cells apart."""

from __future__ import annotations

from probatum.domain.provenance import value_of
from probatum.domain.study import Study
from probatum.domain.terms import Track
from probatum.pages.charts.svg import GLYPH, GLYPH_WORDS, tag, track_class
from probatum.pages.contexts import Glyph, GlyphGroup, StudyRef
from probatum.pages.index import Index
from probatum.pages.sentences import count, say

_KEYS = {Track.HUMAN: "human", Track.ANIMAL: "animal", Track.CELL: "cell", None: "other"}


def glyph_groups(index: Index) -> tuple[GlyphGroup, ...]:
    """Groups that hold at least one study; the three sides of the wall always stand."""
    return tuple(
        group
        for track in (Track.HUMAN, Track.ANIMAL, Track.CELL, None)
        if (group := _group(index, track)).glyphs or track is not None
    )


def _group(index: Index, track: Track | None) -> GlyphGroup:
    studies = [study for study in index.in_order(index.studies) if index.refs[study.id].track is track]
    refs = tuple(index.refs[study.id] for study in studies)
    title = say(
        f"strip_group.{_KEYS[track]}",
        f"strip-{_KEYS[track]}",
        k=len(refs),
        studies=refs,
        of=count(index.monograph.counts.included, "included study", "included studies"),
    )
    return GlyphGroup(title=title, glyphs=tuple(_glyph(study, index.refs[study.id]) for study in studies))


def _glyph(study: Study, ref: StudyRef) -> Glyph:
    is_random = value_of(study.randomized) is True
    filled = "filled: random allocation stated" if is_random else "open: random allocation not stated"
    name = f"{ref.label}, {ref.species}, {GLYPH_WORDS[ref.track]}, {filled}"
    if ref.is_retracted:
        name += ", retracted"
    shape = tag("path", d=GLYPH[ref.track], class_=track_class(ref) + (" fill" if is_random else ""))
    letter = tag("text", "R", x="0", y="3.5", text_anchor="middle", class_="r") if ref.is_retracted else ""
    svg = tag(
        "svg",
        shape,
        letter,
        viewBox="-9 -9 18 18",
        width="18",
        height="18",
        aria_hidden="true",
        focusable="false",
    )
    return Glyph(study=ref, name=name, svg=svg)
