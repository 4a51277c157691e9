"""Writing SVG: every text escaped, positions in percent so that a drawing fits 320 pixels as well as 1,280.

Marks keep their size in pixels while their places are percentages of the width; no script is needed.
"""

from __future__ import annotations

from html import escape

from probatum.domain.terms import Direction, Track
from probatum.pages.contexts import StudyRef

GLYPH = {
    Track.HUMAN: "M-5.5-5.5h11v11h-11z",
    Track.ANIMAL: "M0-6.5 6.8 5.5h-13.6z",
    Track.CELL: "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    None: "M0-6.5 6.5 0 0 6.5-6.5 0z",
}
ARROW = {
    Direction.INCREASE: "M0-7 7 5h-14z",
    Direction.DECREASE: "M0 7 7-5h-14z",
    Direction.NO_DIFFERENCE: "M-7-2.2h14v4.4h-14z",
    Direction.MIXED: "M0-8 4.5-1.5h-9zM0 8 4.5 1.5h-9z",
}
GLYPH_WORDS = {Track.HUMAN: "square", Track.ANIMAL: "triangle", Track.CELL: "circle", None: "diamond"}


def tag(name: str, *children: str, **attributes: object) -> str:
    """One element; `_` in attribute names stands for `-`; None and False are left out."""
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return f"<{name}{shown}>{''.join(children)}</{name}>"


def text(words: str, x: str, y: float, *, anchor: str | None = None, class_: str | None = None) -> str:
    """A line of text at x (percent) and y (pixels)."""
    return tag("text", escape(words), x=x, y=f"{y:g}", text_anchor=anchor, class_=class_)


def line(x1: str, y1: float, x2: str, y2: float, class_: str) -> str:
    """A straight line."""
    return tag("line", x1=x1, y1=f"{y1:g}", x2=x2, y2=f"{y2:g}", class_=class_)


def percent(share: float) -> str:
    """A share of the width, to two decimals.

    >>> percent(0.5)
    '50%'
    """
    return f"{round(100 * share, 2):g}%"


def mark(
    path: str, x: str, y: float, name: str, *, class_: str = "m", href: str | None = None, scale: float = 1
) -> str:
    """A named shape at x (percent), y (pixels); a link, and so focusable, when it leads somewhere."""
    shape = tag(
        "path",
        tag("title", escape(name)),
        d=path,
        class_=class_,
        transform=f"scale({scale:g})" if scale != 1 else None,
    )
    placed = tag("svg", shape, x=x, y=f"{y:g}", overflow="visible", width="1", height="1")
    return tag("a", placed, href=href, aria_label=name) if href else placed


def short(label: str, most: int = 17) -> str:
    """A study's label for a narrow column: its year always stays.

    >>> short("Dolotov 2006 a"), short("“Morphofunctional State of…” 2021")
    ('Dolotov 2006 a', '“Morphofunct… 2021')
    """
    if len(label) <= most:
        return label
    name, _, year = label.rpartition(" ")
    return name[: most - len(year) - 1].rstrip("… ") + "… " + year


def track_class(ref: StudyRef) -> str:
    """Color class of a study's side of the wall, and whether it was retracted."""
    side = ref.track.value if ref.track else "none"
    return f"m {side}" + (" ret" if ref.is_retracted else "")


def frame(anchor: str, title: str, desc: str, height: float, *body: str, class_: str = "chart") -> str:
    """The drawing with its name and description."""
    return tag(
        "svg",
        tag("title", escape(title), id=f"{anchor}-t"),
        tag("desc", escape(desc), id=f"{anchor}-d"),
        *body,
        role="group",
        aria_labelledby=f"{anchor}-t",
        aria_describedby=f"{anchor}-d",
        width="100%",
        height=f"{height:g}",
        class_=class_,
    )
