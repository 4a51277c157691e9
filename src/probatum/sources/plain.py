"""Text out of markup: every word kept, the tags and the layout of the file dropped."""

from __future__ import annotations

import re
from html.entities import html5

_TAG = re.compile(r"<[^>]*>")
_LAYOUT = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#(\d+)|(amp|lt|gt|quot|apos));")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_FIVE = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def unfold(text: str) -> str:
    """Line breaks and the indentation around them are layout: one space each; ends trimmed."""
    if "\n" in text or "\r" in text:
        text = _LAYOUT.sub(" ", text)
    return text.strip()


def plain(markup: str) -> str:
    """The text of a piece of XML, nested markup included: `A <i>B</i> C` is `A B C`.

    >>> plain("<i>In vivo</i> &lt; 5 &#956;g")
    'In vivo < 5 μg'
    """
    if "<" in markup:
        markup = _TAG.sub("", markup)
    if "&" in markup:
        markup = _REFERENCE.sub(_character, markup)
    return unfold(markup)


def _character(reference: re.Match[str]) -> str:
    if reference[3]:
        return _FIVE[reference[3]]
    return chr(int(reference[1], 16) if reference[1] else int(reference[2]))


def spell_out_entities(xml: str) -> str:
    """Replace HTML's named characters (`&alpha;`), which XML does not know, by what they stand for."""
    return _NAMED.sub(lambda name: name[0] if name[1] in _FIVE else html5.get(f"{name[1]};", name[0]), xml)
