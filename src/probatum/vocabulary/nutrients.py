"""Nutrients in what people take: what counts toward which, units, salts and the contents of products."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from probatum.domain.provenance import Curated
from probatum.domain.quantity import Quantity, Unit
from probatum.vocabulary.citations import citation, curation
from probatum.vocabulary.dose_tables import InternationalUnit, element_symbols, international_units, salts
from probatum.vocabulary.files import Entry, each, read
from probatum.vocabulary.normal import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Toward:
    """An agent that counts toward a nutrient, and as which form when none is named."""

    agent: str
    nutrient: str
    unstated: str
    forms: tuple[str, ...]
    same: tuple[tuple[str, str], ...] = ()  # (spelling, form)
    is_counted: bool = True  # False: shown beside the limit, no part of the total


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a product brings of one nutrient; `amount` is per `per`, None where it depends on the brand."""

    product: str
    nutrient: str
    form: str | None
    amount: Quantity | None
    per: Unit | None


@cache
def counted_toward() -> tuple[Toward, ...]:
    """Which agents count toward a nutrient of another name or in a certain form, in file order."""
    found = []
    for entry in each("nutrients.toml", "toward"):
        same = tuple(_pair(entry, text) for text in entry.texts("same"))
        found.append(
            Toward(
                agent=entry.text("agent"),
                nutrient=entry.text("nutrient"),
                unstated=entry.text("unstated"),
                forms=entry.texts("forms"),
                same=same,
                is_counted=not entry.flag("only_shown"),
            )
        )
        entry.done()
    return tuple(found)


def _pair(entry: Entry, text: str) -> tuple[str, str]:
    left, mark, right = text.partition(" = ")
    if not mark:
        raise entry.wrong("same", text, 'write "spelling = form"')
    return left, right


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsOf:
    """What one international unit of a nutrient in one form may weigh; form None holds for every form."""

    nutrient: str
    form: str | None
    units: tuple[InternationalUnit, ...]


@cache
def units_of() -> tuple[UnitsOf, ...]:
    """Which international units belong to which nutrient and form, in file order."""
    known = {unit.id: unit for unit in international_units()}
    found = []
    for entry in read("nutrients.toml").tables("iu"):
        names = entry.texts("units")
        unknown = [name for name in names if name not in known]
        if unknown or not names:
            raise entry.wrong("units", unknown, "use the id of an [[iu]] table in doses.toml")
        units = tuple(known[name] for name in names)
        found.append(UnitsOf(nutrient=entry.text("nutrient"), form=entry.maybe("form"), units=units))
        entry.done()
    return tuple(found)


@cache
def shares_of_salts() -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    """The element in a salt as a range of mass fractions, by nutrient and folded name of the salt.

    One name may be several salts: "magnesium citrate" is any of three, so the range holds them all.
    """
    nutrients = {symbol: name for name, symbol in element_symbols().items()}
    found: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
    for salt in salts():
        for name in salt.names:
            slot = (nutrients.get(salt.part, ""), key(name))
            low, high = found.get(slot, (salt.share, salt.share))
            found[slot] = (min(low, salt.share), max(high, salt.share))
    return found


@cache
def product_contents() -> dict[str, tuple[Curated[Content], ...]]:
    """What products bring, by product id; a content that depends on the brand has no amount."""
    found: dict[str, list[Curated[Content]]] = {}
    for entry in read("nutrients.toml").tables("content"):
        product = entry.text("product")
        contents = _unknown(entry, product) if entry.flag("unknown") else (_content(entry, product),)
        cited, about = citation(entry, product), curation(entry)
        entry.done()
        found.setdefault(product, []).extend(Curated(content, cited, about) for content in contents)
    return {product: tuple(contents) for product, contents in found.items()}


def _unknown(entry: Entry, product: str) -> tuple[Content, ...]:
    return tuple(
        Content(product=product, nutrient=nutrient, form=None, amount=None, per=None)
        for nutrient in entry.texts("contains")
    )


def _content(entry: Entry, product: str) -> Content:
    amount = Quantity(Decimal(entry.text("low")), Decimal(entry.text("high")), entry.word("unit", Unit))
    return Content(
        product=product,
        nutrient=entry.text("nutrient"),
        form=entry.maybe("form"),
        amount=amount,
        per=entry.word("per", Unit),
    )
