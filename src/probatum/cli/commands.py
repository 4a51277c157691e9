"""What each command does: arguments in, hall and pages called, words out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from probatum.cli.progress import steps
from probatum.domain.errors import ProbatumError
from probatum.domain.provenance import RecordId
from probatum.domain.record import Quarantined, Record

if TYPE_CHECKING:
    from probatum.domain.monograph import Monograph
    from probatum.domain.substance import Substance

DONE, PARTLY, BAD_INPUT = 0, 1, 2


def run_review(
    name: str,
    *,
    as_json: bool,
    html: Path | None,
    as_of: str | None,
    retracted: Path | None,
    library: str | None,
) -> None:
    """Review one substance; print the summary or the document, write the page."""
    from probatum import pages

    monograph = _reviewed(name, as_of=as_of, retracted=retracted, library=library)
    target = html or (None if as_json else Path(f"{monograph.substance.id}.html"))
    if target is not None:
        _write(target, pages.render(monograph))
    if as_json:
        from probatum import codec
        from probatum.documents import monograph_document

        typer.echo(codec.dumps(monograph_document(monograph), indent=1))
        return
    typer.echo(pages.summary(monograph))
    typer.echo(f"\nThe page: {target}")


def run_add(files: list[Path], *, library: str | None) -> int:
    """Add files to the library; one line of counts per file, one line per quarantined record."""
    from probatum import sources
    from probatum.library import Library

    quarantined = 0
    with Library.open(library) as shelf:
        for path in files:
            data = _bytes(path)
            with steps(f"adding {path.name}") as step:
                parsed = sources.parse(data, path.name)
                report = shelf.add(data, path.name, parsed, progress=lambda n: step(f"{n} records"))
            typer.echo(
                f"{path.name}: {report.added} added, {report.updated} updated, "
                f"{report.duplicate} duplicate, {len(report.quarantined)} quarantined"
            )
            for item in report.quarantined:
                typer.echo(f"  quarantined: {item.error}", err=True)
            quarantined += len(report.quarantined)
    return PARTLY if quarantined else DONE


def run_read(files: list[Path], *, jsonl: bool, own_model: str | None = None, model: str = "") -> int:
    """Read records into studies: one document a line with --jsonl, else a short table of fields."""
    from probatum import codec, extraction
    from probatum.cli.lines import study_lines
    from probatum.cli.own_model import no_model, own_model_at
    from probatum.documents import study_document

    quarantined = 0
    complete = own_model_at(own_model, model) if own_model else no_model
    for item in _records(files):
        if isinstance(item, Quarantined):
            typer.echo(f"quarantined: {item.error}", err=True)
            quarantined += 1
            continue
        study = complete(item, extraction.read(item))
        if jsonl:
            sys.stdout.write(codec.dumps(study_document(study)) + "\n")
        else:
            typer.echo("\n".join(study_lines(study)) + "\n")
    return PARTLY if quarantined else DONE


def run_explain(anchor: str, *, as_json: bool, library: str | None) -> None:
    """Print the derivation of one number or sentence of a page."""
    from probatum import codec
    from probatum.explain import explain, lines

    name, _, place = anchor.partition("#")
    if not place:
        raise ProbatumError(
            "not an anchor",
            value=anchor,
            remedy="write SUBSTANCE#ANCHOR, as in semax#counts.human_participants",
        )
    derivation = explain(_reviewed(name, as_of=None, retracted=None, library=library), place)
    typer.echo(codec.dumps(derivation, indent=1) if as_json else "\n".join(lines(derivation)))


def _reviewed(name: str, *, as_of: str | None, retracted: Path | None, library: str | None) -> Monograph:
    from probatum.review import review

    substance = _named(name)
    day = _day(as_of)
    with steps(f"reviewing {substance.name}") as step:
        stored = _stored(substance, library)
        return review(substance, stored, as_of=day, retracted=_retracted(retracted), progress=step)


def _named(name: str) -> Substance:
    """The substance of that name; a known look-alike is answered with what it is not."""
    from probatum import vocabulary
    from probatum.domain.errors import UnknownName

    try:
        return vocabulary.substances().named(name)
    except UnknownName:
        for substance in vocabulary.substances().all():
            for other in substance.not_the_same_as:
                if _plain(other.name) == _plain(name):
                    raise ProbatumError(
                        f"no page under this name; it is not {substance.name}",
                        source=name,
                        value=other.because,
                    ) from None
        raise


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _stored(substance: Substance, library: str | None) -> tuple[Record, ...]:
    """Records of the library that may be about the substance; none where no library exists yet."""
    from probatum import vocabulary
    from probatum.library import Library, default_location

    if library is None and not default_location().exists():
        return ()
    with Library.open(library) as shelf:
        return shelf.records_about(vocabulary.search_names(substance))


def _records(files: list[Path]) -> Iterator[Record | Quarantined]:
    from probatum import sources

    for path in files:
        yield from sources.parse(_bytes(path), path.name)


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ProbatumError("not a day", field="--as-of", value=text, remedy="write YYYY-MM-DD") from None


def _retracted(path: Path | None) -> frozenset[RecordId]:
    """DOIs and PMIDs a user names as retracted: one a line, `#` starts a comment."""
    if path is None:
        return frozenset()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ProbatumError(
            f"not UTF-8: {error.reason} at byte {error.start}", source=str(path), remedy="save it as UTF-8"
        ) from None
    return frozenset(
        _record_id(text, path, number)
        for number, line in enumerate(lines, start=1)
        if (text := line.partition("#")[0].strip())
    )


def _record_id(text: str, path: Path, number: int) -> RecordId:
    try:
        return RecordId.parse(_with_scheme(text))
    except ValueError:
        raise ProbatumError(
            "not an identifier",
            source=str(path),
            field=f"line {number}",
            value=text,
            remedy="write a PMID or a DOI, one a line",
        ) from None


def _with_scheme(text: str) -> str:
    """A PMID or DOI as people write it: bare, after its name, or as an address."""
    if text.isdigit():
        return f"pmid:{text}"
    scheme, _, value = text.partition(":")
    scheme = scheme.strip().casefold()
    if scheme in ("pmid", "pmcid", "nct", "local"):
        return f"{scheme}:{value.strip()}"
    return f"doi:{text[text.find('10.') :].lower()}" if "10." in text else text


def _write(target: Path, text: str) -> None:
    """Write the page whole or not at all; a device or a pipe is written to, never replaced."""
    is_special = target.exists() and not target.is_file()
    scratch = target if is_special else target.with_name(target.name + ".tmp")
    try:
        scratch.write_text(text, encoding="utf-8", newline="\n")
        if not is_special:
            scratch.replace(target)
    except OSError as error:
        if not is_special:
            scratch.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(target)) from error
