"""Where sentences begin and end.

Written for abstracts: abbreviations (e.g., i.p., vs., et al., Fig.), decimals, initials, genus names,
brackets, a missing blank after the period, tokenized text, Latin and Cyrillic capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache

from probatum.text.slices import Slice

_CANDIDATE = re.compile(
    r"[.!?…\n](?:"
    r"(?<!\n)[.!?…]*[\"”’»'\)\]]*(?=\s|$)"  # a period followed by white space
    r"|(?<=[^\W_A-ZА-ЯЁ][.!?])(?=[A-ZА-ЯЁ][a-zа-яё]+[\s,])"  # "mice.We found"
    r"|(?<=[)\]%][.!?])(?=[A-ZА-ЯЁ][a-zа-яё]+[\s,])"
    r"|(?<=\n)[^\S\n]*\n)"
)
_NEXT_WORD = re.compile(r"\s*[\"“«(\[]*(\S+)")


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Never the end of a sentence, whatever follows.
_NEVER = _words(
    "e.g i.e vs cf al fig figs dr prof mr mrs ms st no nos eq eqs ref refs sp spp subsp var ca approx resp "
    "viz eg ie vol ed eds dept inc.o jr рис табл др см т.е т.к т.д г гг напр им"
)
# The end of a sentence when a common opening word follows ("were injected i.p. The rats …").
_SOMETIMES = _words(
    "i.p i.v i.m s.c p.o i.n i.g i.c.v i.a i.d b.w b.wt wt a.m p.m u.s u.k e.u u.s.a etc inc ltd co corp "
    "b.i.d t.i.d q.d q.i.d b.d o.d h min sec s.d s.e s.e.m d.f ph.d m.d"
)
_OPENERS = _words(
    "The A An In We This These Those It Its They There To For From After Before Both All Each At On By As "
    "During With Without Our Their His Her No Not Patients Participants Subjects Animals Rats Mice Results "
    "Methods Conclusion Conclusions However Moreover Furthermore Thus Therefore Here Although While When "
    "Compared Neither Only One Two Three Using Data Treatment Control Plasma Serum Blood Objective "
    "Background Purpose Aim Aims Also Finally Similarly Additionally Overall"
)
_LETTERED = re.compile(r"\b(?:vitamins?|hepatitis|type|group|phase|grade|class) [A-K]$", re.IGNORECASE)
_INITIAL = re.compile(r"[A-ZА-ЯЁ](?:\.[A-ZА-ЯЁ])*")
_MIXED_CASE_OPENING = re.compile(r"[a-z]{1,3}[A-Z]|[αβγδκμ]-?\w|p\d\d\b")
_TORN = re.compile(r"[^\w]*(?:[a-zA-Z]+)?[<>=≤≥]*0")
_LONGEST_BRACKET = 300


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Slice, ...]:
    """Cut a text into sentences, without surrounding white space, in order.

    >>> [s.of("Rats (n = 24) got 0.5 mg i.p. daily. It helped.") for s in sentences(
    ...     "Rats (n = 24) got 0.5 mg i.p. daily. It helped.")]
    ['Rats (n = 24) got 0.5 mg i.p. daily.', 'It helped.']
    """
    found: list[Slice] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        if match.end() > start and _is_boundary(text, start, match):
            _add(found, text, start, match.end())
            start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def sentence_at(text: str, position: int) -> Slice:
    """The sentence around a position; white space between two sentences belongs to the earlier one."""
    before = Slice(0, len(text))
    for sentence in sentences(text):
        if sentence.start > position:
            return before
        before = sentence
        if position < sentence.end:
            break
    return before


def _add(found: list[Slice], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if stripped := piece.strip():
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Slice(begin, begin + len(stripped)))


def _is_boundary(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group()
    if "\n" in mark or match.end() >= len(text):
        return True
    following = _NEXT_WORD.match(text, match.end(), match.end() + 80)
    if following is None:
        return True
    word = following.group(1)
    if not _may_open(word):
        return False
    if mark.startswith(".") and not _may_close(text[start : match.start()], word):
        return False
    return not _is_inside_bracket(text, start, match.start(), mark)


def _may_open(word: str) -> bool:
    first = word[0]
    if first.islower():
        return bool(_MIXED_CASE_OPENING.match(word))
    return first.isalnum() or first in "(['\"“«[‘−-±<>≥≤~"


def _may_close(before: str, following: str) -> bool:
    tokens = before[-40:].rsplit(maxsplit=1)
    if not tokens or before[-1].isspace():
        return True
    token = tokens[-1].lstrip("([\"'“‘,;")
    folded = token.lower().rstrip(".")
    opener = following.rstrip(",:;.") in _OPENERS
    if folded == "no" and before.strip(' "“*') == token and not following[0].isdigit():
        return True  # an answer: "No. It is …", and not "No. 5"
    if folded in _NEVER:
        return False
    if folded in _SOMETIMES:
        return opener
    if _LETTERED.search(before):
        return True  # "vitamin D. Niacin …": the letter belongs to a name, it is nobody's initial
    if _INITIAL.fullmatch(token):
        return opener or (len(token) > 1 and following[:1].isupper() and following[1:2].islower())
    return not (token[-1:].isdigit() and token.endswith("0") and _is_split_decimal(token, following))


def _is_split_decimal(token: str, following: str) -> bool:
    """ "p < 0. 05": a decimal torn apart by white space."""
    return _TORN.fullmatch(token) is not None and following[0].isdigit()


def _is_inside_bracket(text: str, start: int, position: int, mark: str) -> bool:
    depth = 0
    for opening, closing in (("(", ")"), ("[", "]")):
        depth = text.count(opening, start, position) - text.count(closing, start, position)
        depth -= mark.count(closing)
        if depth > 0 and text.find(closing, position, position + _LONGEST_BRACKET) >= 0:
            return True
    return False
