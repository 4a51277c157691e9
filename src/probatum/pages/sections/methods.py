"""Section 15: method, versions, flow, verification."""

from __future__ import annotations

from probatum.pages.contexts import Basis, Fact, Methods, Statement
from probatum.pages.index import Index
from probatum.pages.links import record_words
from probatum.pages.sentences import count, join, number, say, words


def build(index: Index) -> Methods:
    """How the records were found, what was checked, and which rules, data and program made the page."""
    monograph = index.monograph
    flow = monograph.flow
    source = join(kind.value for kind in flow.source)
    return Methods(
        flow=_flow(index),
        groups=tuple(
            Statement(
                anchor=f"group-{i}",
                text=f"{join(record_words(r) for r in group.records)}: {group.because}",
                basis=Basis.METHOD,
                rule="reports of one study",
                of="records identified",
            )
            for i, group in enumerate(flow.groups, 1)
        ),
        query=monograph.substance.query,
        verification=_verification(index),
        versions=(
            Fact(label="Rules", value=_version("version-rules", monograph.versions.rules)),
            Fact(label="Data", value=_version("version-data", monograph.versions.data)),
            Fact(label="Program", value=_version("version-program", monograph.versions.program)),
        ),
        sources=say(
            "methods.search" if flow.is_search else "methods.no_search",
            "methods-sources",
            origin=source,
            basis=Basis.METHOD,
            of=count(flow.identified, "record"),
        ),
        explain=words("methods.explain", substance=monograph.substance.id),
    )


def _version(anchor: str, text: str) -> Statement:
    return Statement(anchor=anchor, text=text, basis=Basis.METHOD, rule="version", of="version of this page")


def _flow(index: Index) -> tuple[Fact, ...]:
    flow = index.monograph.flow
    if not flow.identified:
        return (Fact(label="Records identified", value=number("flow-identified", 0, of="all records found")),)
    rows = (
        ("Records identified", "flow-identified", flow.identified, "all records found"),
        (
            "Duplicates and further reports of one study",
            "flow-duplicates",
            flow.duplicates,
            f"{flow.identified} identified",
        ),
        ("Screened", "flow-screened", flow.screened, f"{flow.identified} identified"),
        ("Excluded, with reasons", "flow-excluded", flow.excluded, f"{flow.screened} screened"),
        ("Included", "flow-included", flow.included, f"{flow.screened} screened"),
    )
    return tuple(
        Fact(label=label, value=number(anchor, k, of=of, basis=Basis.METHOD)) for label, anchor, k, of in rows
    )


def _verification(index: Index) -> tuple[Statement, ...]:
    checked = index.monograph.verification
    of = f"{checked.values:,} values shown"
    if not checked.values:
        return ()  # nothing of a study is shown: what was checked has no denominator
    return (
        say(
            "methods.values",
            "verification-values",
            values=checked.values,
            extracted=checked.extracted,
            curated=checked.curated,
            derived=checked.derived,
            missing=checked.missing,
            of=of,
            basis=Basis.METHOD,
        ),
        say(
            "methods.unchecked",
            "verification-unchecked",
            k=checked.never_checked_against_full_text,
            values=checked.values,
            of=of,
            basis=Basis.METHOD,
        ),
    )
