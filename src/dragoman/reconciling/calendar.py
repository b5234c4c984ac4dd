"""The story's calendar: from which day each report is told, and what its times mean on that day.

Dated reports fix the undated ones, never the other way round: a day they tell, with the same weekday or the same day
of the month, within a week of the story; or a paired segment. An undated report then has a set of days it may be told
from, and a time of it is resolved only where all of them give the same. A page clock is never asked. Times that lean on
one told before them ("the next day") come last.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from dragoman.languages.relative import Tense, limit_of, resolve
from dragoman.reconciling.leaning import lean
from dragoman.reconciling.parts import Calendar, Desk
from dragoman.reconciling.story_days import StoryDays, full_day, story_days
from dragoman.record.reading import OccurrenceFinding, TimeFinding
from dragoman.record.report import Report
from dragoman.record.values import Status, Time

WEEK = timedelta(days=7)
AHEAD: frozenset[Status] = frozenset({"proposed", "invited", "planned", "expected", "confirmed"})
"""Statuses of what has yet to come when it is told."""
EITHER: frozenset[Status] = frozenset({"postponed", "cancelled", "suspended"})
"""The time of what fell through may be the old or the new one."""
OVER = "past"
"""What is told of the day of a plan that is over: "originally planned for June 7"."""


class Horizon(Struct, frozen=True):
    """The days a report may be told from, and the reports that say so."""

    days: tuple[date, ...]
    sources: tuple[str, ...]


class Anchoring(Struct, frozen=True):
    """A time that dated reports fix, its day, and those reports."""

    time: Time
    day: date
    sources: tuple[str, ...]


def read_calendar(desk: Desk) -> Calendar:
    """Every time finding resolved as far as the story's dates allow, and each report's own day.

    What can't be resolved stays as its words are. `from` of a time names the reports whose dates gave its year or day.
    """
    tenses = _tenses(desk)
    dated = {report.id: day for report in desk.reports.values() if (day := _own_day(report, desk))}
    times = _dated_times(desk, dated, tenses=tenses)
    known = story_days(desk, dated, times=times, tenses=tenses)
    times |= _left_open(desk, times, known=known)
    anchors: dict[str, str | None] = {report: day.isoformat() for report, day in dated.items()}
    for report, reading in desk.readings.items():
        if report in dated:
            continue
        found = [finding for finding in reading.findings if isinstance(finding, TimeFinding)]
        fixed = {finding.id: anchoring for finding in found if (anchoring := _fixed(finding, known))}
        horizon = _horizon(found, fixed, known=known, tenses=tenses)
        anchors[report] = horizon.days[0].isoformat() if len(horizon.days) == 1 else None
        for finding in found:
            anchoring = fixed.get(finding.id)
            times[finding.id] = anchoring.time if anchoring else _on_all(finding, horizon, tense=tenses.get(finding.id))
    times |= lean(desk, times, anchors=anchors, tenses=tenses)
    return Calendar(times=times, anchors={report: anchors.get(report) for report in desk.reports})


def not_before(desk: Desk, calendar: Calendar) -> dict[str, str]:
    """The last day that each undated report tells as past: it was not written before."""
    last: dict[str, str] = {}
    for finding in desk.findings.values():
        if not isinstance(finding, OccurrenceFinding) or finding.status != "held" or finding.time not in calendar.times:
            continue
        day = full_day(calendar.times[finding.time].edtf)
        if day and finding.healthy and desk.reports[finding.report].published is None:
            last[finding.report] = max(day.isoformat(), last.get(finding.report, ""))
    return last


def _own_day(report: Report, desk: Desk) -> date | None:
    """The day a report is published; a dateline without a year takes it from the nearest fully dated report."""
    edtf = report.published.edtf[:10] if report.published else ""
    if not edtf.startswith("XXXX-"):
        return _day(edtf)
    others = [
        day
        for other in desk.reports.values()
        if other.published and not other.published.edtf.startswith("XXXX") and (day := _day(other.published.edtf[:10]))
    ]
    options = {
        day
        for other in others
        for year in (other.year - 1, other.year, other.year + 1)
        if (day := _day(edtf.replace("XXXX", f"{year:04d}"))) and abs(day - other) <= WEEK * 8
    }
    return options.pop() if len(options) == 1 else None


def _day(edtf: str) -> date | None:
    try:
        return date.fromisoformat(edtf) if len(edtf) == 10 else None
    except ValueError:
        return None


def _tenses(desk: Desk) -> dict[str, Tense]:
    """The tense of each time that an occurrence is told with, by the occurrence's status."""
    tenses: dict[str, Tense] = {}
    for finding in desk.findings.values():
        if isinstance(finding, OccurrenceFinding) and finding.time:
            tense: Tense = "future" if finding.status in AHEAD else "unknown" if finding.status in EITHER else "past"
            tenses.setdefault(finding.time, tense)
    return tenses


def _dated_times(desk: Desk, dated: dict[str, date], *, tenses: dict[str, Tense]) -> dict[str, Time]:
    times: dict[str, Time] = {}
    for finding in desk.findings.values():
        if isinstance(finding, TimeFinding) and finding.report in dated:
            horizon = Horizon((dated[finding.report],), (finding.report,))
            times[finding.id] = _on_all(finding, horizon, tense=tenses.get(finding.id))
    return times


def _left_open(desk: Desk, times: dict[str, Time], *, known: StoryDays) -> dict[str, Time]:
    """Days without year that a dated report leaves open, as far as the story's days fix them."""
    found: dict[str, Time] = {}
    for finding_id, time in times.items():
        finding = desk.findings[finding_id]
        if isinstance(finding, TimeFinding) and "XXXX" in (time.edtf or "") and (fixed := _fixed(finding, known)):
            found[finding_id] = fixed.time
    return found


def _on_all(finding: TimeFinding, horizon: Horizon, *, tense: Tense | None) -> Time:
    """The time that every day of the horizon gives it; as it was where they differ or there is none."""
    sundays = any(day.isoweekday() == 7 for day in horizon.days)
    if len(horizon.days) > 1 and sundays and (finding.relative or "").removeprefix("by:").startswith("weeks:"):
        return finding.value  # Some weeks begin on Sunday: days that share one here may not share the writer's.
    found = [_on(finding, day, tense=tense or "unknown") for day in horizon.days]
    if not found or any(time != found[0] for time in found) or found[0] == finding.value:
        return finding.value
    return replace(found[0], from_=horizon.sources)


def _on(finding: TimeFinding, day: date, *, tense: Tense) -> Time:
    """The time on one day. A plan's month without a year is the nearest: it may have been the plan of last winter."""
    if finding.relative == OVER:  # "had been planned for 20 February" may be next week's
        near = resolve(finding.value, None, anchor=day, tense="unknown")
        return near if near != finding.value else resolve(finding.value, None, anchor=day, tense="past")
    yearless = (limit_of(finding.value).edtf or "").startswith("XXXX-")
    near = resolve(finding.value, finding.relative, anchor=day, tense="unknown") if yearless else finding.value
    if yearless and tense == "future" and near != finding.value:
        return near
    return resolve(finding.value, finding.relative, anchor=day, tense=tense)


def _fixed(finding: TimeFinding, known: StoryDays) -> Anchoring | None:
    """A weekday or bare day that exactly one day told by a dated report can be, else what a paired segment tells.

    A full date that a dated report tells too stays as it is, and ties its report to the story.
    """
    fixes = known.matching(finding)
    if len({fix.edtf for fix in fixes}) != 1:
        fixes = known.paired(finding, fixes)
    if len({fix.edtf for fix in fixes}) != 1:
        return None
    sources = tuple(dict.fromkeys(source for fix in fixes for source in fix.told.sources))
    edtf = finding.value.edtf or ""
    if full_day(limit_of(finding.value).edtf):
        return Anchoring(finding.value, fixes[0].day, sources)
    clock = edtf.partition("T")[2]
    by = (finding.relative or "").startswith("by:")
    edtf = ("../" if by else "") + fixes[0].edtf + (f"T{clock}" if clock else "")
    time = replace(finding.value, edtf=edtf, precision=finding.value.precision or "day", from_=sources)
    return Anchoring(time, fixes[0].day, sources)


def _horizon(
    found: Iterable[TimeFinding], fixed: dict[str, Anchoring], *, known: StoryDays, tenses: dict[str, Tense]
) -> Horizon:
    """The days within a week of the story on which every fixed time would be told as it is; none without any."""
    if not fixed:
        return Horizon((), ())
    days = known.window()
    for finding in found:
        if finding.id in fixed and (tense := tenses.get(finding.id)):
            days = [day for day in days if _tells(finding, fixed[finding.id].day, anchor=day, tense=tense)]
    return Horizon(tuple(days), tuple(dict.fromkeys(source for one in fixed.values() for source in one.sources)))


def _tells(finding: TimeFinding, told: date, *, anchor: date, tense: Tense) -> bool:
    """Whether a report of the day `anchor` would tell that day so."""
    if full_day(limit_of(finding.value).edtf):
        return tense == "unknown" or (anchor >= told if tense == "past" else anchor <= told)
    time = _on(finding, anchor, tense=tense)
    return (time.edtf or "").removeprefix("../")[:10] == told.isoformat()
