"""The command line as a newcomer meets it: offline, in an empty folder."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.usefixtures("in_empty_folder")

NBIB = """
PMID- 1
TI  - Creatine and strength in trained men.
AB  - Forty trained men were randomly assigned to creatine 5 g daily or placebo for 8 weeks.
      Bench press strength increased more with creatine than with placebo.
DP  - 2003 Jan
AU  - Smith J
LA  - eng
PT  - Randomized Controlled Trial

PMID- not a number
TI  - A record whose identifier is broken
DP  - soon
"""


def probatum(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "probatum", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment, "PYTHONIOENCODING": "utf-8"},
    )


def test_review_prints_a_summary_and_writes_the_page(in_empty_folder):
    done = probatum("review", "semax")
    assert done.returncode == 0, done.stderr
    assert "not medical advice" in done.stdout
    page = (in_empty_folder / "semax.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert sorted(item.name for item in in_empty_folder.iterdir()) == ["semax.html"]


@pytest.mark.parametrize("name", ["Семакс", "MEHFPGP", "[Pro8,10,Gly9]ACTH-(4-10)", "SEMAX"])
def test_any_name_finds_the_substance(name):
    done = probatum("review", name, "--json")
    assert json.loads(done.stdout)["substance"]["id"] == "semax"


def test_a_look_alike_is_not_the_substance():
    done = probatum("review", "N-acetyl Semax", "--json")
    assert json.loads(done.stdout)["substance"]["id"] != "semax"


def test_same_input_same_bytes(in_empty_folder):
    first, second = (probatum("review", "semax", "--json", PYTHONHASHSEED=seed).stdout for seed in "12")
    assert first == second
    for seed in "12":
        probatum("review", "semax", "--html", f"{seed}.html", PYTHONHASHSEED=seed)
    assert (in_empty_folder / "1.html").read_bytes() == (in_empty_folder / "2.html").read_bytes()


def test_an_unknown_name_gets_close_matches():
    done = probatum("review", "semaks-forte")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "unknown substance" in done.stderr


def test_a_broken_record_is_named_and_the_rest_goes_in(in_empty_folder):
    (in_empty_folder / "export.nbib").write_text(NBIB, encoding="utf-8")
    done = probatum("add", "export.nbib", "--library", "lib.db")
    assert done.returncode == 1
    assert "1 added" in done.stdout
    assert "export.nbib" in done.stderr
    again = probatum("add", "export.nbib", "--library", "lib.db")
    assert "1 duplicate" in again.stdout


def test_added_records_reach_the_review(in_empty_folder):
    (in_empty_folder / "export.nbib").write_text(NBIB.split("PMID- not")[0], encoding="utf-8")
    assert probatum("add", "export.nbib", "--library", "lib.db").returncode == 0
    document = json.loads(probatum("review", "creatine", "--json", "--library", "lib.db").stdout)
    ids = {record for study in document["studies"] for record in study["records"]}
    assert "pmid:1" in ids
    assert "files" in document["flow"]["source"]


def test_read_prints_one_study_a_line(in_empty_folder):
    (in_empty_folder / "export.nbib").write_text(NBIB, encoding="utf-8")
    done = probatum("read", "export.nbib", "--jsonl")
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    study = json.loads(line)
    assert study["schema"] == "probatum/study/1"
    assert study["design"]["value"] == "rct"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.nbib", b""),
        ("noise.xml", b"\x00\x01\x02 not xml"),
        ("cut.xml.gz", gzip.compress(b"<PubmedArticleSet><PubmedArticle>", mtime=0)[:-9]),
        ("bad.jsonl", b"{'id': 1}\n"),
    ],
)
def test_a_broken_file_gives_a_clear_line_and_no_traceback(in_empty_folder, name, content):
    (in_empty_folder / name).write_bytes(content)
    done = probatum("add", name, "--library", "lib.db")
    assert done.returncode in (1, 2)
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_gives_one_line():
    done = probatum("add", "nowhere.nbib")
    assert done.returncode == 2
    assert done.stderr.strip() == "probatum: nowhere.nbib: no such file or folder"


def test_an_unwritable_page_gives_one_line(in_empty_folder):
    (in_empty_folder / "page.html").mkdir()
    done = probatum("review", "semax", "--html", "page.html")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not list(in_empty_folder.glob("*.tmp"))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_gives_one_line():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "probatum", "review", "semax", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "no space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_reaches_the_studies_behind_a_count():
    done = probatum("explain", "semax#counts.human_participants")
    assert done.returncode == 0, done.stderr
    assert "pmid:" in done.stdout or "doi:" in done.stdout


def test_explain_names_close_anchors():
    done = probatum("explain", "semax#counts.human_participantz")
    assert done.returncode == 2
    assert "no such anchor" in done.stderr


@pytest.mark.parametrize("bad", ["tomorrow", "2026-13-01"])
def test_a_bad_day_is_refused(bad):
    done = probatum("review", "semax", "--as-of", bad)
    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr


def test_a_list_of_retractions_excludes_a_study(in_empty_folder):
    (in_empty_folder / "retracted.txt").write_text("16635254  # a test, not a real retraction\n")
    document = json.loads(probatum("review", "semax", "--json", "--retracted", "retracted.txt").stdout)
    reasons = {one["record"]: one["reason"] for one in document["flow"]["exclusions"]}
    assert reasons["pmid:16635254"] == "retracted"


def test_help_names_every_command():
    done = probatum("--help")
    for command in ("review", "add", "read", "explain", "substances"):
        assert command in done.stdout


MISPRINTED = """
PMID- 99
TI  - Creatine and strength: a randomized trial.
AB  - Forty men were randomly assigned to creatine 5 g daily (n = 18) or placebo (n = 20) for 8 weeks.
      Strength increased more with creatine than with placebo, t(38) = 1.20, p = .01.
      Cramps occurred in 4 of 18 men (35%).
DP  - 2003 Jan
LA  - eng
PT  - Randomized Controlled Trial
"""


def test_printed_numbers_that_do_not_fit_are_shown_with_the_arithmetic(in_empty_folder):
    """A wrong p, a wrong percentage and arms that do not sum: the arithmetic stands on the page, nobody is accused."""
    (in_empty_folder / "export.nbib").write_text(MISPRINTED, encoding="utf-8")
    probatum("add", "export.nbib", "--library", "lib.db")
    document = json.loads(probatum("review", "creatine", "--json", "--library", "lib.db").stdout)
    shown = {one["check"]["name"]: one["check"]["arithmetic"] for one in document["failed_checks"]}
    assert set(shown) == {"statcheck", "percent against count", "arms sum to total"}
    assert "18 + 20 = 38; printed 40" in shown["arms sum to total"]


def test_a_pooled_number_is_explained_down_to_its_rows():
    done = probatum("explain", "magnesium#pool-1-death-effect")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("row of the table in Li J et al. 2007") == 22
    assert "pool-1-death-effect.tau2" in done.stdout


def test_a_quarantined_record_is_one_short_line(in_empty_folder):
    (in_empty_folder / "rows.jsonl").write_text(
        '{broken\n{"id": "pmid:2", "title": "Rats"}\n', encoding="utf-8"
    )
    done = probatum("add", "rows.jsonl", "--library", "lib.db")
    (line,) = done.stderr.splitlines()
    assert line.strip().startswith("quarantined: rows.jsonl, record 1: not a JSON row")
    assert "raw=" not in line


@pytest.mark.parametrize("written", ["15188751", "PMID: 15188751", "https://pubmed.example/x # no"])
def test_a_retracted_list_is_read_as_people_write_it(in_empty_folder, written):
    (in_empty_folder / "list.txt").write_text(written + "\n", encoding="utf-8")
    done = probatum("review", "semax", "--json", "--retracted", "list.txt")
    if "example" in written:
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    else:
        reasons = {one["record"]: one["reason"] for one in json.loads(done.stdout)["flow"]["exclusions"]}
        assert reasons["pmid:15188751"] == "retracted"


def test_a_retracted_list_in_another_encoding_gives_one_line(in_empty_folder):
    (in_empty_folder / "list.txt").write_bytes(b"\xff\xfe1\x00")
    done = probatum("review", "semax", "--retracted", "list.txt")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "list.txt: not UTF-8" in done.stderr


def test_a_look_alike_without_a_page_is_named_as_what_it_is_not():
    done = probatum("review", "ACTH(4-10)")
    assert done.returncode == 2
    assert "it is not Semax" in done.stderr


def test_a_pipe_is_written_to_and_not_replaced(in_empty_folder):
    pipe = in_empty_folder / "pipe"
    os.mkfifo(pipe)
    # The reader drains into a file: a page is larger than a pipe holds, and nobody may wait for the other.
    with open("got.html", "wb") as got:
        reader = subprocess.Popen(["cat", str(pipe)], stdout=got)
        try:
            assert probatum("review", "semax", "--html", "pipe").returncode == 0
            reader.wait(timeout=60)
        finally:
            reader.kill()
    assert (in_empty_folder / "got.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert pipe.is_fifo()


def test_an_unwritable_page_is_named_as_it_was_given():
    done = probatum("review", "semax", "--html", "no/such/page.html")
    assert done.stderr.strip() == "probatum: no/such/page.html: no such file or folder"
