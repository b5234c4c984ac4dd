"""`dragoman decide`: writes one decision of a person behind the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.cli.pointing import Pointing
    from dragoman.record.ruling import Ruling, Spot

BESIDE = Path("decisions.jsonl")


def decide(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="A record.json, or the folder it lies in.")],
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="same, different, split, rename, verdict, wrong or undo.")
    ],
    things: Annotated[
        list[str],
        typer.Argument(
            metavar="THINGS",
            help="Ids of lines or findings, or sentences (B14). Of split: the line, then what leaves it, which may be "
            "whole reports (B). Of undo also the number of a line of the file.",
        ),
    ],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Your reason; it stands in the record.")] = "",
    to: Annotated[str | None, typer.Option(metavar="NAME|VERDICT", help="The new name, or the verdict.")] = None,
    suspect: Annotated[
        list[str] | None, typer.Option(metavar="REPORT", help="Of the verdict slip: whose reading it is (B).")
    ] = None,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="File to add to; - for stdout.")] = BESIDE,
) -> None:
    """Add a decision of yours to a file that runs replay.

    It names what it decides on by id and by place, so that it holds as the story grows. The record stays as it is
    until the next `dragoman run … --decisions FILE`.

    \b
    Example: dragoman decide out/record.json same o0123456789 o9876543210 --why "One meeting, two names."
    """
    from dragoman.cli.deciding import add_decision
    from dragoman.cli.pointing import Pointing
    from dragoman.cli.terminal import tell
    from dragoman.record.ruling import ruling_line
    from dragoman.record.storing import load_record

    ruling = _ruling(Pointing(load_record(record)), what, things=things, to=to, suspect=suspect or [], why=why)
    if str(out) == "-":
        typer.echo(ruling_line(ruling).decode(), nl=False)
        return
    number = add_decision(out, ruling)
    tell(f"Wrote {out}: {number} decision{'' if number == 1 else 's'}. Next: dragoman run … --decisions {out}")


def _ruling(
    pointing: Pointing, what: str, *, things: list[str], to: str | None, suspect: list[str], why: str
) -> Ruling:
    """The decision that the command line means. Raises UnknownLine, BadDecisions."""
    from typing import get_args

    from dragoman.record.ruling import BadDecisions, Ruling, What, faults_of

    if what not in get_args(What):
        raise BadDecisions(f"{what}: no kind of decision. Known: {', '.join(get_args(What))}.")
    ids, spots, undoes = _named(pointing, what, things)
    members = {one: pointing.lines[one][1].members for one in ids if one in pointing.lines}
    reports = tuple(pointing.report(one).id for one in suspect)
    ruling = Ruling(
        what=what,  # type: ignore[arg-type]
        ids=tuple(dict.fromkeys(ids)), members=members, spans=tuple(spots), to=to, suspect=reports, undoes=undoes,
        why=why,
    )  # fmt: skip
    faults = [*faults_of(ruling), *_unfit(pointing, ruling)]
    if faults:
        raise BadDecisions("\n".join(faults))
    return ruling


def _named(pointing: Pointing, what: str, things: list[str]) -> tuple[list[str], list[Spot], int | None]:
    """(Ids, places, the number that an undo counts) of all that is named."""
    from dragoman.cli.pointing import KINDS, is_finding

    ids: list[str] = []
    spots: list[Spot] = []
    undoes = None
    kind = next((KINDS.get(pointing.lines[one][0]) for one in things if one in pointing.lines), None)
    for one in things:
        if what == "undo" and one.isdigit():
            undoes = int(one)
        elif is_finding(one):
            ids.append(pointing.finding(one))
        elif (sentence := pointing.sentence(one, kind)) is not None:
            spots.append(sentence)
        elif what == "split" and ids and one not in pointing.lines:
            spots += pointing.told_by(ids[0], pointing.report(one))
        else:
            spots += pointing.spots(one)
            ids.append(one)
    return ids, spots, undoes


def _unfit(pointing: Pointing, ruling: Ruling) -> list[str]:
    """What a decision of its kind can't be about."""
    from dragoman.cli.pointing import KINDS

    lists = sorted({pointing.lines[one][0] for one in ruling.lines if one in pointing.lines})
    may = {"rename": ("actors",), "verdict": ("differences",), "wrong": (*KINDS, "facts", "differences")}
    allowed = may.get(ruling.what, tuple(KINDS))
    if ruling.what == "undo":
        return []
    faults = [f"{ruling.what} is of {', '.join(allowed)}, not of {name}." for name in lists if name not in allowed]
    if ruling.what in ("same", "merge", "different") and len(lists) > 1:
        faults.append(f"{' and '.join(lists)} are not of one kind.")
    return faults
