"""The `probatum` command. Rooms are imported by the command that needs them, so that help is quick."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import Annotated

import typer

from probatum.domain.errors import LibraryError, ProbatumError, SourceUnavailable

DONE, PARTLY, BAD_INPUT, NO_SOURCE = 0, 1, 2, 3

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A living evidence engine for supplements, nootropics and research peptides. "
    "Education, not medical advice: it states what was studied and tells nobody to take anything.",
    epilog="Exit codes: 0 done, 1 finished with quarantined input, 2 bad usage or input, "
    "3 source or network failure.",
)

LibraryOption = Annotated[
    str | None,
    typer.Option("--library", help="Folder, file, sqlite:///… or postgresql://…; default: your data folder."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the JSON document instead of the summary.")]


@app.command()
def review(
    name: Annotated[str, typer.Argument(help="A substance, by any of its names: semax, Семакс, MEHFPGP.")],
    json: JsonOption = False,
    html: Annotated[
        Path | None, typer.Option("--html", help="Where to write the page; default: NAME.html here.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", help="Use evidence up to this day, YYYY-MM-DD; default: the newest evidence."
        ),
    ] = None,
    retracted: Annotated[
        Path | None, typer.Option("--retracted", help="A file of retracted DOIs or PMIDs, one a line.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Review one substance: what was studied, in whom, how sure we are, or an honest refusal."""
    from probatum.cli.commands import run_review

    run_review(name, as_json=json, html=html, as_of=as_of, retracted=retracted, library=library)


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="MEDLINE XML (.gz), nbib, RIS, JATS or JSONL files.")],
    library: LibraryOption = None,
) -> None:
    """Add records to your library; broken ones are set aside by name, the rest goes in."""
    from probatum.cli.commands import run_add

    raise typer.Exit(run_add(files, library=library))


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(help="MEDLINE XML (.gz), nbib, RIS, JATS or JSONL files.")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One study document a line.")] = False,
    own_model: Annotated[
        str | None,
        typer.Option(
            "--own-model",
            help="Base URL of an OpenAI-compatible endpoint that fills gaps; the key, if it wants one, "
            "is read from PROBATUM_OWN_MODEL_KEY. Off unless given.",
        ),
    ] = None,
    model: Annotated[str, typer.Option("--model", help="The model to ask at --own-model.")] = "",
) -> None:
    """Read records into studies without storing them, each value with its quote."""
    from probatum.cli.commands import run_read

    raise typer.Exit(run_read(files, jsonl=jsonl, own_model=own_model, model=model))


@app.command()
def explain(
    anchor: Annotated[
        str, typer.Argument(help="SUBSTANCE#ANCHOR as the page prints it: semax#counts.human_participants.")
    ],
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Show where a number or sentence of a page comes from: rule, inputs, studies, quotes."""
    from probatum.cli.commands import run_explain

    run_explain(anchor, as_json=json, library=library)


@app.command()
def pool(
    file: Annotated[
        Path, typer.Argument(help="CSV with a header; columns named as in metafor's escalc, or yi and vi.")
    ],
    measure: Annotated[
        str | None, typer.Option("--measure", help="SMD, MD, OR, RR, …; default: yi, vi as they stand.")
    ] = None,
    method: Annotated[
        str, typer.Option("--method", help="REML, DL, PM, ML, EB, HE, HS, SJ, or EE (common effect).")
    ] = "REML",
    test: Annotated[
        str, typer.Option("--test", help="adhoc (Hartung-Knapp, never narrower than t), knha, t, z.")
    ] = "adhoc",
    level: Annotated[float, typer.Option("--level", help="Of intervals.")] = 0.95,
    better: Annotated[
        str | None, typer.Option("--better", help="higher or lower: names the sides of the plot.")
    ] = None,
    json: JsonOption = False,
    svg: Annotated[Path | None, typer.Option("--svg", help="Write the forest plot here.")] = None,
) -> None:
    """Pool the studies of your own table: effect sizes, forest plot, heterogeneity, prediction."""
    from probatum.cli.pool import run_pool

    raise typer.Exit(
        run_pool(
            file,
            measure=measure,
            method=method,
            test=test,
            level=level,
            better=better,
            as_json=json,
            svg=svg,
        )
    )


@app.command()
def stack(
    items: Annotated[
        list[str],
        typer.Argument(help='What is combined, one item each: "vitamin A 10000 IU" "cod liver oil".'),
    ],
    age: Annotated[float | None, typer.Option("--age", help="Years; default: limits of adults.")] = None,
    sex: Annotated[str | None, typer.Option("--sex", help="female or male.")] = None,
    pregnant: Annotated[
        bool, typer.Option("--pregnant", help="Read limits and cautions for pregnancy.")
    ] = False,
    lactating: Annotated[bool, typer.Option("--lactating", help="Read them for breast-feeding.")] = False,
    jurisdiction: Annotated[
        list[str] | None,
        typer.Option("--jurisdiction", help="US, EU or UK; repeat for several; default: all."),
    ] = None,
    weight: Annotated[
        float | None, typer.Option("--weight", help="Body mass in kg, for limits per kg.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Check a combination: interactions, ingredients named twice, totals against upper limits, timing."""
    from probatum.cli.stack import profile_of, run_stack

    profile = profile_of(age, sex, pregnant, lactating, jurisdiction or [], weight)
    raise typer.Exit(run_stack(items, profile, as_json=json))


@app.command()
def check(
    article: Annotated[
        str,
        typer.Argument(help="A text, Markdown, HTML or PDF file, an http(s) address, or - for the pipe."),
    ],
    others: Annotated[
        list[str] | None, typer.Argument(help="More articles: where they disagree with the first.")
    ] = None,
    against: Annotated[
        list[str] | None, typer.Option("--against", help="The same as naming another article.")
    ] = None,
    json: JsonOption = False,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write the report here: one private, self-contained page.")
    ] = None,
    share: Annotated[
        Path | None,
        typer.Option("--share", help="Write a page with the claims' words only, none of the article's text."),
    ] = None,
    claimreview: Annotated[
        Path | None, typer.Option("--claimreview", help="Write schema.org ClaimReview JSON-LD here.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Check an article: a verdict on each claim, its arithmetic, its contradictions, what it sells."""
    from probatum.cli.check import run_check

    raise typer.Exit(
        run_check(
            article,
            against=(*(others or ()), *(against or ())),
            as_json=json,
            html=html,
            share=share,
            claimreview=claimreview,
            library=library,
        )
    )


@app.command()
def dose(
    text: Annotated[str, typer.Argument(help='Words with doses: "2 drops in each nostril twice a day".')],
    json: JsonOption = False,
) -> None:
    """Read the doses of a text: quantities, conversions, checks, assumptions. Calculation only."""
    from probatum.cli.dose import run_dose

    run_dose(text, as_json=json)


@app.command()
def hed(
    words: Annotated[list[str], typer.Argument(metavar="DOSE", help="An animal dose per kg: 50 ug/kg.")],
    species: Annotated[str, typer.Option("--from", help="The animal: rat, mouse, rabbit, dog, …")],
    weight: Annotated[str | None, typer.Option("--weight", help="Body mass of a person in kg.")] = None,
    json: JsonOption = False,
) -> None:
    """Human-equivalent dose by body surface: arithmetic for comparison, not a dose to take."""
    from probatum.cli.dose import run_hed

    run_hed(words, species=species, weight=weight, as_json=json)


@app.command()
def substances() -> None:
    """List the substances the vocabulary knows."""
    from probatum import vocabulary

    for substance in vocabulary.substances().all():
        typer.echo(f"{substance.id:32} {substance.name} ({substance.kind})")


def main() -> None:
    """Run the command line; every failure is one clear line and an exit code."""
    try:
        app()
    except SourceUnavailable as failure:
        _stop(failure, NO_SOURCE)
    except (ProbatumError, LibraryError) as failure:
        _stop(failure, BAD_INPUT)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
    except OSError as failure:
        _stop(_plain(failure), BAD_INPUT)


def _plain(failure: OSError) -> str:
    reason = {
        errno.ENOSPC: "no space left on the disk; nothing that was stored is lost",
        errno.EACCES: "no permission to read or write here",
        errno.EROFS: "this folder is read-only",
        errno.ENOENT: "no such file or folder",
        errno.EISDIR: "is a folder, not a file",
    }.get(failure.errno or 0, failure.strerror or str(failure))
    return f"{failure.filename}: {reason}" if failure.filename else reason


def _stop(failure: object, code: int) -> None:
    typer.echo(f"probatum: {failure}", err=True)
    sys.exit(code)
