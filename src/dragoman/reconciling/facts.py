"""Facts by typed joins: the same property of the same occurrence, without any vector (design §7.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from dragoman.ontology import table
from dragoman.reconciling.around import converted
from dragoman.reconciling.choosing import best_told
from dragoman.reconciling.fact_labels import FactLabels
from dragoman.reconciling.further import further_days
from dragoman.reconciling.independence import independent
from dragoman.reconciling.motives import Motives, contested
from dragoman.reconciling.parts import Calendar, Cast, Desk, Happenings
from dragoman.reconciling.scopes import RANKING, scopes_of
from dragoman.reconciling.soundness import faulty_reports, soundness
from dragoman.reconciling.superseding import contradict, overtakes, step, superseded
from dragoman.reconciling.tellings import Key, Telling, Told, accounts_of, tellings
from dragoman.reconciling.verdicts import standing_to
from dragoman.reconciling.voices import Bodies, voices
from dragoman.record.bounds import hedged
from dragoman.record.comparing import meet, relation
from dragoman.record.ids import line_id
from dragoman.record.lines import Account, Actor, Fact, Occurrence, Point
from dragoman.record.reading import QuantityFinding
from dragoman.record.times import parts_apart
from dragoman.record.values import Amount, Duration, Place, StatusValue, TextValue, Time, Value

TWO = 2
"""So many independent voices tell what no report hangs on anything."""
Standing = Literal["agreed", "refined", "contested", "sole"]


def join_facts(
    desk: Desk,
    calendar: Calendar,
    cast: Cast,
    happenings: Happenings,
    *,
    points: Sequence[Point] = (),
    language: str = "en",
) -> tuple[Fact, ...]:
    """Every fact that a healthy sentence founds, in the order of its first account.

    Dates and places stand only where two reports tell them, statuses only where two reports differ in them.
    Figures that hang on nothing are facts where sentences of one of the `points` give them. `language` is that of the
    page: labels and reasons speak it.
    """
    groups: dict[Key, list[Telling]] = {}
    found = tellings(desk, calendar, cast=cast, happenings=happenings, points=points)
    for telling in (*found, *further_days(found, desk, calendar, points=points)):
        groups.setdefault(telling.key, []).append(telling)
    lines: dict[str, Occurrence | Actor] = {line.id: line for line in happenings.occurrences}
    lines |= {actor.id: actor for actor in cast.actors}
    builder = _Builder(desk, cast, happenings, language)
    facts = [
        fact
        for key, mine in groups.items()
        if key.about in lines
        for told in _comparable(accounts_of(best_told(mine)))
        if builder.worth_telling(key, told, lines[key.about])
        for fact in [builder.fact(key, told, about=lines[key.about])]
        # What hangs on nothing and one voice alone tells, in however many reports, is no fact.
        if not (key.beside and fact.standing != "sole" and fact.independent < TWO)
    ]
    rank = desk.rank
    return tuple(
        sorted(facts, key=lambda one: (rank[one.accounts[0].report], one.accounts[0].evidence[0].start, one.id))
    )


def standing_of(told: Sequence[Told], *, desk: Desk, motives: Motives | None = None) -> Standing:
    """How the accounts that count stand to each other."""
    accounts = [one.account for one in told]
    if len({desk.family[account.report] for account in accounts}) == 1:
        return "sole"
    if all(isinstance(account.value, TextValue) for account in accounts):
        return _of_texts(accounts, motives) if motives else "refined"
    pairs = list(combinations(accounts, 2))
    found = {"overlapping" if _one_day(a.value, b.value) else standing_to(a.value, b.value) for a, b in pairs}
    if found <= {"equal"}:
        return "agreed"
    # Postponed or cancelled: neither took place, and which it was is a matter of words.
    steps = {step(account.value) for account in accounts if isinstance(account.value, StatusValue)}
    return "contested" if "disjoint" in found and len(steps) != 1 else "refined"


def _of_texts(accounts: Sequence[Account], motives: Motives) -> Standing:
    if len(motives.sides(accounts)) == 1:
        return "agreed"
    return "contested" if contested(motives, accounts) else "refined"


def _one_day(a: Value, b: Value) -> bool:
    """Whether two times differ in nothing but the part of one day: the difference tells that."""
    return isinstance(a, Time) and isinstance(b, Time) and parts_apart(a, b)


def undecided(fact: Fact) -> bool:
    """Whether a difference alone tells it: parts of one day that exclude each other, "postponed" and "cancelled"."""
    values = [account.value for account in fact.accounts]
    ways = fact.property == "status" and fact.standing == "refined"
    return ways or (fact.standing != "contested" and any(_one_day(a, b) for a, b in combinations(values, 2)))


def _comparable(told: list[Told]) -> Iterator[list[Told]]:
    """Accounts parted where they can't be compared (sums in two currencies, two places that nothing relates)."""
    parts: list[list[Told]] = []
    for one in told:
        met = [p for p in parts if any(_comparing(one.account.value, other.account.value) for other in p)]
        merged = [*(other for part in met for other in part), one]
        parts = [part for part in parts if part not in met] + [merged]
    order = {id(one): number for number, one in enumerate(told)}
    for part in parts:
        yield sorted(part, key=lambda one: order[id(one)])


def _comparing(a: Value, b: Value) -> bool:
    return standing_to(a, b) != "unknown" or (isinstance(a, TextValue) and isinstance(b, TextValue))


def _disjoint(a: Account, b: Account) -> bool:
    """Whether two accounts exclude each other."""
    return standing_to(a.value, b.value) == "disjoint"


def _elsewhere(value: Value, place: Place) -> bool:
    """Whether a value is a town that nothing says to be at a place, nor in it; a house or square may be."""
    return isinstance(value, Place) and " " not in value.name and relation(value, place) in ("unknown", "disjoint")


def _country(value: Value) -> bool:
    return isinstance(value, Place) and value.iso is not None and not value.within


def _precise(values: Sequence[Value]) -> Value | None:
    """The one number told without a hedge, where no account excludes it: 41 beside "some 40" and "more than 40"."""
    numbers = [value for value in values if isinstance(value, Amount | Duration)]
    exact = [value for value in numbers if not hedged(value)]
    agreed = len(numbers) == len(values) and all(relation(a, b) == "equal" for a, b in combinations(exact, 2))
    allowed = exact and agreed and all(relation(exact[0], other) != "disjoint" for other in numbers)
    return exact[0] if allowed else None


class _Builder:
    """Builds facts from accounts of one key."""

    def __init__(self, desk: Desk, cast: Cast, happenings: Happenings, language: str) -> None:
        self.desk, self.language = desk, language
        self.labels = FactLabels(desk, cast, happenings, language=language)
        self.bodies = Bodies(desk, cast)
        self.faulty = frozenset(faulty_reports(desk, cast))
        self.motives = Motives(desk, happenings)

    def worth_telling(self, key: Key, told: Sequence[Told], about: Occurrence | Actor) -> bool:
        """Whether a healthy sentence founds it, and two families where one alone would be trivial."""
        if not any(one.healthy for one in told) or all(self._converted(one) for one in told):
            return False
        accounts = [one.account for one in told]
        families = len({self.desk.family[one.report] for one in accounts})
        if key.beside or isinstance(about, Actor):
            return families > 1
        if key.property in ("date", "end", "place") and families < 2:
            return False
        if key.property == "place" and not any(_disjoint(a, b) for a, b in combinations(accounts, 2)):
            # Its own line tells a place that nobody disputes; of a visit, or a whole country, that is enough.
            if about.place and all(_elsewhere(a.value, about.place) for a in accounts):
                return False  # "off X" in two headlines is not where the sentences put it
            known = self.labels.names_place(about, [a.value for a in accounts])
            return about.kind != "visit" and not known and not any(_country(a.value) for a in accounts)
        if key.property == "date" and all(isinstance(a.value, Time) and a.value.precision == "year" for a in accounts):
            return False  # When it was, its own line tells.
        if key.property == "date" and about.kind in table("properties")["date"]["lasting"]:
            return not any(_disjoint(a, b) for a, b in combinations(accounts, 2))
        return key.property != "status" or any(self._differ(a, b) for a, b in combinations(accounts, 2))

    def _converted(self, told: Told) -> bool:
        """Whether all it rests on tells in another currency what stands beside it: that is no sum of its own."""
        figures = [self.desk.findings[member] for member in told.members]
        return all(isinstance(figure, QuantityFinding) and converted(figure, self.desk) for figure in figures)

    def _differ(self, a: Account, b: Account) -> bool:
        """Whether two reports differ in how far a thing got, by news or by contradiction."""
        if a.report == b.report or not isinstance(a.value, StatusValue) or not isinstance(b.value, StatusValue):
            return False
        news = any(overtakes(new, old, "status", desk=self.desk) for new, old in ((a, b), (b, a)))
        return news or contradict(a.value, b.value)

    def fact(self, key: Key, told: Sequence[Told], *, about: Occurrence | Actor) -> Fact:
        accounts = tuple(one.account for one in told)
        old = superseded(accounts, key.property, desk=self.desk)
        standing_ones = [index for index in range(len(accounts)) if index not in old]
        parted = voices(accounts, self.bodies, language=self.language)
        counted = independent(accounts, parted, desk=self.desk, apart_from=old)
        counting = [accounts[index] for index in standing_ones]
        members = tuple(dict.fromkeys(member for one in told for member in one.members))
        return Fact(
            id=line_id("facts", members[0], key.property),
            members=members,
            label=self.labels.of(key.property, accounts, about=about, members=members),
            about=key.about,
            property=key.property,
            value=self._value(counting),
            standing=self._standing([told[index] for index in standing_ones], key.property),
            independent=len(counted),
            counted=counted,
            accounts=accounts,
            voices=parted,
        )

    def _standing(self, told: Sequence[Told], property_name: str) -> Standing:
        """As its values stand to each other; "the first to the town" and "to the country" are not one claim."""
        found = standing_of(told, desk=self.desk, motives=self.motives)
        worded = all(isinstance(one.account.value, TextValue) for one in told)
        if property_name in RANKING and worded and found != "sole":
            return "agreed"  # The first ever is the first ever, in whatever words.
        scopes = scopes_of([one.account for one in told], property_name, desk=self.desk)
        return "refined" if found != "sole" and len(scopes) > 1 else found

    def _value(self, accounts: Sequence[Account]) -> Value:
        """What the clean witnesses allow, else the best supported: soundest, most independent voices, latest."""
        grades = {id(one): soundness(one, self.desk, faulty=self.faulty) for one in accounts}
        clean = [one for one in accounts if grades[id(one)]] or list(accounts)
        found = meet([one.value for one in clean])
        if found is None:
            found = _precise([one.value for one in clean])
        if found is not None:
            return found
        sides = [[other for other in clean if relation(one.value, other.value) == "equal"] for one in clean]
        best = max(
            sides, key=lambda side: (max(grades[id(one)] for one in side), self._support(side), self._date(side))
        )
        return best[0].value

    def _support(self, side: Sequence[Account]) -> int:
        return len(independent(side, voices(side, self.bodies), desk=self.desk))

    def _date(self, side: Sequence[Account]) -> str:
        dates = [self.desk.reports[one.report].published for one in side]
        return max((date.edtf for date in dates if date and not date.edtf.startswith("X")), default="")
