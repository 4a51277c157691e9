"""The role of each sentence: background, objective, methods, results, conclusion.

Labeled sections say it themselves. In unlabeled abstracts a small trained chain (`models.roles`) decides:
it was better than the rules on held-out abstracts (docs/evaluation.md). Where authors print labels inside a
running abstract the rules decide (`by_rules`): each sentence is weighed by cue words and tense (`_CUES`) and
by its place; the best path through the abstract wins, and going backward costs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from probatum.domain.provenance import Passage, Section
from probatum.domain.record import Record
from probatum.text.sentences import sentences
from probatum.text.slices import Slice


class Role(StrEnum):
    """What a sentence does in an abstract."""

    BACKGROUND = "background"
    OBJECTIVE = "objective"
    METHODS = "methods"
    RESULTS = "results"
    CONCLUSION = "conclusion"


ORDER = tuple(Role)
_SECTION_ROLE = {
    Section.BACKGROUND: Role.BACKGROUND,
    Section.METHODS: Role.METHODS,
    Section.RESULTS: Role.RESULTS,
    Section.CONCLUSION: Role.CONCLUSION,
}
_READ = (*_SECTION_ROLE, Section.ABSTRACT, Section.BODY)

# Labels that authors print inside a running abstract, and the role each opens.
_LABELS: tuple[tuple[Role, str], ...] = (
    (Role.BACKGROUND, r"background|introduction|context|rationale|importance|введение|актуальность"),
    (
        Role.OBJECTIVE,
        r"(?:background\s+and\s+)?(?:objectives?|aims?|purposes?"
        r"|goals?)(?:\s+of\s+the\s+(?:study|investigation))?"
        r"|hypothesis|цель(?:\s+исследования)?",
    ),
    (
        Role.METHODS,
        r"(?:(?:materials?|patients?|subjects?|design|participants?|study\s+design)(?:,|\s+and|\s*&)\s+)*"
        r"(?:methods?(?:\s+and\s+\w+)?|methodology|design|study\s+design|setting|participants"
        r"|patients|subjects"
        r"|interventions?|main\s+outcome\s+measures?|measurements|procedures?|data\s+sources|trial\s+design"
        r"|experimental\s+approach|study\s+selection|data\s+extraction)"
        r"|материалы?\s+и\s+методы",
    ),
    (
        Role.RESULTS,
        r"(?:main\s+|key\s+)?(?:results?(?:\s+and\s+discussion)?|findings?|outcomes?"
        r"|data\s+synthesis)|результаты",
    ),
    (
        Role.CONCLUSION,
        r"(?:main\s+)?(?:conclusions?(?:\s+and\s+\w+)?|interpretation|discussion|implications|significance"
        r"|clinical\s+relevance|concluding\s+remarks)|заключение|выводы?",
    ),
)
_LABEL = re.compile(
    r"^[\s\[(]*(?:" + "|".join(rf"(?P<{role}>{names})" for role, names in _LABELS) + r")\s*(?:[:.—–]|-\s)",
    re.IGNORECASE,
)

# (role, weight, pattern): signs of what a sentence does.
_CUES: tuple[tuple[Role, float, str], ...] = (
    (
        Role.OBJECTIVE,
        3.0,
        r"\b(?:aim|aims|aimed|purpose|objective|objectives|goal)\b.{0,60}\b(?:was|were|is|to|of)\b",
    ),
    (
        Role.OBJECTIVE,
        2.2,
        r"\b(?:we|this\s+(?:study|trial|paper|article|work|review|meta-analysis|investigation)"
        r"|the\s+(?:present|current)\s+\w+)"
        r"\b.{0,40}\b(?:sought|investigat\w+|examin\w+|assess\w*|evaluat\w+|test\w*|compar\w+"
        r"|explor\w+|determin\w+"
        r"|aim\w*|ask\w*|address\w*|stud(?:y|ied)|hypothesi[sz]ed|describ\w+|was\s+(?:designed"
        r"|undertaken|conducted|carried\s+out))\b",
    ),
    (Role.OBJECTIVE, 1.5, r"^(?:here|therefore|thus|hence|in\s+this|in\s+the\s+present)\b|\bhypothes[ie]"),
    (
        Role.OBJECTIVE,
        2.5,
        r"^to\s+(?:\w+ly\s+)?(?:assess|evaluate|determine|investigate|examine|compare|test|study"
        r"|explore|describe|review)\b",
    ),
    (
        Role.METHODS,
        2.0,
        r"\b(?:were|was)\s+(?:\w+ly\s+)?(?:randomi[sz]ed|assigned|allocated|recruited|enrolled"
        r"|included|measured|assessed"
        r"|determined|evaluated|administered|treated|injected|given|divided|recorded|collected"
        r"|performed|used|examined"
        r"|analy[sz]ed|conducted|carried\s+out|followed|obtained|exposed|subjected|fed|searched"
        r"|tested|instructed|asked|invited|kept)\b",
    ),
    (
        Role.METHODS,
        1.2,
        r"\b(?:received|underwent|completed\s+(?:a|the|questionnaires)|we\s+(?:used|measured"
        r"|recruited|randomi[sz]ed|enrolled|searched|included|performed|conducted|analy[sz]ed"
        r"|collected))\b",
    ),
    (
        Role.METHODS,
        1.6,
        r"\b(?:double-?\s?blind|placebo-controlled|cross-?over"
        r"|randomi[sz]ed\s+(?:controlled\s+)?(?:trial|study)|open-label|parallel-group"
        r"|cohort\s+study|cross-sectional|retrospective(?:ly)?|prospective(?:ly)?)\b",
    ),
    (
        Role.METHODS,
        1.3,
        r"\b(?:primary\s+(?:outcome|end-?point)|secondary\s+(?:outcome|end-?point)"
        r"|outcome\s+measures?|medline|pubmed|embase|questionnaires?\s+(?:was|were)|anova"
        r"|regression\s+(?:models?|analys\w+)|ELISA|western\s+blot|RT-PCR|HPLC|immunohistochem\w+)\b",
    ),
    (
        Role.METHODS,
        1.0,
        r"\bfor\s+(?:\w+\s+)?\d+\s+(?:days?|weeks?|months?)\b|\b\d+\s*(?:mg|µg|μg|g)\b|\bwill\s+be\b",
    ),
    (
        Role.RESULTS,
        2.2,
        r"\bp\s?[<>=≤≥]\s?[0.,]|\b(?:95\s?%|CI\b|confidence\s+interval|odds\s+ratio"
        r"|hazard\s+ratio)|\d\s?±\s?\d",
    ),
    (
        Role.RESULTS,
        1.8,
        r"\b(?:significant(?:ly)?|increased|decreased|reduced|improved|higher|lower|greater"
        r"|declined|rose|fell|did\s+not|no\s+(?:significant\s+)?(?:difference|change|effect)s?"
        r"|inhibited|enhanced|attenuated|prevented|elevated|correlated|was\s+associated"
        r"|were\s+associated)\b",
    ),
    (
        Role.RESULTS,
        1.5,
        r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:observed|found|seen|detected|noted|reported|similar"
        r"|higher|lower|unchanged|improved|reduced|increased)\b|\b(?:we|it\s+was)\s+(?:found"
        r"|observed|detected|shown?)\b|\bresults?\s+(?:showed|revealed|demonstrated)\b",
    ),
    (
        Role.RESULTS,
        1.0,
        r"\b\d+(?:\.\d+)?\s?%|\bcompared\s+(?:with|to)\b|\b\d(?:\.\d+)?-?\s?fold\b|\bversus\b|\bvs\b",
    ),
    (
        Role.CONCLUSION,
        3.0,
        r"\b(?:in\s+conclusion|we\s+conclude|it\s+(?:is|was|can\s+be)\s+concluded|to\s+conclude"
        r"|in\s+summary|to\s+summari[sz]e"
        r"|taken\s+together|collectively|these\s+(?:results|findings|data|observations)"
        r"|our\s+(?:results|findings|data|study)\s+\w+"
        r"|the\s+(?:findings|results|data)\s+(?:suggest|indicate|support|demonstrate|show)"
        r"|this\s+(?:study|trial)\s+(?:shows?|suggests?|demonstrates?|provides?|confirms?))\b",
    ),
    (
        Role.CONCLUSION,
        1.6,
        r"\b(?:suggest(?:s|ing)?|may\s+be|might|could\s+be|should|thus|therefore"
        r"|further\s+(?:research|studies|trials|work|investigation)|is\s+needed|are\s+(?:needed"
        r"|warranted|required)|implications?|recommend\w*|appears?\s+to|seems?\s+to)\b",
    ),
    (
        Role.CONCLUSION,
        1.0,
        r"\b(?:is|are)\s+(?:an?\s+)?(?:\w+ly\s+)?(?:effective|safe|well\s+tolerated|useful"
        r"|superior|promising|feasible|associated|beneficial)\b",
    ),
    (
        Role.BACKGROUND,
        1.6,
        r"\b(?:is|are)\s+(?:a|an|the|one|known|widely|commonly|often|characteri[sz]ed|considered"
        r"|used|thought|believed|important)\b|\b(?:has|have)\s+been\b|\b(?:has|have)\s+(?:shown|become)\b",
    ),
    (
        Role.BACKGROUND,
        1.4,
        r"\b(?:previous(?:ly)?|recent(?:ly)?|however|little\s+is\s+known|remains?|unknown"
        r"|unclear|controversial|well\s+known|prevalence|worldwide|few\s+studies|evidence\s+suggests)\b",
    ),
)
_Weighed = tuple[int, float, re.Pattern[str]]  # role, weight, pattern
_COMPILED: tuple[_Weighed, ...] = tuple(
    (ORDER.index(role), weight, re.compile(cue, re.IGNORECASE)) for role, weight, cue in _CUES
)
# Where in an abstract (0 first, 1 last sentence) each role usually stands, and how far it strays.
_PLACE = ((0.08, 0.20), (0.25, 0.18), (0.38, 0.22), (0.66, 0.24), (0.97, 0.16))
_PLACE_WEIGHT = 1.1
_FORWARD_COST, _SKIP_COST, _BACKWARD_COST = 0.6, 0.5, 3.5
_LABEL_WEIGHT = 100.0
# The chain learned from abstracts whose authors often print the aim under "Background": a background sentence
# with an aim's words and at least this probability of being one is an aim.
_LEAST_AIM = 0.2


def roles(record: Record) -> tuple[tuple[Passage, Slice, Role], ...]:
    """Every sentence of the abstract and body with its role, in the order of the record.

    The title is not among them: a title is not a finding.
    """
    passages = record.section(*_READ)
    return tuple((p, place, role) for p in passages for place, role in passage_roles(p.section, p.text))


@lru_cache(maxsize=256)
def passage_roles(section: Section, text: str) -> tuple[tuple[Slice, Role], ...]:
    """The sentences of one passage with their roles."""
    places = sentences(text)
    if section in _SECTION_ROLE:
        return tuple((place, _in_section(_SECTION_ROLE[section], place.of(text))) for place in places)
    return tuple(zip(places, _unlabeled([place.of(text) for place in places]), strict=True))


def _unlabeled(texts: Sequence[str]) -> list[Role]:
    """Rules where labels are printed inside the text, the trained chain elsewhere."""
    return by_rules(texts) if any(label is not None for label in _labels(texts)) else by_model(texts)


def by_model(texts: Sequence[str]) -> list[Role]:
    """The roles of one abstract's sentences by the trained chain."""
    from probatum.models import roles as trained  # numpy costs start-up time: only when a text is read

    found = []
    for text, prediction in zip(texts, trained.predict(texts), strict=True):
        may_be_aim = prediction.probabilities[ORDER.index(Role.OBJECTIVE)] >= _LEAST_AIM
        role = Role(prediction.label)
        found.append(_in_section(role, text) if may_be_aim else role)
    return found


def by_rules(texts: Sequence[str]) -> list[Role]:
    """The roles of one abstract's sentences by cue words, place and order: the model's rival."""
    return _path(texts)


_AIM_OR_KNOWN = tuple(cue for cue in _COMPILED if ORDER[cue[0]] in (Role.BACKGROUND, Role.OBJECTIVE))


def _in_section(role: Role, sentence: str) -> Role:
    """A labeled background often ends with the aim."""
    if role is not Role.BACKGROUND:
        return role
    weights = _weigh(sentence, 0.2, None, _AIM_OR_KNOWN)
    objective = ORDER.index(Role.OBJECTIVE)
    return Role.OBJECTIVE if weights[objective] > weights[0] + 0.5 else Role.BACKGROUND


def _weigh(
    sentence: str, place: float, label: int | None, asked: Sequence[_Weighed] = _COMPILED
) -> list[float]:
    """How much speaks for each role, by the cues asked; under a printed label nothing else is."""
    if label is not None:
        return [_LABEL_WEIGHT if role == label else 0.0 for role in range(len(ORDER))]
    weights = [_PLACE_WEIGHT * max(-2.5, -(((place - middle) / width) ** 2) / 2) for middle, width in _PLACE]
    for role, weight, cue in asked:
        if cue.search(sentence):
            weights[role] += weight
    return weights


def _labels(texts: Sequence[str]) -> list[int | None]:
    """The printed label in force at each sentence, or None before the first."""
    current: int | None = None
    found: list[int | None] = []
    for text in texts:
        if match := _LABEL.match(text):
            current = ORDER.index(Role(str(match.lastgroup)))
        found.append(current)
    distinct = {label for label in found if label is not None}
    return found if len(distinct) > 1 else [None] * len(texts)


def _path(texts: Sequence[str]) -> list[Role]:
    """The best sequence of roles (Viterbi)."""
    if not texts:
        return []
    last = max(1, len(texts) - 1)
    labels = _labels(texts)
    scores = [_weigh(text, i / last, labels[i]) for i, text in enumerate(texts)]
    best = list(scores[0])
    back: list[list[int]] = []
    for weights in scores[1:]:
        chosen = [max(range(5), key=lambda a, b=b: best[a] - _cost(a, b)) for b in range(5)]  # type: ignore[misc]
        best = [best[a] - _cost(a, b) + weights[b] for b, a in enumerate(chosen)]
        back.append(chosen)
    state = max(range(5), key=best.__getitem__)
    path = [state]
    for chosen in reversed(back):
        state = chosen[state]
        path.append(state)
    return [ORDER[state] for state in reversed(path)]


def _cost(before: int, after: int) -> float:
    if after == before:
        return 0.0
    if after < before:
        return _BACKWARD_COST
    return _FORWARD_COST + _SKIP_COST * (after - before - 1)
