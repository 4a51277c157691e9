"""Nutrients in what people take: what counts toward which, units, salts and the contents of products."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from probatum.domain.provenance import Curated
from probatum.domain.quantity import Quantity, Unit
from probatum.vocabulary.citations import citation, curation
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


@cache
def international_units() -> dict[str, tuple[tuple[str, Curated[Quantity]], ...]]:
    """One international unit in mass, by nutrient: (form, amount), in file order."""
    found: dict[str, list[tuple[str, Curated[Quantity]]]] = {}
    for entry in read("nutrients.toml").tables("iu"):
        nutrient, form = entry.text("nutrient"), entry.text("form")
        amount = Quantity.of(entry.text("amount"), entry.word("unit", Unit))
        cited = Curated(amount, citation(entry, f"1 IU of {nutrient}"), curation(entry))
        entry.done()
        found.setdefault(nutrient, []).append((form, cited))
    return {nutrient: tuple(values) for nutrient, values in found.items()}


@cache
def elemental_content() -> dict[tuple[str, str], Curated[Quantity]]:
    """Percent by weight of the element in a salt, by nutrient and folded name of the salt."""
    found = {}
    for entry in read("nutrients.toml").tables("elemental"):
        nutrient, form = entry.text("nutrient"), entry.text("form")
        share = Quantity(Decimal(entry.text("low")), Decimal(entry.text("high")), Unit.PERCENT)
        found[nutrient, key(form)] = Curated(share, citation(entry, form), curation(entry))
        entry.done()
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
