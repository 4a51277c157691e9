"""A page read back as a tree: just enough to check it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})
# words that are a source's own, quoted and attributed; the page's rules of language do not bind them
_QUOTED = frozenset({"cite", "q", "style", "script", "code", "pre"})


@dataclass(slots=True, eq=False)
class Node:
    """One element with its attributes, children and parent."""

    tag: str
    attributes: dict[str, str]
    parent: Node | None
    children: list[Node | str] = field(default_factory=list)
    classes: tuple[str, ...] = ()
    is_quoted: bool = False  # it or what it stands in is a source's own words

    def __post_init__(self) -> None:
        self.classes = tuple(self.get("class").split())
        self.is_quoted = _is_quoted(self) or (self.parent is not None and self.parent.is_quoted)

    def get(self, name: str) -> str:
        """An attribute, or an empty string."""
        return self.attributes.get(name, "")

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def find(self, test: Callable[[Node], bool]) -> Iterator[Node]:
        """Elements at or below this one that pass a test."""
        return (node for node in self.walk() if test(node))

    def with_class(self, name: str) -> Iterator[Node]:
        """Elements of a class."""
        return self.find(lambda node: name in node.classes)

    def above(self) -> Iterator[Node]:
        """This element and all it stands in, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def text(self, *, skip: Callable[[Node], bool] = lambda _: False) -> str:
        """Its words with single spaces; elements that `skip` names are left out."""
        return " ".join(" ".join(self._pieces(skip)).split())

    def _pieces(self, skip: Callable[[Node], bool]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif not skip(child):
                yield from child._pieces(skip)


def _is_quoted(node: Node) -> bool:
    """Are these a source's own words: a title, a quotation, a cited status, code, the disclaimer?"""
    return (
        node.tag in _QUOTED
        or "data-verbatim" in node.attributes
        or node.get("data-basis") == "cited"
        or "disclaim" in node.classes
    )


@dataclass(slots=True)
class Document:
    """A parsed page with its elements in order and by id."""

    root: Node
    nodes: list[Node]
    ids: dict[str, list[Node]]
    by_class: dict[str, list[Node]]

    def by_id(self, name: str) -> Node | None:
        """The first element with an id."""
        found = self.ids.get(name)
        return found[0] if found else None

    def with_class(self, name: str) -> Iterator[Node]:
        """Elements of a class, in order."""
        return iter(self.by_class.get(name, ()))

    def having(self, attribute: str) -> Iterator[Node]:
        """Elements that carry an attribute, in order."""
        return (node for node in self.nodes if attribute in node.attributes)

    def with_tag(self, tag: str) -> Iterator[Node]:
        """Elements of a tag, in order."""
        return (node for node in self.nodes if node.tag == tag)


class _Reader(HTMLParser):
    """Builds the tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("document", {}, None)
        self.here = self.root
        self.nodes: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(node)
        self.nodes.append(node)
        if tag not in _VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for node in self.here.above():
            if node.tag == tag and node.parent is not None:
                self.here = node.parent
                return

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def parse(html: str) -> Document:
    """Read a page into a tree."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    ids: dict[str, list[Node]] = {}
    by_class: dict[str, list[Node]] = {}
    for node in reader.nodes:
        if node.get("id"):
            ids.setdefault(node.get("id"), []).append(node)
        for name in node.classes:
            by_class.setdefault(name, []).append(node)
    return Document(reader.root, reader.nodes, ids, by_class)


def statement_words(node: Node) -> str:
    """The words of a statement, without its tag, studies and source."""
    inner = next(node.with_class("w"), None)
    return (inner or node).text(skip=lambda n: "of" in n.classes)
