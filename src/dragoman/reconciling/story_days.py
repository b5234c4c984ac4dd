"""The days a story's dated reports tell: what the weekdays and bare dates of the undated ones are held against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from dragoman.languages.relative import Tense
from dragoman.reconciling.pairing import Pairing
from dragoman.reconciling.parts import Desk
from dragoman.record.reading import TimeFinding
from dragoman.record.values import Time

WEEK = timedelta(days=7)
_WEEKDAY = re.compile(r"weekday:([1-7])(?::(?:past|this|future))?")
_BARE = re.compile(r"XXXX-(\d\d)-(\d\d)")


class Told(Struct, frozen=True):
    """A day that a report tells, and the reports whose dates it rests on."""

    day: date
    finding: str
    sources: tuple[str, ...]


class StoryDays:
    """Days of the story, told by dated reports, looked up by weekday, day of the month or paired segment."""

    def __init__(self, desk: Desk, centres: Sequence[date], *, told: Sequence[Told]) -> None:
        self._desk, self._pairing = desk, Pairing(desk)
        self._centres = sorted(centres)
        self._all = told
        self._told = [one for one in told if any(abs(one.day - centre) <= WEEK for centre in self._centres)]

    def window(self) -> list[date]:
        """All days within a week of the story."""
        if not self._centres:
            return []
        first, last = self._centres[0] - WEEK, self._centres[-1] + WEEK
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def matching(self, finding: TimeFinding) -> list[Told]:
        """The told days that a weekday or a day without year may be."""
        return [one for one in self._told if _may_be(finding, one.day)]

    def paired(self, finding: TimeFinding, told: Sequence[Told]) -> list[Told]:
        """Those of the told days (all there are, where none is given) that stand in a segment paired with this one."""
        days = told or [one for one in self._all if _may_be(finding, one.day)]
        partners = self._pairing.partners(finding)
        return [one for one in days if self._pairing.segments_of(self._desk.findings[one.finding]) & partners]


def story_days(desk: Desk, dated: dict[str, date], *, times: dict[str, Time], tenses: dict[str, Tense]) -> StoryDays:
    """The days told by dated reports; where no report is dated, the one full date that all of them together tell.

    A weekday without tense is no witness: whether it is past or to come was guessed.
    """
    told = []
    for finding in desk.findings.values():
        if isinstance(finding, TimeFinding) and (not dated or finding.report in dated):
            day = full_day((times[finding.id] if dated else finding.value).edtf)
            absolute = finding.relative is None and full_day(finding.value.edtf) is not None
            if day and (absolute or finding.id in tenses):
                told.append(Told(day, finding.id, (finding.report,)))
    if not dated:
        days = sorted({one.day for one in told})
        centres = days if days and days[-1] - days[0] <= WEEK else []
    else:
        centres = sorted(set(dated.values()))
    return StoryDays(desk, centres, told=told if centres else [])


def _may_be(finding: TimeFinding, day: date) -> bool:
    if full_day(finding.value.edtf):
        return full_day(finding.value.edtf) == day
    if finding.value.edtf is None:
        weekday = _WEEKDAY.fullmatch(finding.relative or "")
        return weekday is not None and day.isoweekday() == int(weekday.group(1))
    bare = _BARE.match(finding.value.edtf)
    return bare is not None and "/" not in finding.value.edtf and (day.month, day.day) == tuple(map(int, bare.groups()))


def full_day(edtf: str | None) -> date | None:
    """The one day that an EDTF names in full, its clock time aside."""
    match = re.match(r"\d{4}-\d\d-\d\d(?!.*/)", edtf or "")
    try:
        return date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None
