"""Whom or what a study was done in: people, whole animals, or cells and tissues, weighed from the text.

Each mention of a species or a cell system counts by the role of its sentence: what was done weighs more
than what is known. A species that only names a material ("human serum", "rat brain membranes",
"mouse antibody") speaks for work outside the living organism.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from probatum.domain.provenance import Passage, Section
from probatum.domain.record import Record
from probatum.domain.terms import Track
from probatum.extraction.quoting import prose
from probatum.text.sections import Role, passage_roles
from probatum.text.slices import Slice
from probatum.text.words import Opened, WordFinder
from probatum.vocabulary import cell_line_words, cell_words, species_words

_TITLE_WEIGHT = 3.0
_ROLE_WEIGHT = {
    Role.BACKGROUND: 0.3,
    Role.OBJECTIVE: 2.0,
    Role.METHODS: 2.5,
    Role.RESULTS: 1.5,
    Role.CONCLUSION: 0.7,
}
_WEAK = 0.35  # a word that only hints

# A species followed by one of these is the origin of a material, not an organism that was studied.
_MATERIAL = re.compile(
    r"[\s-]+(?:\w+[\s-]+){0,3}?(?:sera|serum|plasma|blood|cells?|slices?"
    r"|homogenates?|synaptosom\w+|membranes?|microsom\w+"
    r"|mitochondri\w+|tissues?|enzymes?|receptors?|recombinant|antibod\w+"
    r"|anti-\w+|monoclonal|polyclonal|cDNA|genes?|genome"
    r"|(?:embryo(?:nic|nal)\s+)?kidney\s+(?:\([^()]*\)\s+)?cells?|embryo(?:nic|nal)\s+kidney|kidney\s+\(MDCK|endothelial|fibroblasts?|neurons?"
    r"|neurones|astrocytes?|hepatocytes?|keratinocytes|cardiomyocytes"
    r"|cultures?|mucus|albumin|insulin|thrombin|fibrinogen|erythrocytes?"
    r"|platelets?|lymphocytes?|neutrophils?|macrophages?|monocytes"
    r"|leu[ck]ocytes|milk|colostrum|aorta|aortic|ileum|atri[ua]\w*|cortex\s+(?:slices"
    r"|membranes)|proteins?|tumou?rs?\s+lines?|neuroblastoma"
    r"|cancer\s+cell|chorionic|growth\s+hormone|papilloma|immunodeficiency\s+virus|equivalent)\b",
    re.IGNORECASE,
)
_MATERIAL_BEFORE = re.compile(
    r"\b(?:serum|plasma|blood|cells?|slices|membranes|microsomes|mitochondria"
    r"|homogenates?|enzymes?|neurons|astrocytes|cultures?"
    r"|receptors?|MC\d|synaptosomes|strips|rings|preparations?|tissues?)\s+(?:\w+\s+){0,2}?(?:of"
    r"|from|in)\s+(?:the\s+|adult\s+|male\s+|white\s+|new-?born\s+|neonatal\s+)*$",
    re.IGNORECASE,
)
# "salted duck eggs", "chicken meat": food, no animal that was studied.
_FOOD = re.compile(r"[\s-]+(?:eggs?|meats?|sausages?|bacon|ham|jerky|soup|stew)\b", re.IGNORECASE)
_LINKS = frozenset(("of", "from", "in"))
# Words that only a study in whole, living animals uses.
_IN_VIVO = Opened(
    re.compile(
        r"\b(?:injected|injections?|intraperitoneal\w*|i\.p\.|intranasal\w*"
        r"|subcutaneous\w*|gavage|intragastric\w*|fed|orally|drinking\s+water"
        r"|administ(?:ered|ration|ering)|given|treated\s+with|received|receiving"
        r"|behavio\w+|maze|open[\s-]field|anesthetized|sacrificed|in\s+vivo"
        r"|"
        r"body\s+weight|per\s+kg|[µμm]g/kg|mg\s+kg|offspring|pups|newborn"
        r"|(?:global|focal|forebrain|transient|incomplete)\s+(?:\w+\s+)?isch(?:a)?emia"
        r"|litter|diet|lesion\w*|trained|training|avoidance|males|females)\b",
        re.IGNORECASE,
    ),
    (
        *("injected", "injection", "intraperitoneal", "i.p.", "intranasal", "subcutaneous", "gavage"),
        *(
            "intragastric",
            "fed",
            "orally",
            "drinking",
            "administ",
            "given",
            "treated",
            "received",
            "receiving",
        ),
        *("behavio", "maze", "open", "anesthetized", "sacrificed", "in", "body", "per", "µg/kg", "μg/kg"),
        *("mg", "offspring", "pups", "newborn", "litter", "diet", "lesion", "trained", "training"),
        *("avoidance", "males", "females", "global", "focal", "forebrain", "transient", "incomplete"),
    ),
)
_IN_VITRO = Opened(
    re.compile(
        r"\b(?:in\s+vitro|ex\s+vivo|incubat\w+|cultured?|IC50|EC50|Ki\b"
        r"|binding\s+(?:sites?|affinity|assay)|patch[\s-]clamp|transfected"
        r"|cell\s+(?:lines?|viability|proliferation|death)"
        r"|monolayers?|synaptosom\w+|recombinant|docking|microscal\w+|radioligand"
        r"|isolated,?\s+(?:[\w,-]+\s+){0,3}?"
        r"(?:strips?|tubules?|hearts?|rings?|muscles?|nerves?|ileum|jejunum|colon|uter(?:us|i)|bladders?|trachea|aortas?"
        r"|atri(?:a|um)|vas\s+deferens|kidneys?|lungs?|livers?|stomachs?|intestines?|tissues?)"
        r"|organ\s+baths?"
        r"|(?:muscle|longitudinal|circular)\s+(?:strips?|preparations?)|in\s+(?:the\s+)?bath|bathing\s+medium"
        r"|MICs?|inhibition\s+zones?|crystal\s+structures?|expressed\s+in\s+E\.\s?coli"
        r"|hydrolysis|degradation|spectr\w+|complex(?:es|ation))\b",
        re.IGNORECASE,
    ),
    (
        *("in vitro", "ex vivo", "in", "ex", "incubat", "culture", "ic50", "ec50", "ki", "binding", "patch"),
        *("transfected", "cell", "monolayer", "synaptosom", "recombinant", "docking", "microscal"),
        *("radioligand", "hydrolysis", "degradation", "spectr", "complex", "isolated", "muscle"),
        *("longitudinal", "circular", "bathing", "mic", "inhibition", "crystal", "expressed", "organ"),
    ),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One word that names a species or a cell system."""

    track: Track
    species: str | None  # None for "in vitro" and the like
    strain: str | None
    cell_line: str | None
    passage: Passage
    place: Slice
    weight: float
    is_strong: bool


@dataclass(frozen=True, slots=True)
class _Meaning:
    track: Track
    species: str | None = None
    strain: str | None = None
    cell_line: str | None = None
    is_strong: bool = True


# Words that place a study on one side of the wall without naming a species.
_NAMELESS = (
    *(
        (word, _Meaning(Track.ANIMAL, is_strong=False))
        for word in ("animals", "animal", "laboratory animals")
    ),
    *((word, _Meaning(Track.HUMAN, "human")) for word in ("woman", "man", "boy", "girl", "year-old")),
    *(
        (word, _Meaning(Track.HUMAN, "human", is_strong=False))
        for word in ("clinical trials", "parents", "adults")
    ),
)


@cache
def _finder() -> WordFinder[_Meaning]:
    words: list[tuple[str, _Meaning]] = list(_NAMELESS)
    hinted: dict[str, str] = {}
    for species in species_words():
        for word in species.weak:
            shared = hinted.setdefault(word, species.id) != species.id  # "rodents": rats or mice
            words.append((word, _Meaning(species.track, None if shared else species.id, is_strong=False)))
        words += [(word, _Meaning(species.track, species.id)) for word in species.words]
        for strain in species.strains:
            words += [(word, _Meaning(species.track, species.id, strain.name)) for word in strain.words]
    words += [(word, _Meaning(Track.CELL)) for word in cell_words()]
    for line in cell_line_words():
        words += [(word, _Meaning(Track.CELL, line.species, cell_line=line.name)) for word in line.words]
    return WordFinder(words)


@lru_cache(maxsize=64)
def mentions(record: Record) -> tuple[Mention, ...]:
    """Every mention of a species, strain, cell line or cell system in title and abstract, in order."""
    return tuple(m for passage in prose(record) for m in _passage_mentions(passage))


def _passage_mentions(passage: Passage) -> list[Mention]:
    text = passage.text
    weights = sentence_weights(passage)
    found: list[Mention] = []
    index = 0
    for place, meaning in _finder().find(text):
        if _is_name_of_another(text, place) or (
            meaning.track is Track.ANIMAL and _FOOD.match(text, place.end)
        ):
            continue
        while index < len(weights) - 1 and place.start >= weights[index][0]:
            index += 1
        weight = weights[index][1] if weights else 1.0
        if meaning.track is not Track.CELL and _is_material(text, place):
            found.append(
                Mention(Track.CELL, meaning.species, None, None, passage, place, weight * _WEAK, False)
            )
            continue
        found.append(
            Mention(
                meaning.track,
                meaning.species,
                meaning.strain,
                meaning.cell_line,
                passage,
                place,
                weight * (1.0 if meaning.is_strong else _WEAK),
                meaning.is_strong,
            )
        )
    return found


def sentence_weights(passage: Passage) -> list[tuple[int, float]]:
    """(end, weight) of each sentence: what was done weighs more than what is known."""
    if passage.section is Section.TITLE:
        return [(len(passage.text), _TITLE_WEIGHT)]
    return [(place.end, _ROLE_WEIGHT[role]) for place, role in passage_roles(passage.section, passage.text)]


_SHORT_WORDS = frozenset({"cat", "rat", "man", "pig", "dog", "ewe", "hen"})


def _is_name_of_another(text: str, place: Slice) -> bool:
    """ "CAT" is catalase where the words around are not capitals; "de Man agar" is called after a person."""
    printed = place.of(text)
    if printed.lower() not in _SHORT_WORDS:
        return False
    around = text[max(0, place.start - 12) : place.start] + text[place.end : place.end + 12]
    is_acronym = printed.isupper() and any(letter.islower() for letter in around)
    is_surname = printed == "Man" and place.start > 1 and text[place.start - 2].isalpha()
    return is_acronym or is_surname


def _is_material(text: str, place: Slice) -> bool:
    after = _MATERIAL.match(text, place.end, place.end + 70)
    if after is not None:
        return True
    before = text[max(0, place.start - 70) : place.start]
    return not _LINKS.isdisjoint(before.lower().split()) and _MATERIAL_BEFORE.search(before) is not None


@dataclass(frozen=True, slots=True)
class Subjects:
    """How much speaks for each side of the species wall."""

    human: float
    animal: float
    cell: float
    track: Track | None  # None: nothing speaks clearly


@lru_cache(maxsize=64)
def subjects(record: Record) -> Subjects:
    """Weigh every mention; None as track where nothing speaks."""
    weights = dict.fromkeys(Track, 0.0)
    for mention in mentions(record):
        weights[mention.track] += mention.weight
    human, animal, cell = weights[Track.HUMAN], weights[Track.ANIMAL], weights[Track.CELL]
    living = glass = 0
    if animal or cell or not human:  # where only people are named, methods need not be weighed
        text = " ".join(p.text for p in prose(record))
        living = sum(1 for _ in _IN_VIVO.finditer(text))
        glass = sum(1 for _ in _IN_VITRO.finditer(text))
    if animal and _IN_GLASS_TITLE.search(record.title) and "in vivo" not in record.title.lower():
        return Subjects(human, animal, cell, Track.CELL)
    return Subjects(human, animal, cell, _decide(human, animal, cell, living, glass, record))


_IN_GLASS_TITLE = re.compile(
    r"\b(?:in\s+vitro|ex\s+vivo|isolated\s+(?:\w+\s+){0,2}?(?:strips?|tubules?|hearts?|uterus))\b(?!\s+and\b)",
    re.IGNORECASE,
)


def _decide(
    human: float, animal: float, cell: float, living: int, glass: int, record: Record
) -> Track | None:
    if max(human, animal, cell) < 0.5 and not (glass >= 2):
        return None
    if human >= animal and human > 0.8 * cell and human >= 0.5:
        return Track.HUMAN
    if animal >= 1.0 and animal > human and (living >= 2 or animal > cell):
        return Track.ANIMAL if living + animal >= glass + 0.5 * cell else Track.CELL
    if cell > 0 and living and not glass:  # "blood and brain of rats after intranasal administration"
        return Track.ANIMAL if _names_animal(record) else Track.CELL
    if cell > 0 or glass >= 2:
        return Track.CELL
    return None


def _names_animal(record: Record) -> bool:
    return any(mention.species not in (None, "human") for mention in mentions(record))
