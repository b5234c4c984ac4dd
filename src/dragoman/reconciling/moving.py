"""Plans that one report moves to another day than others still tell: "put off to the 12th", "the vote on the 5th"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product

from msgspec import Struct

from dragoman.languages.likeness import likeness
from dragoman.languages.moves import moved_to
from dragoman.ontology import table
from dragoman.reconciling.nearness import Nearness
from dragoman.reconciling.parts import Calendar, Desk, Happenings
from dragoman.reconciling.ranks import Apart
from dragoman.reconciling.story_days import full_day
from dragoman.reconciling.verdicts import Judgement, judge, sides_of
from dragoman.record.comparing import fold
from dragoman.record.lines import Account
from dragoman.record.reading import NameFinding, OccurrenceFinding, PlaceFinding, Segment, TimeFinding

ALIKE, BEYOND = 0.4, 0.07
"""How alike the sentence of a plan and the one that moves it must be, and how much more than others are."""
UNNAMED = 0.48
"""The same of sentences that name nobody and no place in common."""
NAME = 5
"""Letters of a name that tells one thing from another."""
SURE, SURER = 0.6, 0.2
"""The same of two sentences that tell two days of one plan."""
NEAR = timedelta(days=7)
"""How far apart two days of one plan are at most: a slip, not another plan."""


class _Day(Struct, frozen=True):
    """A day that a healthy sentence names, by its finding."""

    told: TimeFinding
    day: date
    segment: Segment


class _Move(Struct, frozen=True):
    """What a sentence moves: to which day, from which."""

    new: _Day
    old: _Day


def moved(desk: Desk, calendar: Calendar) -> list[Apart]:
    """Days to which something was moved, beside those for which other families still tell it."""
    reader = _Reader(desk, calendar)
    found: dict[tuple[date, date], Apart] = {}
    for move in reader.moves():
        known = found.get((move.old.day, move.new.day))
        if known is None and (apart := reader.apart(move)) is not None:
            found[move.old.day, move.new.day] = apart
    return list(found.values())


def planned_apart(desk: Desk, calendar: Calendar, happenings: Happenings, *, faulty: frozenset[str]) -> list[Apart]:
    """Plans that two families tell for two days near each other, as two lines: one of them is mistaken."""
    reader = _Reader(desk, calendar)
    plans = reader.plans()
    found, used = [], set[str]()
    for a, b in combinations(plans, 2):
        lines = [happenings.of.get(one.id) for one, _ in (a, b)]
        if a[1].day == b[1].day or used & {a[0].id, b[0].id} or lines[0] == lines[1] or not reader.one_plan(a, b):
            continue
        told = [one for one in plans if one in (a, b) or reader.one_plan(a, one) or reader.one_plan(b, one)]
        used |= {one.id for one, _ in told}
        sides = sides_of([reader.account(day) for _, day in told])
        judgement = judge(sides, "date", desk=desk, faulty=faulty)
        if judgement is not None and judgement.verdict in ("conflict", "slip"):
            found.append(Apart("date", tuple(sides), judgement, tuple(day.told.id for _, day in told)))
    return found


class _Reader:
    def __init__(self, desk: Desk, calendar: Calendar) -> None:
        self.desk, self.calendar, self.nearness = desk, calendar, Nearness(desk)
        self.days = [day for one in self._times() if (day := self._day(one))]

    def _times(self) -> list[TimeFinding]:
        found = (one for one in self.desk.findings.values() if isinstance(one, TimeFinding))
        return sorted(found, key=self.desk.place)

    def _day(self, one: TimeFinding) -> _Day | None:
        time = self.calendar.times.get(one.id)
        day = full_day(time.edtf) if time else None
        inside = [segment for segment in self.desk.readings[one.report].segments if segment.sentence == one.sentence]
        whole = max(inside, key=lambda segment: segment.end - segment.start, default=None)
        return _Day(one, day, whole) if day and whole is not None and self.desk.healthy(one) else None

    def moves(self) -> Iterator[_Move]:
        """The sentences that move something from one day to another and name both."""
        for new in self.days:
            if not self._moved(new):
                continue
            before = [one for one in self.days if one.segment.id == new.segment.id and one.day != new.day]
            before = [one for one in before if one.told.start < new.told.start]
            if len({one.day for one in before}) == 1:
                yield _Move(new, before[0])

    def _moved(self, one: _Day) -> bool:
        report = self.desk.reports[one.told.report]
        sentence = report.text[one.segment.start : one.segment.end]
        start, end = (at - one.segment.start for at in (one.told.start, one.told.end))
        return moved_to(sentence, start, end, report.language)

    def apart(self, move: _Move) -> Apart | None:
        """The two days with all who tell them; None where no other family tells the old one."""
        family = self.desk.family[move.new.told.report]
        others = [one for one in self.days if self.desk.family[one.told.report] != family]
        old, new = ([one for one in others if self._same(one, move, day)] for day in (move.old.day, move.new.day))
        if not old or any(self._past(one) for one in (*old, *new)):
            return None
        told = [*old, move.new, *new]
        sides = sides_of([self.account(one) for one in told])
        return Apart("date", tuple(sides), Judgement("update"), tuple(one.told.id for one in told))

    def _same(self, one: _Day, move: _Move, day: date) -> bool:
        """Whether a sentence tells a day of what was moved."""
        a, b = one.segment, move.new.segment
        if one.day != day or self.nearness.beyond(a, b) < BEYOND:
            return False
        return self.nearness.cosine(a, b) >= (ALIKE if self._share_a_name(one, move.new) else UNNAMED)

    def _share_a_name(self, one: _Day, other: _Day) -> bool:
        """Whether two sentences name one person, body or place, however it is spelt."""
        return any(likeness(a, b) != "other" for a, b in product(self._named(one), self._named(other)))

    def _named(self, one: _Day) -> frozenset[str]:
        """The longer words of the names of persons, bodies and places in its sentence, without accents."""
        inside = (
            finding
            for finding in self.desk.readings[one.told.report].findings
            if isinstance(finding, NameFinding | PlaceFinding) and finding.sentence == one.told.sentence
        )
        text = self.desk.reports[one.told.report].text
        words = (word for finding in inside for word in fold(text[finding.start : finding.end]).split())
        return frozenset(word for word in words if len(word) >= NAME)

    def _past(self, one: _Day) -> bool:
        """Whether its report was made after a day, which it tells as past then: no plan."""
        made = full_day(self.calendar.anchors.get(one.told.report))
        return made is not None and one.day < made

    def account(self, one: _Day) -> Account:
        """A day as an account, told by its own words."""
        span = self.desk.reports[one.told.report].evidence(one.told.start, one.told.end)
        return Account(report=one.told.report, by=None, value=self.calendar.times[one.told.id], evidence=(span,))

    def plans(self) -> list[tuple[OccurrenceFinding, _Day]]:
        """Happenings that fell through or are to come, with the one day of their sentence that is theirs."""
        by_id = {one.told.id: one for one in self.days}
        found = (one for one in self.desk.findings.values() if isinstance(one, OccurrenceFinding) and one.healthy)
        open_ones = (one for one in found if table("statuses")[one.status]["step"] in ("ahead", "off") and one.time)
        return [(one, by_id[one.time]) for one in open_ones if one.time in by_id]

    def one_plan(self, a: tuple[OccurrenceFinding, _Day], b: tuple[OccurrenceFinding, _Day]) -> bool:
        """Whether sentences of two families tell one plan: of one kind and one stage, for one week."""
        (one, day), (other, late) = a, b
        if one.kind != other.kind or one.status != other.status or abs(day.day - late.day) > NEAR:
            return False
        if self.desk.family[one.report] == self.desk.family[other.report]:
            return day.day == late.day
        x, y = day.segment, late.segment
        if not self._share_a_name(day, late):
            return False
        return self.nearness.cosine(x, y) >= SURE and self.nearness.beyond(x, y) >= SURER


__all__ = ["moved", "planned_apart"]
