"""The door to a model of the user's own: asks it about each record, tells what was not kept, never stops."""

from __future__ import annotations

import os
from collections.abc import Callable

import typer

from probatum.domain.errors import SourceUnavailable
from probatum.domain.record import Record
from probatum.domain.study import Study

Complete = Callable[[Record, Study], Study]
KEY = "PROBATUM_OWN_MODEL_KEY"


def no_model(_: Record, study: Study) -> Study:
    """The study as it was read."""
    return study


def own_model_at(url: str, model: str) -> Complete:
    """A function that fills a study's gaps by asking the endpoint; failures leave the study as it was."""
    from probatum.extraction import own_model
    from probatum.sources.own_model import Endpoint, complete

    endpoint = Endpoint(url, model, key=os.environ.get(KEY) or None)

    def completed(record: Record, study: Study) -> Study:
        try:
            reply = complete(endpoint, own_model.ask(record))
        except SourceUnavailable as failure:
            typer.echo(f"{record.id}: {failure}", err=True)
            return study
        accepted = own_model.accept(record, reply, model)
        for one in accepted.discarded:
            typer.echo(f"{record.id}: not kept: {one.why}: {one.what}", err=True)
        return own_model.fill(study, accepted)

    return completed
