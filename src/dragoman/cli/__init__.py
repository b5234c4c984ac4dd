"""The command line: results on stdout, everything else on stderr. One file per command; heavy imports inside them."""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli.audit import audit
from dragoman.cli.decide import decide
from dragoman.cli.evaluate import evaluate
from dragoman.cli.exits import BUG, CANNOT_RUN, WHERE_TO_REPORT
from dragoman.cli.intake import intake
from dragoman.cli.read import read
from dragoman.cli.run import run
from dragoman.cli.schema import schema
from dragoman.cli.show import show
from dragoman.record.errors import DragomanError

# Typer's own tracebacks are switched off: `main` prints a plain one and says where to report it.
app = typer.Typer(
    name="dragoman", add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
)
for command in (run, intake, read, show, decide, audit, evaluate, schema):
    app.command()(command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _dragoman(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads several news reports of the same events, in several languages, and compiles one record in which every
    line cites its sentence.

    \b
    Example: dragoman run reports/ -o out
    """


def main() -> None:
    """Runs the command line and exits: 0 done, 1 problems found, 2 cannot run, 101 a bug."""
    # A record is a great many small frozen objects without circles: collecting them often costs a tenth of a run.
    gc.set_threshold(1_000_000, 20, 20)
    try:
        app()
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        sys.exit(CANNOT_RUN)
    except Exception:
        import traceback

        traceback.print_exc()
        typer.echo(f"This is a bug in dragoman {__version__}, not in your reports. {WHERE_TO_REPORT}", err=True)
        sys.exit(BUG)
