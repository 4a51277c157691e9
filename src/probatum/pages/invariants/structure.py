"""Invariants about the document: ids, links, charts, weight, nothing from outside, landmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from probatum.domain.monograph import Monograph
from probatum.pages.invariants.dom import Document
from probatum.pages.invariants.rule import Invariant, invariant

_MOST_BYTES = 60 * 1024


@invariant("ids-are-unique", "No two elements share an id.")
def ids_are_unique(_: Monograph, page: Document) -> Iterable[str]:
    """An anchor leads to one place."""
    return (name for name, nodes in page.ids.items() if len(nodes) > 1)


@invariant("links-resolve", "Every link inside the page leads somewhere.")
def links_resolve(_: Monograph, page: Document) -> Iterable[str]:
    """And every label describes something."""
    for node in page.nodes:
        href = node.get("href")
        if href.startswith("#") and href[1:] not in page.ids:
            yield href
        for name in (
            *node.get("aria-labelledby").split(),
            *node.get("aria-describedby").split(),
            node.get("for"),
        ):
            if name and name not in page.ids:
                yield f"label {name}"


@invariant("self-contained", "The page loads nothing from anywhere and runs no script but its own.")
def self_contained(_: Monograph, page: Document) -> Iterable[str]:
    """A link a reader follows is no load."""
    for node in page.nodes:
        if node.tag in ("link", "iframe", "object", "embed", "base") or node.get("src") or node.get("srcset"):
            yield f"<{node.tag}> loads {node.get('src') or node.get('href')!r}"
        if any(name.startswith("on") for name in node.attributes):
            yield f"<{node.tag}> has a handler"
        if node.get("href").startswith("javascript:"):
            yield "a link runs a script"
        if node.tag == "style" and re.search(r"@import|url\(", node.text()):
            yield "the style loads something"


@invariant("light", "Style and script together weigh at most 60 KB.")
def light(_: Monograph, page: Document) -> Iterable[str]:
    """As bytes on the wire, uncompressed."""
    size = sum(len(node.text().encode()) for node in page.nodes if node.tag in ("style", "script"))
    if size > _MOST_BYTES:
        yield f"{size} bytes"


@invariant("charts-have-twins", "Every chart has a name, a description and the same content as a table.")
def charts_have_twins(_: Monograph, page: Document) -> Iterable[str]:
    """The twin opens without a script."""
    for node in page.with_class("chart"):
        figure = next((n for n in node.above() if n.tag == "figure"), None)
        names = {child.tag: child.text() for child in node.children if not isinstance(child, str)}
        if not names.get("title") or not names.get("desc") or node.get("role") not in ("img", "group"):
            yield f"{node.get('aria-labelledby')!r} is not described"
        rows = list(figure.find(lambda n: n.tag == "td")) if figure else []
        if not rows:
            yield f"{node.get('aria-labelledby')!r} has no table"


@invariant("landmarks", "One h1, one main, a language, a heading per section, a label per field.")
def landmarks(_: Monograph, page: Document) -> Iterable[str]:
    """What a screen reader walks by."""
    for tag in ("h1", "main", "nav"):
        k = len(list(page.with_tag(tag)))
        if k != 1:
            yield f"{k} {tag}"
    if not any(node.get("lang") for node in page.with_tag("html")):
        yield "no language"
    for node in page.with_tag("section"):
        if not any(node.find(lambda n: n.tag == "h2")):
            yield f"section {node.get('id')} has no heading"
    labelled = {node.get("for") for node in page.with_tag("label")}
    for node in page.nodes:
        if node.tag in ("input", "select") and node.get("id") not in labelled:
            yield f"{node.tag} {node.get('id')} has no label"


ALL: tuple[Invariant, ...] = (
    ids_are_unique,
    links_resolve,
    self_contained,
    light,
    charts_have_twins,
    landmarks,
)
