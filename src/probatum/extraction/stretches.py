"""Stretches of a result sentence: where to cut it, whose doing it tells, and when its words hold back.

Every rule here only takes certainty away: a stretch that fails one tells nothing, or nothing clear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from probatum.extraction.direction_words import has_sign, says_a_way, tokens
from probatum.extraction.phrases import VERBS
from probatum.extraction.significance import intervals
from probatum.text.slices import Slice
from probatum.text.words import Literals, Opened
from probatum.vocabulary import Mention, OutcomeMention

_HARD = re.compile(
    r";\s+|,\s+(?:without|with\s+no)\s+|,?\s+(?:but(?!\s+(?:not|also)\b)|while(?!\s+(?:taking|on|receiving|using|being|under)\b)|whereas|although|though|however"
    r"|yet)\s+|:\s+|,\s+nor\s+(?=(?:was|were|did|had)\b)"
    r"|,\s+namely,?\s+|,\s+and\s+(?=in\s+(?:the\s+)?[\w\s]{3,30}\s(?:it|they)\s)"
    r"|,\s+(?:and\s+)?(?=(?:OR|HR|RR|SMD|MD)\s+for\b)|(?<=\])(?:,|\s+and)\s+(?=on\s)"
)
# "A was less, B was better": a clause of its own behind a comma.
_CLAUSE = re.compile(
    r",\s+(?=(?:the\s+)?[\w\s/-]{2,45}?\s(?:was|were|did|rose|fell|increased|decreased|improved|remained|grew|declined)\b)"
)
_SOFT = re.compile(r",?\s+and\s+(?:also\s+)?")
# "A were increased and B was decreased", "lowered A and raised B": two predicates, whatever they name.
_TWO_WAYS = re.compile(
    r",?\s+and\s+(?:also\s+)?(?=(?:[^,;.]{2,50}?\s(?:was|were)\s+)?(?:\w+ly\s+)?"
    r"(?:increas|decreas|reduc|rais|lower|elevat|enhanc|diminish|suppress|unchanged|unaffected|normali|restor|attenuat"
    r"|prevent|inhibit|ameliorat)\w*)"
)
_UNDONE = re.compile(
    r"\b(?:abolish|abrogat|prevent|attenuat|revers|lessen|blunt|counteract|normali|ameliorat"
    r"|alleviat)\w*",
    re.IGNORECASE,
)
# What was done to the animals or people before the substance, and what acts on its own.
CHALLENGE = re.compile(
    r"\b(?:isch(?:a)?emi\w+|occlusion|stress(?:ed|ors?)?|isolation|MPTP|6-?OHDA|ethanol|alcohol"
    r"|lipopolysaccharide|LPS|d?-?amphetamine|haloperidol|reserpine|scopolamine|pentylenetetrazole|morphine"
    r"|ketamine|cocaine|separation|confrontations?|hypoxia|injury|lesion|model|diet|streptozotocin|training"
    r"|exercise|age|aging|ageing|CUMS|CUS|CMS|stressed|exposed|APAP|acetaminophen|paracetamol|CCl4|cisplatin|challenge[ds]?|exposure"
    r"|deficien(?:cy|t)|depletion|restriction)\b",
    re.IGNORECASE,
)
_THING = (
    r"(?:(?:neuro|hepta)?peptides?|drugs?|substances?|compounds?|preparations?|supplements?|extracts?"
    r"|treatments?"
    r"|drinks?|capsules?|beverages?|bars?|juices?|oils?|powders?|diets?|medications?|formulations?|products?|nootropics?|hydrolysates?|interventions?|probiotics?"
    r"|combination|doses?)"
)
ANAPHOR = re.compile(
    rf"\b(?:the|this|both|either|these|each|our|any|active)\s+(?:[A-Z]{{1,4}}-)?{_THING}\b"
    r"|(?<![\w-])(?:treated|supplemented|intervention|experimental|treatment|verum|active)\s+(?:group|animals"
    r"|rats|mice|patients)\b"
    r"|(?:^\W*|\b(?:the|after|daily|long-term|chronic|acute|oral|single|its|with|by|during)\s+)"
    r"(?:treatment|supplementation|administration|injections?|intake)\b(?!\s+(?:of|with)\s+(?!the\b))",
    re.IGNORECASE,
)
_STANDING = Literals(
    (
        *("peptide", "drug", "substance", "compound", "preparation", "supplement", "extract"),
        *("treat", "medication", "drink", "capsule", "beverage", "bars", "juice"),
        *("oil", "powder", "diet", "formulation", "product", "nootropic", "hydrolysate"),
        *("intervention", "probiotic", "combination", "dose", "experimental", "verum", "active"),
        *("administ", "injection", "intake", " bar "),
    )
)


def stands_for_ours(text: str) -> bool:
    """Does a word such as "the peptide" or "the treated group" stand for the substance under study?"""
    return _STANDING.are_in(text.lower()) and ANAPHOR.search(text) is not None


_COMPARATOR = re.compile(
    r"\b(?:placebo|controls?|sham|vehicle|saline|usual\s+care|standard\s+care|comparator"
    r"|between[\s-]groups?|groups?|arms?|baseline|untreated|differences?|differed|differ)\b",
    re.IGNORECASE,
)
# Words that hold back, tell no change at all, or tell of people instead of an effect.
_DOUBT = re.compile(
    r"\b(?:tend(?:ed|s|ency)?|trends?|may|might|could(?!\s+(?:not\s+)?be\s+told\s+from)|appear\w*|seem\w*|suggest\w*|if|whether"
    r"|(?<!contrary\sto\sour\s)(?<!contrary\sto\sthe\s)hypothes\w+|expected"
    r"|should|would|infer\w*|presum\w+|probably|possibly|perhaps|believed?|thought|unclear|unknown"
    r"|recommend\w*"
    r"|predict\w*|differences\s+in\s+(?:\w+\s+)?(?:efficacy|response)|(?<!intracluster\s)(?<!intraclass\s)correlat\w*|history\s+of"
    r"|(?:different|opposite)\s+(?:directions|ways)|confident|except|potential|regardless|irrespective|both\s+groups"
    r"|not\s+(?:\w+\s+){0,2}?(?:demonstrated|established|known|clear)"
    r"|highest|greatest|largest|longest|lowest|smallest|shortest|effect\s+sizes?|in\s+(?:both"
    r"|all)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:groups|arms))\b"
    r"|^\W*baseline\b|\bdid\s+not\s+depend|\bnone\s+of\b|\b(?:outcomes?|outcome\s+measures?|end\s?points?)\s+(?:included|was|were)\b"
    r"|\bbefore\s+(?:the\s+)?(?:study|trial|intervention|treatment|supplementation)\b|\bat\s+(?:baseline|entry|study\s+entry|inclusion"
    r"|enrol\w+|admission)\b|\bto\s+(?:estimate|determine|assess|measure|evaluate|examine|investigate)\b|\bmagnitude\s+of\b|\bpowered\b|\bchanges?\b[^.;]{0,80}\b(?:was|were)\s+(?:\w+ly\s+)?(?:greater|larger|smaller|higher|lower|less)\b|\bpublished\b|\bpreviously\b|\b(?:this|these)\s+(?:effects?|changes|alterations)\b|\binteraction\b|\baccording\s+to\b|\b(?:age|sex|gender)\b\s*,\s|,\s*(?:age|sex|gender)\b"
    r"|\bwere\s+(?:measured|determined|assessed|evaluated|estimated|examined|collected|subjected|analy[sz]ed|divided|randomi[sz]ed)\b"
    r"|\bnot\s+support\w*\s+(?:the\s+)?(?:routine\s+)?(?:use|supplementation|recommendation)\b"
    r"|\bsubgroups?\b|\btreatment-emergent\b|\bdiscontinu\w+|\bwithdrawal\s+of\b|\bcessation\b|\b(?:was|were|be)\s+due\s+to\b|\bpositive(?:ly)?\s+correlat",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:when|if|whereas|while|because|due|who|whose|which|despite|unless|among|(?:in"
    r"|of)\s+(?:\w+\s+){0,3}(?:patients|women|men|subjects|participants)(?!\s+(?:on|given|receiving|treated|taking)\b))\b",
    re.IGNORECASE,
)
# Around a name: it is a dose, a test, a population, a yardstick or a starting value, not what was measured.
_NOT_MEASURED_BEFORE = Opened(
    re.compile(
        r"(?:\b(?:infusions?|injections?|administration|doses?|supplementation|treatment|intake)\s+(?:of"
        r"|with)\s+(?:[\d.,-]+\s*\S+\s+)?"
        r"|\b(?:treated\s+with|received|given|taking)\s+(?:[\d.,-]+\s*\S+\s+)?|\bbaseline\s+(?:\w+\s+){0,2}"
        r"|\b(?:similar|comparable|equivalent|identical)\s+to\s+(?:that\s+of\s+)?(?:\S+-\s*)?|/"
        r"|\bthan\s+(?:that\s+of\s+)?"
        r"|\bST[\s-]+(?:segment\s+)?|\b(?:groups?|patients|women|men|subjects|adults"
        r"|children)\s+with\s+(?:\w+\s+){0,2}|\badjust\w+\s+for\s+[^.;:]{0,120}"
        r"|\bhistory\s+of\s+(?:\w+\s+){0,2}|\beffects?\s+of\s+|\bcell\s+|\binoculated\s+with\s+(?:\S+\s+){0,2}"
        r"|\b(?:patients|women|men|subjects|adults|children|rats|mice|participants|individuals|people)\s+(?:\S+\s+){0,4}with\s+(?:\S+\s+){0,2}"
        r"|\b(?:inventory|measures?|endpoints?|criteri\w+)\s+(?:included|were)\s+.*|\bintake\s+of\s+"
        r"|\b(?:risk\s+factors?|markers?|models?)\s+(?:for|of)\s+(?:the\s+)?|\b(?:measured|assessed|evaluated|determined|rated|judged|estimated)\s+(?:by|with|on|using)\s+(?:the\s+)?"
        r"|\bkg\s+|\b(?:prevented|blocked|abolished|inhibited|reduced|reversed|induced|mediated)\s+by\s+(?:the\s+)?|\bunder\s+(?:\w+\s+)?|\bafter\s+(?:(?:wrist|hip|acute|major|severe|ischemic|first|recent|an?)\s+)?|\bagainst\s+"
        r"|\b(?:synthesis|breakdown|metabolism|uptake|reuptake|precursors?)\s+of\s+(?:\w+\s+)?)$",
        re.IGNORECASE,
    ),
    (
        *("infusion", "injection", "administration", "dose", "supplementation", "treatment", "intake"),
        *("treated", "received", "given", "taking", "baseline", "similar", "comparable", "equivalent"),
        *("identical", "/", "than", "st", "group", "patients", "women", "men", "subjects", "adults"),
        *("children", "adjust", "history", "effect", "cell", "inoculated", "rats", "mice"),
        *("participants", "individuals", "people", "inventory", "measure", "endpoint", "criteri"),
        *("risk", "marker", "model", "assessed", "evaluated", "determined", "rated", "judged"),
        *("estimated", "kg", "prevented", "blocked", "abolished", "inhibited", "reduced", "reversed"),
        *("induced", "mediated", "under", "after", "against", "synthesis", "breakdown", "metabolism"),
        *("uptake", "reuptake", "precursor"),
    ),
)
_NOT_MEASURED_AFTER = re.compile(
    r"\s*(?:levels?\s*|values?\s*)?(?:of\s*)?[≥≤<>/]"
    r"|(?:\s*\([^()]{1,12}\))?\s+ratio\b"
    r"|\s+(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:metaboli[sz]ed|absorbed|converted|administered|injected|excreted)\b"
    r"|\s+(?:\w+ly\s+)?(?:decreased|increased|reduced|improved|inhibited|suppressed|enhanced|stimulated)\s+(?:the|serum|plasma"
    r"|blood|mean)\b"
    r"|-(?:induced|evoked|stimulated|mediated|dependent|positive|negative)"
    r"|\s*\([\d., and-]+\s*(?:mg|[µμ]g|g|IU)\b|[\s-]+(?:supplementation|supplements?|treatment"
    r"|intake|therapy|administration|infusions?|injections?|deficiency|deficient"
    r"|replacement|use|doses?|patients|women|men|subjects|survivors|cells|participants|individuals"
    r"|(?:\w+\s+)?model|risk\s+factors|receptors?"
    r"|ratio|medication|cell\s+lines?|drugs?|agents?|tests?\s+(?:was|were)\s+used)\b",
    re.IGNORECASE,
)
# "in the WL compared to the control group": the name of a group.
_A_GROUP = re.compile(r"\s+(?:compared|versus|vs)\b", re.IGNORECASE)
_OWN_GROUP = re.compile(r"[\s-]+(?:treated\s+)?(?:groups?|arms?)\b", re.IGNORECASE)
_LACK = re.compile(
    r"[\s-]+(?:deficien\w+|depletion|depleted|restriction|restricted|withdrawal|free)\b", re.IGNORECASE
)
_ANALYTE = re.compile(
    r"\b(?:levels?|concentrations?|status|content|metabolism|absorption|bioavailability|changes?|ratio|intakes?"
    r"|consumption|accumulation|pharmacokinetics|serum|plasma|tissue|blood|dietary|urinary)\s+(?:(?:of|in)\s+)?(?:both\s+|serum\s+|plasma\s+)?$",
    re.IGNORECASE,
)


def pieces(text: str, sentence: Slice, named: Sequence[OutcomeMention]) -> list[Slice]:
    """Cut a sentence where both sides say a way of their own.

    First at semicolons, "but", "while"; within those at commas and "and", if both sides name outcomes.
    """
    parts = _cut(text, sentence, _HARD, None)
    parts = [part for whole in parts for part in _cut(text, whole, _CLAUSE, named)]
    parts = [part for whole in parts for part in _by_predicates(text, whole)]
    return [part for whole in parts for part in _cut(text, whole, _SOFT, named)]


def _cut(text: str, whole: Slice, at: re.Pattern[str], named: Sequence[OutcomeMention] | None) -> list[Slice]:
    found = [whole]
    for match in at.finditer(text, whole.start, whole.end):
        last = found[-1]
        if match.start() <= last.start or _depth(text, whole.start, match.start()):
            continue
        left, right = Slice(last.start, match.start()), Slice(match.end(), whole.end)
        if named is not None and not _opens_way(right.of(text)) and _LATER.search(right.of(text)):
            continue  # "reduced A, B and C and increased D" is cut before "increased" only
        is_list = (
            named is not None and _UNDONE.search(left.of(text)) is not None
        )  # "abolished A and the fall of B"
        is_told = named is None or all(
            _names(side, named) and _has_verb(side.of(text)) for side in (left, right)
        )
        if is_told and not is_list and all(_says(side.of(text)) for side in (left, right)):
            found[-1:] = [left, right]
    return found


def _by_predicates(text: str, whole: Slice) -> list[Slice]:
    """Cut where each side has a verb of its own that says which way."""
    found = [whole]
    for match in _TWO_WAYS.finditer(text, whole.start, whole.end):
        left, right = Slice(found[-1].start, match.start()), Slice(match.end(), whole.end)
        is_inside = _depth(text, whole.start, match.start()) or match.start() <= left.start
        if not is_inside and _acts(left.of(text)) and _acts(right.of(text)):
            found[-1:] = [left, right]
    return found


_ACTS = re.compile(
    r"\b(?:increas|decreas|reduc|rais|lower|elevat|enhanc|diminish|suppress|improv|normali[sz]|restor|attenuat|prevent"
    r"|inhibit|ameliorat)ed\b|\b(?:rose|fell|unchanged|unaffected)\b",
    re.IGNORECASE,
)


def _acts(text: str) -> bool:
    found = _ACTS.search(text)
    return (
        found is not None and _UNDONE.search(text[: found.start()]) is None
    )  # "abolished A and the fall of B"


def _says(text: str) -> bool:
    return tells(text) or ("CI" in text and bool(intervals(text)))


def _opens_way(text: str) -> bool:
    return any(says_a_way(word.lower()) for word in _WORDS.findall(text[:40])[:2])


_LATER = re.compile(
    r"\band\s+(?:\w+ly\s+)?(?:increas|decreas|reduc|improv|rais|lower|enhanc|elevat|attenuat|suppress|inhibit|restor|prevent)\w*",
    re.IGNORECASE,
)


def _has_verb(text: str) -> bool:
    return any(
        token.low in VERBS or (token.low.endswith("ed") and says_a_way(token.low)) for token in tokens(text)
    )


def tells(text: str) -> bool:
    """Does the text hold any word of direction, change or denial?"""
    return any(map(says_a_way, _WORDS.findall(text.lower()))) or _GONE.search(text) is not None


_GONE = re.compile(r"\b(?:went|gone|goes|going|came)\s+(?:up|down)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W_]+)*")


def _names(place: Slice, named: Sequence[OutcomeMention]) -> bool:
    return any(place.start <= m.start < place.end for m in named)


def _depth(text: str, start: int, position: int) -> int:
    return text.count("(", start, position) - text.count(")", start, position)


def is_compared(text: str) -> bool:
    """Does the text speak of a comparator, of groups or of a difference?"""
    return _COMPARATOR.search(text) is not None


# A yardstick ("twice those of resveratrol") or what provoked the change ("hypermotility produced by 5-HTP").
_REFERRED = re.compile(
    r"\b(?:than|versus|vs\.?|compar\w+\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|unlike|similar\s+to|in\s+contrast\s+to"
    r"|(?:produced|induced|evoked|caused|elicited|provoked)\s+by)\s+(?:(?:those|that|the)\s+)?(?:(?:of|in|with|by|for|seen\s+with)\s+)?"
    r"(?:(?:the|either|[\w-]+,|[\w-]+\s+(?:and|or))\s+){0,3}$"
    r"|\b(?:attenuat|block|abolish|prevent|revers|antagoni|enhanc|potentiat|inhibit|modif|alter|affect)\w*\s+(?:\w+\s+){0,4}"
    r"effects?\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)


_LEVEL = re.compile(
    r"[\s-]+(?:\([^)]{1,12}\)\s*)?(?:levels?|concentrations?|contents?|status|intakes?|absorption)\b",
    re.IGNORECASE,
)


# "selenite-exposed lenses", "retinol-induced irritation", "fish fed a diet": it did the harm, or eats.
_AGAINST_IT = re.compile(
    r"[-\s](?:exposed|intoxicated|challenged|fed)\b"
    r"|-induced\s+(?:\w+\s+)?(?:irritation|\w*toxicity|injury|damage|inflammation|stress|cataract\w*|\w+genesis|death"
    r"|apoptosis|impairments?|deficits?|seizures?)\b",
    re.IGNORECASE,
)


_IN_MATRIX = re.compile(r"\bIn\s+(?:\w+\s+)?$")  # "In mastitic milk, …": where something was measured


def is_acting(text: str, mention: Mention) -> bool:
    """Does a substance act here: neither lacking ("zinc deficiency") nor measured ("levels of vitamin A")?"""
    is_matrix = _IN_MATRIX.search(text, max(0, mention.start - 20), mention.start) is not None
    if is_matrix and text[mention.end : mention.end + 1] == ",":
        return False
    if (
        _LACK.match(text, mention.end)
        or _AGAINST_IT.match(text, mention.end)
        or _LEVEL.match(text, mention.end)
        or _REFERRED.search(text, max(0, mention.start - 70), mention.start)
    ):
        return False
    return _ANALYTE.search(text, max(0, mention.start - 45), mention.start) is None


_GENERIC_BEFORE = re.compile(
    r"\b(?:markers?|biomarkers?|enzymes?|parameters?|indices|cytokines?|symptoms?|scores?|lipids?|outcomes?|measures?|mediators?"
    r"|profile|hormones?|levels|factors?)\s*$",
    re.IGNORECASE,
)
_A_TEST = re.compile(r"\b(?:tests?|tasks?|maze|FST|TST|EPM|NOR|MWM|swimming)\b", re.IGNORECASE)


# "accuracy in the 3-back task": what the test gives is measured.
_RESULT_OF_TEST = re.compile(
    r"\b(?:accuracy|performance|scores?|errors?|results?|points?)\s+(?:in|on|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_aside(text: str, start: int, end: int, piece: Slice) -> bool:
    """Is the name only a remark in brackets, or the test in which something else was measured?"""
    opened = text.rfind("(", piece.start, start)
    if opened >= 0 and text.find(")", opened, start) < 0:
        return _GENERIC_BEFORE.search(text, max(piece.start, opened - 30), opened) is None
    if _RESULT_OF_TEST.search(text, max(piece.start, start - 40), start):
        return False
    is_test = _A_TEST.search(text, start, min(len(text), end + 6)) is not None
    return (
        is_test
        and re.search(
            r"\b(?:in|during|on|by|using)\s+(?:the\s+|both\s+)?(?:[A-Z]{2,5}(?:,\s*|\s+and\s+))*$",
            text[max(0, start - 24) : start],
        )
        is not None
    )


def is_measured(text: str, start: int, end: int, piece: Slice) -> bool:
    """Is the thing named at [start, end) what was measured, not a dose, a population or a yardstick?"""
    if _NOT_MEASURED_AFTER.match(text, end, min(len(text), piece.end + 30)):
        return False
    if _OWN_GROUP.match(text, end):
        return False
    if _A_GROUP.match(text, end) and re.search(
        r"\b(?:in|for|of|with)\s+the\s+$", text[max(0, start - 10) : start]
    ):
        return False
    return _NOT_MEASURED_BEFORE.search_in(text, max(piece.start, start - 90), start) is None


# "hypertension-induced increases in TNF": the change is the challenge's, until a verb undoes it.
_INDUCED = re.compile(
    r"\w+[-\s](?:induced|evoked|stimulated|mediated|elicited|provoked)\s+(?:\w+\s+){0,2}(?:increase"
    r"|decrease|elevation|rise|fall|reduction|decline|up-?regulation|down-?regulation|impairment|loss)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:increas|decreas|elevat|ris(?:e|ing)|fall|reduc|declin|up-?regulat|down-?regulat|impair|loss)",
    re.IGNORECASE,
)
# "an increase in X was observed in the ABC group": its own change, compared with nothing.
_OWN_CHANGE = re.compile(r"\bin\s+(?:the\s+)?[A-Z][A-Z0-9]{1,5}[\w-]*[\s-]group\b")
_COMPARATIVE = re.compile(
    r"\b(?:than|compared|versus|vs|relative|higher|lower|greater|less|more|longer|shorter|better"
    r"|worse|smaller|larger)\b",
    re.IGNORECASE,
)


# "Differences were found in …" tells no way; a word of direction in it belongs to another name.
_DIFFERENCES = re.compile(
    r"\bdifferences?\s+(?:\w+\s+){0,3}(?:was|were|between|in|among)\b|\bdiffered\b", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:no|not|nor|neither|without|in\s+favou?r)\b", re.IGNORECASE)
_COMPARATIVE_ADJECTIVE = re.compile(
    r"\b(?:higher|lower|greater|less|fewer|longer|shorter|better|worse|smaller|larger|faster|slower|more)\b",
    re.IGNORECASE,
)


_THE_SAME = re.compile(
    r"^(?!.*\bbaseline\b).*\b(?:the\s+same|similar|not\s+differ|no\s+(?:\w+\s+)?differences?)\s+(?:in|between|among)"
    r"\s+(?:all|both)\b",
    re.IGNORECASE,
)


def is_plain(text: str, piece: Slice, outcome: Slice) -> bool:
    """Nothing is held back, and a word of direction stands near the outcome, in the same clause."""
    stretch = piece.of(text)
    if (_DOUBT.search(stretch) and not _THE_SAME.search(stretch)) or (
        _OWN_CHANGE.search(stretch) and not _COMPARATIVE.search(stretch)
    ):
        return False
    is_open = _DIFFERENCES.search(stretch) is not None and not intervals(stretch)
    if is_open and not (_DENIED.search(stretch) or _COMPARATIVE_ADJECTIVE.search(stretch)):
        return False
    if _INDUCED.search(stretch) and not (_UNDONE.search(stretch) and len(_CHANGE.findall(stretch)) == 1):
        return False
    cues = [Slice(t.start, t.end).shift(piece.start) for t in tokens(stretch) if says_a_way(t.low)]
    cues += [Slice(*m.span()).shift(piece.start) for m in _GONE.finditer(stretch)]
    if intervals(stretch) and not any(has_sign(t.low) for t in tokens(stretch)):
        return True  # no word says which way: the printed contrast alone decides
    return any(_is_near(text, cue, outcome) for cue in cues)


# "decreased oleate in milk triglycerides": something else went down, in what is named.
_PLACE_OF_OBJECT = re.compile(
    r"\s+(?:the\s+)?(?!\w+ly\b|levels?\b|by\b|in\b|more\b|with\b|from\b|after\b)[a-z-]+\s+in\s+(?:\S+\s+){0,2}$"
)
_LONGEST_LIST = 12  # commas of "reduced A, B, C and D"
_PREDICATE = re.compile(r"\b(?:was|were|is|are|had|has|did|which|that|who|by)\b|\b\w{3,}ed\b", re.IGNORECASE)


def _is_near(text: str, cue: Slice, outcome: Slice) -> bool:
    between = re.sub(r"\([^()]*\)", "", text[min(cue.end, outcome.end) : max(cue.start, outcome.start)])
    is_elsewhere = text[: cue.end].endswith("ed") and _PLACE_OF_OBJECT.match(between) is not None
    is_broken = (
        is_elsewhere
        or re.search(r"[:;]|,\s+(?:and|but)\b", between) is not None
        or _SUBORDINATE.search(between) is not None
    )
    most = 2 if _PREDICATE.search(between) else _LONGEST_LIST
    return not is_broken and between.count(",") <= most
