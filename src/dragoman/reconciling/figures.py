"""Of what each figure is told: its host, else what the same figure in a paired sentence is told of (design §7.4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations

from dragoman.ontology import table
from dragoman.reconciling.around import changed_to, rate
from dragoman.reconciling.beside_points import Around
from dragoman.reconciling.loose import able, beside_figures, loosely, sittings
from dragoman.reconciling.pairing import Pairing
from dragoman.reconciling.parts import Calendar, Cast, Desk, Happenings
from dragoman.reconciling.scopes import line_of
from dragoman.reconciling.things import thing_of
from dragoman.reconciling.told_twice import told_twice
from dragoman.reconciling.tolls import past_tolls, shared_tolls, tolls
from dragoman.reconciling.unclaimed import unclaimed
from dragoman.reconciling.years import Years
from dragoman.record.comparing import relation
from dragoman.record.lines import Occurrence, Point
from dragoman.record.reading import AnyFinding, NameFinding, QuantityFinding
from dragoman.record.values import Amount, Duration, TextValue, Value

_CURRENCY = re.compile(r"[A-Z]{3}")
MET = frozenset({"equal", "narrower", "wider", "overlapping"})
SURE, SURER, SUREST = 0.6, 0.7, 0.9
"""From this score on a pair of sentences tells the same, so that the one figure of a kind in each is of one thing; a
surer one is needed where the figures exclude each other, the surest for what is counted of somebody."""
TWICE = 2
"""Lengths that differ by more are of two things, unless both are told of one."""
FEW = 13
"""From this number on, two reports that count so many of one thing mean the same ones."""
HANDFUL = 5
"""Fewer things that somebody has, does or owns tell an editor little, and are soon counted differently."""


class Figures:
    """The figures of a story in groups that are of one thing, with what that is."""

    def __init__(
        self, desk: Desk, calendar: Calendar, *, cast: Cast, happenings: Happenings, points: Sequence[Point] = ()
    ) -> None:
        self.desk, self.cast, self.happenings, self.pairing = desk, cast, happenings, Pairing(desk)
        self.around = Around(desk, points)
        years = Years(desk, calendar)
        self.values: dict[str, Value] = {}
        self.found: list[QuantityFinding] = []
        for figure in desk.findings.values():
            value = years.valued(figure) if isinstance(figure, QuantityFinding) and figure.property else None
            if value is not None and isinstance(figure, QuantityFinding) and not unclaimed(figure, desk):
                self.found.append(figure)
                self.values[figure.id] = value
        self.about = {figure.id: self._own(figure) for figure in self.found}
        self.about |= shared_tolls(desk, self._hosted(), happenings=happenings)
        self.group = {figure.id: [figure] for figure in self.found}
        hosted = [one for one, line in self._hosted() if line in self.occurrences]
        for one, other in (*self._ties(), *told_twice(desk, hosted, self._alone_ones())):
            self._join(one, other)
        self.about |= past_tolls(desk, self._alone_ones(), hosted=self._hosted(), lines=self._lines)
        self.about |= tolls(desk, self._alone_ones(), hosted=self._hosted(), lines=self._lines)
        self.about |= sittings(desk, self._alone_ones(), hosted=self._hosted(), lines=self._lines)
        alone = list({id(self.group[one.id]): self.group[one.id] for one in self._alone_ones()}.values())
        told = loosely(desk, alone, cast=cast, happenings=happenings)
        named = beside_figures(desk, cast, happenings)
        beside = self.around.hosts(alone, named, happenings=self.occurrences) | told
        self.beside = {one for one, line in beside.items() if not self._at_home(self.desk.findings[one], line)}
        """Figures told of a line only for what stands beside them."""
        self.about |= beside

    def _at_home(self, figure: AnyFinding, line: str) -> bool:
        """Whether a line beside a figure is a happening that has one such number ("votes"): that is what it is of."""
        name = figure.property if isinstance(figure, QuantityFinding) else None
        kind = self._lines[line].kind if line in self._lines else None
        return able(name or "", kind) and kind is not None and not table("properties")[name or ""].get("several")

    def _alone_ones(self) -> list[QuantityFinding]:
        """Figures of which nothing tells yet of what they or those tied to them are."""
        return [one for one in self.found if not any(self.about[other.id] for other in self.group[one.id])]

    def _hosted(self) -> list[tuple[QuantityFinding, str]]:
        return [(one, about) for one in self.found if (about := self.about[one.id])]

    def of(self, figure: QuantityFinding) -> tuple[str, str, str] | None:
        """(what it is told of, the property, what is counted), None where nothing says of what."""
        group = self.group.get(figure.id, [])
        chosen = self._chosen(group)
        if chosen is None:
            return None
        first = next((one for one in group if self.about[one.id] == chosen), group[0])
        what = self._what(first, chosen)
        if self._several(group if chosen not in self.occurrences else self._told_of(chosen, group)):
            what = f"{what} {figure.value}"  # A report that gives two of its own tells of two things.
        if told_for := self._rates.get(figure.id):
            what = f"{what} {told_for}"  # A sum over four years is no sum a year.
        return chosen, self._property(str(_shared(group)), chosen), what

    def _chosen(self, group: Sequence[QuantityFinding]) -> str | None:
        """What a group is told of: an occurrence before an actor; of what a story has one of, the one told last."""
        abouts = [about for one in group if (about := self.about[one.id])]
        told = [about for about in abouts if about in self.occurrences] or abouts
        if len(set(told)) > 1 and table("properties").get(str(_shared(group)), {}).get("single"):
            return max(told, key=lambda about: (self._last_told(about, group), -told.index(about)))
        return next(iter(told), None)

    def _last_told(self, about: str, group: Sequence[QuantityFinding]) -> str:
        """The day of the latest report that tells a figure of a group of a line, "" where none is dated."""
        reports = [self.desk.reports[one.report] for one in group if self.about[one.id] == about]
        return max((r.published.edtf for r in reports if r.published and r.published.edtf[:1].isdigit()), default="")

    def _property(self, name: str, about: str) -> str:
        """A property by its name for the kind of what it is told of."""
        line = self._lines.get(about)
        told_as = table("properties").get(name, {}).get("told_as", {})
        return str(told_as.get(line.kind, name)) if line else name

    def _told_of(self, about: str, group: Sequence[QuantityFinding]) -> list[QuantityFinding]:
        """All figures of one occurrence and of the kind of a group, tied or not."""
        return [one for one in self._by_about.get(about, ()) if _kind(one) == _kind(group[0])]

    @cached_property
    def _by_about(self) -> dict[str, list[QuantityFinding]]:
        found: dict[str, list[QuantityFinding]] = {}
        for figure in self.found:
            if (about := self.about[figure.id]) is not None:
                found.setdefault(about, []).append(figure)
        return found

    def _several(self, figures: Sequence[QuantityFinding]) -> bool:
        """Whether one source gives two figures that exclude each other, of a property that a thing has many of."""
        many = [one for one in figures if table("properties").get(one.property or "", {}).get("several")]
        told: dict[tuple[str, str | None], list[QuantityFinding]] = {}
        for figure in many:
            told.setdefault((figure.report, figure.by), []).append(figure)
        return any(
            thing_of(a, self.desk) == thing_of(b, self.desk) and relation(a.value, b.value) == "disjoint"
            for mine in told.values()
            for a, b in combinations(mine, 2)
        )

    @cached_property
    def occurrences(self) -> frozenset[str]:
        """Ids of the occurrences that findings tell."""
        return frozenset(self.happenings.of.values())

    def _own(self, figure: QuantityFinding) -> str | None:
        """What a figure's own words say it is of: an occurrence, or an actor where its property allows it."""
        host = line_of(figure, self.desk, self.happenings)
        if host is not None or not table("properties").get(figure.property or "", {}).get("of_actors"):
            return host
        value = figure.value
        few = isinstance(value, Amount) and value.unit == "1" and (value.max or value.min or 0) < HANDFUL
        return None if few else self.cast.actor(figure.host)

    def _what(self, figure: QuantityFinding, about: str) -> str:
        """What tells figures of one property of one thing apart: what is counted, of an actor the unit too."""
        row, value = table("properties").get(figure.property or "", {}), figure.value
        if not isinstance(value, Amount):
            # The causes that reports give for one happening are accounts of one thing, whether they agree or not.
            return self.group[figure.id][0].id if isinstance(value, TextValue) and about not in self.occurrences else ""
        if row.get("person"):
            return ""  # Somebody is of one age, whatever is told.
        if (
            about not in self.occurrences or figure.id in self.beside
        ):  # An actor has many figures: only those tied together are of one thing.
            return self.group[figure.id][0].id
        counted = f"{value.unit} {thing_of(figure, self.desk)}"
        return counted.removeprefix("1 ").strip() if row.get("by_what") else ""

    def _ties(self) -> Iterator[tuple[QuantityFinding, QuantityFinding]]:
        """Pairs of figures of two reports that are of one thing, by paired sentences or by one actor."""
        kinds: dict[tuple[str, str], list[QuantityFinding]] = {}
        by_id = {figure.id: figure for figure in self.found}
        for figure in self.found:
            kinds.setdefault(_kind(figure), []).append(figure)
            if (first := by_id.get(figure.host or "")) is not None:
                yield first, figure
        for alike in kinds.values():
            for one, other in combinations(alike, 2):
                if one.report != other.report and self._one_thing(one, other):
                    yield one, other

    @cached_property
    def _rates(self) -> dict[str, str]:
        """For what time a sum or a measure is told, where its report says so."""
        sums = (figure for figure in self.found if isinstance(figure.value, Amount) and figure.value.unit not in "1%")
        return {figure.id: told for figure in sums if (told := rate(figure, self.desk))}

    def _other_rate(self, one: QuantityFinding, other: QuantityFinding) -> bool:
        """Whether one is told for another time than the other: a sum a day, a sum a year, one over four, one bare."""
        return self._rates.get(one.id) != self._rates.get(other.id)

    def _one_thing(self, one: QuantityFinding, other: QuantityFinding) -> bool:
        if self._other_rate(one, other):
            return False
        a, b = (self.about[figure.id] for figure in (one, other))
        if one.property == "first_since" and relation(self.values[one.id], self.values[other.id]) in MET:
            return True
        apart = relation(self.values[one.id], self.values[other.id]) == "disjoint"
        if a is not None and a == b and not apart:
            return self._counting(one, other)
        if all(self._single(figure) for figure in (one, other)) and self._may_be(one, other, apart=apart):
            return True
        if None in (a, b) and self._one_figure(one, other):
            return True
        both = a in self.occurrences and b in self.occurrences
        if both and not apart and one.property == "duration" and self._one_sitting(str(a), str(b)):
            return True
        if both and (apart or (a != b and one.property != "first_since")):
            return False
        if not apart and (self._takes_part(a, b) or self._takes_part(b, a)):
            return self._counting(one, other)
        if relation(one.value, other.value) == "equal" and (a in self._beside(other) or b in self._beside(one)):
            return self._counting(one, other)
        if relation(one.value, other.value) == "equal" and (self._of_same(a, other) or self._of_same(b, one)):
            return self._alone(one) and self._alone(other)
        if one.property == "duration" and (apart or _unlike(one.value, other.value)):
            return False  # Two lengths in sentences that pair may be of two things in them.
        loose = a not in self.occurrences and b not in self.occurrences and one.property == "count"
        things = {thing_of(figure, self.desk) for figure in (one, other)}
        alike = len(things) == 1 and "" not in things
        if apart and not alike and one.property == "count":
            return False  # "580 places", "610 posts": two numbers of what no language calls alike
        same = not apart or (alike and not loose)
        least = SURE if same else SUREST if loose else SURER
        paired = self.pairing.partners(one, least=least) & self.pairing.segments_of(other)
        in_point = same and None in (a, b) and self.around.of(one) & self.around.of(other)
        return bool(paired or in_point) and self._alone(one) and self._alone(other)

    def _of_same(self, line: str | None, figure: QuantityFinding) -> bool:
        """Whether a length told of nothing stands beside whom a line holds: "remanded Holm for two months"."""
        if figure.property != "duration" or self.about[figure.id] is not None or line not in self._lines:
            return False
        held = self._lines[line]
        kind = table("kinds")[held.kind]
        done_to = {role.actor for role in held.roles if role.role == kind.get("role")}
        return bool(kind.get("persons")) and bool(done_to & self._beside(figure))

    def _one_figure(self, one: QuantityFinding, other: QuantityFinding) -> bool:
        """Whether two tell one number of one thing that hardly two things have: "45 rescuers", "12 million euros".

        Or one that rounds the other: "38 boats", "some forty boats".
        """
        x, y = one.value, other.value
        if not isinstance(x, Amount) or not isinstance(y, Amount) or not all(map(self._alone, (one, other))):
            return False
        names = [thing_of(figure, self.desk) for figure in (one, other)]
        same = bool(names[0]) and names[0] == names[1]
        if relation(x, y) != "equal":
            closed = None not in (x.min, x.max, y.min, y.max) and min(_least(x), _least(y)) >= FEW
            return same and closed and relation(x, y) in MET and not (_common(x) and _common(y))
        return not _common(x) and (same or bool(_CURRENCY.fullmatch(x.unit)))

    def _one_sitting(self, one: str, other: str) -> bool:
        """Whether two lines may tell one meeting: in one place, of one day as far as told, the one of nobody else."""
        a, b = (self._lines[line] for line in (one, other))
        if a.place is None or b.place is None or relation(a.place, b.place) != "equal":
            return False
        kinds = table("kinds")
        met = kinds[a.kind]["group"] == kinds[b.kind]["group"] == "meeting"
        alike = self._parties[one] <= self._parties[other] or self._parties[other] <= self._parties[one]
        days = a.time is None or b.time is None or relation(a.time, b.time) != "disjoint"
        return met and alike and days

    @cached_property
    def _lines(self) -> dict[str, Occurrence]:
        return {line.id: line for line in self.happenings.occurrences}

    def _beside(self, figure: QuantityFinding) -> frozenset[str]:
        """The actors named in a figure's sentence: "gives the employees of LP a rise of 4.5 percent"."""
        return self._named_in.get((figure.report, figure.sentence), frozenset())

    @cached_property
    def _named_in(self) -> dict[tuple[str, int], frozenset[str]]:
        found: dict[tuple[str, int], set[str]] = {}
        for finding in self.desk.findings.values():
            if isinstance(finding, NameFinding) and (actor := self.cast.actor(finding.id)):
                found.setdefault((finding.report, finding.sentence), set()).add(actor)
        return {place: frozenset(actors) for place, actors in found.items()}

    def _takes_part(self, actor: str | None, occurrence: str | None) -> bool:
        """Whether a figure's actor is a party of what the other figure is of: "promised", "announced a fund of"."""
        return actor is not None and actor in self._parties.get(occurrence or "", ())

    @cached_property
    def _parties(self) -> dict[str, frozenset[str]]:
        return {line.id: frozenset(role.actor for role in line.roles) for line in self.happenings.occurrences}

    def _single(self, figure: QuantityFinding) -> bool:
        """Whether a property is of one thing in a story (a crew), as far as one report tells: it gives one value."""
        if not table("properties").get(figure.property or "", {}).get("single"):
            return False
        mine = [other for other in self.found if (other.report, other.property) == (figure.report, figure.property)]
        return all(relation(figure.value, other.value) != "disjoint" for other in mine)

    def _may_be(self, one: QuantityFinding, other: QuantityFinding, *, apart: bool) -> bool:
        """Whether figures of what a story has one of may be of that one: a bail set, a bail lowered to it."""
        if not apart or table("properties")[one.property or ""]["single"] != "met":
            return True
        spans = (self.desk.reports[figure.report].evidence(figure.start, figure.end) for figure in (one, other))
        return any(changed_to(span, self.desk) for span in spans)

    def _counting(self, one: QuantityFinding, other: QuantityFinding) -> bool:
        """Whether two figures of one actor count the same thing: money or a share, or things of one name."""
        x, y = one.value, other.value
        if isinstance(x, TextValue):
            return self._same_words(one, other)
        if not isinstance(x, Amount) or not isinstance(y, Amount):
            return True
        names = [thing_of(figure, self.desk) for figure in (one, other)]
        return x.unit == y.unit != "1" or (bool(names[0]) and names[0] == names[1])

    def _same_words(self, one: QuantityFinding, other: QuantityFinding) -> bool:
        """Whether two texts of one thing tell the same: they name one happening, or nobody in common and are paired.

        That both name a state says little: a balloon over a country is not the tensions with it.
        """
        shared = self._named(one) & self._named(other)
        if any(self._one_of_many(figure) for figure in (one, other)) or shared:
            return bool(shared & self.occurrences)
        return bool(self.pairing.partners(one, least=SURE) & self.pairing.segments_of(other))

    def _one_of_many(self, figure: QuantityFinding) -> bool:
        mine = (figure.report, figure.property, self.about[figure.id])
        return sum((one.report, one.property, self.about[one.id]) == mine for one in self.found) > 1

    def _named(self, figure: QuantityFinding) -> frozenset[str]:
        inside = (
            finding.id
            for finding in self.desk.findings.values()
            if finding.report == figure.report and figure.start <= finding.start and finding.end <= figure.end
        )
        lines = (self.cast.of.get(name) or self.happenings.of.get(name) for name in inside)
        return frozenset(line for line in lines if line)

    def _alone(self, figure: QuantityFinding) -> bool:
        """Whether a figure is the only one of its kind that its source gives in its sentence."""
        here = (figure.report, figure.sentence, _kind(figure))
        # "Forty pupils came by train to a crowd that the union put at 9,000": they are none of that count.
        beside = figure.by is None and self.about[figure.id] is None and self._tellers.get(here, set()) - {None}
        return self._counts[*here, figure.by] == 1 and not beside

    @cached_property
    def _counts(self) -> Counter[tuple[str, int, tuple[str, str], str | None]]:
        return Counter((one.report, one.sentence, _kind(one), one.by) for one in self.found)

    @cached_property
    def _tellers(self) -> dict[tuple[str, int, tuple[str, str]], set[str | None]]:
        found: dict[tuple[str, int, tuple[str, str]], set[str | None]] = {}
        for one in self.found:
            found.setdefault((one.report, one.sentence, _kind(one)), set()).add(one.by)
        return found

    def _join(self, one: QuantityFinding, other: QuantityFinding) -> None:
        a, b = self.group[one.id], self.group[other.id]
        if a is b:
            return
        joined = sorted([*a, *b], key=self.desk.place)
        self.group.update({figure.id: joined for figure in joined})


def _least(value: Amount) -> float:
    return value.min if value.min is not None else value.max or 0.0


def _common(value: Amount) -> bool:
    """Whether many things of a story may have such a number: a few, or a round one."""
    number = _least(value)
    digits = f"{number:.0f}".rstrip("0")
    return number < FEW or (len(digits) < 2 and value.unit == "1")


def _unlike(one: Value, other: Value) -> bool:
    """Whether two lengths are of another order: "more than seven hours" may be two days, and is not."""
    if not isinstance(one, Duration) or not isinstance(other, Duration):
        return False
    lengths = [value.seconds_min or value.seconds_max or 0 for value in (one, other)]
    return max(lengths) > TWICE * min(lengths)


def _kind(figure: QuantityFinding) -> tuple[str, str]:
    """What figures of one thing have in common: the property (people are counted as either of two), and the unit."""
    name = str(figure.property)
    unit = figure.value.unit if isinstance(figure.value, Amount) else ""
    return ("count" if name == "participants" else name), unit


def _shared(group: Sequence[QuantityFinding]) -> str | None:
    """The property of a group: what its figures tell beside mere counts."""
    names = [figure.property for figure in group]
    return next((name for name in names if name != "count"), names[0])


__all__ = ["Figures", "thing_of"]
