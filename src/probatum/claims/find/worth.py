"""Is a typed clause one to check: does it say enough, about a substance or about those who took it?"""

from __future__ import annotations

import re

from probatum.claims.find import verbs
from probatum.claims.find.effects import Effect, says_effect, tells_of_a_person, tells_value
from probatum.claims.find.kinds import deciding_words
from probatum.claims.find.stretches import Stretch
from probatum.claims.find.subject import Subjects, points_back
from probatum.domain.article import BlockKind
from probatum.domain.claim import ClaimType, Manner
from probatum.vocabulary import mentions

# Types whose words alone name what is checked; the others must be about a substance or a study.
_SPECIFIC = frozenset(
    (
        ClaimType.DOSE,
        ClaimType.ARITHMETIC,
        ClaimType.SAFETY,
        ClaimType.LEGAL,
        ClaimType.SPORT,
        ClaimType.PHARMACOKINETICS,
        ClaimType.INTERACTION,
        ClaimType.PRODUCT,
    )
)
_STUDIED = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|evidence|experiments?|meta-analys[ie]s|reviews?|participants|volunteers|"
    r"patients|people|users|customers|clients|buyers|veterans|everyone|nobody|men|women|children|students|adults|rats?|mice|rodents|animals|scientists|doctors|"
    r"effects?|scores?)\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 3
_LEAST_UNVERBED = 8
_RULED = frozenset((ClaimType.SPORT, ClaimType.LEGAL))
_TOLD = frozenset((ClaimType.EFFICACY, ClaimType.SAFETY))


_RELATION = re.compile(
    r"\b(?:bind(?:s|ing)?|bound|(?:ant)?agoni[sz]\w*|inhibit\w*|activat\w*|block(?:s|ed|ing|er)?|convert\w*|"
    r"cross(?:es|ed)?|mimic\w*|releas\w*|metaboli[sz]\w*|precursors?|cofactors?|chelat\w*|compet\w*|target\w*|"
    r"rewir\w*|flood\w*|trigger\w*|donat\w*|rebuild\w*|normali[sz]\w*|stabili[sz]\w*|sprout\w*|slow(?:s|ed|ing)?|"
    r"regulat\w*|balanc\w*|toward normal)\b",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"^\W*(?:if|when|while|after|before|once|although|though|since|because|unless)\b", re.IGNORECASE
)
# What is told to the reader about the reader's own body is told of the article's substance.
_READERS = re.compile(r"\byour?\b", re.IGNORECASE)
_RESIDUES = re.compile(r"\bamino acids?\b|\bresidues?\b|letter code", re.IGNORECASE)
_JOINING = re.compile(r"[\s+,&/()·-]+|\band\b|\bor\b|\bplus\b", re.IGNORECASE)


def says_enough(stretch: Stretch) -> bool:
    """Words enough to say something: more than names, a title, or the "if" of what follows."""
    words = stretch.words
    if words.endswith(":") or _only_names(words):
        return False
    if stretch.block.kind is BlockKind.TABLE_CELL:
        is_name = not stretch.lead and not verbs.finite().search(words)  # the first of its row names the rest
        return bool(re.search(r"\d", words)) or (len(words.split()) >= _LEAST_WORDS and not is_name)
    if stretch.lead:
        return bool(re.search(r"\w", words))
    if len(words.split()) < _LEAST_WORDS:
        return False
    is_part = len(words) < 0.8 * len(stretch.sentence)
    if is_part and not stretch.opening and _FRONTED.match(words) and not _goes_on(words):
        return bool(re.search(r"\d", words))
    return _is_said(words)


def _goes_on(words: str) -> bool:
    """Does a main clause stand behind the fronted one ("Because it is a root, it is safe for everyone")?"""
    _, _, main = words.partition(", ")
    return bool(verbs.finite().search(main) or verbs.plain().search(main))


def _is_said(words: str) -> bool:
    """A paragraph's line without a verb or a figure is a caption, unless it is long or ends as a sentence."""
    has_verb = verbs.finite().search(words) or verbs.plain().search(words)
    return (
        bool(has_verb)
        or words.endswith(".")
        or bool(re.search(r"\d|:", words))
        or len(words.split()) >= _LEAST_UNVERBED
    )


def _only_names(words: str) -> bool:
    rest = words
    for mention in reversed(mentions(words)):
        rest = rest[: mention.start] + rest[mention.end :]
    return not _JOINING.sub("", rest)


def is_checkable(stretch: Stretch, kind: ClaimType, manner: Manner, subjects: Subjects) -> bool:
    """Biology at large ("neurons need growth factors") and experiences without an effect are no claims."""
    words = stretch.words
    if manner is Manner.QUESTION:
        return kind in _TOLD and tells_of_a_person(words) and subjects.names(words)
    if manner in (Manner.ANECDOTE, Manner.OPINION):
        if kind is ClaimType.ARITHMETIC:
            return True  # a sum is right or wrong, whoever tells it
        return kind in _TOLD and tells_value(words) and tells_of_a_person(words)
    if manner is Manner.ADVICE:
        return kind in _RULED  # what somebody should do is no statement; that a rule exists is one
    if stretch.block.kind is BlockKind.TABLE_CELL and not re.search(r"\d", words):
        return bool(deciding_words(kind, words)) or says_effect(words)
    if kind in _SPECIFIC or stretch.is_item:
        return True
    said = stretch.sentence if stretch.opening else words
    if subjects.names(said) or points_back(said) or _STUDIED.search(said):
        return True
    if _STUDIED.search(stretch.before) and tells_of_a_person(words) and says_effect(words):
        return True  # the results of the study named in the sentence before
    if kind is ClaimType.IDENTITY:
        return bool(_RESIDUES.search(words))
    return says_effect(words) and (tells_value(words) or bool(_READERS.search(words)))


def names_a_mechanism(words: str, effect: Effect) -> bool:
    """A mechanism is told by what changes or by a relation; "it is not clear how it works" tells none."""
    says = effect.outcome is not None or effect.direction is not None or effect.benefit is not None
    return says or bool(_RELATION.search(words))
