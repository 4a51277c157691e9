"""The JSON documents other programs rely on, in the layout of docs/interfaces.md."""

from __future__ import annotations

from collections import Counter
from typing import Any

from probatum import codec
from probatum.domain.certainty import Assessment, Certainty
from probatum.domain.curated_effect import CuratedEffect
from probatum.domain.interaction import KnownInteraction
from probatum.domain.monograph import Monograph, OutcomeRow, TrackView
from probatum.domain.stack import PairLine, StackReport
from probatum.domain.study import Study
from probatum.domain.synthesis import OutcomeResult, Replication

Json = dict[str, Any]


def study_document(study: Study) -> Json:
    """One study as `probatum read` prints it, schema probatum/study/1."""
    return codec.document("study", 1, study)


def monograph_document(monograph: Monograph) -> Json:
    """The page as JSON, schema probatum/monograph/1: exactly what the HTML page shows."""
    plain: Json = codec.to_json(monograph)
    plain["outcomes"] = [outcome_document(row) for row in monograph.outcomes]
    plain["interactions"] = [interaction_document(known) for known in monograph.interactions]
    plain["cited_effects"] = [cited_document(effect) for effect in monograph.cited_effects]
    plain["mechanism"] = {"nodes": [], "edges": []}
    plain["regulatory"] = plain["substance"].get("regulatory", [])
    plain["not_assessed_by_this_version"] = ["interactions", "mechanism"]
    plain["replication"] = _laboratories(monograph.replication) | {
        "clusters": plain["replication"]["clusters"],
        "links": plain["replication"]["links"],
        "unknown": plain["replication"].get("unknown", []),
    }
    return {"schema": "probatum/monograph/1", "disclaimer": plain.pop("disclaimer"), **plain}


def stack_document(report: StackReport) -> Json:
    """A stack as `probatum stack --json` prints it, schema probatum/stack/1."""
    plain: Json = codec.to_json(report)
    for field in ("pairs", "near", "none_found", "timing"):
        lines: tuple[PairLine, ...] = getattr(report, field)
        plain[field] = [{**codec.to_json(line), "known": interaction_document(line.known)} for line in lines]
    return {"schema": "probatum/stack/1", "disclaimer": plain.pop("disclaimer"), **plain}


def interaction_document(known: KnownInteraction) -> Json:
    """One interaction with what follows from its evidence: likelihood and basis."""
    plain: Json = codec.to_json(known)
    plain["value"] |= {"likelihood": known.value.likelihood.value, "basis": known.value.basis.value}
    return plain


def cited_document(effect: CuratedEffect) -> Json:
    """One effect read in a cited source, with whether a verdict may stand on it or it is a lead only."""
    return {**codec.to_json(effect), "is_primary": effect.is_primary}


def outcome_document(row: OutcomeRow) -> Json:
    """One row of the by-outcome matrix: the human judgment, the other tracks behind the wall."""
    human = row.human.result if row.human else None
    return {
        "term": row.term,
        "name": row.name,
        "kind": row.kind,
        "better": row.better,
        "population": row.population,
        **_states(row.assessment),
        "effect": None,
        **_body(human),
        "tracks": {
            "human": _track(row.human),
            "animal": _track(row.animal),
            "cell": _track(row.cell),
        },
        "flips": list(row.flips),
        "sensitivity": codec.to_json(row.sensitivity),
        "published_syntheses": [],
    }


def _track(view: TrackView | None) -> Json | None:
    if view is None:
        return None
    return {**_states(view.assessment), **_body(view.result)}


def _states(assessment: Assessment) -> Json:
    return {
        "evidence_state": assessment.evidence_state,
        "finding": assessment.finding,
        "certainty": _certainty(assessment.certainty),
        "because": assessment.because,
    }


def _certainty(certainty: Certainty | None) -> Json | None:
    if certainty is None:
        return None
    plain: Json = codec.to_json(certainty)
    return {"level": certainty.level.words, **plain, "start": certainty.start.words}


def _body(result: OutcomeResult | None) -> Json:
    if result is None:
        return {"k": 0, "n": None, "laboratories": None, "direction_counts": {}, "studies": []}
    votes = Counter(vote.direction.value for vote in result.directions.votes)
    return {
        "k": len(result.studies),
        "n": codec.to_json(result.n),
        "n_stated_in": result.n_stated_in,
        "laboratories": _laboratories(result.replication),
        "direction_counts": dict(sorted(votes.items())),
        "studies": list(result.studies),
    }


def _laboratories(replication: Replication) -> Json:
    return {
        "k": replication.k,
        "effective": replication.effective,
        "max_share": replication.max_share,
    }
