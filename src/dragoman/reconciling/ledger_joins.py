"""Which drafts are one ledger line: of one kind, of the same body, about the same thing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from struct import unpack

from dragoman.reconciling.ledger_drafts import Draft, Matters
from dragoman.record.comparing import relation
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Point

ALIKE = 0.6
"""How alike the segments of two drafts of one body must be where no point ties them."""
REAL = frozenset({"held", "under_way", "partly"})
OFF = frozenset({"postponed", "cancelled"})


class Ties:
    """What ties two drafts: a sentence of one report, a point of two, or segments that are alike."""

    def __init__(self, matters: Matters, points: Sequence[Point]) -> None:
        self.matters, self.points = matters, points

    def tied(self, a: Draft, b: Draft) -> bool:
        """Whether some step of each tells the same."""
        return any(
            self._one_sentence(one.evidence, other.evidence) or self._one_point(one.evidence, other.evidence)
            for one in a.steps
            for other in b.steps
        )

    def alike(self, a: Draft, b: Draft) -> bool:
        """Whether segments of two drafts told by different reports are alike."""
        if {step.evidence.report for step in a.steps} & {step.evidence.report for step in b.steps}:
            return False
        return any(self._likeness(one.evidence, other.evidence) >= ALIKE for one in a.steps for other in b.steps)

    def _one_sentence(self, a: Evidence, b: Evidence) -> bool:
        return a.report == b.report and a.start < b.end and b.start < a.end

    def _one_point(self, a: Evidence, b: Evidence) -> bool:
        return a.report != b.report and any(_met(point, a) and _met(point, b) for point in self.points)

    def _likeness(self, a: Evidence, b: Evidence) -> float:
        return max(
            (math.fsum(x * y for x, y in zip(u, v, strict=True)) for u in self._vectors(a) for v in self._vectors(b)),
            default=0.0,
        )

    def _vectors(self, span: Evidence) -> list[tuple[float, ...]]:
        found = []
        for segment in self.matters.desk.readings[span.report].segments:
            shared = min(segment.end, span.end) - max(segment.start, span.start)
            if segment.vector is not None and shared >= 0.6 * (segment.end - segment.start):
                numbers = unpack(f"<{len(segment.vector) // 2}e", segment.vector)
                length = math.sqrt(math.fsum(x * x for x in numbers)) or 1.0
                found.append(tuple(x / length for x in numbers))
        return found


def joined(drafts: Sequence[Draft], ties: Ties) -> list[list[Draft]]:
    """Greedy, in the order of drafts: each goes to the first group that it fits with all of and is tied to one of."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        fitting = [
            group
            for group in groups
            if all(_may(draft, other, ties) for other in group) and any(_same(draft, other, ties) for other in group)
        ]
        if fitting:
            fitting[0].append(draft)
        else:
            groups.append([draft])
    return groups


def _met(point: Point, span: Evidence) -> bool:
    return any(
        one.report == span.report
        and min(one.end, span.end) - max(one.start, span.start) >= 0.5 * min(one.end - one.start, span.end - span.start)
        for one in point.sentences
    )


def _may(a: Draft, b: Draft, ties: Ties) -> bool:
    """Whether nothing forbids two drafts to be one."""
    if a.kind != b.kind or a.apart & b.apart or (a.by and b.by and a.by != b.by):
        return False
    if a.kind in ("visit", "expectation") and (_stage(a) != _stage(b) or _stage(a) == "real"):
        return False
    if a.place and b.place and relation(a.place, b.place) == "disjoint" and not ties.tied(a, b):
        return False
    return not (a.time and b.time and relation(a.time, b.time) == "disjoint")


def _same(a: Draft, b: Draft, ties: Ties) -> bool:
    """Whether something says that two drafts are one."""
    own = a.by is not None and a.by == b.by
    if a.kind == "visit":
        return own
    if a.kind == "measure":
        return a.source == b.source and (ties.tied(a, b) or _one_time(a, b))
    shared = own or bool(_bodies(a, ties) & _bodies(b, ties))
    return shared and (ties.tied(a, b) or ties.alike(a, b))


def _one_time(a: Draft, b: Draft) -> bool:
    return bool(a.time and b.time and a.time.edtf and b.time.edtf)


def _bodies(draft: Draft, ties: Ties) -> set[str]:
    """The parties of a draft with the states they stand for."""
    states = {state for one in draft.parties if (state := ties.matters.state_of(one))}
    return {*draft.parties, *states}


def _stage(draft: Draft) -> str:
    statuses = {step.status for step in draft.steps}
    return "real" if statuses & REAL else "fallen" if statuses & OFF else "ahead"
