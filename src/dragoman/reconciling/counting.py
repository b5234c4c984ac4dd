"""Figures of one thing that no fact holds together, told apart by two families: "38 villages" here, "83" there.

They are of one thing where their sentences are alike, and each is the other's likest of its kind in the two reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations

from dragoman.reconciling.around import changed_to, converted, inclusive, rate
from dragoman.reconciling.nearness import Nearness
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.ranks import Apart
from dragoman.reconciling.scopes import RANKING
from dragoman.reconciling.superseding import later
from dragoman.reconciling.things import thing_of
from dragoman.reconciling.tolls import other_year
from dragoman.reconciling.unclaimed import unclaimed
from dragoman.reconciling.verdicts import Judgement, Side, judge, sides_of
from dragoman.record.comparing import relation
from dragoman.record.lines import Account, Fact
from dragoman.record.reading import QuantityFinding, Segment
from dragoman.record.values import Amount

ALIKE, BEYOND = 0.55, 0.15
"""How alike the sentences of two figures must be, and how much more than others are, to tell of one thing."""
SURE, SURER = 0.6, 0.2
"""The same of shares: a sentence about a vote tells several."""
AGREEING, NEAR = 0.5, 0.1
"""The same of a figure that agrees with one that is told apart from another."""
ANY = frozenset({"count", "affected"})
"""Properties by which reports count people that one of them says nothing more of."""
PLAIN = "count"
Kind = tuple[str, str, str]


def counted_apart(desk: Desk, facts: Sequence[Fact], *, cast: Cast, faulty: frozenset[str]) -> list[Apart]:
    """Figures by which two families tell one thing so that they exclude each other, where no fact holds both."""
    counting = _Counting(desk, facts, cast)
    found = []
    for group in counting.groups():
        sides = sides_of([counting.account(one) for one in group])
        names = {str(one.property) for one in group}
        name = names.pop() if len(names) == 1 else PLAIN
        judgement = judge(sides, name, desk=desk, faulty=faulty) if len(sides) > 1 else None
        if judgement is not None and judgement.verdict in ("conflict", "slip", "update"):
            if judgement.verdict == "conflict":
                judgement = _milder(sides, desk) or judgement
            found.append(Apart(name, tuple(sides), judgement, tuple(one.id for one in group)))
    return found


def _milder(sides: Sequence[Side], desk: Desk) -> Judgement | None:
    """What is no contradiction: a slip in a copy of one text, and a count that only later reports tell."""
    for side in sides:
        rest = [account for other in sides if other is not side for account in other.accounts]
        agree = all(relation(a.value, b.value) != "disjoint" for a, b in combinations(rest, 2))
        apart = all(relation(side.value, account.value) == "disjoint" for account in rest)
        own, others = ({desk.family[one.report] for one in told} for told in (side.accounts, rest))
        if agree and apart and len(own) == 1 and own < others:
            return Judgement("slip", side, copied=True)
        count = isinstance(side.value, Amount) and side.value.unit == "1"
        if count and agree and apart and _newer(side.accounts, rest, desk):
            return Judgement("update")
    return None


def _newer(new: Sequence[Account], old: Sequence[Account], desk: Desk) -> bool:
    """Whether every report that tells the one is surely later than every report that tells the other."""
    return all(
        later(desk.reports[a.report], desk.reports[b.report], not_before=desk.not_before) for a in new for b in old
    )


class _Counting:
    def __init__(self, desk: Desk, facts: Sequence[Fact], cast: Cast) -> None:
        self.desk, self.cast, self.nearness = desk, cast, Nearness(desk)
        self.facts = [frozenset(fact.members) for fact in facts]
        self.all = sorted(
            (
                f
                for f in desk.findings.values()
                if isinstance(f, QuantityFinding) and isinstance(f.value, Amount) and not unclaimed(f, desk)
            ),
            key=desk.place,
        )
        self.kind: dict[str, Kind] = {one.id: self._kind(one) for one in self.all}
        self.found = [one for one in self.all if self._able(one)]

    def groups(self) -> list[list[QuantityFinding]]:
        """Figures of one thing of which some exclude each other, with those that agree with one of them."""
        group: dict[str, list[QuantityFinding]] = {}
        for one, other in self._apart():
            joined = {f.id: f for f in (*group.get(one.id, [one]), *group.get(other.id, [other]))}
            group.update(dict.fromkeys(joined, sorted(joined.values(), key=self.desk.place)))
        once = {tuple(figure.id for figure in found): found for found in group.values()}
        return [sorted([*found, *self._agreeing(found)], key=self.desk.place) for found in once.values()]

    def account(self, figure: QuantityFinding) -> Account:
        """A figure as an account, told by its own words."""
        span = self.desk.reports[figure.report].evidence(figure.start, figure.end)
        return Account(
            report=figure.report, by=self.cast.actor(figure.by) or figure.by, value=figure.value, evidence=(span,)
        )

    def _kind(self, figure: QuantityFinding) -> Kind:
        """The unit, what is counted, and of people what is told of them."""
        unit = figure.value.unit if isinstance(figure.value, Amount) else ""
        thing = thing_of(figure, self.desk) if unit == "1" else ""
        told = "" if thing != "person" else PLAIN if figure.property in ANY else str(figure.property)
        return unit, thing, told

    def _able(self, figure: QuantityFinding) -> bool:
        """Whether a figure of a known thing stands alone in a healthy sentence of the story's own days."""
        value, kind = figure.value, self.kind[figure.id]
        ordered = not isinstance(value, Amount) or value.min is None or value.max is None or value.min <= value.max
        alone = self._counts[figure.report, figure.sentence, kind[0], kind[1]] == 1
        past = other_year(self.desk, figure) and (figure.report, figure.sentence) not in self._ranked
        known = kind[:2] != ("1", "") and self._segment(figure) is not None
        return ordered and alone and known and not past and self.desk.healthy(figure) and not self._other_sum(figure)

    def _other_sum(self, figure: QuantityFinding) -> bool:
        """Whether a figure is another's in another currency, takes in what others don't ("with its debts"), or is what
        another is, or is to be, changed to."""
        report = self.desk.reports[figure.report]
        span = report.evidence(figure.start, figure.end)
        return converted(figure, self.desk) or inclusive(span, self.desk) or changed_to(span, self.desk) is not None

    @cached_property
    def _counts(self) -> Counter[tuple[str, int, str, str]]:
        return Counter((one.report, one.sentence, *self.kind[one.id][:2]) for one in self.all)

    @cached_property
    def _ranked(self) -> frozenset[tuple[str, int]]:
        """The sentences that name a year only to rank what is told: "the largest since 2009"."""
        told = (one for one in self.desk.findings.values() if isinstance(one, QuantityFinding))
        return frozenset((one.report, one.sentence) for one in told if one.property in RANKING)

    def _apart(self) -> Iterator[tuple[QuantityFinding, QuantityFinding]]:
        for one, other in combinations(self.found, 2):
            if (
                self._may_be(one, other)
                and relation(one.value, other.value) == "disjoint"
                and self._one_thing(one, other)
            ):
                yield one, other

    def _may_be(self, one: QuantityFinding, other: QuantityFinding) -> bool:
        """Whether two families tell figures of one kind, for one time."""
        families = {self.desk.family[figure.report] for figure in (one, other)}
        same = len(families) == 2 and self.kind[one.id] == self.kind[other.id]
        return same and rate(one, self.desk) == rate(other, self.desk)

    def _one_thing(self, one: QuantityFinding, other: QuantityFinding) -> bool:
        """Whether figures that exclude each other are of one thing: no report tells both, nor a likelier one."""
        if any({one.id, other.id} <= members for members in self.facts):
            return False
        share = self.kind[one.id][0] == "%"
        beyond, alike = self._score(one, other)
        if alike < (SURE if share else ALIKE) or beyond < (SURER if share else BEYOND):
            return False
        return not any(self._likelier(a, b, (beyond, alike)) for a, b in ((one, other), (other, one)))

    def _likelier(self, one: QuantityFinding, other: QuantityFinding, score: tuple[float, float]) -> bool:
        """Whether a figure's own report tells the other's value, or another that is rather of what the other is of."""
        own = [f for f in self.all if f.report == one.report and self.kind[f.id][:2] == self.kind[one.id][:2]]
        told = any(relation(figure.value, other.value) != "disjoint" for figure in own)
        able = [f for f in own if f is not one and f in self.found and self.kind[f.id] == self.kind[one.id]]
        return told or any(self._score(figure, other) > score for figure in able)

    def _agreeing(self, group: Sequence[QuantityFinding]) -> list[QuantityFinding]:
        """Figures that agree with one of a group and are of the same thing."""
        return [
            figure
            for figure in self.found
            if figure not in group
            and any(self._agrees(figure, one) for one in group)
            and not any(one.report == figure.report for one in group)
        ]

    def _agrees(self, figure: QuantityFinding, one: QuantityFinding) -> bool:
        if self.kind[figure.id] != self.kind[one.id] or relation(figure.value, one.value) == "disjoint":
            return False
        beyond, alike = self._score(figure, one)
        return alike >= AGREEING and beyond >= NEAR and rate(figure, self.desk) == rate(one, self.desk)

    def _score(self, one: QuantityFinding, other: QuantityFinding) -> tuple[float, float]:
        a, b = self._segment(one), self._segment(other)
        return (self.nearness.beyond(a, b), self.nearness.cosine(a, b)) if a and b else (0.0, 0.0)

    def _segment(self, figure: QuantityFinding) -> Segment | None:
        inside = [one for one in self.desk.readings[figure.report].segments if one.sentence == figure.sentence]
        return max(inside, key=lambda one: one.end - one.start, default=None)


__all__ = ["counted_apart"]
