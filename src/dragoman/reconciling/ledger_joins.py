"""Which drafts are one ledger line: of one kind, of the same body, about the same thing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from struct import unpack

from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.reconciling.ledger_drafts import Draft, Matters, Step
from dragoman.record.comparing import as_interval, relation
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Point
from dragoman.record.reading import OccurrenceFinding

ALIKE = 0.6
"""How alike the segments of two drafts of one body must be where no point ties them."""
SOMEWHAT = 0.3
"""How alike segments of one agreement's sentences must be at least where no point ties them."""
REAL = frozenset({"held", "under_way", "partly"})
OFF = frozenset({"postponed", "cancelled"})
ENDED = frozenset({"lifted", "suspended"})


class Ties:
    """What ties two drafts: a sentence of one report, a point of two, or segments that are alike."""

    def __init__(self, matters: Matters, points: Sequence[Point]) -> None:
        self.matters, self.points = matters, points

    def tied(self, a: Draft, b: Draft) -> bool:
        """Whether some step of each tells the same."""
        return (
            self._named_with(a, b)
            or self._named_with(b, a)
            or any(
                self._one_sentence(one.evidence, other.evidence) or self._one_point(one.evidence, other.evidence)
                for one in a.steps
                for other in b.steps
            )
        )

    def apart(self, a: Draft, b: Draft) -> bool:
        """Whether one sentence tells two drafts of occurrences of one kind: then they are two things."""
        spots = [{self.matters.spot(step.evidence) for step in draft.steps} for draft in (a, b)]
        kinds = a.source == b.source and a.source in table("kinds")
        return kinds and not set(a.lines) & set(b.lines) and bool(spots[0] & spots[1])

    def headed(self, a: Draft, b: Draft) -> bool:
        """Whether one is only a headline of a report that tells the other: an act of the same parties."""
        if a.source != b.source or a.source not in table("kinds") or set(a.parties) != set(b.parties):
            return False
        telling = {step.evidence.report for step in b.steps}
        return all(step.evidence.report in telling and self.matters.headline(step.evidence) for step in a.steps)

    def _named_with(self, a: Draft, b: Draft) -> bool:
        """Whether a sentence that tells an agreement names another of the same two by its kind ("the truce agreed")."""
        two = len(set(a.parties) & set(b.parties)) > 1
        kinds = table("kinds")
        if a.kind != "commitment" or a.source == b.source or not {a.source, b.source} <= set(kinds) or not two:
            return False
        spots = {self.matters.spot(step.evidence) for step in a.steps}
        return any(
            isinstance(one, OccurrenceFinding) and one.kind == b.source and (report, one.sentence) in spots
            for report, _ in spots
            for one in self.matters.by_report.get(report, ())
        )

    def alike(self, a: Draft, b: Draft) -> bool:
        """Whether segments of two drafts told by different reports are alike."""
        if {step.evidence.report for step in a.steps} & {step.evidence.report for step in b.steps}:
            return False
        return any(self._likeness(one.evidence, other.evidence) >= ALIKE for one in a.steps for other in b.steps)

    def of_one(self, a: Step, b: Step) -> bool:
        """Whether two steps may tell one thing: of one point, somewhat alike, or with no segment to compare.

        What one report says twice is alike.
        """
        one, other = a.evidence, b.evidence
        least = ALIKE if one.report == other.report else SOMEWHAT
        blind = one.report != other.report and not (self._vectors(one) and self._vectors(other))
        return blind or self._one_point(one, other) or self._likeness(one, other) >= least

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


def parted(drafts: Iterable[Draft], ties: Ties) -> Iterator[Draft]:
    """The drafts, an agreement's once per thing agreed: what the same parties agreed in two reports may be two things.

    Sentences that no point ties and that are not alike at all tell two.
    """
    for draft in drafts:
        if draft.source != "agreement" or len(draft.steps) < 2:
            yield draft
            continue
        parts: list[list[Step]] = []
        for step in draft.steps:
            met = [part for part in parts if any(ties.of_one(step, other) for other in part)]
            parts = [part for part in parts if part not in met] + [[*(one for part in met for one in part), step]]
        for part in parts:
            yield replace(draft, steps=tuple(step for step in draft.steps if step in part))


def joined(drafts: Sequence[Draft], ties: Ties) -> list[list[Draft]]:
    """Greedy, in the order of drafts: each goes to the first group that it fits with all of and is tied to one of."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        fitting = [
            group
            for group in groups
            if all(_may(draft, other, ties) for other in group) and any(_same(draft, other, ties) for other in group)
        ]
        if fitting and _over(draft):
            fitting[0].insert(0, draft)  # whoever ends a measure is whose it is
        elif fitting:
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
    ending = a.kind == "measure" and _ends(a, b)
    if a.kind != b.kind or a.apart & b.apart or (a.by and b.by and a.by != b.by and not ending):
        return False
    if a.kind == "commitment" and ties.apart(a, b):
        return False
    if a.kind in ("visit", "expectation") and (stage(a) != stage(b) or stage(a) == "real"):
        return False
    if ending:
        return True
    if a.place and b.place and relation(a.place, b.place) == "disjoint" and not ties.tied(a, b):
        return False
    return not (a.time and b.time and relation(a.time, b.time) == "disjoint")


def _ends(a: Draft, b: Draft) -> bool:
    """Whether one of two measures of a body tells the end of the other: begun, and lifted no earlier."""
    over = [_over(draft) for draft in (a, b)]
    if a.source != b.source or over[0] == over[1] or not set(a.parties) & set(b.parties):
        return False
    begun, ended = (b, a) if over[0] else (a, b)
    spans = [as_interval(one.time.edtf) if one.time and one.time.edtf else None for one in (begun, ended)]
    return spans[0] is None or spans[1] is None or spans[0][0] <= spans[1][1]


def _over(draft: Draft) -> bool:
    return draft.kind == "measure" and all(step.status in ENDED for step in draft.steps)


def _same(a: Draft, b: Draft, ties: Ties) -> bool:
    """Whether something says that two drafts are one."""
    own = a.by is not None and a.by == b.by
    if a.kind == "visit":
        return own
    if a.kind == "measure":
        return a.source == b.source and (ties.tied(a, b) or _one_time(a, b) or _ends(a, b))
    shared = own or bool(bodies(a, ties) & bodies(b, ties))
    return shared and (ties.tied(a, b) or ties.alike(a, b) or ties.headed(a, b) or ties.headed(b, a))


def _one_time(a: Draft, b: Draft) -> bool:
    return bool(a.time and b.time and a.time.edtf and b.time.edtf)


def bodies(draft: Draft, ties: Ties) -> set[str]:
    """The parties of a draft with the states they stand for."""
    states = {state for one in draft.parties if (state := ties.matters.state_of(one))}
    return {*draft.parties, *states}


def stage(draft: Draft) -> str:
    """Whether what a draft tells took place, fell through or lies ahead."""
    statuses = {step.status for step in draft.steps}
    return "real" if statuses & REAL else "fallen" if statuses & OFF else "ahead"
