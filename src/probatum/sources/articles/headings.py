"""Under which headings a block stands."""

from __future__ import annotations

from probatum.domain.article import Block, BlockKind


class Headings:
    """The headings open at a point of an article, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def block(self, kind: BlockKind, start: int, end: int, *, text: str, level: int = 0) -> Block:
        """The block at a place; a heading closes those of its level and deeper."""
        if kind is BlockKind.HEADING:
            self._open = [(depth, words) for depth, words in self._open if depth < level]
        block = Block(
            kind=kind,
            start=start,
            end=end,
            level=level,
            headings=tuple(words for _, words in self._open),
        )
        if kind is BlockKind.HEADING:
            self._open.append((level, " ".join(text[start:end].split())))
        return block
