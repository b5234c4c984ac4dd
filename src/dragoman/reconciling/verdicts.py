"""What two sides of a fact make of it: the gravest verdict that holds between families (design: difference)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from msgspec import Struct

from dragoman.ontology import table
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.soundness import BROKEN, soundness
from dragoman.reconciling.superseding import contradict, held, overtakes, step
from dragoman.record.bounds import bounds
from dragoman.record.comparing import relation, two_towns
from dragoman.record.lines import Account, Verdict
from dragoman.record.times import parts_apart
from dragoman.record.values import Amount, Duration, Place, Relation, StatusValue, Time, Value

GRAVITY: dict[Verdict, int] = {"conflict": 5, "slip": 4, "drift": 3, "update": 3, "scope": 2, "compatible": 1}
UNITS = (60.0, 24.0, 3600.0)
"""How far apart minutes and hours, hours and days, seconds and hours are."""


class Side(Struct, frozen=True):
    """One value of a fact and the accounts that tell it."""

    value: Value
    accounts: tuple[Account, ...]


class Judgement(Struct, frozen=True):
    """A verdict, and the side that is the slip where there is one: `alone` with its day, or `copied` from others."""

    verdict: Verdict
    suspect: Side | None = None
    alone: bool = False
    copied: bool = False


def sides_of(accounts: Sequence[Account]) -> list[Side]:
    """Accounts put together by equal values, in the order of each value's first account."""
    groups: list[list[Account]] = []
    for account in accounts:
        for group in groups:
            if standing_to(group[0].value, account.value) == "equal":
                group.append(account)
                break
        else:
            groups.append([account])
    return [Side(group[0].value, tuple(group)) for group in groups]


def standing_to(a: Value, b: Value) -> Relation:
    """How one value stands to another; two parts of one day that share no hour are disjoint, and so are two towns."""
    moments = isinstance(a, Time) and isinstance(b, Time) and parts_apart(a, b)
    towns = isinstance(a, Place) and isinstance(b, Place) and two_towns(a, b)
    return "disjoint" if moments or towns else "equal" if _nearly_as_long(a, b) else relation(a, b)


def _nearly_as_long(a: Value, b: Value) -> bool:
    """Whether two lengths are "almost" the same one, of which the one may still go on: "held for almost two weeks"."""
    if not isinstance(a, Duration) or not isinstance(b, Duration):
        return False
    almost = all(one.max_open and not one.min_open and one.seconds_min for one in (a, b))
    return almost and a.seconds_min == b.seconds_min and None in (a.seconds_max, b.seconds_max)


def judge(
    sides: Sequence[Side], property_name: str, *, desk: Desk, faulty: frozenset[str], old: Sequence[Account] = ()
) -> Judgement | None:
    """The gravest judgement of all pairs of sides; None where nothing can be said.

    Pairs of one family serve only where no two families differ: one text changed on its way makes no conflict.
    """
    judge_one = _Judge(sides, property_name, desk=desk, faulty=faulty, old=tuple(old))
    between = list(judge_one.pairs(across=True))
    found = between or list(judge_one.pairs(across=False))
    return max(found, key=lambda one: GRAVITY[one.verdict]) if found else None


class _Judge:
    def __init__(
        self,
        sides: Sequence[Side],
        property_name: str,
        *,
        desk: Desk,
        faulty: frozenset[str],
        old: tuple[Account, ...],
    ) -> None:
        self.sides, self.property, self.desk, self.faulty = sides, property_name, desk, faulty
        self.old = old
        self.lone = self._lone_day()

    def pairs(self, *, across: bool) -> Iterator[Judgement]:
        """Judgements of pairs of sides whose accounts belong to different families (or to one, where not across)."""
        for a, b in combinations(self.sides, 2):
            told = [(x, y) for x, y in product(a.accounts, b.accounts) if self._apart(x, y) == across]
            told = [(x, y) for x, y in told if x.report != y.report or self._parted(x, y)]
            if told and (found := self._judge(a, b, told, across=across)):
                yield found

    def _judge(self, a: Side, b: Side, told: Sequence[tuple[Account, Account]], *, across: bool) -> Judgement | None:
        # Sides hold values that are told alike, "about 850" and 850: one of them may exclude what the other allows.
        apart = [(x, y) for x, y in told if standing_to(x.value, y.value) == "disjoint"]
        found = "disjoint" if apart else standing_to(a.value, b.value)
        told = apart or told
        if found in ("narrower", "wider", "overlapping"):
            news = self._risen(a.value, b.value) or all(self._updated(x, y) for x, y in told)
            return Judgement("update" if news else "compatible")
        if found != "disjoint":
            return None
        if isinstance(a.value, StatusValue) and isinstance(b.value, StatusValue):
            return self._statuses(a.value, b.value, told)
        left = [(x, y) for x, y in told if not self._updated(x, y)]
        if not left:
            return Judgement("update")
        if self.lone in (a, b):
            return Judgement("slip", self.lone, alone=True)
        grades = (self._grade(a), self._grade(b))
        weaker = a if grades[0] < grades[1] else b
        # What somebody is credited with in a healthy sentence is a claim of theirs, whoever translated it.
        claimed = min(grades) > BROKEN and all(account.by for account in weaker.accounts)
        if grades[0] != grades[1] and not claimed and not (min(grades) > BROKEN and _own_measure(a.value, b.value)):
            return Judgement("slip", weaker)
        healthy = [(x, y) for x, y in left if BROKEN not in (self._grade_of(x), self._grade_of(y))]
        return Judgement("conflict" if across else "drift") if healthy else None

    def _risen(self, a: Value, b: Value) -> bool:
        """Whether two counts that only grow are told as "at least" of different figures: the one is the older."""
        if not table("properties").get(self.property, {}).get("grows"):
            return False
        counts = [one for one in (a, b) if isinstance(one, Amount) and one.max is None and one.min is not None]
        return len(counts) == 2 and counts[0].min != counts[1].min

    def _statuses(self, a: StatusValue, b: StatusValue, told: Sequence[tuple[Account, Account]]) -> Judgement | None:
        """A later step of the course is news; an undated earlier one is no contradiction; two endings are."""
        if all(self._updated(x, y) for x, y in told):
            return Judgement("update")
        if not contradict(a, b):
            return None
        if step(a) == step(b):
            return self._endings(told)
        return Judgement("conflict") if all(map(self._sound, (one for pair in told for one in pair))) else None

    def _endings(self, told: Sequence[tuple[Account, Account]]) -> Judgement:
        """Postponed here, cancelled there: of its first date both are true, and translations mix them up."""
        reports = [(self.desk.reports[x.report], self.desk.reports[y.report]) for x, y in told]
        shifted = any(x.language != y.language or {x.id, y.id} & self.faulty for x, y in reports)
        return Judgement("drift" if shifted else "compatible")

    def _updated(self, x: Account, y: Account) -> bool:
        if any(one is gone for one in (x, y) for gone in self.old):
            return True
        accounts = [account for side in self.sides for account in side.accounts]
        return any(
            overtakes(new, old, self.property, desk=self.desk) and not held(old, new, accounts, desk=self.desk)
            for new, old in ((x, y), (y, x))
        )

    def _apart(self, x: Account, y: Account) -> bool:
        """Whether two accounts are of two sources: two families, or two whom one report credits."""
        return self.desk.family[x.report] != self.desk.family[y.report] or self._parted(x, y)

    def _parted(self, x: Account, y: Account) -> bool:
        """Whether one report gives two sources for a matter: it credits two, or counts twice what does not change."""
        course = table("properties").get(self.property, {})
        if not isinstance(x.value, Amount | Duration):
            return x.report == y.report and x.by != y.by and None not in (x.by, y.by)
        twice = isinstance(x.value, Amount) and isinstance(y.value, Amount) and not course.keys() & {"grows", "falls"}
        return x.report == y.report and (x.by != y.by or twice)

    def _grade(self, side: Side) -> int:
        return max(self._grade_of(account) for account in side.accounts)

    def _grade_of(self, account: Account) -> int:
        return soundness(account, self.desk, faulty=self.faulty)

    def _sound(self, account: Account) -> bool:
        return self._grade_of(account) != BROKEN

    def _lone_day(self) -> Side | None:
        """The side of one undated family whose day excludes what all others, of two families at least, agree on."""
        ranked = table("properties").get(self.property, {}).get("difference") == "superlative"
        if ranked or not all(isinstance(side.value, Time) for side in self.sides):
            return None
        lone = []
        for side in self.sides:
            rest = [other for other in self.sides if other is not side]
            agree = all(relation(x.value, y.value) != "disjoint" for x, y in combinations(rest, 2))
            apart = bool(rest) and all(relation(side.value, other.value) == "disjoint" for other in rest)
            worked_out = all(self.desk.reports[one.report].published is None for one in side.accounts)
            if agree and apart and worked_out and self._families([side]) == 1 and self._families(rest) >= 2:
                lone.append(side)
        return lone[0] if len(lone) == 1 else None

    def _families(self, sides: Sequence[Side]) -> int:
        return len({self.desk.family[account.report] for side in sides for account in side.accounts})


def _own_measure(a: Value, b: Value) -> bool:
    """Whether sums or measures differ by more than a slip makes: no translator turns 1.7 billion into 1.5 billion."""
    told = all(isinstance(one, Amount) and one.unit != "1" for one in (a, b))
    return told and looks_like(a, b) is None


def looks_like(a: Value, b: Value) -> str | None:
    """How one figure may have come from the other by a slip: swapped digits, a zero, a wrong unit; None if not."""
    if not isinstance(a, Amount | Duration) or not isinstance(b, Amount | Duration):
        return None
    x, y = bounds(a).low, bounds(b).low
    if x <= 0 or y <= 0 or x == y or float("inf") in (x, y):
        return None
    ratio = max(x, y) / min(x, y)
    if isinstance(a, Duration) and any(abs(ratio - unit) < 1e-9 for unit in UNITS):
        return "swapped_units"
    if any(abs(ratio - ten) < 1e-9 for ten in (10.0, 100.0, 1000.0)):
        return "factor_ten"
    units = (1.0, 60.0, 3600.0, 86400.0) if isinstance(a, Duration) else (1.0,)
    return "swapped_digits" if any(_swapped(x / unit, y / unit) for unit in units) else None


def _swapped(x: float, y: float) -> bool:
    """Whether two whole numbers differ by two neighbouring digits changing places."""
    if x != int(x) or y != int(y):
        return False
    one, other = str(int(x)), str(int(y))
    apart = [index for index, (c, d) in enumerate(zip(one, other)) if c != d]
    if len(one) != len(other) or len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
