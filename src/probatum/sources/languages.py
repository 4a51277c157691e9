"""Language codes: MEDLINE's three letters, whatever the source writes."""

from __future__ import annotations

# ISO 639-2/B code: what other sources write (ISO 639-1 code, English name).
_WRITTEN = {
    "eng": "en english", "rus": "ru russian", "ger": "de deu german", "fre": "fr fra french",
    "spa": "es spanish", "ita": "it italian", "por": "pt portuguese", "chi": "zh zho chinese",
    "jpn": "ja japanese", "kor": "ko korean", "pol": "pl polish", "ukr": "uk ukrainian",
    "cze": "cs ces czech", "dut": "nl nld dutch", "hun": "hu hungarian", "bul": "bg bulgarian",
    "rum": "ro ron romanian", "tur": "tr turkish", "per": "fa fas persian", "ara": "ar arabic",
    "swe": "sv swedish", "dan": "da danish", "nor": "no nb norwegian", "fin": "fi finnish",
    "heb": "he hebrew", "gre": "el ell greek", "srp": "sr serbian", "hrv": "hr croatian",
}  # fmt: skip
_CODES = {written: code for code, words in _WRITTEN.items() for written in words.split()}


def language_code(printed: str) -> str:
    """The ISO 639-2/B code, or what was printed, in lower case; "und" where nothing was.

    >>> language_code("en-US"), language_code("rus"), language_code("")
    ('eng', 'rus', 'und')
    """
    word = printed.strip().lower()
    return _CODES.get(word) or _CODES.get(word.split("-")[0]) or word or "und"
