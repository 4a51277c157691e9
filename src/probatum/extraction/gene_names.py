"""Gene symbols that mean transcripts: "Bdnf, TrkA and TrkC were raised" where mRNA was measured.

A bare symbol may mean the gene, its transcript or its protein. It counts as the transcript only in a passage
that speaks of mRNA, transcripts or gene expression and of no assay of proteins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from probatum import vocabulary
from probatum.extraction.named import substances_in
from probatum.text.words import Literals
from probatum.vocabulary import OutcomeMention

_EXPRESSION = re.compile(
    r"\bmRNAs?\b|\btranscript(?:s|ome|omic|ion)?\b|\bgene\s+expression\b|\bexpression\s+of\s+(?:the\s+)?(?:\w+\s+)?genes?\b"
    r"|\b(?:RT-?q?|real-time\s+(?:RT-?)?)PCR\b",
    re.IGNORECASE,
)
_EXPRESSION_NEEDS = Literals(("mrna", "transcript", "gene", "pcr"))
_PROTEIN = re.compile(
    r"\bproteins?\s+(?:levels?|contents?|concentrations?|expression)\b|\bELISA\b|\bimmuno(?:assay|blot|histochem)\w*"
    r"|\bwestern\s+blot\w*|\b(?:serum|plasma)\b|\bconcentrations?\s+of\b",
    re.IGNORECASE,
)
_SYMBOL = r"[A-Z][A-Za-z]{1,5}-?\d?[A-Za-z]?"
_LIST = re.compile(rf"(?<![\w-]){_SYMBOL}(?:,\s+{_SYMBOL})*(?:,?\s+(?:and|or)\s+{_SYMBOL})?(?![\w-])")
# Behind a single symbol these already say which of the three is meant, or that another thing is named.
_SAID = re.compile(
    r"\s*(?:mRNA|transcripts?|proteins?|receptors?|genes?|antibod\w+|[/-])|\s*\(", re.IGNORECASE
)


@lru_cache(maxsize=32)
def gene_mentions(text: str) -> tuple[OutcomeMention, ...]:
    """Transcripts named by bare symbols, each list of symbols as one.

    >>> told = "We measured mRNA of neurotrophins. Ngf fell."
    >>> [(told[m.start : m.end], m.term) for m in gene_mentions(told)]
    [('Ngf', 'ngf_mrna')]
    """
    if not _EXPRESSION_NEEDS.are_in(text.lower()) or not _EXPRESSION.search(text) or _PROTEIN.search(text):
        return ()
    return tuple(_found(text))


def _found(text: str) -> Iterator[OutcomeMention]:
    given = tuple(m.end for m in substances_in(text))
    for match in _LIST.finditer(text):
        start = max((end for end in given if match.start() < end <= match.end()), default=match.start())
        symbols = text[start : match.end()].lstrip(", ")
        is_list = "," in symbols or " " in symbols
        if not symbols or (not is_list and _SAID.match(text, match.end())):
            continue
        term = _transcript(symbols)
        if term is not None:
            yield OutcomeMention(term=term, start=match.end() - len(symbols), end=match.end())


def _transcript(symbols: str) -> str | None:
    """The term of one symbol's transcript, or of several symbols together."""
    term = vocabulary.outcomes().map_name(f"{symbols}: mRNA", animal=True)
    return term if term is not None and term.endswith("_mrna") else None
