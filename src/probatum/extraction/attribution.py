"""Whose doing a stretch of a result tells: the substance under study, another agent, or a group's own change.

Every rule takes certainty away unless the words give it. In people a change is a finding only against a
comparator; in animals and cells a sentence that names the substance as the doer is compared with its control.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from probatum.domain.substance import SubstanceId
from probatum.extraction.effects import find_effects
from probatum.extraction.setting import Setting
from probatum.extraction.significance import intervals
from probatum.extraction.stretches import CHALLENGE, stands_for_ours

_GIVEN_GROUP = re.compile(
    r"[-\s](?:treated|exposed|injected|intoxicated|challenged|stressed|lesioned|fed|administered"
    r"|infused|induced)\b",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"\w+(?:[+/]\w+)?$")
# Comparators that a trial gives; "controls" alone are healthy people as often as not.
_TRIAL_COMPARATOR = re.compile(
    r"\b(?:placebo|sham|vehicle|usual\s+care|standard\s+(?:care|treatment|therapy)|control\s+(?:group|arm|diet|condition)"
    r"|controls?\s+(?:supplement|treatment)|comparator|between[\s-](?:the\s+)?(?:two\s+|treatment\s+)?(?:groups?|arms|treatments|conditions)"
    r"|(?:two|treatment|study|intervention|three)\s+(?:groups|arms)|untreated|non-?supplemented)\b",
    re.IGNORECASE,
)
_PATIENTS_WITH = re.compile(
    r"\W*(?:the\s+)?(?:patients|women|men|subjects|children|those|individuals|adults|participants)\s+with\b",
    re.IGNORECASE,
)
_DISEASE_GROUP = re.compile(
    r"\b[A-Z][A-Z/]{2,}\s+(?:groups?|patients|children|subjects|boys|women|adults)\b.*\b(?:than|compared|versus|vs)\b"
    r".*\bcontrols?\b|\b(?:normal|healthy)\s+(?:groups?|controls?|subjects|volunteers|individuals|women|men)\b"
    r"|\b(?:normal|healthy)\s+(?:children|adults|men|boys|girls|infants)\b|\bnon-?(?:[A-Z]{2,6}|obese|diabetic)\b"
    r"|\b(?:polymorphism|genotype|carriers|alleles?)\b"
)
_DISEASE_STEMS = ("control", "non", "normal", "healthy", "polymorphism", "genotype", "carrier", "allele")
_COMPARED = re.compile(
    r"\b(?:than|compar\w+|versus|vs|relative\s+to|against|between|placebo|controls?|sham|vehicle|saline|differ\w*"
    r"|untreated|usual\s+care|abstainers|non-?users|net|additional|main\s+effect|non-?supplemented|over)\b",
    re.IGNORECASE,
)
_COMPARATIVE = re.compile(
    r"\b(?:higher|lower|greater|less|fewer|longer|shorter|better|worse|smaller|larger|faster|slower)\b"
    r"|\bmore\s+(?!than\b)|\b(?:above|below)\s+(?:that|those|the\s+(?:placebo|control)|controls?)\b",
    re.IGNORECASE,
)
_SINCE_BASELINE = re.compile(
    r"\bvalues?\s+before\b|\b(?:from|with|to|and|than|at|versus|vs)\s+(?:the\s+)?(?:baseline|pre-?(?:treatment|test|intervention|supplementation)"
    r"|(?:initial|starting|pre\w*)\s+(?:values?|levels?))\b|\b(?:before|prior\s+to)\s+(?:and\s+after|treatment|therapy|administration"
    r"|supplementation|the\s+(?:intervention|study))|\bafter\s+versus\s+before",
    re.IGNORECASE,
)
_IN_A_GROUP = re.compile(
    r"\b(?:in|for|within|of)\s+(?:the\s+|this\s+|that\s+|these\s+|both\s+|all\s+|each\s+|either\s+|two\s+|three\s+|our\s+)*"
    r"(?:\S+\s+){0,4}?(?:groups?|arms?|treatments|patients|subjects|participants|EG|IG|TG)\b"
    r"|\b(?:all|both|each|three|two|four)\s+(?:\S+\s+){0,3}(?:groups|arms|treatments|drugs|diets)\b"
    r"|\b(?:groups?|arm)\s+(?:had|showed|experienced|exhibited|demonstrated)\b",
    re.IGNORECASE,
)
# "… while there was no change with placebo": significant here and not there is no comparison.
_ONE_SIDED = re.compile(
    r"\b(?:but|while|whereas|although|and)\b[^;]{0,40}\b(?:not?|unchanged|remained|neither)\b[^;]{0,40}"
    r"\b(?:placebo|controls?|comparison)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\bbut\s+not\s+(?:in\s+comparison|compared|versus|vs|when|between|relative|different)|\bbut\s+(?:(?:these|this|the)\s+)?(?:changes?|differences?|effects?|increases?|decreases?|reductions?|it|they|not)?\s*"
    r"(?:(?:was|were|did|is)\s+)?(?:not?|non-?)\s*(?:statistically\s+|reach\w*\s+)?(?:statistical\s+)?significan",
    re.IGNORECASE,
)
_NAMED_REFERENCE = re.compile(
    r"\b(?:than|compar\w+\s+(?:with|to)|versus|vs\.?|relative\s+to|against|over|below|above)\s+(?:that\s+|those\s+)?(?:in\s+|of\s+|with\s+|for\s+)?"
    r"(?:the\s+)?(?!baseline|before|pre|initial|first|second|at\b|on\b|\d)\w+|\b(?:placebo|between|sham|differ\w*)\b",
    re.IGNORECASE,
)
_ASSOCIATED = re.compile(r"\b(?:associat|relat|link)(?:ed|ions?)\s+(?:with|to|between)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doing:
    """Our substances that act in a stretch, by name; or (`is_named` false) a word that stands for them."""

    substances: tuple[SubstanceId, ...]
    is_named: bool


def doing_of(
    stretch: str, sentence: str, acting: tuple[SubstanceId, ...], topic: bool, setting: Setting
) -> Doing | None:
    """Who acts in a stretch; None when it is another agent, a disease, or nobody we know.

    `acting` are our substances that act in it, `topic` that the sentence before told of ours and this one
    names nobody else.
    """
    if _is_of_challenge(stretch, setting) and not acting:
        return None
    is_of_people = not setting.has_implicit_control
    if is_of_people and _is_of_disease(stretch) and not _TRIAL_COMPARATOR.search(stretch):
        return None
    if acting:
        return Doing(acting, is_named=True)
    if stands_for_ours(stretch):
        return Doing((), is_named=False)
    if _is_of_disease(stretch):
        return None
    if not setting.has_implicit_control:
        is_trial = setting.is_controlled and (
            _TRIAL_COMPARATOR.search(sentence) is not None or _is_contrast(stretch)
        )
        return Doing((), is_named=False) if is_trial or stands_for_ours(sentence) else None
    if CHALLENGE.search(stretch) or _BY_HARM.search(stretch):
        return None
    is_told = _NO_DIFFERENCE.search(stretch) is not None or prints_contrast(stretch)
    is_compared = is_told and _COMPARED.search(sentence) is not None
    is_topic = topic and _ANOTHER_LEADS.match(sentence) is None
    return Doing((), is_named=False) if is_topic or is_compared else None


# "were elevated by liver damage": the injury acts.
_BY_HARM = re.compile(
    r"\bby\s+(?:the\s+)?(?:\w+\s+){0,2}(?:damage|injury|disease|toxicity|intoxication|lesions?)\b",
    re.IGNORECASE,
)


def _is_of_disease(stretch: str) -> bool:
    if _PATIENTS_WITH.match(stretch):
        return True
    return any(stem in stretch for stem in _DISEASE_STEMS) and _DISEASE_GROUP.search(stretch) is not None


_NO_DIFFERENCE = re.compile(
    r"\b(?:did|do|does)\s+not\s+differ\b|\bno\s+(?:\w+\s+){0,2}differences?\b|\bthe\s+same\s+in\s+(?:all|both)\b",
    re.IGNORECASE,
)


# "After deltalicin …": somebody else acts, unless it is a time that is told.
_ANOTHER_LEADS = re.compile(
    r"\s*(?:after|with|under|by|following|given|when|upon)\s+(?!(?:the\s+)?(?:\d|one\b|two\b|three\b|four\b|six\b"
    r"|\w*day|\w*week|\w*hour|end\b|\w+\s+(?:h|hours?|min|days?|weeks?|minutes?)\b))\w+",
    re.IGNORECASE,
)


def _is_contrast(stretch: str) -> bool:
    """Does it print an effect with its interval, or say that groups did not differ?"""
    return _NO_DIFFERENCE.search(stretch) is not None or ("CI" in stretch and bool(find_effects(stretch)))


def _is_of_challenge(stretch: str, setting: Setting) -> bool:
    words = (
        _WORD_BEFORE.search(stretch[max(0, group.start() - 30) : group.start()])
        for group in _GIVEN_GROUP.finditer(stretch)
    )
    return any(word is not None and setting.is_challenge(word[0]) for word in words)


# "fell by 6.2 with valerian and by 6.9 with zolpidem": two courses, compared by nobody.
_EACH_ITS_OWN = re.compile(
    r"\bby\s+[\d.,·]+[^;]{0,60}\b(?:and|while|versus)\b[^;]{0,30}\bby\s+[\d.,·]+", re.IGNORECASE
)
_GROUP_LEADS = re.compile(
    r"\W*(?:In|Within|For)\s+(?:the\s+|this\s+)?(?:[\w+-]+\s+){0,3}group\b|\W*(?:The|This)\s+group\b",
    re.IGNORECASE,
)
# "rose in untreated rats": the comparator's own value.
_OF_COMPARATOR = re.compile(
    r"\b(?:in|of|for)\s+(?:the\s+)?(?:untreated|vehicle|saline|placebo|control)[-\s](?:treated\s+)?(?:rats|mice|animals|groups?|patients)\b"
    r"(?!.*\b(?:than|compared|versus|vs)\b)(?<!than in the)",
    re.IGNORECASE,
)
_IN_VITRO = re.compile(r"\bin\s+vitro\b|\bcultured?\b|\bincubat\w+|\badded\s+to\b", re.IGNORECASE)


# "not different from values before": each group against its own past, however many are listed behind.
_FROM_BEFORE = re.compile(
    r"\b(?:different|differ\w*)\s+from\s+(?:the\s+|their\s+)?(?:values?\s+before|baseline|pre-?(?:treatment|\w*\s+values?))"
    r"(?!.*\b(?:than|compared)\b)",
    re.IGNORECASE,
)


def is_comparison(stretch: str, sentence: str, setting: Setting) -> bool:
    """May a change told here be an effect? Never a group's own course, nor people without a control.

    >>> from probatum.domain.terms import Track
    >>> trial = Setting(frozenset(), Track.HUMAN, True, "", frozenset())
    >>> is_comparison("IL-6 fell in the zinc group", "IL-6 fell in the zinc group.", trial)
    False
    """
    if _TAKEN_BACK.search(sentence) or _FROM_BEFORE.search(stretch):
        return False
    if prints_contrast(stretch) or (_NO_DIFFERENCE.search(stretch) and not _SINCE_BASELINE.search(stretch)):
        return setting.is_controlled or setting.has_implicit_control
    if _EACH_ITS_OWN.search(stretch) or (_OF_COMPARATOR.search(stretch) and not _COMPARATIVE.search(stretch)):
        return False
    is_own = _SINCE_BASELINE.search(stretch) is not None or _GROUP_LEADS.match(sentence) is not None
    if _NAMED_REFERENCE.search(stretch) and not (is_own and not _TRIAL_COMPARATOR.search(stretch)):
        return True
    if setting.has_implicit_control or _IN_VITRO.search(sentence):
        return not is_own and (not _IN_A_GROUP.search(stretch) or _is_ours_alone(stretch))
    if not setting.is_controlled or is_own or _ONE_SIDED.search(sentence):
        return False
    return not _IN_A_GROUP.search(stretch) or _COMPARATIVE.search(stretch) is not None


def prints_contrast(stretch: str) -> bool:
    """An interval beside a comparator, or of a measure that compares by itself (a ratio, a difference)."""
    if not intervals(stretch):
        return False
    return _TRIAL_COMPARATOR.search(stretch) is not None or any(
        e.measure is not None and e.interval is not None for e in find_effects(stretch)
    )


def _is_ours_alone(stretch: str) -> bool:
    """ "in the treated group" of animals is told against the others."""
    return re.search(r"\b(?:all|both|each)\b|\bbaseline\b|\bbefore\b", stretch, re.IGNORECASE) is None


_EXPOSED = re.compile(
    r"\b[\w/-]+[-\s](?:exposed|intoxicated|challenged|stressed|lesioned|induced)\s+(?:\w+\s+)?"
    r"(?:rats|mice|animals|group|cells)\b",
    re.IGNORECASE,
)


def is_of_exposed(stretch: str, first_way: int, doer_starts: tuple[int, ...]) -> bool:
    """ "The ratio fell in stressed mice and melatonin …": where ours acts later, the change is not its."""
    return _EXPOSED.search(stretch) is not None and not any(start < first_way for start in doer_starts)


def is_predicted(stretch: str, outcome_start: int, doer_starts: tuple[int, ...]) -> bool:
    """ "Higher CRP was associated with …": the outcome predicts instead of being told of our substance."""
    found = _ASSOCIATED.search(stretch)
    if found is None:
        return False
    return outcome_start < found.start() or not any(start < found.start() for start in doer_starts)
