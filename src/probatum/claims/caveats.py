"""What a careful article on a substance would say, and this one does not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from probatum.domain.article import Article
from probatum.domain.claim import Caveat
from probatum.domain.interaction import Outcome
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Curated

_FEW_PEOPLE = 300  # GRADE's optimal information size for a continuous outcome is of this order
_STARTER = "counts of the starter set; no search has been run"


@cache
def _rules() -> dict[str, tuple[str, re.Pattern[str]]]:
    table = tomllib.loads(files("probatum.claims").joinpath("caveats.toml").read_text("utf-8"))
    return {name: (one["topic"], re.compile(one["told"], re.IGNORECASE)) for name, one in table.items()}


def missing_caveats(article: Article, known: Monograph) -> tuple[Caveat, ...]:
    """The caveats the facts on file ask for and no sentence of the article gives, in a fixed order."""
    text = "\n".join(article.text[block.start : block.end] for block in article.prose())
    rules = _rules()
    return tuple(
        Caveat(topic=f"{known.substance.name}: {rules[name][0]}", because=because, source=source)
        for name, because, source in _asked(known)
        if not rules[name][1].search(text)
    )


def _asked(known: Monograph) -> Iterator[tuple[str, str, str | None]]:
    """Rule, reason and source of each caveat the facts ask for."""
    name, counts = known.substance.name, known.counts
    if known.substance.is_unapproved_class:
        yield "class", f"{name} is a {known.substance.kind.value}, not a dietary supplement", None
    if counts.animal_studies > counts.human_studies:
        because = f"{counts.animal_studies} of {counts.included} included studies are in animals"
        yield "species", because, _STARTER
    if counts.human_participants is not None and counts.human_participants < _FEW_PEOPLE:
        because = f"{counts.human_participants} people in {counts.human_studies} studies are on file"
        yield "people", because, _STARTER
    yield from _interactions(known)
    for clause in known.sport.clauses if known.sport and known.substance.is_unapproved_class else ():
        yield "sport", f"{clause.value.body} {clause.value.id} may cover it", str(clause.citation)
        break
    for caution in known.safety.cautions:
        because = f"{caution.value.population}: {caution.value.caution}"
        yield "cautions", because, f"{caution.citation} ({caution.curated.seen_in.value})"
        break


def _interactions(known: Monograph) -> Iterator[tuple[str, str, str | None]]:
    for one in known.interactions:
        if isinstance(one, Curated) and one.value.outcome is Outcome.INTERACTION:
            names = " and ".join(party.name for party in one.value.parties)
            yield "interactions", f"{names}: {one.value.effect}", str(one.citation)
            return
