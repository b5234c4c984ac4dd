"""`dragoman evaluate`: a record against the gold of its story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.evaluating.score import Scores
    from dragoman.evaluating.stories import GoldStory


def evaluate(
    stories: Annotated[list[Path], typer.Argument(metavar="STORY", help="A folder with gold.json and reports/.")],
    record: Annotated[
        Path | None, typer.Option(metavar="RECORD", help="Score this record.json instead of compiling one.")
    ] = None,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Floors to hold to. Default: those of Dragoman's own examples.")
    ] = None,
    raise_: Annotated[bool, typer.Option("--raise", help="Raise floors to the figures where these are above.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="Set floors where the figures are, lower ones too.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Tell what was wrong, one row each, below the table.")] = False,
) -> None:
    """Score a record against the gold of its story.

    Compiles the reports of each folder, or takes --record, and prints a table of shares with their counts. Exits with 1
    where a figure is under its floor.

    \b
    Example: dragoman evaluate examples/corfu-channel --notes
    """
    from dragoman.cli.exits import PROBLEMS
    from dragoman.cli.terminal import told, warn
    from dragoman.cli.writing import write_whole
    from dragoman.evaluating import table
    from dragoman.evaluating.floors import FLOORS_FILE, floors_bytes, hold, load_floors
    from dragoman.evaluating.stories import load_story

    _refuse(stories, record, raise_=raise_, lower=lower)
    loaded, file, failed = [load_story(folder) for folder in stories], floors or FLOORS_FILE, False
    known = load_floors(file)
    before = dict(known)
    for story in told(loaded, "Compiling story"):
        scores = _scores(story, record)
        typer.echo(f"{story.name} (set {story.set})\n{table.table(scores, known.get(story.name))}")
        if notes:
            typer.echo(table.notes(scores))
        held = hold(
            story, scores.figures, known.get(story.name), move="lower" if lower else "raise" if raise_ else None
        )
        if verdict := table.verdict(story.name, held):
            warn(verdict)
        known |= {story.name: held.floors} if held.floors else {}
        failed |= held.failed
    if known != before:
        write_whole(file, floors_bytes(known))
    if failed:
        raise typer.Exit(PROBLEMS)


def _scores(story: GoldStory, record: Path | None) -> Scores:
    from dragoman.evaluating.stories import compile_story, score_story
    from dragoman.record.storing import load_record

    return score_story(story, load_record(record) if record else compile_story(story))


def _refuse(stories: list[Path], record: Path | None, *, raise_: bool, lower: bool) -> None:
    """Raises BadParameter where options do not go together."""
    if raise_ and lower:
        raise typer.BadParameter("--raise cannot be used with --lower.")
    if record and len(stories) > 1:
        raise typer.BadParameter("--record is one story's: name one STORY with it.")
