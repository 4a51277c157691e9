"""People's names across scripts: one key for every spelling of one author.

Russian authors appear as Мясоедов, Myasoedov (BGN/PCGN), Miasoedov (Library of Congress, as MEDLINE
prints older records) and Mjasoedov (GOST, ISO 9). The key folds these systems into one; it is for
comparing, never for printing. Two people with one surname and one first initial share a key, so a
shared key is a reason to look, not a proof of identity.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# One Latin spelling per Cyrillic letter (BGN/PCGN without diacritics); soft and hard signs are silent.
_LATIN = dict(zip("абвгдезийклмнопрстуфыэіґў", "abvgdeziiklmnoprstufyeigu", strict=True))
_LATIN |= {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
_LATIN |= {"ё": "yo", "ї": "yi", "є": "ye", "ъ": "", "ь": ""}
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Latin letters that look like Cyrillic ones: scanning and typing slips inside Cyrillic words.
_LOOK_ALIKES = str.maketrans("aceopxyk", "асеорхук")
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})

# What differs between the systems, folded in this order; each pair is (spelling, folded).
_FOLDS = (
    (re.compile(r"shch|sch|shh"), "sh"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"tz"), "ts"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"yo|jo"), "e"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"i?ie"), "e"),
    (re.compile(r"i+"), "i"),
)
_DIGRAPH = "Shch|Sch|Yu|Ya|Ye|Yo|Iu|Ia|Ju|Ja|Zh|Kh|Ts|Ch|Sh"
_INITIALS = re.compile(rf"(?:(?:{_DIGRAPH}|[A-ZÀ-ÞА-ЯЁ])[.\-]*){{1,4}}")
_DOTTED = re.compile(r"(?:\w{1,4}\.-?)+\w{0,2}")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd)\.?", re.IGNORECASE)
_PATRONYMIC = re.compile(r"(?:ович|евич|овна|евна|ична|ovich|evich|ovna|evna|ichna)$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def transliterate(text: str) -> str:
    """Lower-case Latin letters for Latin and Cyrillic text, without accents.

    >>> transliterate("Щёголев, Gómez")
    'shchyogolev, gomez'
    """
    lowered = text.lower()
    if _CYRILLIC.search(lowered):
        words = re.split(r"(\W+)", lowered)
        lowered = "".join(_to_latin(w.translate(_LOOK_ALIKES)) if _CYRILLIC.search(w) else w for w in words)
    decomposed = unicodedata.normalize("NFD", lowered.translate(_STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _to_latin(word: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in word)


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Fold a word so that its spellings in every transliteration system agree.

    >>> {fold(w) for w in ("Мясоедов", "Myasoedov", "Miasoedov", "Mjasoyedov")}
    {'miasoedov'}
    """
    folded = re.sub(r"[^a-z]", "", transliterate(word))
    for pattern, replacement in _FOLDS:
        folded = pattern.sub(replacement, folded)
    return folded


def name_key(name: str) -> str:
    """Surname and first initial of one author, folded; empty when there is no name.

    >>> name_key("Мясоедов Н.Ф.") == name_key("Myasoedov NF") == name_key("N. F. Miasoedov")
    True
    """
    surname, given = split_name(name)
    initial = fold(given)[:1]
    return f"{fold(surname)} {initial}".strip()


def split_name(name: str) -> tuple[str, str]:
    """Surname and given names (or initials) as printed: `Surname AB`, `Surname, Given` or `Given Surname`."""
    before, comma, after = name.partition(",")
    if comma and not _SUFFIX.fullmatch(after.strip()):
        return before.strip(), after.strip()
    tokens = [token for token in before.split() if not _SUFFIX.fullmatch(token)]
    if len(tokens) < 2:
        return " ".join(tokens), ""
    return _split_tokens(tokens)


def _split_tokens(tokens: list[str]) -> tuple[str, str]:
    tail = len(tokens)
    while tail > 1 and _is_initials(tokens[tail - 1]):
        tail -= 1
    head = 0
    while head < len(tokens) - 1 and _is_initials(tokens[head]):
        head += 1
    if tail < len(tokens) and not _DOTTED.fullmatch(tokens[0]):
        return " ".join(tokens[:tail]), " ".join(tokens[tail:])
    if head:
        return " ".join(tokens[head:]), " ".join(tokens[:head])
    if _PATRONYMIC.search(tokens[-1]) and len(tokens) == 3:
        return tokens[0], " ".join(tokens[1:])
    return tokens[-1], " ".join(tokens[:-1])


def _is_initials(token: str) -> bool:
    return bool(_INITIALS.fullmatch(token) or _DOTTED.fullmatch(token))
