"""Every unit a dose is written in, as data: its printed forms, what it counts, and its size in a base unit.

Base units: µg for mass, mL for volume, nmol for amount of substance, day for time. Things that are counted
(drops, capsules, bottles) are their own base.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache


@dataclass(frozen=True, slots=True)
class DoseUnit:
    """One unit: the base it is counted in, its size there (least and greatest), and its printed forms."""

    symbol: str
    base: str
    size: Decimal
    forms: tuple[str, ...]  # a trailing "+" takes a plural s
    most: Decimal | None = None  # where the size is a range: a month has 28 to 31 days
    exact_case: bool = False

    @property
    def sizes(self) -> tuple[Decimal, Decimal]:
        """Least and greatest size in the base unit."""
        return self.size, self.most or self.size


def _unit(symbol: str, base: str, size: str, forms: str, most: str | None = None) -> DoseUnit:
    printed = tuple(form.replace("_", " ") for form in forms.split())
    return DoseUnit(symbol, base, Decimal(size), printed, Decimal(most) if most else None)


MASS, VOLUME, AMOUNT_OF_SUBSTANCE, TIME = "µg", "mL", "nmol", "day"
INTAKE, CONTAINER, SIDE, BODY_MASS, COURSE = "intake", "container", "side", "kg body mass", "course"
SOLIDS = ("capsule", "tablet", "gummy", "pill")

UNITS: tuple[DoseUnit, ...] = (
    _unit("ng", MASS, "0.001", "ng nanogram+"),
    _unit("µg", MASS, "1", "µg μg ug mcg mkg microg microgram+ microgramme+"),
    _unit("mg", MASS, "1000", "mg mgs milligram+ milligramme+"),
    _unit("g", MASS, "1000000", "g gm gms gram+ gramme+"),
    _unit("kg", MASS, "1000000000", "kg kgs kilo+ kilogram+ kilogramme+"),
    _unit("lb", MASS, "453592370", "lb lbs pound+"),
    _unit("oz", MASS, "28349523.125", "oz ounce+"),
    _unit("µL", VOLUME, "0.001", "µL μL µl μl uL ul microliter+ microlitre+"),
    _unit("mL", VOLUME, "1", "mL ml ML cc milliliter+ millilitre+"),
    _unit("dL", VOLUME, "100", "dL dl deciliter+ decilitre+"),
    _unit("L", VOLUME, "1000", "L l liter+ litre+"),
    _unit("pmol", AMOUNT_OF_SUBSTANCE, "0.001", "pmol picomole+"),
    _unit("nmol", AMOUNT_OF_SUBSTANCE, "1", "nmol nanomole+"),
    _unit("µmol", AMOUNT_OF_SUBSTANCE, "1000", "µmol μmol umol micromole+"),
    _unit("mmol", AMOUNT_OF_SUBSTANCE, "1000000", "mmol millimole+"),
    _unit("mol", AMOUNT_OF_SUBSTANCE, "1000000000", "mol mole+"),
    _unit("IU", "IU", "1", "IU I.U. IUs iu UI international_unit+"),
    _unit("unit", "syringe unit", "1", "unit+"),
    _unit("CFU", "CFU", "1", "CFU CFUs cfu colony-forming_unit+ colony_forming_unit+"),
    _unit("kcal", "kcal", "1", "kcal kcals kilocalorie+ calorie+ Calorie+"),
    _unit("%", "percent", "1", "% percent per_cent"),
    _unit("minute", TIME, "0.000694444444444444444", "min mins minute+"),
    _unit("hour", TIME, "0.041666666666666666667", "h hr hrs hour+"),
    _unit("day", TIME, "1", "day+ d night+"),
    _unit("week", TIME, "7", "week+ wk wks"),
    _unit("month", TIME, "28", "month+", most="31"),
    _unit("year", TIME, "365", "year+ yr yrs", most="366"),
    _unit("drop", "drop", "1", "drop+ gtt gtts"),
    _unit("dropper", "dropper", "1", "dropper+ dropperful+ droppersful full_dropper+"),
    _unit("spray", "spray", "1", "spray+ puff+ actuation+ squirt+ spritz spritzes"),
    _unit("pump", "spray", "1", "pump+ press_of_the_pump presses_of_the_pump"),
    _unit("capsule", "capsule", "1", "capsule+ cap+ softgel+ soft_gel+ gelcap+ gel_cap+ vcap+ veggie_cap+"),
    _unit("tablet", "tablet", "1", "tablet+ tab+ caplet+ lozenge+"),
    _unit("gummy", "gummy", "1", "gummy gummies chew+"),
    _unit("pill", "pill", "1", "pill+ count ct unit_dose"),
    _unit("scoop", "scoop", "1", "scoop+ scoopful+ scoopsful"),
    _unit("sachet", "sachet", "1", "sachet+ packet+ stick+"),
    _unit("ampoule", "ampoule", "1", "ampoule+ ampule+ ampul+"),
    _unit("teaspoon", "teaspoon", "1", "teaspoon+ tsp teaspoonful+"),
    _unit("tablespoon", "tablespoon", "1", "tablespoon+ tbsp tablespoonful+"),
    _unit("cup", "cup", "1", "cup+"),
    _unit("patch", "patch", "1", "patch patches"),
    _unit("injection", INTAKE, "1", "injection+ shot+"),
    _unit("serving", INTAKE, "1", "serving+ portion+"),
    _unit("dose", INTAKE, "1", "dose+"),
    _unit(
        "container", CONTAINER, "1", "bottle+ jar+ tub+ container+ canister+ pouch pouches bag+ tin+ vial+"
    ),
    _unit("pack", CONTAINER, "1", "box boxes pack+ package+ blister+"),
    _unit("nostril", SIDE, "1", "nostril+ nasal_passage+ side_of_the_nose"),
    _unit("eye", SIDE, "1", "eye+ ear+"),
    _unit("kg body mass", BODY_MASS, "1", "kg_body_weight"),
)
"""In the order of the table; a printed form belongs to exactly one unit."""

_EXACT = frozenset({"M", "L", "l", "d", "h", "g", "G", "UI", "IU", "iu"})


@cache
def forms() -> Mapping[str, DoseUnit]:
    """The unit of each printed form, plurals included."""
    found: dict[str, DoseUnit] = {}
    for unit in UNITS:
        for form in unit.forms:
            stem = form.rstrip("+")
            found[stem] = unit
            if form.endswith("+"):
                found[stem + "s"] = unit
    return found


def unit_of(printed: str) -> DoseUnit | None:
    """The unit a printed form stands for; case counts for one-letter forms only.

    >>> unit_of("Capsules").symbol, unit_of("MCG").symbol, unit_of("D")
    ('capsule', 'µg', None)
    """
    exact = forms().get(printed)
    if exact or printed in _EXACT or len(printed) == 1:
        return exact
    return forms().get(" ".join(printed.lower().split()))
