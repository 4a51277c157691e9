"""A modified form told to be the same molecule as the substance it is made from.

An acetyl group, an amide, an ester or a salt changes formula and mass, whoever sells it: that needs no
file of the form. A brand or a synonym of the catalog is the same substance and is left alone.
"""

from __future__ import annotations

import re
from functools import cache

from probatum.claims.judge import verdicts
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict
from probatum.vocabulary import substances

_SOURCE = "IUPAC names of substituted compounds: the prefix or suffix names what is added"
_BEFORE = (
    r"(?P<before>(?:N[-\s]?)?acetyl(?:ated)?|amidated|pegylated|esterified|methylated|phosphorylated)[-\s]+"
)
_ADDED = r"amidate|amide|acetate|hydrochloride|hcl|arginate|sulfate|sulphate|citrate|ethyl\s+ester"
_AFTER = rf"[-\s]+(?P<after>{_ADDED})\b"
_SAME = re.compile(
    r"\s*(?:,\s*[^,]{0,40},)?\s*(?:is|are)\s+"
    r"(?:in\s+fact\s+|actually\s+|really\s+|just\s+|simply\s+|exactly\s+|chemically\s+)*"
    r"(?:(?:the\s+)?(?:very\s+|exact\s+)?same(?:\s+(?:molecule|compound|peptide|substance|thing|drug|product))?\b"
    r"|identical\b|another\s+(?:brand\s+|trade\s+)?name\b|no\s+different\b)"
    r"(?!\s+(?:class|family|group|kind|type|dose|way|price|effects?))",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\bnot\s+(?:the\s+)?same\b|\bnot\s+identical\b", re.IGNORECASE)


@cache
def _forms() -> re.Pattern[str]:
    """A name of the catalog with a group or a salt before or behind it; the longest name first."""
    names = {one.name for one in substances().all() if len(one.name) > 2}
    names |= {name.text for one in substances().all() for name in one.names if name.language == "en"}
    ordered = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:{_BEFORE}(?P<a>{ordered})|(?P<b>{ordered}){_AFTER})(?!\w)", re.IGNORECASE)


def judge_modified(claim: Claim) -> Verdict | None:
    """Contradicted where a modified form is told to be its parent; else None."""
    because = modified_fault(claim.place.quote)
    if because is None:
        return None
    evidence = EvidenceFor(text=because, source=_SOURCE, opposes=True)
    return verdicts.contradicted(claim, because, "form-told-as-parent", (evidence,), Mismatch.IDENTITY)


def modified_fault(words: str) -> str | None:
    """What differs, in a sentence of ours; None where no form is told to be its parent."""
    if not _SAME.search(words) or _OTHER.search(words):
        return None
    for form in _forms().finditer(words):
        if _SAME.match(words, form.end()):
            group = (form["before"] or form["after"]).lower()
            return f"{form[0]} carries {_named(group)} that {form['a'] or form['b']} does not: two substances"
    return None


def _named(group: str) -> str:
    if "acetyl" in group:
        return "an acetyl group"
    if "amid" in group:
        return "an amide group"
    return (
        "an ester or salt part" if group.endswith(("ate", "ester", "hcl", "chloride")) else f"a {group} group"
    )
