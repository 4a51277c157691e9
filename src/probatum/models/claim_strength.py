"""How strong a claim a sentence makes: a linear model over words and the marks of claim language.

Levels as in Yu B et al. EMNLP 2019: 0 none, 1 correlational, 2 conditional causal, 3 direct causal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from probatum.models.clusters import UNKNOWN, groups
from probatum.models.linear import Prediction, load
from probatum.models.words import grams, words

ARTIFACT = "claim_strength"

# What the words of a claim do; the names are marks, the patterns are tried in this order.
MARKS: dict[str, str] = {
    "modal": r"may(?! \d)|might|could|can possibly|potentially|possibl[ey]|perhaps|would",
    "can": r"can(?! be (?:seen|found|used))|able to|capable of|has the potential|have the potential"
    r"|potential to",
    "likely": r"likely to|appears? to|seems? to|tends? to|probably|promising|potential",
    "suggest": r"suggest(?:s|ed|ing)?|hypothesi[sz]e[ds]?|speculate[ds]?|indicat(?:e|es|ed|ing)"
    r"|propos(?:e|es|ed)",
    "should": r"should|must|ought|need(?:s|ed)?(?: to)?|recommend\w*|consider(?:ed)?|warrant(?:s|ed)?"
    r"|required?"
    r"|advis\w+|encourag\w+|call for|important to|essential",
    "further": r"further|future|more (?:research|studies|work)|additional (?:research|studies)|larger"
    r"|larger-scale",
    "associate": r"(?:not )?(?:associat|correlat|relat|link|connect)(?:ed|es?|ions?|ing|ionships?)"
    r"|relationships?|tied to"
    r"|predict(?:s|ed|ors?|ive|ing)?|risk factors?|markers?|independent(?:ly)?|odds ratios?|hazard ratios?",
    "compare": r"(?:higher|lower|greater|less|fewer|more|larger|smaller|better|worse|longer|shorter|older"
    r"|younger) \w+"
    r"(?: \w+){0,6} than|compared (?:with|to)|than|similar|differ(?:ed|s|ent|ence|ences)?|twice|times",
    "at risk": r"(?:increased|higher|lower|reduced|greater|elevated|decreased) (?:risk|odds|rates?"
    r"|likelihood|incidence"
    r"|prevalence|mortality|levels?)|at (?:high|higher|increased|greater|low|lower)(?:er)? risk|(?:more"
    r"|less) likely"
    r"|prevalence|incidence|common in|frequent",
    "causal": r"(?:increas|decreas|reduc|improv|caus|prevent|enhanc|lower|rais|boost|inhibit|induc|promot"
    r"|impair"
    r"|worsen|attenuat|alleviat|delay|accelerat|protect|produc|trigger|diminish|eliminat|stimulat|suppress"
    r"|restor|slow|speed|strengthen|weaken|curb|ameliorat|hamper|facilitat)(?:s|es|ed)",
    "causal base": r"increase|decrease|reduce|improve|cause|prevent|enhance|lower|raise|boost|inhibit"
    r"|induce|promote"
    r"|impair|worsen|attenuate|alleviate|delay|accelerate|protect|produce|trigger|diminish|help|benefit"
    r"|harm|affect"
    r"|influence|contribute|play|lead|result|provide|offer|extend|save|treat|slow|cut|ease|hurt",
    "causal phrase": r"(?:leads?|led|leading) to|result(?:s|ed|ing)? in|due to|because of|effects? (?:of"
    r"|on|in)|impacts? (?:of"
    r"|on)|contribut(?:es?|ed|ing) to|responsible for|help(?:s|ed)?|benefit(?:s|ed)?|affect(?:s|ed)?"
    r"|influenc(?:es?|ed)"
    r"|plays? (?:an? )?\w* ?roles?|beneficial|effective(?:ness|ly)?|efficac(?:y|ious)|superior"
    r"|success(?:ful|fully)?"
    r"|cuts?|harm(?:s|ful)|protective|mak(?:es|ing)|made",
    "no effect": r"(?:no|not|without) (?:\w+ )?(?:effects?|benefits?|impact|influence|affect|improve"
    r"|increase|reduce|change)",
    "not": r"no|not|neither|nor|without|lack of|did n't|fail(?:s|ed) to",
    "treat": r"treatment|therapy|intervention|supplementation|drugs?|program(?:me)?s?|training|exercise"
    r"|surgery|vaccin\w+"
    r"|medications?|randomi[sz]ed|trial|placebo|versus",
    "study": r"(?:this|our|the|a) (?:new )?(?:stud(?:y|ies)|trial|findings|results|data|research)|we"
    r"|researchers|published"
    r"|journal|authors|according to",
    "conclude": r"conclu\w+|in summary|therefore|thus|in conclusion",
    "question": r"whether|if|how|\?",
    "safe": r"safe|safety|feasible|tolerated|useful|valid|reliable|accura(?:te|cy)|diagnos\w+|detect\w*"
    r"|sensitiv\w+",
    "group": r"women|men|patients|children|people|those|adults|individuals|mothers|girls|boys",
    "percent": r"\d+(?:\.\d+)? ?(?:%|per ?cent)",
}
_COMPILED = {name: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])") for name, pattern in MARKS.items()}
_KEY = (
    "modal",
    "can",
    "suggest",
    "should",
    "associate",
    "at risk",
    "causal",
    "causal base",
    "causal phrase",
    "compare",
    "no effect",
)
_STEM = 5


def predict(sentence: str) -> Prediction:
    """The strength of the claim a sentence makes: label "0" to "3"."""
    model = load(ARTIFACT)
    return model.label(model.alone([features(sentence)]))[0]


def predict_in_order(sentences: Sequence[str]) -> tuple[Prediction, ...]:
    """The same for consecutive sentences of one text: claims beside each other tend to be of one strength."""
    model = load(ARTIFACT)
    return model.label(model.chain([features(sentence) for sentence in sentences]))


def marks(sentence: str) -> dict[str, int]:
    """The marks of claim language a sentence bears, by name, and where each first stands in lower case."""
    lowered = " ".join(sentence.lower().split())
    return {name: match.start() for name, cue in _COMPILED.items() if (match := cue.search(lowered))}


def features(sentence: str) -> list[str]:
    """Words, pairs, stems, word groups, and marks of claim language with their pairs and order."""
    tokens = words(sentence)
    stems = [f"~{word[:_STEM]}" for word in tokens if len(word) >= _STEM]
    first = marks(sentence)
    absent = [f"@no {name}" for name in _KEY if name not in first]
    key = [name for name in _KEY if name in first]
    pairs = [f"@{a} + {b}" for i, a in enumerate(key) for b in key[i + 1 :]]
    order = [f"@{a} < {b}" for a in key for b in key if first[a] < first[b] <= first[a] + 40]
    general = dict.fromkeys([*stems, *_groups(tokens)])
    return [
        *grams(tokens),
        *general,
        *(f"@{name}" for name in first),
        *absent,
        *pairs,
        *order,
        f"@first {_leading(first)}",
    ]


def _groups(tokens: Sequence[str]) -> list[str]:
    """The groups of words that keep the same company, and pairs of neighboring groups."""
    known = groups()
    found = [known.get(token, UNKNOWN) for token in tokens]
    fine = [f"f{own}" for _, own in found]
    pairs = [f"f{a} {b}" for (_, a), (_, b) in pairwise(found)]
    return [*fine, *pairs, *(f"c{a} {b}" for (a, _), (b, _) in pairwise(found))]


def _leading(first: dict[str, int]) -> str:
    """The earliest mark of strength."""
    strength = [(first[name], name) for name in _KEY if name in first]
    return min(strength)[1] if strength else "none"
