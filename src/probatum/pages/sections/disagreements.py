"""Section 9: where studies disagree; both positions stand."""

from __future__ import annotations

import re

from probatum.domain.study import StudyId
from probatum.domain.synthesis import Contradiction, Position
from probatum.pages.contexts import Basis, Disagreements, Dispute, Side, Statement
from probatum.pages.index import TRACK_WORDS, Index
from probatum.pages.sentences import count, say, slug

_STUDY_ID = re.compile(r"\bstudy:[0-9a-f]+")


def build(index: Index) -> Disagreements:
    """One card per contradiction."""
    found = index.monograph.contradictions
    key = "disputes.some" if found else "disputes.none"
    slots = {"k": len(found)} if found else {}
    return Disagreements(
        intro=say(
            key,
            "disagreements-intro",
            extra=slots,
            of=count(len(index.monograph.outcomes), "outcome"),
            basis=Basis.COMPUTED,
        ),
        disputes=tuple(_dispute(index, item, i) for i, item in enumerate(found, 1)),
    )


def _dispute(index: Index, item: Contradiction, position: int) -> Dispute:
    anchor = f"dispute-{position}-{slug(item.term)}"
    involved = index.refer(study for side in item.positions for study in side.studies)
    return Dispute(
        anchor=anchor,
        question=item.question,
        track=TRACK_WORDS[item.track],
        sides=tuple(
            _side(index, side, f"{anchor}-side-{i}", len(involved))
            for i, side in enumerate(item.positions, 1)
        ),
        differences=tuple(
            Statement(
                anchor=f"{anchor}-difference-{i}",
                text=_named(index, text),
                basis=Basis.STUDIES,
                rule="differences between positions",
                studies=involved,
                of="the studies on both sides",
            )
            for i, text in enumerate(item.differences, 1)
        ),
    )


def _named(index: Index, text: str) -> str:
    """A difference with the study's label where its identifier stands."""
    return _STUDY_ID.sub(lambda found: _label(index, found[0]), text)


def _label(index: Index, identifier: str) -> str:
    ref = index.refs.get(StudyId(identifier))
    return ref.label if ref else identifier


def _side(index: Index, side: Position, anchor: str, total: int) -> Side:
    refs = index.refer(side.studies)
    return Side(
        label=say(
            "disputes.side",
            anchor,
            label=side.label,
            k=len(refs),
            studies=refs,
            of=f"{count(total, 'study', 'studies')} that disagree",
        )
    )
