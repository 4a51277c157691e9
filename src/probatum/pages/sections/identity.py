"""Section 1: title and identity."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from probatum.domain.provenance import Derived
from probatum.domain.substance import Substance
from probatum.pages.contexts import Basis, Identity, NameOf, Statement
from probatum.pages.index import Index
from probatum.pages.links import registry_link, registry_words
from probatum.pages.sentences import say

_NAMES = "Ala Arg Asn Asp Cys Gln Glu Gly His Ile Leu Lys Met Phe Pro Ser Thr Trp Tyr Val"
_THREE_LETTERS = dict(zip("ARNDCQEGHILKMFPSTWYV", _NAMES.split(" "), strict=True))


def build(index: Index) -> Identity:
    """Names, sequence, computed mass and formula, identifiers, look-alikes."""
    substance = index.monograph.substance
    return Identity(
        name=substance.name,
        what=Statement(
            anchor="what",
            text=substance.what[:1].upper() + substance.what[1:],
            basis=Basis.CITED,
            rule="vocabulary",
            source="curated identity record",
            field="what",
        ),
        names=tuple(
            NameOf(text=name.text, lang=name.language, kind=name.kind)
            for name in sorted(substance.names, key=lambda name: name.language != "en")
            if name.text != substance.name
        ),
        sequence=_sequence(substance),
        computed=_computed(substance),
        identifiers=tuple(
            Statement(
                anchor=f"id-{position}",
                text=registry_words(curie),
                basis=Basis.CITED,
                rule="vocabulary",
                source="public registry",
                href=registry_link(curie),
            )
            for position, curie in enumerate(substance.identifiers, 1)
        ),
        look_alikes=tuple(
            say(
                "identity.look_alike",
                f"look-alike-{position}",
                name=other.name,
                because=other.because.rstrip(". "),
                source="curated identity record",
            )
            for position, other in enumerate(substance.not_the_same_as, 1)
        ),
    )


def _sequence(substance: Substance) -> str | None:
    if not substance.sequence:
        return None
    names = "-".join(_THREE_LETTERS.get(letter, letter) for letter in substance.sequence)
    return ", ".join((names, *substance.modifications))


def _computed(substance: Substance) -> tuple[Statement, ...]:
    found: list[Statement] = []
    if substance.computed_formula is not None:
        found.append(_from("formula", substance.computed_formula, str(substance.computed_formula.value)))
    elif substance.formula:
        found.append(
            Statement(
                anchor="formula",
                text=substance.formula,
                basis=Basis.CITED,
                rule="vocabulary",
                field="formula",
                source="curated identity record",
            )
        )
    if substance.mass is not None:
        rounded = Decimal(substance.mass.value).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        found.append(_from("mass", substance.mass, f"{rounded} g/mol"))
    return tuple(found)


def _from(anchor: str, value: Derived[str] | Derived[Decimal], text: str) -> Statement:
    return Statement(
        anchor=anchor,
        text=text,
        basis=Basis.COMPUTED,
        rule=f"{value.by.name} {value.by.version}",
        field=anchor,
        of="computed from " + ", ".join(value.inputs),
    )
