"""`dragoman show`: a record in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.run import PageLanguage


def show(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="A record.json, or the folder it lies in.")],
    differences: Annotated[bool, typer.Option("--differences", help="Show where the reports differ.")] = False,
    why: Annotated[
        str | None, typer.Option(metavar="ID", help="Show what one line rests on: its sentences and decisions.")
    ] = None,
    language: PageLanguage = "en",
) -> None:
    """Show a record in the terminal.

    Without options in ten lines. Exits with 1 and lists the faults on stderr where the record breaks its promises.

    \b
    Example: dragoman show out/record.json --differences
    """
    from dragoman.cli.exits import PROBLEMS
    from dragoman.cli.telling import differences_told, why_told
    from dragoman.cli.terminal import warn
    from dragoman.outputs.summary import summary
    from dragoman.record.checker import check
    from dragoman.record.storing import load_record

    loaded = load_record(record)
    if why is not None:
        typer.echo(why_told(loaded, why))
    elif differences:
        typer.echo(differences_told(loaded, language=language))
    else:
        typer.echo(summary(loaded, language=language))
    if faults := check(loaded):
        warn("This record breaks its promises:\n" + "\n".join(f"- {fault}" for fault in faults))
        raise typer.Exit(PROBLEMS)
