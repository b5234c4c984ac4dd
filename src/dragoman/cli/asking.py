"""The questions of an audit: a line, its sentences, one letter for a verdict."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from dragoman.cli.exits import CannotWrite
from dragoman.cli.terminal import tell, warn
from dragoman.evaluating.sampling import Item
from dragoman.evaluating.stating import passages, stated
from dragoman.evaluating.verdicts import JUDGEMENTS, Verdict, judged, verdict_bytes, verdict_on

LETTERS = {name[0]: name for name in JUDGEMENTS}
BACK, QUIT = "b", "q"
ASKED = "[r]ight [w]rong [t]rivial [u]nsure, a note after it if you like; [b]ack [q]uit > "


def ask(items: Sequence[Item], given: dict[tuple[str, str, str], Verdict], *, kept: Path) -> None:
    """Asks for every item not judged yet; each verdict goes to the file, and into `given`, before the next line."""
    place, back = 0, False
    while 0 <= place < len(items):
        item = items[place]
        claims = stated(item)
        if judged(item, given, stated=claims) and not back:
            place += 1
            continue
        answer = _answer(item, claims, head=f"{place + 1}/{len(items)}")
        letter, _, note = answer.partition(" ")
        if letter == QUIT:
            return
        back = letter == BACK
        if back:
            place = max(place - 1, 0)
            continue
        verdict = verdict_on(item, LETTERS[letter], stated=claims, note=note.strip())
        _keep(verdict, kept)
        given[verdict.story, verdict.line, verdict.shown] = verdict
        place += 1


def _answer(item: Item, claims: str, *, head: str) -> str:
    """One answer that says something; the end of the input is a quit."""
    tell(f"\n{head}  {item.list} · {item.kind} · {item.language}  ({item.line.id})")
    tell("\n".join(f"  {_plain(claim)}" for claim in claims.split("\n")))
    for one in passages(item):
        text = "".join(f"[[{piece.text}]]" if piece.marked else piece.text for piece in one.pieces)
        tell(f"      {one.cite.siglum}{one.cite.number or ''}  {_plain(text)}")
    while True:
        print(ASKED, end="", file=sys.stderr, flush=True)
        row = sys.stdin.readline()
        if not row:
            return QUIT
        answer = row.strip()
        if answer[:1] in {*LETTERS, BACK, QUIT} and answer[1:2] in ("", " "):
            return answer
        warn("Answer with one of r, w, t, u, b, q.")


def _plain(text: str) -> str:
    """Text on one line without what would steer the terminal."""
    return "".join(mark for mark in " ".join(text.split()) if mark.isprintable())


def _keep(verdict: Verdict, kept: Path) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with kept.open("ab") as file:
            file.write(verdict_bytes(verdict))
    except OSError as error:
        raise CannotWrite(f"{kept}: {error.strerror or error}. Name another file with --verdicts.") from error
