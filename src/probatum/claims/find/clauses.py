"""A sentence cut into the clauses that each assert something of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.find import verbs
from probatum.text.slices import Slice
from probatum.vocabulary import mentions

_JOINT = re.compile(
    r"(?P<stop>;\s+|\s•\s+|\s[–—]\s|—)"
    r"|(?P<colon>:\s+)"
    r"|(?P<result>,\s+(?:thereby\s+)?(?=(?:leading\s+to|resulting\s+in|producing|causing)\s))"
    r"|(?P<relative>,\s+(?:in\s+)?(?=which\s(?!case\b)))"
    r"|(?P<restated>,\s+(?=(?:that(?:\s+is|['’]s)|i\.e\.|in\s+total)\s))"
    r"|(?P<and>,?\s+(?:as\s+well\s+as|and|plus|or|but|yet|&)\s+)"
    r"|(?P<sub>,?\s+(?:however|whereas|whilst|(?<!for\sa\s)while|although|though|because|since|so(?:\s+that)?)\s+)"
    r"|(?P<fronted>,\s+(?=(?:it|they|he|she|we|you|people|patients|users)\s))"
    r"|(?P<defined>\s+(?=(?:known\s+for|used\s+(?:to|for|as)|that\s+(?:has\s+(?:been\s+)?shown|can|may|helps?))\s))",
    re.IGNORECASE,
)
_OPENING = r"(?:(?:also|even|then|therefore|thus|further|it|in\s+turn|often|\w+ly)\s+)*"
_SUBJECT = re.compile(
    r"(?:also\s+|even\s+|then\s+|therefore\s+|in\s+turn\s+)?"
    r"(?:it|they|one|two|three|four|five|six|this|these|that|he|she|we|you|there|nobody|no|the|some|most|many|its|their|your|our"
    r"|more|each|every|all|both|everyday|a|an|\d+|"
    r"patients|users|people|studies|research|[A-Z][\w-]+|[a-z]+-[A-Z][\w-]*|[a-z]+(?:s|in|ine|side))\b",
)
# A noun phrase without a determiner is a subject where a verb that is nothing else follows it.
_BARE_SUBJECT = re.compile(r"(?:[a-z][\w-]*\s+){1,4}", re.IGNORECASE)
_COMPARES = re.compile(r"\s*(?:or|and) (?:more|less)\b", re.IGNORECASE)  # "faster or more complete healing"
_OPEN_CONDITION = re.compile(r"\W*if\b[^,;:]*$", re.IGNORECASE)  # "if a jar has 60 capsules and you take two"
_AMOUNT = r"\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s?(?:mg|mcg|µg|μg|g|iu|ml|drops?|capsules?|tablets?|sprays?)\b"
# "500 mg three times a day, so 1.5 g in all"
_TOTAL = re.compile(
    rf"(?:about |roughly )?{_AMOUNT} (?:in all|in total|altogether|a day|per day|daily)\b", re.IGNORECASE
)
_THINGS = re.compile(r"\d[\d.,]*\s*\w+\s", re.IGNORECASE)
_MAKE = re.compile(
    r"\b(?:give|make|hold|contain|provide|supply|deliver|equal|last|come|add up|need|require|weigh|cost)s?\b",
    re.IGNORECASE,
)
# "15 took the mushroom and 15 took placebo": the parts of one count stay together.
_NEXT_GROUP = re.compile(
    r"(?:\d+|\w+) (?:took|got|received|were given|had) (?:the |a )?placebo", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)")
_ADVERBIAL = re.compile(
    r"(?:at|in|on|with|for|after|by|within|over)\s+(?:[\w,.%-]+\s+){1,6}?(?=(?:it|they|you|this|that)\s)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\b", re.IGNORECASE)
_DEFINITION = re.compile(r"\b(?:is|are) (?:a|an|the)\b", re.IGNORECASE)
_BEGINNING = re.compile(rf"^{_OPENING}", re.IGNORECASE)
_PLURAL = re.compile(r"(?:they|we|you|these|people|users|patients)\s", re.IGNORECASE)
_PAUSE = re.compile(r"[,:;(]|\b(?:which|that|who|whose)\b", re.IGNORECASE)
# What a study set out to do is no result: "a trial compared the two and found …" is one statement.
_SETS_OUT = re.compile(
    r"\b(?:compared|tested|examined|looked at|pooled|followed|randomi[sz]ed)\b", re.IGNORECASE
)
_PLURAL_VERB = re.compile(
    r"\b(?:\w+s|people|men|women|children|they|we|you|both|most|some|many)\s+"
    r"(?:(?:a|per|each|every) day\s+|daily\s+)?(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:when|if|after|once|while|because|since|although|though|before)\b", re.IGNORECASE
)
_FREE = re.compile(r"free (?:of|from)\b", re.IGNORECASE)
_OFTEN = re.compile(r"\b(?:per|each|twice|once|daily|times|every|a day)\b", re.IGNORECASE)
_LEAST_DEFINITION = 6  # words
_MOST_JOINTS = 40  # what holds more is a list or a jumble, and no sentence
_LEAST_BEFORE = 3
_LEAST_AFTER = 3
_REACH = 90  # characters within which the verb of a new subject stands


def clauses(sentence: str) -> tuple[Slice, ...]:
    """The clauses of one sentence in order; together they leave out only what joins them.

    >>> text = "It has no addictive effects and it does not interact with other drugs."
    >>> [place.of(text) for place in clauses(text)]
    ['It has no addictive effects', 'it does not interact with other drugs.']
    """
    found: list[Slice] = []
    start = 0
    joints = [joint for joint in _JOINT.finditer(sentence) if not _is_bracketed(sentence, joint.start())]
    if len(joints) > _MOST_JOINTS:
        return (Slice(0, len(sentence)),)
    for index, joint in enumerate(joints):
        following = joints[index + 1].start() if index + 1 < len(joints) else len(sentence)
        if joint.start() > start and _divides(sentence, start, joint, following):
            found.append(Slice(start, joint.start()))
            start = joint.end()
    found.append(Slice(start, len(sentence)))
    return tuple(_with_words(sentence, found))


def _divides(sentence: str, start: int, joint: re.Match[str], following: int) -> bool:
    """Do both sides assert something: words enough, a verb before, a subject or a predicate after?"""
    before, after = sentence[start : joint.start()], sentence[joint.end() :]
    if len(before.split()) < _LEAST_BEFORE or len(after.split()) < _LEAST_AFTER:
        return False
    kind, room = joint.lastgroup, following - joint.end()
    if kind == "defined":
        return bool(_DEFINITION.search(before)) and len(before.split()) >= _LEAST_DEFINITION
    if kind == "fronted":
        return _has_verb(before) and bool(_CONDITION.search(before)) and _has_subject(after, room)
    if kind == "and" and (_SETS_OUT.search(before) or _NEXT_GROUP.match(after)):
        return False
    if not _has_verb(before):
        return kind == "stop" and bool(verbs.finite().search(after))
    if kind in ("result", "relative"):
        return True
    if kind == "sub" and _TOTAL.match(after):
        return True
    if kind == "restated":
        return bool(re.search(r"\d", before))
    if kind == "colon":
        return bool(verbs.finite().search(after[:room])) and _has_verb(before)
    if kind == "stop":
        return bool(verbs.finite().search(after))
    if _COMPARES.match(joint[0] + after) or (kind == "and" and _OPEN_CONDITION.match(before)):
        return False
    if before[-1:].isdigit() and after[:1].isdigit():
        return False  # "2 or 3 drops"
    if _is_another_dose(before, after) or _has_predicate(before, after) or _has_subject(after, room):
        return True
    if kind == "sub" and _opens_with_substance(after):
        return True
    return joint[0].startswith(",") and _has_bare_subject(_blanked(after)[:room])


def _opens_with_substance(after: str) -> bool:
    """ "…, so ginkgo prevents dementia": a name of the vocabulary, then a verb."""
    named = next(iter(mentions(after[:_REACH])), None)
    return bool(named and named.start == 0 and verbs.finite().match(after, named.end + 1))


def _is_another_dose(before: str, after: str) -> bool:
    """Two instructions: "1 mg per day or 2 drops in each nostril twice a day"."""
    opens, stands = re.match(_AMOUNT, after, re.IGNORECASE), re.search(_AMOUNT, before, re.IGNORECASE)
    return bool(opens and stands and _OFTEN.search(before) and _OFTEN.search(after))


def _has_verb(words: str) -> bool:
    """A finite verb, an imperative, or a base form behind a plural noun."""
    if verbs.finite().search(words) or verbs.plain().match(words):
        return True
    return _has_plural_verb(words)


def _has_plural_verb(words: str) -> bool:
    return any(_PLURAL_VERB.search(words[: verb.start()]) for verb in verbs.plain().finditer(words))


def _has_predicate(before: str, after: str) -> bool:
    """Does a verb of its own open what follows? A form in -ed after a passive goes on with the passive."""
    opening = _BEGINNING.match(after)
    at = opening.end() if opening else 0
    if _FREE.match(after, at) or verbs.auxiliary().match(after, at) or verbs.present().match(after, at):
        return True
    return bool(verbs.past().match(after, at)) and not _PASSIVE.search(before)


def _has_subject(after: str, room: int) -> bool:
    """Does a subject open what follows, with its verb before the next comma or joint?"""
    adverbial = _ADVERBIAL.match(after)
    words = _blanked(after[adverbial.end() if adverbial else 0 :])
    subject = _SUBJECT.match(words)
    if not subject:
        return False
    comma = _PAUSE.search(words, subject.end())
    reach = words[: min(room, _REACH, comma.start() if comma else room)]
    verb = verbs.finite().search(reach, 1)
    if verb and not _is_participle(reach, verb):
        return True
    return _has_plural_verb(reach) or bool(_PLURAL.match(words)) or _counts(reach)


def _counts(words: str) -> bool:
    """ "20 units on the syringe give 1 mg": a number of things, and a verb of sums behind them."""
    things = _THINGS.match(words)
    return bool(things and _MAKE.search(words, things.end()))


def _blanked(words: str) -> str:
    """Brackets hold no verb of the clause; blanks in their place keep every place."""
    return _BRACKETS.sub(lambda found: " " * len(found[0]), words)


def _has_bare_subject(words: str) -> bool:
    """ "reaction time got better": a few words, then a form that can be nothing but a verb."""
    subject = _BARE_SUBJECT.match(words)
    starts = re.finditer(r"(?<=\s)\w", words[: subject.end() + 1]) if subject else ()
    return any(verbs.unmistakable().match(words, word.start()) for word in starts)


def _is_participle(words: str, verb: re.Match[str]) -> bool:
    """A form in -ed right behind a noun phrase and before "by", "in", "to" is no verb of the clause."""
    is_past = verb[0].lower().endswith("ed") and not verbs.auxiliary().fullmatch(verb[0])
    return is_past and bool(re.match(r"\s+(?:by|in|to|with|from|as|at)\b", words[verb.end() :]))


def _is_bracketed(sentence: str, place: int) -> bool:
    before = sentence[:place]
    return before.count("(") > before.count(")") or before.count("[") > before.count("]")


def _with_words(sentence: str, found: list[Slice]) -> Iterator[Slice]:
    for place in found:
        words = place.of(sentence)
        if words.strip():
            lead = len(words) - len(words.lstrip())
            yield Slice(place.start + lead, place.start + len(words.rstrip()))
