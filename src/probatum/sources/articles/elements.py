"""What the elements of a page are for: the visible ones, those that start a block, those apart."""

from __future__ import annotations

from probatum.domain.article import BlockKind


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never shown as text.
SKIPPED = _names(
    "script style noscript template svg math iframe object embed canvas audio video select datalist head"
)
# Have no end tag.
VOID = _names("area base br col embed hr img input link meta param source track wbr")
# Menus, footers and widgets around the main text.
APART = _names("nav footer aside form button dialog menu")
# The same, by ARIA role.
APART_ROLES = _names("navigation contentinfo banner complementary search dialog alertdialog menu")
KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTATION,
    "p": BlockKind.PARAGRAPH,
}
# Head what follows them without being headings: a term of a list, the line a fold opens by; with their level.
HEADS = {"summary": 4, "dt": 5}
LONGEST_CELL = (
    80  # characters of a paragraph that is the content of a cell; a longer one is laid out by a table
)
# Begin and end a block.
BLOCKS = _names(
    "address article aside blockquote body br dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul caption button option"
)
# Which open elements an element's start tag ends, where their own end tags are left out (HTML, 13.1.2.4).
_CELLS = _names("td th")
_TERMS = _names("dd dt")
IMPLIED_ENDS = {
    "li": _names("li p"),
    "option": _names("option"),
    "td": _CELLS | {"p"},
    "th": _CELLS | {"p"},
    "tr": _CELLS | {"tr", "p"},
    "dd": _TERMS | {"p"},
    "dt": _TERMS | {"p"},
}
