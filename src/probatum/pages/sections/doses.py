"""Section 5: doses studied. Never a dose to take."""

from __future__ import annotations

from collections import Counter

from probatum.domain.evidence import active_arms
from probatum.domain.monograph import StudiedDose
from probatum.domain.provenance import Missing, value_of
from probatum.domain.quantity import Unit
from probatum.domain.study import StudyId
from probatum.domain.terms import Track
from probatum.pages.charts.doses import dose_charts
from probatum.pages.contexts import Basis, Doses, Statement, Table, TableRow
from probatum.pages.index import Index
from probatum.pages.plain_words import flag_words
from probatum.pages.sections import dose_axis, regimen
from probatum.pages.sections.values import quantity_words, words_of
from probatum.pages.sentences import count, lower_first, say


def build(index: Index) -> Doses:
    """Dot charts with table twins, regimens, forms, durations, flags, and whether a curve can be drawn."""
    return Doses(
        intro=_intro(index),
        charts=dose_charts(index),
        regimens=_regimens(index, people=True),
        other_regimens=_regimens(index, people=False),
        forms=_forms(index),
        durations=_durations(index),
        flags=_flags(index),
        curve=_curve(index),
        levels=_levels(index),
        axis=dose_axis.build(index),
        regimen=regimen.build(index),
    )


def _dosed(index: Index) -> dict[StudyId, list[StudiedDose]]:
    found: dict[StudyId, list[StudiedDose]] = {}
    for dose in index.monograph.doses:
        found.setdefault(dose.study, []).append(dose)
    return found


def states_amount(dose: StudiedDose) -> bool:
    """Does this dose give an amount or a concentration?"""
    return not (isinstance(dose.dose.amount, Missing) and isinstance(dose.dose.concentration, Missing))


def _intro(index: Index) -> Statement:
    dosed = {d.study for d in index.monograph.doses if states_amount(d)}
    included = index.monograph.counts.included
    of = count(included, "included study", "included studies")
    if not included:
        return say("doses.no_studies", "doses-intro", of=of)
    if not dosed:
        return say("doses.none", "doses-intro", total=included, of=of)
    by_track = Counter(index.refs[study].track for study in dosed if study in index.refs)
    return say(
        "doses.intro",
        "doses-intro",
        k=len(dosed),
        total=included,
        human=by_track[Track.HUMAN],
        animal=by_track[Track.ANIMAL],
        cell=by_track[Track.CELL],
        studies=index.refer(dosed),
        of=of,
    )


def _regimens(index: Index, *, people: bool) -> Table | None:
    rows = []
    dosed = _dosed(index)
    for study in index.in_order(dosed):
        ref = index.refs[study.id]
        if (ref.track is Track.HUMAN) is not people:
            continue
        for entry in dosed[study.id]:
            dose = entry.dose
            cells = (
                ref.label,
                ref.species,
                amount_words(entry),
                words_of(dose.route),
                words_of(dose.form),
                _how_often(entry),
                words_of(dose.duration),
            )
            rows.append(TableRow(cells=cells, studies=(ref,), of="as this study states it"))
    if not rows:
        return None
    head = ("Study", "Species", "Amount", "Route", "Form", "How often", "How long")
    return Table(
        caption="Regimens in people, as the studies state them"
        if people
        else "Regimens in animals and cells",
        head=head,
        rows=tuple(dict.fromkeys(rows)),
        is_quoted=True,
    )


def amount_words(entry: StudiedDose) -> str:
    """Amount and concentration as stated, with the flag of an implausible unit."""
    dose = entry.dose
    parts = [words_of(value) for value in (dose.amount, dose.concentration) if not isinstance(value, Missing)]
    if not isinstance(dose.concentration, Missing):
        parts[-1] += " solution" if _is_percent(dose.concentration.value.unit) else ""
    words = ", ".join(parts) or words_of(dose.amount)
    return words + (f" ({flag_words(dose.flags)})" if dose.flags else "")


def _is_percent(unit: Unit) -> bool:
    return unit is Unit.PERCENT


def _how_often(entry: StudiedDose) -> str:
    times, schedule = value_of(entry.dose.times_per_day), value_of(entry.dose.schedule)
    stated = [
        f"{times:f} times a day" if times is not None and times != 1 else "once a day" if times == 1 else "",
        schedule or "",
    ]
    return ", ".join(filter(None, stated)) or words_of(entry.dose.schedule)


def _forms(index: Index) -> Table | None:
    """Forms that at least one human study states."""
    by_form: dict[tuple[str, str], list[StudyId]] = {}
    for study in index.of_track(Track.HUMAN):
        for arm in active_arms(study, index.monograph.substance.id):
            form = value_of(arm.dose.form) if arm.dose else None
            if arm.dose and form:
                by_form.setdefault((form, words_of(arm.dose.route)), []).append(study.id)
    if not by_form:
        return None
    total = index.monograph.counts.human_studies
    rows = tuple(
        TableRow(
            cells=(form, route, f"{len(set(ids))} of {total}"),
            studies=index.refer(ids),
            of=count(total, "human study", "human studies"),
        )
        for (form, route), ids in sorted(by_form.items(), key=lambda item: (-len(set(item[1])), item[0]))
    )
    return Table(
        caption="Forms used in human studies",
        head=("Form", "Route", "Human studies"),
        rows=rows,
        is_quoted=True,
    )


def _durations(index: Index) -> tuple[Statement, ...]:
    """Shortest, longest and most common duration in people."""
    human: dict[str, tuple[float, list[StudyId]]] = {}
    for entry in index.monograph.doses:
        duration = value_of(entry.dose.duration)
        if entry.track is Track.HUMAN and duration is not None and duration.dimension == "time":
            human.setdefault(quantity_words(duration), (float(duration.to(Unit.DAY).high), []))[1].append(
                entry.study
            )
    total = index.monograph.counts.human_studies
    if not total:
        return ()
    if not human:
        unstated = say(
            "doses.no_duration",
            "doses-duration",
            total=total,
            of=count(total, "human study", "human studies"),
            field="duration",
        )
        return (unstated, *_single(index))
    shortest = min(human, key=lambda name: (human[name][0], name))
    longest = max(human, key=lambda name: (human[name][0], name))
    common = min(human, key=lambda name: (-len(set(human[name][1])), human[name][0], name))
    stated = {study for _, ids in human.values() for study in ids}
    return (
        say(
            "doses.duration" if len(human) > 1 else "doses.duration_one",
            "doses-duration",
            extra={"shortest": shortest, "longest": longest, "common": common}
            if len(human) > 1
            else {"duration": longest},
            k=len(stated),
            total=total,
            studies=index.refer(stated),
            of=count(total, "human study", "human studies"),
            field="duration",
        ),
    )


def _single(index: Index) -> tuple[Statement, ...]:
    """Human studies whose schedule says that one dose was given."""
    once = {
        entry.study
        for entry in index.monograph.doses
        if entry.track is Track.HUMAN and (value_of(entry.dose.schedule) or "").startswith("single")
    }
    total = index.monograph.counts.human_studies
    if not once:
        return ()
    return (
        say(
            "doses.single",
            "doses-single",
            k=len(once),
            total=total,
            studies=index.refer(once),
            of=count(total, "human study", "human studies"),
        ),
    )


def _flags(index: Index) -> tuple[Statement, ...]:
    flagged = list(
        dict.fromkeys(
            (entry.study, words_of(entry.dose.amount), flag_words(entry.dose.flags))
            for entry in index.monograph.doses
            if entry.dose.flags and entry.study in index.refs
        )
    )
    return tuple(
        say(
            "doses.flag",
            f"doses-flag-{i}",
            study=index.refs[study].label,
            amount=amount,
            flag=flag,
            studies=index.refer([study]),
            of="as this study prints it",
        )
        for i, (study, amount, flag) in enumerate(flagged, 1)
    )


def _curve(index: Index) -> Statement:
    curve = index.monograph.dose_response
    of = count(index.monograph.counts.human_studies, "human study", "human studies")
    because = index.monograph.dose_response_because
    if isinstance(curve, Missing):
        return say(
            "doses.no_curve",
            "dose-response",
            because=lower_first(because.rstrip(". ")),
            of=of,
            field="dose-response",
        )
    return Statement(
        anchor="dose-response",
        text=curve.value,
        basis=Basis.COMPUTED,
        rule=f"{curve.by.name} {curve.by.version}",
        of=of,
        field="dose-response",
    )


def _levels(index: Index) -> Statement | None:
    """Studies that gave more than one amount, named although no curve is drawn."""
    several = {
        study: amounts
        for study, entries in _dosed(index).items()
        if len(
            amounts := {
                str(entry.dose.amount.value)
                for entry in entries
                if not isinstance(entry.dose.amount, Missing)
            }
        )
        > 1
    }
    if not several:
        return None
    human = [s for s in several if s in index.refs and index.refs[s].track is Track.HUMAN]
    return say(
        "doses.levels",
        "doses-levels",
        k=len(several),
        human=len(human),
        studies=index.refer(several),
        of=f"{count(len(_dosed(index)), 'study', 'studies')} with a dose",
    )
