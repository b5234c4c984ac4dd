"""`dragoman run`: reports in, a dossier out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.record.record import Record

Paths = Annotated[list[str], typer.Argument(metavar="PATHS", help="Files, folders or wildcards.")]
Parsers = Annotated[
    list[str] | None,
    typer.Option("--parser", metavar="NAME", help="Parser of a language: builtin or spacy:PACKAGE; repeatable."),
]
PageLanguage = Annotated[str, typer.Option(metavar="en|de", help="Language the page speaks.")]


def run(
    paths: Paths,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder to write to.")] = Path("out"),
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="People's decisions, one JSON object per line.")
    ] = None,
    language: PageLanguage = "en",
    parser: Parsers = None,
) -> None:
    """Compile the reports into one record and a dossier page.

    Writes DIR/record.json, DIR/dossier.html and DIR/reports/. A file that can't be read is told on stderr; the others
    go on.

    \b
    Example: dragoman run reports/ -o out
    """
    from dragoman.cli.deciding import load_decisions
    from dragoman.cli.opening import open_given
    from dragoman.cli.terminal import tell, told
    from dragoman.cli.writing import require_folder, write_result
    from dragoman.outputs.page_words import page_words

    # What the command line got wrong is said before the work, not after it.
    page_words(language)
    require_folder(out)
    decided = load_decisions(decisions) if decisions else ()
    reports, troubles = open_given(paths)

    from dragoman.languages.encoder import builtin_encoder
    from dragoman.languages.parsers import named_parser
    from dragoman.outputs.dossier import dossier
    from dragoman.outputs.summary import summary
    from dragoman.pipeline import compile_record, read_all

    reading = told(reports, "Reading report")
    readings = read_all(reading, encoder=builtin_encoder(), parser=named_parser(parser or ()))
    record = compile_record(readings, decisions=decided, troubles=troubles, language=language)
    write_result(record, out, dossier=dossier(record, language=language))
    typer.echo(summary(record, language=language))
    tell(_farewell(record, out))


def _farewell(record: Record, out: Path) -> str:
    from dragoman.cli.writing import DOSSIER_FILE
    from dragoman.record.storing import RECORD_FILE

    lines = sum(len(getattr(record, name)) for name in ("occurrences", "remarks", "facts", "ledger"))
    differences = len(record.differences)
    next_step = f"dragoman show {out / RECORD_FILE} --differences" if differences else f"open {out / DOSSIER_FILE}"
    return (
        f"Wrote {out / DOSSIER_FILE}: {lines} line{'' if lines == 1 else 's'}, "
        f"{differences} difference{'' if differences == 1 else 's'}. Next: {next_step}"
    )
