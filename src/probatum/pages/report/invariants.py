"""What must be true of every report: read from the written page as a stranger would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from probatum.domain.claim import ArticleReport, Rating
from probatum.domain.errors import InvariantBroken
from probatum.pages.invariants.dom import Document, Node, parse
from probatum.pages.invariants.language import forbidden
from probatum.pages.report.words import MOST_SHARED

Check = Callable[[ArticleReport, Document], Iterable[str]]

_QUOTATION = re.compile(r"“[^”]*”")
_OUTSIDE = ("src", "srcset", "poster", "data", "action", "background")
_BLOCKS = frozenset(["p", "li", "td", "th", "dd", "dt", "summary", "h1", "h2", "h3", "h4", "caption", "div"])


def broken(report: ArticleReport, html: str) -> tuple[str, ...]:
    """Every fault found, as `id: fault`."""
    page = parse(html)
    return tuple(f"{name}: {fault}" for name, check in ALL.items() for fault in check(report, page))


def check(report: ArticleReport, html: str) -> None:
    """Raise InvariantBroken, naming every broken invariant."""
    faults = broken(report, html)
    if faults:
        listed = "; ".join(faults[:10]) + (f"; and {len(faults) - 10} more" if len(faults) > 10 else "")
        raise InvariantBroken(f"the report is not written: {listed}", source=report.article.title)


def every_claim_has_a_card(report: ArticleReport, page: Document) -> Iterator[str]:
    """One card a verdict, in order, with the rating that was given."""
    given = [verdict.rating.value for verdict in report.verdicts]
    if [card.get("data-rating") for card in page.with_class("card")] != given:
        yield f"{len(given)} verdicts, other cards"


def highlights_and_cards_meet(report: ArticleReport, page: Document) -> Iterator[str]:
    """Every highlight leads to a card, every card back to its words; a shared page has no highlight."""
    ids = set(page.ids)
    for mark in page.with_class("hl"):
        for target in (mark.get("href")[1:], *mark.get("data-claims").split()):
            if target not in ids:
                yield f"a highlight leads to #{target}, which is not there"
    backs = [node.get("href")[1:] for back in page.with_class("back") for node in back.find(_is_link)]
    yield from (f"#{back} is not in the text" for back in backs if back not in ids)
    if page.by_id("article") is not None and len(backs) != len(report.verdicts):
        yield f"{len(backs)} of {len(report.verdicts)} cards lead back to the text"


def every_verdict_has_a_reason(_: ArticleReport, page: Document) -> Iterator[str]:
    """A sentence and the rule that decided."""
    for card in page.with_class("card"):
        if not any(node.text() for node in card.with_class("because")):
            yield f"#{card.get('id')} has no because"
        if not any(node.tag == "code" and node.text() for node in card.walk()):
            yield f"#{card.get('id')} names no rule"


def verdicts_name_their_evidence(_: ArticleReport, page: Document) -> Iterator[str]:
    """Supported names what supports, contradicted what opposes, inconsistent shows its check."""
    needed = {Rating.SUPPORTED.value: "for", Rating.CONTRADICTED.value: "against"}
    for card in page.with_class("card"):
        rating = card.get("data-rating")
        side = needed.get(rating, "")
        if side and not any(node.tag == "li" for node in card.with_class(side)):
            yield f"#{card.get('id')} is {rating} and names nothing {side} it"
        if rating == Rating.INCONSISTENT.value and not any(card.with_class("check")):
            yield f"#{card.get('id')} shows no check"


def no_advice(_: ArticleReport, page: Document) -> Iterator[str]:
    """In our own words: no quotation, no source, no word of the article."""
    for node, words in _own_words(page):
        for kind in ("advice", "word"):
            found = forbidden(kind).search(words)
            if found:
                yield f"{found[0]!r} in {node.tag}"


def shared_quotes_are_short(_: ArticleReport, page: Document) -> Iterator[str]:
    """A page to share has no text of the article and no quotation of more than 300 characters."""
    if "shared" not in next(page.with_tag("body")).classes:
        return
    if page.by_id("article") is not None:
        yield "the article's text is there"
    for node in page.with_tag("q"):
        if len(node.text()) > MOST_SHARED:
            yield f"{len(node.text())} characters: {node.text()[:40]!r}"


def nothing_from_outside(_: ArticleReport, page: Document) -> Iterator[str]:
    """No outside resource, no script but ours, not indexed, no referrer."""
    for node in page.nodes:
        handlers = [name for name in node.attributes if name.startswith("on") or name in _OUTSIDE]
        yield from (f"<{node.tag} {name}>" for name in handlers)
        if node.tag in ("link", "iframe", "object", "embed", "img", "base"):
            yield f"<{node.tag}>"
        if node.tag == "a" and not node.get("href").startswith(("#", "http://", "https://")):
            yield f"a link to {node.get('href')[:40]!r}"
    if len(list(page.with_tag("script"))) != 1:
        yield "another script than ours"
    metas = {node.get("name"): node.get("content") for node in page.with_tag("meta")}
    if "noindex" not in metas.get("robots", "") or metas.get("referrer") != "no-referrer":
        yield "it could be indexed or name where a reader came from"


def the_disclaimer_is_there(report: ArticleReport, page: Document) -> Iterator[str]:
    """At the top and at the end."""
    if [node.text() for node in page.with_class("disclaim")] != [report.disclaimer] * 2:
        yield "the disclaimer is missing"


ALL: dict[str, Check] = {
    "every-claim-has-a-card": every_claim_has_a_card,
    "highlights-and-cards-meet": highlights_and_cards_meet,
    "every-verdict-has-a-reason": every_verdict_has_a_reason,
    "verdicts-name-their-evidence": verdicts_name_their_evidence,
    "no-advice": no_advice,
    "shared-quotes-are-short": shared_quotes_are_short,
    "nothing-from-outside": nothing_from_outside,
    "the-disclaimer-is-there": the_disclaimer_is_there,
}


def _is_link(node: Node) -> bool:
    return node.tag == "a"


def _own_words(page: Document) -> Iterator[tuple[Node, str]]:
    article = page.by_id("article")
    inside = {id(node) for node in article.walk()} if article is not None else set()
    for node in page.nodes:
        if node.tag in _BLOCKS and not node.is_quoted and id(node) not in inside and not _is_title(node):
            words = node.text(skip=lambda one: one.is_quoted or one.tag in _BLOCKS)
            yield node, _QUOTATION.sub("“”", words)


def _is_title(node: Node) -> bool:
    """The article's own title and address, and its notes, are not our words."""
    return node.tag == "h1" or "from" in node.classes
