"""Numbers as people print them, each with its place.

Thousands with comma or blank (13,388; 13 388), decimal comma (0,1; 9,8), middle dot (1·5), minus signs,
powers of ten (10(-9), 10^-9, 10⁻⁹), ranges (5-7, 5 to 7), plus-minus (9.8 ± 4.1), words (twenty-four).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache

from probatum.text.slices import Slice
from probatum.text.words import WordFinder


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its place, its value, and what a range or a plus-minus adds to it."""

    at: Slice  # the first number only
    value: Decimal
    upper: Decimal | None = None  # of a range
    spread: Decimal | None = None  # after ±
    whole: Slice = field(default=Slice(0, 0))  # with the range or the spread
    is_word: bool = False

    @property
    def is_count(self) -> bool:
        """A whole number that stands alone: what can count people."""
        return (
            self.upper is None
            and self.spread is None
            and self.value >= 0
            and self.value == self.value.to_integral_value()
        )


_BLANKS = " \u00a0\u2009\u202f"  # blank, no-break, thin, narrow no-break
# A blank separates thousands only where no unit follows: "2 100 mg tablets" are two.
_UNIT_NEXT = r"(?!\s*(?:[µμumn]?g|[µμumn]?[lL]|[µμmn]M|kg|h|min|s|%|I?U|ppm|days?|weeks?|years?)\b)"
_DIGITS = (
    rf"(?:[1-9]\d{{0,2}}(?:[,’]\d{{3}})+(?![\d,])(?:\.\d+)?"
    rf"|[1-9]\d{{0,2}}(?:[{_BLANKS}]\d{{3}})+(?![\d.,]\d|\d){_UNIT_NEXT}"
    r"|\d+(?:[.·,]\d+)?|\.\d+)"
)
_SIGNS = "−–-"
_BEFORE_DIGIT = frozenset(_SIGNS + "." + "".join(c for c in map(chr, range(0x3001)) if c.isspace()))
_SIGN = r"(?:(?<![\w)\]])[−–-]\s?)?"
_NUMERAL = re.compile(
    rf"(?<![A-Za-zА-Яа-я_])(?<![A-Za-zА-Яа-я][-–])(?<![A-Z]/)(?<!\d)(?<!\d[.,·])({_SIGN}{_DIGITS})"
    r"(?:(?:\^|\s?\()?([−⁻-]?\s?(?:(?<=[\^(−-])\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))\)?)?"
)
_DIGIT_RUN = re.compile(r"\d+")
_RANGE = re.compile(rf"\s?(?:-|–|—|−|\bto\b)\s?({_DIGITS})(?![\d/])")
_SPREAD = re.compile(rf"\s?(?:±|\+/-|\+/−|\+-)\s?({_DIGITS})")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")

_ONES = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
            *("eighteen", "nineteen"),
        )
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
} | {"fourty": 40}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join(sorted((*_ONES, *_TENS, *_SCALES), key=len, reverse=True))
_WORDS = re.compile(
    rf"(?<![\w-])(?:a\s+(?=hundred|thousand|million))?(?:{_WORD})"
    rf"(?:(?:[\s-]+(?:and[\s-]+)?)(?:{_WORD}))*(?![\w]|-\w*fold)",
    re.IGNORECASE,
)
_WORD_TOKEN = re.compile(r"[a-z]+")


@lru_cache(maxsize=512)
def numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text, in order; digits glued to a name (IL-6, C57BL/6) are none.

    >>> [str(n.value) for n in numbers("A total of 1,326 rats; p=0,009; twenty-four mice; 9.8 ± 4.1")]
    ['1326', '0.009', '24', '9.8']
    """
    found = [*_numerals(text), *_number_words(text)]
    return tuple(sorted(found, key=lambda number: number.at))


def _numerals(text: str) -> list[Number]:
    found: list[Number] = []
    position = 0
    for run in _DIGIT_RUN.finditer(text):
        for start in _openings(text, run.start()):
            if start >= position and (match := _NUMERAL.match(text, start)):
                number = _numeral(text, match)
                found.append(number)
                position = number.whole.end
                break
    return found


def _openings(text: str, digit: int) -> list[int]:
    """Where a numeral may begin whose first digit stands here: a sign, a point, or the digit itself."""
    if not digit or text[digit - 1] not in _BEFORE_DIGIT:
        return [digit]
    starts = [digit]
    for first in (digit, digit - 1) if text[digit - 1] == "." else (digit,):
        starts.append(first)
        if first >= 1 and text[first - 1] in _SIGNS:
            starts.append(first - 1)
        if first >= 2 and text[first - 1].isspace() and text[first - 2] in _SIGNS:
            starts.append(first - 2)
    return sorted(starts)


def _numeral(text: str, match: re.Match[str]) -> Number:
    value = read_decimal(match.group(1))
    at = Slice(match.start(1), match.end(1))
    if match.group(2) and match.group(1) == "10":
        exponent = int(match.group(2).translate(_SUPERSCRIPT).replace(" ", ""))
        whole = Slice(*match.span())
        return Number(whole, Decimal(10) ** exponent, whole=whole)
    if spread := _SPREAD.match(text, at.end):
        return Number(at, value, spread=read_decimal(spread.group(1)), whole=Slice(at.start, spread.end()))
    reach = _RANGE.match(text, at.end)
    if reach and (upper := read_decimal(reach.group(1))) > value:
        return Number(at, value, upper=upper, whole=Slice(at.start, reach.end()))
    return Number(at, value, whole=at)


def read_decimal(printed: str) -> Decimal:
    """The value of one printed numeral; a comma before exactly three digits marks thousands, unless after 0.

    >>> read_decimal("13,388"), read_decimal("0,125"), read_decimal("−2·5")
    (Decimal('13388'), Decimal('0.125'), Decimal('-2.5'))
    """
    text = printed.strip()
    if text.isascii() and text.isdigit():
        return Decimal(text)
    sign = ""
    if text[0] in "−–-":
        sign, text = "-", text[1:]
    for blank in _BLANKS + "’":
        text = text.replace(blank, "")
    text = text.replace("·", ".")
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if text.count(",") > 1:
        text = text.replace(",", "")
    return Decimal(sign + text.replace(",", "."))


def _number_words(text: str) -> list[Number]:
    found: list[Number] = []
    position = 0
    for place, _ in _number_word_finder().find(text):
        if place.start < position:
            continue
        match = _WORDS.match(text, _article_before(text, place.start)) or _WORDS.match(text, place.start)
        if match is None:
            continue
        start, position = match.span()
        for value, begin, end in _parse_words(match.group().lower()):
            at = Slice(start + begin, start + end)
            found.append(Number(at, Decimal(value), whole=at, is_word=True))
    return found


@cache
def _number_word_finder() -> WordFinder[None]:
    return WordFinder((word, None) for word in (*_ONES, *_TENS, *_SCALES))


def _article_before(text: str, start: int) -> int:
    """Where the "a" of "a hundred" stands, or the same place."""
    blank = len(text[max(0, start - 20) : start]) - len(text[max(0, start - 20) : start].rstrip())
    return start - blank - 1 if blank and start > blank else start


def _parse_words(words: str) -> list[tuple[int, int, int]]:
    """Read one run of number words; "one and two" are two numbers, "one hundred and two" is one."""
    found: list[tuple[int, int, int]] = []
    total, current, begin, end, last = 0, 0, -1, 0, ""
    for token in _WORD_TOKEN.finditer(words):
        word = token.group()
        if word in ("a", "and"):
            if begin < 0:
                begin = token.start()
            continue
        if begin >= 0 and last and not _continues(last, word, words[end : token.start()]):
            found.append((total + current, begin, end))
            total, current, begin = 0, 0, token.start()
        if begin < 0:
            begin = token.start()
        if word in _SCALES:
            scale = _SCALES[word]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * scale, 0
        else:
            current += _ONES.get(word, _TENS.get(word, 0))
        last, end = word, token.end()
    if last:
        found.append((total + current, begin, end))
    return found


def _continues(last: str, word: str, between: str) -> bool:
    if last in _SCALES:
        return word not in _SCALES or _SCALES[word] > _SCALES[last]
    if word in _SCALES:
        return "and" not in between
    return last in _TENS and 0 < _ONES.get(word, 0) < 10 and "and" not in between
