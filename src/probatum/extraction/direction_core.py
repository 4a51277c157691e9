"""Which way a result sentence says an outcome went, for one intervention against one comparator.

Each word of direction casts a vote: its sign, turned by negation, by a verb that undoes ("prevented the
rise"), by a comparative ("a smaller decrease") and by whose value it tells. Statements of no difference vote
for none. The features behind the decision are public, so that a model may weigh them otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache

from probatum.domain.terms import Better, Direction
from probatum.extraction.comparison import ArmMention, find_arms
from probatum.extraction.direction_words import Lexicon, Token, lexicon, tokens
from probatum.extraction.significance import intervals, p_values

_NEGATIONS = frozenset("not no neither nor without never none cannot n't didn't nothing failed fail fails failing unable lack lacked hardly non".split())
_NONE = re.compile(
    r"\bno\s+(?:statistical(?:ly)?\s+|clinical(?:ly)?\s+|substantial\s+|marked\s+|apparent\s+|clear\s+|overall\s+|other\s+|such\s+|main\s+|detectable\s+|meaningful\s+|additional\s+)*(?:significan\w+\s+)?(?:statistical(?:ly)?\s+)?"
    r"(?:\w+\s+){0,3}?(?:differ\w+|chang\w+|effect\w*|association\w*|improvement\w*|influence\w*|impact\w*|benefit\w*|increase\w*|decrease\w*|reduction\w*|advantage\w*|evidence|interaction\w*|correlation\w*|alteration\w*|decline\w*)"
    r"|\b(?:did|do|does|was|were|is|are|had|has|could|would)(?:\s+not|n['’]t)\s+(?:\w+\s+){0,3}?(?:differ\w*|significan\w+|chang\w+|affect\w*|alter\w*|influenc\w+|improv\w+|increas\w+|decreas\w+|reduc\w+|modif\w+|associat\w+|superior|better|higher|lower|greater|different|reach\w*|statistic\w+|benefit\w*|have\s+an?\s+(?:\w+\s+)?effect|show\w*)"
    r"|\b(?:non-?|in)significant(?:ly)?|\bnot\s+(?:statistically\s+)?(?:significant|different)\w*|\bsimilar(?:ly)?\b|\bcomparable\b|\bunchanged\b|\bunaffected\b|\bunaltered\b|\bequivalent\b|\bthe\s+same\b|\bequal(?:ly)?\b|\bidentical\b"
    r"|\bneither\b[^.;]{1,80}\bnor\b|\bfail(?:ed|s|ure)?\s+to\b|\bwithout\s+(?:significant\s+)?(?:effect|difference|chang|affect|alter)\w*|\black\s+of\s+(?:\w+\s+)?(?:effect|difference|benefit)|\bas\s+(?:effective|good|well)\s+as\b|\bnon-?inferior\w*"
    r"|\bstatistically\s+insignificant|\bnot\s+superior|\bdid\s+not\s+reach|\bindistinguishable|\blittle\s+(?:or\s+no\s+)?(?:effect|difference|change)|\bhardly\b|\bno\s+(?:more|less|better)\b"
    r"|\b(?:neither|nor)\s+(?:did|was|were|had)\b|\bheld\s+its\s+level|\bcould\s+(?:not\s+)?be\s+told\s+from|\bnull\b|\bno\s+such\b|\bwas\s+not\b",
    re.IGNORECASE,
)
_SIGNIFICANT = re.compile(r"(?<!no\s)(?<!not\s)(?<!non-)(?<!statistically\sin)\bsignifican(?:t|tly|ce)\b", re.IGNORECASE)
_NUMBER_PAIR = re.compile(
    r"(?P<a>[-−]?\d+(?:[.,·]\d+)?)\s*(?:%|\w{1,6})?\s*(?:[\[(][^)\]]{0,40}[)\]]|±\s*\d+(?:[.,·]\d+)?|\+/?-\s*\d+(?:\.\d+)?)?\s*(?:%|\w{1,8})?\s*"
    r"(?:vs\.?|versus|v\.?|compared\s+(?:with|to)|against|and|or|,)\s+(?P<b>[-−]?\d+(?:[.,·]\d+)?)(?!\s*%?\s*CI)"
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\]])[.;]\s+(?=[A-Z\[(])|\n+")


@dataclass(frozen=True, slots=True)
class DirectionFeatures:
    """What the words, numbers and p values of an evidence text say, each from the intervention's side."""

    up: float = 0.0
    down: float = 0.0
    none: float = 0.0
    neutral: float = 0.0
    significant: float = 0.0
    p_significant: float = 0.0
    p_not: float = 0.0
    interval_null: float = 0.0
    interval_apart: float = 0.0
    numbers: float = 0.0  # +1 the intervention's number is larger, -1 smaller
    best_vote: float = 0.0  # the strongest single vote, signed
    first_vote: float = 0.0
    interval_sign: float = 0.0
    arms_named: float = 0.0
    outcome_named: float = 0.0
    reference_named: float = 0.0
    evaluative: float = 0.0  # votes by words of benefit, whose way the outcome decides
    is_bad: float = 0.0
    unanchored: float = 0.0  # votes that name no arm
    both_named: float = 0.0  # the comparator is named, and not as a reference: its own change is told

    def vector(self) -> tuple[float, ...]:
        """The numbers in the order of the fields, for a linear model."""
        return tuple(float(getattr(self, f.name)) for f in fields(self))


@dataclass(frozen=True, slots=True)
class _Vote:
    sign: float
    weight: float
    is_none: bool = False
    is_evaluative: bool = False
    is_anchored: bool = True


def _outcome_words(outcome: str) -> frozenset[str]:
    words = {t.low for t in tokens(outcome) if len(t.low) > 2 and t.low not in _PLAIN}
    return frozenset(w[:-1] if len(w) > 4 and w.endswith("s") else w for w in words)


_PLAIN = frozenset("the and for with from after before between during level levels score scores rate rates total mean number change changes time patients".split())


def is_bad_outcome(outcome: str, better: Better | None = None) -> bool:
    """Is less of it better? The vocabulary decides where it knows the outcome, else the words of its name."""
    if better in (Better.HIGHER, Better.LOWER):
        return better is Better.LOWER
    words = lexicon().bad
    return any(words.has(token.low) for token in tokens(outcome)) and not _GOOD.search(outcome)


_GOOD = re.compile(
    r"\b(?:free|relief|survival|remission|response|responders?|improvement|recovery|resolution|control|cure|success|hdl|tolerance|threshold|reduction|quality|function|satisfaction|adherence|abstinence|cessation|healing|sensitivity|loss\s+of\s+weight|weight\s+loss|without)",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def _pieces(text: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in _SENTENCE_END.split(text) if p and p.strip())


def direction_features(
    evidence: str, intervention: str, comparator: str, outcome: str, better: Better | None = None
) -> DirectionFeatures:
    """Read an evidence text for one comparison and one outcome; never raises on odd text."""
    is_bad = is_bad_outcome(outcome, better)
    named = _outcome_words(outcome)
    votes: list[_Vote] = []
    numbers = 0.0
    has_arm = has_reference = has_both = 0.0
    for piece in dict.fromkeys(_pieces(evidence)):
        words = tokens(piece)
        arms = find_arms(words, intervention, comparator)
        relevance = _relevance(words, named)
        votes.extend(_Vote(v.sign, v.weight * relevance, v.is_none, v.is_evaluative, v.is_anchored) for v in _votes(piece, words, arms, named, is_bad))
        numbers += relevance * _numbers(piece, words, arms)
        has_arm = max(has_arm, float(bool(arms)))
        is_referred = any(a.is_reference for a in arms)
        has_reference = max(has_reference, float(is_referred))
        has_both = max(has_both, float(any(a.side == "C" for a in arms) and not is_referred))
    named_arms = (has_arm, has_reference, has_both)
    return _sum(evidence, votes, numbers, named_arms, named, is_bad)


def _sum(
    text: str,
    votes: list[_Vote],
    numbers: float,
    named_arms: tuple[float, float, float],
    named: frozenset[str],
    is_bad: bool,
) -> DirectionFeatures:
    moving = [v for v in votes if not v.is_none]
    best = max(moving, key=lambda v: v.weight, default=None)
    ps = [p.is_significant for p in p_values(text)]
    found = [i for i in intervals(text) if i.kind == "confidence"]
    apart = [i for i in found if not i.holds_null]
    return DirectionFeatures(
        up=sum(v.weight for v in moving if v.sign > 0),
        down=sum(v.weight for v in moving if v.sign < 0),
        none=sum(v.weight for v in votes if v.is_none),
        significant=float(len(_SIGNIFICANT.findall(text))),
        p_significant=float(ps.count(True)),
        p_not=float(ps.count(False)),
        interval_null=float(len(found) - len(apart)),
        interval_apart=float(len(apart)),
        interval_sign=sum((1.0 if i.low > (1 if i.is_ratio else 0) else -1.0) for i in apart),
        numbers=max(-1.0, min(1.0, numbers)),
        best_vote=best.sign * best.weight if best else 0.0,
        first_vote=moving[0].sign if moving else 0.0,
        arms_named=named_arms[0],
        reference_named=named_arms[1],
        both_named=named_arms[2],
        outcome_named=float(any(w in text.lower() for w in named)),
        evaluative=sum(v.sign * v.weight for v in moving if v.is_evaluative),
        is_bad=float(is_bad),
        unanchored=sum(v.sign * v.weight for v in moving if not v.is_anchored),
        neutral=0.0,
    )


def _relevance(words: list[Token], named: frozenset[str]) -> float:
    """How much of the outcome's name the piece holds: from 0.35 to 1."""
    if not named:
        return 1.0
    here = {t.low[:-1] if len(t.low) > 4 and t.low.endswith("s") else t.low for t in words}
    return 0.35 + 0.65 * len(named & here) / len(named)


def _votes(piece: str, words: list[Token], arms: list[ArmMention], named: frozenset[str], is_bad: bool) -> list[_Vote]:
    known = lexicon()
    votes = [_Vote(0, 1.0, is_none=True) for _ in _NONE.finditer(piece)]
    used: set[int] = set()
    for index, token in enumerate(words):
        if index in used or _is_of_outcome(token, named, known, words, index):
            continue
        vote = _vote(words, index, arms, known, is_bad, used, named)
        if vote is not None:
            votes.append(vote)
    return votes


def _is_of_outcome(token: Token, named: frozenset[str], known: Lexicon, words: list[Token], index: int) -> bool:
    """A word of direction that belongs to the outcome's own name ("weight loss") casts no vote."""
    stem = token.low[:-1] if len(token.low) > 4 and token.low.endswith("s") else token.low
    return stem in named and (known.sign(token.low) != 0 or known.benefit(token.low) != 0)


def _vote(
    words: list[Token], index: int, arms: list[ArmMention], known: Lexicon, is_bad: bool, used: set[int], named: frozenset[str]
) -> _Vote | None:
    token = words[index]
    sign: float = known.sign(token.low)
    evaluative = False
    if token.low in ("up", "down"):
        return _gone(words, index, arms)
    if token.low in ("most", "maximum", "maximal", "above", "below", "least", "more", "less", "fall", "falls", "time", "growth", "excess") and not _is_comparative(words, index):
        return None
    if sign == 0:
        benefit = known.benefit(token.low)
        if benefit == 0:
            return None
        sign, evaluative = (-benefit if is_bad else benefit), True
    sign, evaluative = _composed(words, index, sign, evaluative, known, is_bad, used, named)
    if _is_negated(words, index):
        return _Vote(0, 1.0, is_none=True)
    side, certainty = _whose(words, index, arms)
    weight = (1.0 + _emphasis(words, index)) * certainty * (0.8 if evaluative else 1.0)
    return _Vote(sign * side, weight, False, evaluative, bool(arms))


def _gone(words: list[Token], index: int, arms: list[ArmMention]) -> _Vote | None:
    """"went up", "had gone down"."""
    if index == 0 or words[index - 1].low not in ("went", "gone", "go", "goes", "going", "came", "moved"):
        return None
    side, certainty = _whose(words, index, arms)
    return _Vote((1 if words[index].low == "up" else -1) * side, certainty, False, False, bool(arms))


def _is_comparative(words: list[Token], index: int) -> bool:
    """"more vomiting", "more than": but "more than 50 %" and "most patients" say nothing."""
    token = words[index]
    following = words[index + 1].low if index + 1 < len(words) else ""
    if following == "so" or (index and words[index - 1].low in ("changed", "varied", "differed", "change")):
        return False
    if token.low in ("more", "less") and following == "than":
        if any(lexicon().sign(w.low) or w.low in ("up", "down") for w in words[max(0, index - 12) : index]):
            return False  # "had gone down, significantly more than with placebo": how far, not which way
        return index + 2 < len(words) and not words[index + 2].text[0].isdigit()
    if token.low in ("fall", "falls", "time", "growth"):
        return index > 0 and words[index - 1].low in ("a", "the", "significant", "greater", "larger", "to", "did")
    if token.low in ("above", "below"):
        return following in ("that", "those", "control", "controls", "placebo", "the", "baseline")
    return token.low in ("more", "less")


def _composed(
    words: list[Token], index: int, sign: float, evaluative: bool, known: Lexicon, is_bad: bool, used: set[int], named: frozenset[str]
) -> tuple[float, bool]:
    """Turn by what stands around: "smaller decrease", "decrease was greater", "prevented the rise"."""
    token = words[index]
    reach = range(index + 1, min(len(words), index + 5))
    if known.more.has(token.low) or known.fewer.has(token.low):
        degree = 1 if known.more.has(token.low) else -1
        noun = _noun_of_change(words, reach, known, named)
        if noun is not None:
            used.add(noun)
            return degree * _noun_sign(words[noun].low, known, is_bad), known.sign(words[noun].low) == 0
    elif known.flip.has(token.low) and not known.change.has(token.low):
        noun = _noun_of_change(words, reach, known, named)
        if noun is not None:
            used.add(noun)
            return -_noun_sign(words[noun].low, known, is_bad), False
    if known.change.has(token.low):
        degree = _said_of(words, index, known, used)
        if degree:
            return degree * sign, evaluative
    return sign, evaluative


def _noun_of_change(words: list[Token], reach: range, known: Lexicon, named: frozenset[str]) -> int | None:
    for position in reach:
        low = words[position].low
        if low in (".", ";", "than", "compared", ",", "(", "vs"):
            return None
        if known.change.has(low):
            return None if low in named or low.rstrip("s") in named else position
    return None


def _noun_sign(low: str, known: Lexicon, is_bad: bool) -> int:
    sign = known.sign(low)
    return sign if sign else known.benefit(low) * (-1 if is_bad else 1)


def _said_of(words: list[Token], index: int, known: Lexicon, used: set[int]) -> int:
    """"the decrease in X was (significantly) greater": the comparative said of a noun of change."""
    for position in range(index + 1, min(len(words), index + 14)):
        low = words[position].low
        if low in (".", ";", ",", "(") or known.sign(low) and not (known.more.has(low) or known.fewer.has(low)):
            return 0
        if low in ("was", "were", "is", "are") :
            for after in range(position + 1, min(len(words), position + 5)):
                word = words[after].low
                if known.more.has(word) or known.fewer.has(word):
                    used.add(after)
                    return 1 if known.more.has(word) else -1
            return 0
    return 0


def _is_negated(words: list[Token], index: int) -> bool:
    for back in range(index - 1, max(-1, index - 6), -1):
        low = words[back].low
        if low in (".", ";", ":", "but", "however", ","):
            return False
        if low in _NEGATIONS:
            return not (low == "not" and back + 1 < len(words) and words[back + 1].low == "only")
    return False


def _emphasis(words: list[Token], index: int) -> float:
    near = {t.low for t in words[max(0, index - 3) : index + 3]}
    return 0.6 if near & {"significantly", "significant", "statistically", "markedly"} else 0.0


def _whose(words: list[Token], index: int, arms: list[ArmMention]) -> tuple[int, float]:
    """+1 when the word tells the intervention's value, -1 the comparator's; and how sure that is."""
    if not arms:
        return 1, 0.6
    if words[index].low.startswith("favo"):
        ahead = [a for a in arms if index < a.first < index + 9]
        if ahead:
            return (1 if ahead[0].side == "I" else -1), 1.0
    reference = _reference_of(words, index, arms)
    if reference is not None:
        return (1 if reference.side == "C" else -1), 1.0
    own = [a for a in arms if not a.is_reference] or arms
    nearest = min(own, key=lambda a: (_distance(words, index, a), a.first))
    certainty = 0.9 if len({a.side for a in own}) == 1 else 0.8
    return (1 if nearest.side == "I" else -1), certainty


def _reference_of(words: list[Token], index: int, arms: list[ArmMention]) -> ArmMention | None:
    """The arm this word's value is compared with: the first reference behind it, else one before it."""
    behind = [a for a in arms if a.is_reference and a.first > index]
    if behind and not _is_broken(words, index, behind[0].first):
        return behind[0]
    before = [a for a in arms if a.is_reference and a.first < index]
    return before[-1] if before and not any(a.first > before[-1].first and a.first < index and not a.is_reference and a.side == before[-1].side for a in arms) else None


def _is_broken(words: list[Token], start: int, stop: int) -> bool:
    return any(words[i].low in (";", ".") for i in range(start, stop))


def _distance(words: list[Token], index: int, arm: ArmMention) -> float:
    low, high = sorted((index, arm.first))
    breaks = sum(words[i].low in (",", ";", "but", "and", "whereas", "while") for i in range(low, high))
    return abs(arm.first - index) + 6 * breaks + (0.5 if arm.first > index else 0.0)


def _numbers(piece: str, words: list[Token], arms: list[ArmMention]) -> float:
    """Compare the two numbers printed beside the arms: +1 the intervention's is larger."""
    pair = _versus_pair(piece, words, arms) or _one_each(words, arms)
    if pair is None or pair[0] == pair[1]:
        return 0.0
    return 1.0 if pair[0] > pair[1] else -1.0


def _versus_pair(piece: str, words: list[Token], arms: list[ArmMention]) -> tuple[float, float] | None:
    """"(12.3 vs 9.8)": in the order in which the arms were last named before it."""
    match = _NUMBER_PAIR.search(piece)
    if match is None or {a.side for a in arms} != {"I", "C"}:
        return None
    a, b = _float(match["a"]), _float(match["b"])
    before = [arm for arm in arms if words[arm.first].start < match.start()]
    order = [arm.side for arm in before] if {arm.side for arm in before} == {"I", "C"} else [arm.side for arm in arms]
    last_first = next(side for side in reversed(order) if side != order[-1])
    if a is None or b is None:
        return None
    return (a, b) if last_first == "I" else (b, a)


def _one_each(words: list[Token], arms: list[ArmMention]) -> tuple[float, float] | None:
    """"3.6 in the X group and 2.1 in the Y group", "X 3.6, Y 2.1": one number beside each arm."""
    for one, two in zip(arms, arms[1:], strict=False):
        if one.side == two.side or two.first - one.first > 40:
            continue
        between = _plain_numbers(words, one.first + 1, two.first)
        before = _plain_numbers(words, max(0, one.first - 14), one.first)
        after = _plain_numbers(words, two.first + 1, min(len(words), two.first + 12))
        is_number_first = words[one.first - 1].low in _INTRODUCES or words[max(0, one.first - 2)].low in _INTRODUCES
        first, second = (before[-1:], between[:1]) if is_number_first and before else (between[:1], after[:1])
        if first and second:
            return (first[0], second[0]) if one.side == "I" else (second[0], first[0])
    return None


_INTRODUCES = frozenset("in for with on of among under during by after".split())


def _plain_numbers(words: list[Token], start: int, stop: int) -> list[float]:
    """Numbers outside brackets that are no p value, no spread and no limit."""
    found: list[float] = []
    depth = 0
    for position in range(start, stop):
        low = words[position].low
        if low in ("(", "["):
            depth += 1
        elif low in (")", "]"):
            depth = max(0, depth - 1)
        elif depth == 0 and low[0].isdigit() and words[position - 1].low not in ("<", "=", ">", "±", "-", "–", "p"):
            value = _float(low)
            if value is not None:
                found.append(-value if words[position - 1].low == "−" else value)
    return found


def _float(text: str) -> float | None:
    try:
        return float(text.replace("−", "-").replace(",", ".").replace("·", "."))
    except ValueError:
        return None


def direction_of(
    evidence: str, intervention: str, comparator: str, outcome: str, better: Better | None = None
) -> Direction | None:
    """The direction of one outcome, intervention against comparator, told by a result; None when unsure.

    >>> direction_of("Pain was lower with drug A than with placebo (p=0.01)", "drug A", "placebo", "pain")
    <Direction.DECREASE: 'decrease'>
    """
    return decide(direction_features(evidence, intervention, comparator, outcome, better))


def decide(f: DirectionFeatures) -> Direction | None:
    """Weigh the features by rule."""
    move = f.up - f.down + 0.8 * f.numbers
    against = f.none + 0.7 * f.p_not + 0.7 * f.interval_null
    towards = 0.35 * (f.up + f.down) + 0.6 * f.significant + 0.9 * f.p_significant + 0.9 * f.interval_apart
    if f.none and against >= towards * 0.8:
        return Direction.NO_DIFFERENCE
    if not f.none and f.p_not + f.interval_null > f.p_significant + f.interval_apart + f.significant:
        return Direction.NO_DIFFERENCE
    if abs(move) < 0.05:
        move = f.interval_sign or f.best_vote or f.first_vote
    if abs(move) < 0.05:
        return Direction.NO_DIFFERENCE if against > 0 else None
    return Direction.INCREASE if move > 0 else Direction.DECREASE
