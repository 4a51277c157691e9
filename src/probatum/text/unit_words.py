"""The printed forms of units and of whole numbers, as data."""

from __future__ import annotations

from probatum.domain.quantity import Unit

UNITS: dict[str, Unit] = {
    **dict.fromkeys(("ng", "nanogram", "nanograms"), Unit.NG),
    **dict.fromkeys(
        (
            "µg",
            "μg",
            "ug",
            "mcg",
            "microg",
            "micro g",
            "micro-g",
            "mkg",
            "microgram",
            "micrograms",
            "µG",
            "μG",
        ),
        Unit.UG,
    ),
    **dict.fromkeys(("mg", "Mg", "MG", "mgs", "milligram", "milligrams", "milligrammes"), Unit.MG),
    **dict.fromkeys(("g", "gm", "gms", "gr", "gram", "grams", "grammes"), Unit.G),
    **dict.fromkeys(("kg", "kilogram", "kilograms"), Unit.KG),
    **dict.fromkeys(("µl", "μl", "µL", "μL", "ul", "uL", "microl", "microliter", "microliters"), Unit.UL),
    **dict.fromkeys(("ml", "mL", "ML", "cc", "milliliter", "milliliters", "millilitres"), Unit.ML),
    **dict.fromkeys(("L", "l", "liter", "liters", "litre", "litres"), Unit.L),
    **dict.fromkeys(("pmol", "pmole", "picomol", "pmoles"), Unit.PMOL),
    **dict.fromkeys(("nmol", "nmole", "nanomol", "nmoles", "nanomole", "nanomoles"), Unit.NMOL),
    **dict.fromkeys(
        ("µmol", "μmol", "umol", "micromol", "µmole", "μmole", "micromole", "micromoles"), Unit.UMOL
    ),
    **dict.fromkeys(("mmol", "mmole", "millimol", "mmoles", "millimole", "millimoles"), Unit.MMOL),
    **dict.fromkeys(("mol", "moles"), Unit.MOL),
    **dict.fromkeys(
        ("IU", "I.U.", "iu", "UI", "U", "units", "unit", "International Units", "international units"),
        Unit.IU,
    ),
    **dict.fromkeys(("CFU", "cfu", "CFUs", "colony-forming units", "colony forming units"), Unit.CFU),
    **dict.fromkeys(("kcal", "kcals"), Unit.KCAL),
    **dict.fromkeys(("%", "percent", "per cent"), Unit.PERCENT),
    **dict.fromkeys(("nM", "nanomolar"), Unit.NANOMOLAR),
    **dict.fromkeys(("µM", "μM", "uM", "microM", "micromolar", "mcM"), Unit.MICROMOLAR),
    **dict.fromkeys(("mM", "millimolar"), Unit.MILLIMOLAR),
    **dict.fromkeys(("M", "mol/l", "mol/L", "molar"), Unit.MOLAR),
    **dict.fromkeys(("drop", "drops"), Unit.DROP),
    **dict.fromkeys(("spray", "sprays", "puff", "puffs"), Unit.SPRAY),
    **dict.fromkeys(("capsule", "capsules", "softgel", "softgels"), Unit.CAPSULE),
    **dict.fromkeys(("tablet", "tablets", "pill", "pills"), Unit.TABLET),
}
"""Printed forms of every unit of amount, case-sensitive: `M` is molar, `mg` is not `Mg2+`."""

TIME_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), Unit.SECOND),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), Unit.MINUTE),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), Unit.HOUR),
    **dict.fromkeys(("d", "day", "days", "night", "nights"), Unit.DAY),
    **dict.fromkeys(("wk", "wks", "week", "weeks", "weekly"), Unit.WEEK),
    **dict.fromkeys(("mo", "mos", "month", "months"), Unit.MONTH),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), Unit.YEAR),
}

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    **{f"{ten}-{one}": 10 * t + o for t, ten in enumerate(_TENS, 2) for o, one in enumerate(_ONES[1:10], 1)},
}
NUMBER_WORD = "|".join(
    (
        rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(sorted(_ONES[1:10], key=len, reverse=True))}))?",
        *sorted(_ONES, key=len, reverse=True),
    )
)
"""The alternatives of a pattern for any of them, the longest first; folded, since many patterns hold it."""
