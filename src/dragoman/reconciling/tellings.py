"""What each report tells of each property of each occurrence: the accounts before they make facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.ontology import table
from dragoman.reconciling.around import at_end, broken_off, day_within, rate_end
from dragoman.reconciling.figures import Figures
from dragoman.reconciling.nodes import FALLEN
from dragoman.reconciling.parts import Calendar, Cast, Desk, Happenings
from dragoman.record.comparing import relation
from dragoman.record.edtf import as_interval
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Account, Point
from dragoman.record.reading import OccurrenceFinding, PlaceFinding, QuantityFinding, RemarkFinding, TimeFinding
from dragoman.record.values import StatusValue, Time, Value

LASTING = frozenset(table("properties")["date"]["lasting"])
"""Kinds that go on for days, so that when they ended is not when they were."""


class Key(Struct, frozen=True, order=True):
    """What an account is of; `what` is what is counted, where the property leaves that open.

    `beside`: nothing says that it is of that line, which the sentences around only tell too.
    """

    about: str
    property: str
    what: str = ""
    beside: bool = False


class Telling(Struct, frozen=True, kw_only=True):
    """One value told in one place. `members`: the findings it rests on, the one that tells it first."""

    key: Key
    report: str
    by: str | None
    value: Value
    evidence: Evidence
    members: tuple[str, ...]
    healthy: bool


class Told(Struct, frozen=True, kw_only=True):
    """An account with the findings behind it, and whether a healthy sentence gives it."""

    account: Account
    members: tuple[str, ...]
    healthy: bool


def tellings(
    desk: Desk, calendar: Calendar, *, cast: Cast, happenings: Happenings, points: Sequence[Point] = ()
) -> list[Telling]:
    """Every value that a finding tells of an occurrence, an actor or a point, in the order of reports and positions."""
    teller = _Teller(desk, calendar, cast, happenings, points)
    return [telling for finding in desk.findings.values() for telling in teller.told_by(finding.id)]


def accounts_of(found: Sequence[Telling]) -> list[Told]:
    """Tellings of one key as accounts: what a report tells twice is one account with both places.

    A report's own voice that repeats what it elsewhere credits is that credited account.
    """
    groups: list[list[Telling]] = []
    for telling in sorted(found, key=lambda one: one.by is None):
        for group in groups:
            first = group[0]
            same = first.report == telling.report and telling.by in (first.by, None)
            if same and relation(first.value, telling.value) == "equal":
                group.append(telling)
                break
        else:
            groups.append([telling])
    place = {id(telling): number for number, telling in enumerate(found)}
    for group in groups:
        group.sort(key=lambda one: place[id(one)])
    return [_account(group) for group in sorted(groups, key=lambda group: place[id(group[0])])]


def _account(group: Sequence[Telling]) -> Told:
    first = next((one for one in group if one.healthy), group[0])
    by = next((one.by for one in group if one.by), None)
    evidence = tuple(dict.fromkeys(one.evidence for one in group))
    return Told(
        account=Account(report=first.report, by=by, value=first.value, evidence=evidence),
        members=tuple(dict.fromkeys(member for one in group for member in one.members)),
        healthy=any(one.healthy for one in group),
    )


class _Teller:
    """Reads tellings off single findings."""

    def __init__(
        self, desk: Desk, calendar: Calendar, cast: Cast, happenings: Happenings, points: Sequence[Point]
    ) -> None:
        self.desk, self.calendar, self.cast, self.happenings = desk, calendar, cast, happenings
        self.figures = Figures(desk, calendar, cast=cast, happenings=happenings, points=points)
        self.quotations: dict[tuple[str, int], list[RemarkFinding]] = {}
        for finding in desk.findings.values():
            if isinstance(finding, RemarkFinding) and finding.form == "direct":
                self.quotations.setdefault((finding.report, finding.sentence), []).append(finding)
        self.lines = {line.id: line for line in happenings.occurrences}

    def told_by(self, finding_id: str) -> Iterator[Telling]:
        finding = self.desk.findings[finding_id]
        if isinstance(finding, QuantityFinding):
            yield from self._quantity(finding)
        elif isinstance(finding, OccurrenceFinding):
            yield from self._occurrence(finding)

    def _quantity(self, finding: QuantityFinding) -> Iterator[Telling]:
        of = self.figures.of(finding)
        value = self.figures.values.get(finding.id)
        if of is None or value is None:
            return
        host = self.desk.findings.get(finding.host or "")
        if finding.property == "cause" and isinstance(host, OccurrenceFinding) and not self._of_one_end(host, of[0]):
            return
        key = Key(*of, beside=finding.id in self.figures.beside)
        yield self._telling(key, finding, by=self._teller(finding), value=value)

    def _occurrence(self, finding: OccurrenceFinding) -> Iterator[Telling]:
        about = self.happenings.of.get(finding.id)
        if about is None:
            return
        by = self._teller(finding)
        time = self.desk.findings.get(finding.time or "")
        told = self._dated(finding, time) if isinstance(time, TimeFinding) else None
        if isinstance(time, TimeFinding) and told is not None:
            yield self._telling(Key(about, told), time, by=by, value=self._time(time), told_with=finding)
        place = self.desk.findings.get(finding.place or "")
        if isinstance(place, PlaceFinding) and not finding.mention:
            yield self._telling(Key(about, "place"), place, by=by, value=self.desk.places[place.id], told_with=finding)
        if finding.healthy and not (finding.mention and finding.status not in FALLEN):
            yield self._telling(Key(about, "status"), finding, by=by, value=StatusValue(status=finding.status))

    def _of_one_end(self, host: OccurrenceFinding, about: str) -> bool:
        """Whether a cause may be of its line: why a visit was made is not why the one that came to nothing did."""
        line = self.lines.get(about)
        return line is None or not (_step(line.status) == "off" and _step(host.status) in ("done", "going"))

    def _dated(self, finding: OccurrenceFinding, time: TimeFinding) -> str | None:
        """What a time tells of a happening: its date, its end; nothing where it is one day of several."""
        lasts, span = finding.kind in LASTING, self._span(time)
        within = lasts and (day_within(span, self.desk) or broken_off(span, self.desk))
        if as_interval(self._time(time).edtf) is None or within:
            return None
        return "end" if lasts and at_end(span, self.desk) else "date"

    def _span(self, finding: TimeFinding) -> Evidence:
        return self.desk.reports[finding.report].evidence(finding.start, finding.end)

    def _time(self, finding: TimeFinding) -> Time:
        return self.calendar.times.get(finding.id, finding.value)

    def _teller(self, finding: QuantityFinding | OccurrenceFinding) -> str | None:
        """Who is credited, as it was read; with what stands in a quotation its speaker."""
        if finding.by is not None:
            return self.cast.actor(finding.by)
        around = (
            remark.speaker for remark in self.quotations.get((finding.report, finding.sentence), [])
            if remark.start <= finding.start and finding.end <= remark.end
        )  # fmt: skip
        return next((actor for speaker in around if (actor := self.cast.actor(speaker))), None)

    def _telling(
        self,
        key: Key,
        finding: QuantityFinding | TimeFinding | PlaceFinding | OccurrenceFinding,
        *,
        by: str | None,
        value: Value,
        told_with: OccurrenceFinding | None = None,
    ) -> Telling:
        report = self.desk.reports[finding.report]
        members = (finding.id,) if told_with is None else (told_with.id, finding.id)
        figure = finding if isinstance(finding, QuantityFinding) else None
        end = rate_end(figure, self.desk) if figure else finding.end
        return Telling(
            key=key,
            report=finding.report,
            by=by,
            value=value,
            evidence=report.evidence(finding.start, min(end, finding.start + 700)),
            members=members,
            healthy=self.desk.healthy(finding) and (told_with is None or told_with.healthy),
        )


def _step(status: str) -> str:
    return str(table("statuses")[status]["step"])
