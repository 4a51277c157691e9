"""Invariants about words: no advice, promised words, whole sentences, tags, languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from probatum.domain.monograph import Monograph
from probatum.domain.provenance import value_of
from probatum.pages.invariants.dom import Document, Node, statement_words
from probatum.pages.invariants.rule import Invariant, invariant
from probatum.pages.sentences import is_sentence

_BASES = frozenset({"studies", "no study", "editorial", "cited", "computed", "method"})
_EDITORIAL_SHARE = 10
_DANGLING = re.compile(
    r"\s[.,;:!?](\s|$)|\.\.|,\.|\(\s*\)|\b(a|an|the|single|of|in|by) \.|\{\{|\{[a-z_]+\}"
    r"|(?<=[^.] )None\b|\bnan\b"
)
_COUNTED = {"study": "studies", "laboratory": "laboratories"} | {
    noun: f"{noun}s"
    for noun in ("record", "outcome", "participant", "hour", "minute", "day", "week", "month", "year")
}
# "1 of 1 studies" and "2.1 weeks" agree; "1 studies" and "12 hour" do not; "12-hour" counts nothing.
_DISAGREEING = re.compile(
    rf"(?<!\bof )(?<![\d.,–−±-])\b1 (?:human |animal |cell )?(?:{'|'.join(_COUNTED.values())})\b"
    rf"|(?<![\d.,])\b(?:0|[2-9]|[1-9]\d{{1,2}}) (?:human |animal |cell )?(?:{'|'.join(_COUNTED)})\b(?!-)"
)
_QUOTATION = re.compile(r"“[^”]*”")
_BLOCKS = frozenset(
    {
        "div",
        "p",
        "li",
        "td",
        "th",
        "dd",
        "dt",
        "summary",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "caption",
        "span",
    }
)


def patterns(kind: str) -> tuple[str, ...]:
    """The patterns of one kind, `advice` or `word`, in the order of forbidden.toml."""
    text = files("probatum.pages").joinpath("invariants/forbidden.toml").read_text("utf-8")
    return tuple(entry["pattern"] for entry in tomllib.loads(text)[kind])


@cache
def forbidden(kind: str) -> re.Pattern[str]:
    """Any pattern of one kind."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns(kind)), re.IGNORECASE)


def _own_words(page: Document) -> Iterable[tuple[Node, str]]:
    """The page's own text, block by block: no quotation, no title, no disclaimer."""
    for node in page.nodes:
        if node.tag in _BLOCKS and not node.is_quoted:
            words = _QUOTATION.sub("“”", node.text(skip=_stands_alone))
            if words:
                yield node, words


def _stands_alone(node: Node) -> bool:
    return node.is_quoted or (node.tag in _BLOCKS and node.tag != "span")


def _matches(page: Document, kind: str) -> Iterable[str]:
    seen = set()
    pattern = forbidden(kind)
    for node, words in _own_words(page):
        for found in pattern.finditer(words):
            anchor = next((n.get("id") for n in node.above() if n.get("id")), node.tag)
            if (anchor, found[0]) not in seen:
                seen.add((anchor, found[0]))
                yield f"{found[0]!r} at #{anchor}"


@invariant("no-advice", "The page never tells anyone to take anything.")
def no_advice(_: Monograph, page: Document) -> Iterable[str]:
    """For every class of substance, not only the unapproved."""
    return _matches(page, "advice")


@invariant("promised-words", "The page's own voice never says proven, boosts or safe, and accuses nobody.")
def promised_words(_: Monograph, page: Document) -> Iterable[str]:
    """Patterns with their examples stand in forbidden.toml."""
    return _matches(page, "word")


@invariant("nouns-agree", "A number and its noun agree: 1 study, 2 studies, 12 hours.")
def nouns_agree(_: Monograph, page: Document) -> Iterable[str]:
    """In the page's own words and in its denominators, not in quotations."""
    shown = [words for _, words in _own_words(page)]
    shown += [node.get("data-denominator") for node in page.nodes if not node.is_quoted]
    yield from sorted({found[0] for words in shown for found in _DISAGREEING.finditer(words or "")})


@invariant(
    "sentences-are-whole", "No sentence has lost a word: no dangling mark, no empty bracket, no open slot."
)
def sentences_are_whole(_: Monograph, page: Document) -> Iterable[str]:
    """Every statement ends in one mark or none."""
    for node in page.with_class("s"):
        words = statement_words(node)
        found = None if node.is_quoted else _DANGLING.search(_QUOTATION.sub("“”", words))
        if not words or found:
            yield f"{words[:60]!r} at #{node.get('id')}" + (f" has {found[0]!r}" if found else "")


@invariant("names-are-names", "No sentence stands where a name should.")
def names_are_names(monograph: Monograph, _: Document) -> Iterable[str]:
    """Names of substances, outcomes, forms, populations and laboratories."""
    names = [monograph.substance.name, *(row.name for row in monograph.outcomes)]
    names += [caution.value.population for caution in monograph.safety.cautions]
    names += [cluster.label for cluster in monograph.replication.clusters]
    names += [
        str(value)
        for entry in monograph.doses
        for value in (value_of(entry.dose.form), value_of(entry.dose.schedule))
        if value is not None
    ]
    for name in names:
        if not name.strip() or is_sentence(name):
            yield f"{name[:60]!r}"


@invariant("sentences-have-a-basis", "Every sentence carries study ids or a tag that says what it stands on.")
def sentences_have_a_basis(_: Monograph, page: Document) -> Iterable[str]:
    """A tag is shown to the reader, not only marked."""
    for node in page.with_class("s"):
        basis = node.get("data-basis")
        if basis not in _BASES or not node.get("id"):
            yield f"{statement_words(node)[:60]!r} has no basis or anchor"
        elif basis == "studies" and not node.get("data-studies").split():
            yield f"#{node.get('id')} names no study"
        elif basis != "studies" and not any(
            "data-tag" in n.attributes and n.text() == basis for n in node.walk()
        ):
            yield f"#{node.get('id')} hides its tag"
        elif basis == "cited" and not node.get("data-source"):
            yield f"#{node.get('id')} cites nothing"


@invariant("few-editorial-sentences", "At most one sentence in ten is editorial.")
def few_editorial_sentences(_: Monograph, page: Document) -> Iterable[str]:
    """Counted over the page and over the background alone."""
    for name, nodes in (("page", page.root), ("background", page.by_id("background"))):
        bases = [node.get("data-basis") for node in nodes.with_class("s")] if nodes else []
        editorial = bases.count("editorial")
        if editorial * _EDITORIAL_SHARE > len(bases):
            yield f"{editorial} of {len(bases)} on the {name}"


@invariant("bottom-line-is-short", "The bottom line has one or two sentences.")
def bottom_line_is_short(_: Monograph, page: Document) -> Iterable[str]:
    """Counts end marks outside brackets."""
    words = [statement_words(node) for node in page.with_class("lead")]
    ends = sum(len(re.findall(r"[.!?](?=\s|$)", re.sub(r"\([^)]*\)", "", text))) or 1 for text in words)
    if not 1 <= ends <= 2:
        yield f"{ends} sentences"


@invariant("foreign-titles-are-tagged", "A title that is not English carries its language.")
def foreign_titles_are_tagged(monograph: Monograph, page: Document) -> Iterable[str]:
    """So that a screen reader can say it."""
    for study in monograph.studies:
        if study.language in ("en", "eng", "und", ""):
            continue
        card = page.by_id("study-" + study.id.partition(":")[2])
        if card is None or not any(node.get("lang") == study.language for node in card.walk()):
            yield f"{study.id} is in {study.language}"


@invariant("links-have-words", "Every link says where it leads.")
def links_have_words(_: Monograph, page: Document) -> Iterable[str]:
    """By its text or its label."""
    for node in page.with_tag("a"):
        if not (node.text() or node.get("aria-label")):
            yield f"a link to {node.get('href')!r}"


ALL: tuple[Invariant, ...] = (
    no_advice,
    promised_words,
    nouns_agree,
    sentences_are_whole,
    names_are_names,
    sentences_have_a_basis,
    few_editorial_sentences,
    bottom_line_is_short,
    foreign_titles_are_tagged,
    links_have_words,
)
