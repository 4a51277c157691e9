"""Records read into studies per CPU-second, beside two simple readers in the same run.

    python benchmarks/read_records.py [FILE] [NUMBER_OF_RECORDS]

Without a file the test abstracts that ship with the tests are read (retold and invented ones). Each record
is read once; nothing is warm but what a batch keeps warm. `full` is `probatum.extraction.read`; `screen` is
`probatum.extraction.screen`: substance, design, species and number of participants by rules. The peers do far
less: `words` only splits the text into lower-case words, `regex_script` is what one writes in an afternoon:
one pattern each for design, species, sample size, doses and significance. The last line is one
JSON object; the ratios are the result, the rates depend on the machine. Memory is the peak of the process
after each half.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from probatum.domain.provenance import Passage, RecordId, Scheme, Section
from probatum.domain.record import Record, Retrieval
from probatum.extraction import read, screen
from probatum.extraction.quoting import prose
from probatum.sources import parse

TEST_ABSTRACTS = Path(__file__).resolve().parent.parent / "tests" / "data" / "test_abstracts.jsonl"
_WORDS = re.compile(r"[^\W_]+")
_SCRIPT = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"randomi[sz]ed|placebo|double-blind|cohort|case report|meta-analysis|cross-?over",
        r"\b(?:rats?|mice|mouse|rabbits?|humans?|patients|volunteers|participants|women|men)\b",
        r"\bn\s*=\s*\d+|\b\d+\s+(?:patients|participants|subjects|rats|mice|women|men)\b",
        r"\b\d+(?:\.\d+)?\s*(?:mg|µg|μg|g|IU)(?:/kg|/day)?\b",
        r"\bp\s*[<>=]\s*0?\.\d+|significant(?:ly)?",
    )
]


def shipped() -> list[Record]:
    """The test abstracts as records."""
    rows = [json.loads(line) for line in TEST_ABSTRACTS.read_text("utf-8").splitlines()]
    return [_record(row["id"], row["title"], row["abstract"]) for row in rows]


def _record(identity: str, title: str, text: str) -> Record:
    own = RecordId(Scheme.LOCAL, identity)
    passages = (Passage(own, Section.TITLE, title), Passage(own, Section.ABSTRACT, text))
    return Record(id=own, passages=passages, published=None, retrieval=Retrieval("benchmark", "0" * 64))


def words(record: Record) -> int:
    """The least a reader must do."""
    return sum(len(_WORDS.findall(passage.text.lower())) for passage in prose(record))


def regex_script(record: Record) -> list[list[str]]:
    """One pattern per field."""
    text = " ".join(passage.text for passage in prose(record))
    return [pattern.findall(text) for pattern in _SCRIPT]


def rate(work: Callable[[Record], object], records: Iterable[Record]) -> float:
    """Records per CPU-second of this process."""
    start, done = time.process_time(), 0
    for record in records:
        work(record)
        done += 1
    return done / (time.process_time() - start)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Read, print the rates and the ratios."""
    files = [Path(one) for one in sys.argv[1:] if not one.isdigit()]
    most = next((int(one) for one in sys.argv[1:] if one.isdigit()), 1000)
    if files:
        records = [one for one in parse(files[0].read_bytes(), files[0].name) if isinstance(one, Record)]
    else:
        records = shipped()
    records = records[:: max(1, len(records) // most)][:most]
    for record in records[:5]:  # load models and vocabulary
        read(record)
    screen(records[0])
    half = len(records) // 2
    first = rate(read, records[:half])
    peak = _peak()
    rates = {
        "full": 2 / (1 / first + 1 / rate(read, records[half:])),
        "screen": rate(screen, records),
        "regex_script": rate(regex_script, records),
        "words": rate(words, records),
    }
    for name, value in rates.items():
        ratio = value / rates["regex_script"]
        print(f"{name:14} {value:9.0f} records per CPU-second  {ratio:8.4f} x regex script")
    print(
        json.dumps(
            {
                "records": len(records),
                "per_cpu_second": {name: round(value) for name, value in rates.items()},
                "peak_mb_after_halves": [round(peak), round(_peak())],
            }
        )
    )


if __name__ == "__main__":
    main()
