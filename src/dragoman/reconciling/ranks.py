"""Superlatives of one thing that no line holds: "the largest takeover since 2009", "la mayor del sector desde 2011"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from dragoman.languages.ranks import ranked_in
from dragoman.reconciling.nearness import Nearness
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.scopes import scopes_of
from dragoman.reconciling.verdicts import Judgement, Side, judge, sides_of
from dragoman.record.comparing import relation
from dragoman.record.lines import Account, Fact
from dragoman.record.reading import QuantityFinding, Segment
from dragoman.record.values import Time

ALIKE, BEYOND = 0.45, 0.08
"""How alike the sentences of two superlatives must be, and how much more than others are, to be of one thing."""
OF_ONE = "rank"


class Apart(Struct, frozen=True):
    """Values of one thing that exclude each other: what they are of has no line, only its sentences."""

    property: str
    sides: tuple[Side, ...]
    judgement: Judgement
    members: tuple[str, ...]


def ranked_apart(desk: Desk, facts: Sequence[Fact], *, faulty: frozenset[str]) -> list[Apart]:
    """Superlatives by which one thing has had no like since two different years, where no fact tells both."""
    ranks = _Ranks(desk, facts)
    found = []
    for group in ranks.groups():
        accounts = [ranks.account(one) for one in group]
        sides = sides_of(accounts)
        judgement = judge(sides, OF_ONE, desk=desk, faulty=faulty) if len(sides) > 1 else None
        if judgement is not None and judgement.verdict in ("conflict", "slip"):
            found.append(Apart(OF_ONE, tuple(sides), judgement, tuple(one.id for one in group)))
    return found


class _Ranks:
    def __init__(self, desk: Desk, facts: Sequence[Fact]) -> None:
        self.desk, self.nearness = desk, Nearness(desk)
        self.told = [frozenset(fact.members) for fact in facts]
        self.found = sorted(
            (
                one
                for one in desk.findings.values()
                if isinstance(one, QuantityFinding) and one.property == OF_ONE and isinstance(one.value, Time)
            ),
            key=desk.place,
        )

    def groups(self) -> list[tuple[QuantityFinding, ...]]:
        """Superlatives put together that are of one thing, where some exclude each other and no fact says so."""
        group: dict[str, list[QuantityFinding]] = {one.id: [one] for one in self.found}
        for one, other in self._pairs():
            if group[one.id] is not group[other.id]:
                joined = sorted([*group[one.id], *group[other.id]], key=self.desk.place)
                group.update({figure.id: joined for figure in joined})
        once = {tuple(figure.id for figure in found): tuple(found) for found in group.values()}
        return [found for ids, found in once.items() if not any(set(ids) <= told for told in self.told)]

    def _pairs(self) -> Iterator[tuple[QuantityFinding, QuantityFinding]]:
        for one, other in combinations(self.found, 2):
            if self.desk.family[one.report] == self.desk.family[other.report]:
                same = self._scales(one) & self._scales(other) and relation(one.value, other.value) == "equal"
                near = bool(same) and self._near(one, other)
            else:
                near = bool(self._scales(one) & self._scales(other)) and self._near(one, other)
            if near and len(scopes_of([self.account(one), self.account(other)], OF_ONE, desk=self.desk)) < 2:
                yield one, other

    def _near(self, one: QuantityFinding, other: QuantityFinding) -> bool:
        a, b = self._segment(one), self._segment(other)
        if a is None or b is None or not (self.desk.healthy(one) and self.desk.healthy(other)):
            return False
        return self.nearness.cosine(a, b) >= ALIKE and self.nearness.beyond(a, b) >= BEYOND

    def _scales(self, figure: QuantityFinding) -> frozenset[str]:
        report = self.desk.reports[figure.report]
        return ranked_in(report.text[figure.start : figure.end], report.language)

    def _segment(self, figure: QuantityFinding) -> Segment | None:
        inside = [one for one in self.desk.readings[figure.report].segments if one.sentence == figure.sentence]
        return max(inside, key=lambda one: one.end - one.start, default=None)

    def account(self, figure: QuantityFinding) -> Account:
        """A superlative as an account, told by its own words."""
        span = self.desk.reports[figure.report].evidence(figure.start, figure.end)
        return Account(report=figure.report, by=None, value=figure.value, evidence=(span,))


__all__ = ["Apart", "ranked_apart"]
