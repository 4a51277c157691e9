"""The page in plain lines, for the terminal: the same statements, no other fact."""

from __future__ import annotations

from textwrap import fill

from probatum.domain.monograph import Monograph
from probatum.pages.contexts import Fact, Page, Statement
from probatum.pages.contexts.findings import FindingGroup
from probatum.pages.sections.page import build

_WIDTH = 88
_MOST_ROWS = 12


def summary(monograph: Monograph) -> str:
    """Disclaimer, bottom line, dials, reasons, counts with denominators and the tested outcomes."""
    page = build(monograph)
    blocks = (
        _head(page),
        [_wrap(sentence.text) for sentence in page.bottom_line.sentences],
        [
            f"{dial.name + ':':<15}{_reading(dial.value, dial.filled, dial.marks)}"
            for dial in page.bottom_line.dials
        ],
        [page.bottom_line.reasons_title, *_numbered(page.bottom_line.reasons)],
        ["What would change it", *_bulleted(page.bottom_line.would_change)]
        if page.bottom_line.would_change
        else [],
        ["Counts", *(_fact(fact) for fact in page.bottom_line.facts)],
        _outcomes(page),
        _findings(page),
        [_wrap(page.safety.bound.text), *([_wrap(page.safety.absence.text)] if page.safety.absence else [])],
        [_wrap(f"Interactions: {page.interactions.intro.text}")],
        [_wrap(one.text) for one in page.methods.verification[-1:]],
    )
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _head(page: Page) -> list[str]:
    strip = page.strip
    names = f"{page.identity.name}: {page.identity.what.text}"
    status = " · ".join((strip.kind.text, strip.route.text, strip.as_of.text, strip.rules.text))
    return [_wrap(strip.disclaimer.text), "", _wrap(names), _wrap(status)]


def _reading(value: Statement, filled: int, marks: int) -> str:
    dots = "●" * filled + "○" * (marks - filled)
    return f"{value.text}  {dots}".rstrip()


def _numbered(statements: tuple[Statement, ...]) -> list[str]:
    return [_wrap(f"{i}. {statement.text}", "  ", "     ") for i, statement in enumerate(statements, 1)]


def _bulleted(statements: tuple[Statement, ...]) -> list[str]:
    return [_wrap(f"- {statement.text}", "  ", "    ") for statement in statements]


def _fact(fact: Fact) -> str:
    value = fact.value
    return _wrap(f"{fact.label}: {value.text}" + (f" (of {value.of})" if value.of else ""), "  ", "    ")


def _outcomes(page: Page) -> list[str]:
    """Outcomes measured in people, patient-important first."""
    rows = [row for group in page.matrix.groups for row in group.rows if row.state != "untested in people"]
    total = sum(len(group.rows) for group in page.matrix.groups)
    if not rows:
        return [f"Outcomes measured in people: 0 of {total}"] if total else []
    shown = [_wrap(f"- {row.sentence.text}", "  ", "    ") for row in rows[:_MOST_ROWS]]
    more = [f"  and {len(rows) - _MOST_ROWS} more on the page"] if len(rows) > _MOST_ROWS else []
    return [f"Outcomes measured in people: {len(rows)} of {total}", *shown, *more]


def _findings(page: Page) -> list[str]:
    """Findings read from abstracts: how many; where no study was read, also what they are about."""
    if page.findings is None:
        return []
    head = _wrap(f"Findings read from abstracts: {page.findings.on_file.text}")
    if page.matrix.groups:
        return [head]
    groups = [group for kind in page.findings.kinds for group in kind.groups]
    shown = [_wrap(f"- {_led_by(group)}", "  ", "    ") for group in groups[:_MOST_ROWS]]
    more = [f"  and {len(groups) - _MOST_ROWS} more outcomes on the page"] if len(groups) > _MOST_ROWS else []
    return [head, *shown, *more]


def _led_by(group: FindingGroup) -> str:
    """An outcome with its findings, and the first of them on the page."""
    first = group.sides[0].rows[0]
    told = f"{first.finding.text}, {first.estimate} ({first.made_from})"
    return f"{group.name}: {group.summary.text}; first, {told}"


def _wrap(text: str, first: str = "", rest: str | None = None) -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
    )
