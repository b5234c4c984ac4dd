"""`dragoman audit`: a sample of lines, judged by a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.evaluating.sampling import Item
    from dragoman.record.record import Record


def audit(
    records: Annotated[list[Path], typer.Argument(metavar="RECORD", help="A record.json or its folder; or several.")],
    n: Annotated[int, typer.Option("--n", min=1, help="How many lines to judge.")] = 200,
    seed: Annotated[int, typer.Option(help="Another seed draws other lines; the same draws the same.")] = 1,
    verdicts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where verdicts are kept. Default: audit.jsonl by the record.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(metavar="LIST", help="Only lines of this list (facts, remarks ...); repeatable.")
    ] = None,
    form: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the sample as a page to judge in a browser instead.")
    ] = None,
    report: Annotated[bool, typer.Option("--report", help="Ask nothing; print what the verdicts say.")] = False,
) -> None:
    """Judge a sample of a record's lines against their sentences.

    Shows line after line and keeps each verdict (right, wrong, trivial, unsure) at once, so that judging can stop and
    go on at any time. Ends with the precision by list, kind and language, with 95 % intervals.

    \b
    Example: dragoman audit out/record.json --n 200
    """
    from dragoman.cli.asking import ask
    from dragoman.cli.terminal import tell
    from dragoman.cli.writing import write_whole
    from dragoman.evaluating.form import form as form_page
    from dragoman.evaluating.precision import report as report_of
    from dragoman.evaluating.stating import stated
    from dragoman.evaluating.verdicts import judged, load_verdicts, standing
    from dragoman.record.storing import load_record

    loaded = [load_record(path) for path in records]
    kept = verdicts or _beside(records[0])
    given = standing(load_verdicts(kept))
    items = _drawn(loaded, n, seed=seed, only=only or [])
    if form is not None:
        write_whole(form, form_page(items, given).encode("utf-8", "replace"))
        tell(f"Wrote {form}: {len(items)} lines. Save its verdicts as {kept}. Next: open {form}")
        return
    if not report:
        ask(items, given, kept=kept)
    found = [one for item in items if (one := judged(item, given, stated=stated(item)))]
    typer.echo(report_of(found))
    tell(f"{len(found)} of {len(items)} lines judged; verdicts in {kept}.")


def _beside(record: Path) -> Path:
    return (record if record.is_dir() else record.parent) / "audit.jsonl"


def _drawn(records: list[Record], number: int, *, seed: int, only: list[str]) -> list[Item]:
    """The sample. Raises UnknownName where a list is named that there isn't."""
    from dragoman.evaluating.sampling import LISTS, items_of, sample
    from dragoman.record.errors import UnknownName

    if unknown := [name for name in only if name not in LISTS]:
        raise UnknownName(f"--only {', '.join(unknown)}: no such list. Lists: {', '.join(LISTS)}.")
    return sample(items_of(records, lists=only or LISTS), number, seed=seed)
