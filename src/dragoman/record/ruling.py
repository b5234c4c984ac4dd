"""A decision as a person writes it: one JSON object on one line of `decisions.jsonl`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from dragoman.record.errors import DragomanError
from dragoman.record.ids import PREFIX
from dragoman.record.lines import Decision, Verdict

What = Literal["same", "different", "merge", "split", "rename", "verdict", "wrong", "undo"]
FindingKind = Literal["name", "occurrence", "remark"]
_ID = re.compile(rf"[{''.join(sorted(PREFIX.values()))}][0-9a-f]{{10}}(?:-\d+)?")
FINDING = PREFIX["finding"]


class BadDecisions(DragomanError):
    """Decisions that can't be replayed as they are written; the message lists every fault with its line."""

    slug = "bad-decisions"


class Spot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where something that a decision names stands: code points of the report's text, end exclusive.

    `of`: the line among the decision's `ids` that it is a part of; None where it is named for itself. `kind`: what
    stood there; None takes what fits best. `text`: its words, for whoever reads the file.
    """

    report: str
    start: int
    end: int
    of: str | None = None
    kind: FindingKind | None = None
    text: str | None = None


class Ruling(Decision, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person decides. Things are named by `ids` (lines or findings as shown), `findings` or `spans`.

    `members`: the findings that the lines named had when they were looked at, by line; without them a line is known by
    its first finding alone, of which its id is made.
    `to`: the new name (rename) or the verdict. `suspect`: ids of the reports whose reading is the slip. `undoes`: the
    number of the earlier decision taken back, counted from 1 (in a file: the number of its line).
    """

    ids: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    score: float | None = None
    reasons: tuple[str, ...] = ()
    by: Literal["rule", "person"] = "person"
    members: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 (msgspec copies it)
    spans: tuple[Spot, ...] = ()
    to: str | None = None
    suspect: tuple[str, ...] = ()
    undoes: int | None = None
    why: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The ids of lines it names, each once."""
        return tuple(dict.fromkeys(one for one in self.ids if not one.startswith(FINDING)))

    @property
    def single(self) -> tuple[str, ...]:
        """The ids of findings it names for themselves, each once."""
        return tuple(dict.fromkeys([*(one for one in self.ids if one.startswith(FINDING)), *self.findings]))

    @property
    def loose(self) -> tuple[Spot, ...]:
        """The places it names for themselves."""
        return tuple(spot for spot in self.spans if spot.of is None)

    @property
    def named(self) -> frozenset[object]:
        """All that it names: two decisions that name the same are of one matter."""
        return frozenset([*self.lines, *self.single, *((spot.report, spot.start, spot.end) for spot in self.loose)])

    @property
    def grounds(self) -> tuple[str, ...]:
        """The person's own reasons."""
        return tuple(dict.fromkeys(reason for reason in (self.why, *self.reasons) if reason.strip()))


def faults_of(ruling: Ruling) -> Iterator[str]:
    """What is missing or senseless in a decision, each as a sentence with its cure."""
    yield from _naming_faults(ruling)
    what, things = ruling.what, len(ruling.lines) + len(ruling.single) + len(ruling.loose)
    if what in ("same", "merge", "different") and things < 2:
        yield f"{what} needs two things or more, {things} named. Name them in ids, findings or spans."
    elif what == "split" and (len(ruling.lines) != 1 or things < 2):
        yield "split needs the line in ids, and in findings or spans what leaves it."
    elif what in ("rename", "verdict") and things != 1:
        yield f"{what} needs one thing, {things} named."
    elif what == "wrong" and not things:
        yield "wrong names nothing. Name the line in ids."
    elif what == "undo" and not things and ruling.undoes is None:
        yield "undo names nothing. Say in undoes the line of the decision to take back, or name what it named."
    elif what == "void":
        yield "void is what a run reports of a decision that finds nothing. Delete the line."
    yield from _target_faults(ruling)


def _target_faults(ruling: Ruling) -> Iterator[str]:
    what, to = ruling.what, ruling.to
    if what == "rename" and not (to or "").strip():
        yield "rename needs the new name in to."
    if what == "verdict" and to not in get_args(Verdict):
        yield f"verdict needs one of {', '.join(get_args(Verdict))} in to, not {to!r}."
    if what not in ("rename", "verdict") and to is not None:
        yield f"{what} takes no to; rename and verdict do."
    if ruling.suspect and not (what == "verdict" and to == "slip"):
        yield "suspect names the reports of a slip; no other decision takes it."
    if ruling.undoes is not None and what != "undo":
        yield f"{what} takes no undoes; undo does."


def _naming_faults(ruling: Ruling) -> Iterator[str]:
    told = [one for members in ruling.members.values() for one in members]
    for one in (*ruling.ids, *ruling.findings, *ruling.suspect, *told):
        if not _ID.fullmatch(one):
            yield f"{one!r} is no id. Ids look like o0123456789; they stand on the page and in record.json."
    for spot in ruling.spans:
        if not 0 <= spot.start < spot.end:
            yield f"a span from {spot.start} to {spot.end} holds nothing."
        if not _ID.fullmatch(spot.report):
            yield f"{spot.report!r} is no report's id. Letters change as a story grows; ids stand in record.json."
        if spot.of is not None and spot.of not in ruling.ids:
            yield f"a span is of {spot.of!r}, which is not among the ids."
    for one in ruling.members:
        if one not in ruling.ids:
            yield f"members tell of {one!r}, which is not among the ids."


def ruling_of(decision: Decision) -> Ruling:
    """A decision as a ruling; of one that a record lists, its lines stand for the findings it lists with them."""
    if isinstance(decision, Ruling):
        return decision
    findings = () if decision.ids else decision.findings
    return Ruling(what=decision.what, ids=decision.ids, findings=findings, reasons=decision.reasons)


def ruling_line(ruling: Ruling) -> bytes:
    """A decision as one JSON line, without the keys that say nothing; what machines read stands last."""
    told = msgspec.to_builtins(ruling)
    last = {"members": told.pop("members"), "spans": [_said(spot) for spot in told.pop("spans")]}
    return msgspec.json.encode(_said({**told, "by": None, **last})) + b"\n"


def _said(keys: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value or value == 0}
