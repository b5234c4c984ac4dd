"""The days a story's dated reports tell: what the weekdays and bare dates of the undated ones are held against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from dragoman.languages.relative import Tense, limit_of, with_year
from dragoman.reconciling.pairing import Pairing
from dragoman.reconciling.parts import Desk
from dragoman.record.reading import TimeFinding
from dragoman.record.values import Time

WEEK = timedelta(days=7)
HALF_YEAR = timedelta(days=184)
"""A day told without its year lies nearer than the same day of another year."""
_WEEKDAY = re.compile(r"(?:by:)?weekday:([1-7])(?::(past|this|future))?")
_WEEKDAYS = re.compile(r"weekdays:([1-7]):([1-7])")
_BARE = re.compile(r"XXXX-\d\d-\d\d(?:/XXXX-\d\d-\d\d)?(?=T|$)")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")


class Told(Struct, frozen=True):
    """A day that a report tells, and the reports whose dates it rests on; `end`: it is told as an end of a stretch."""

    day: date
    finding: str
    sources: tuple[str, ...]
    tense: Tense | None = None
    end: bool = False


class Fix(Struct, frozen=True):
    """What a time is if it tells the same day as `told` does: its EDTF without clock, and its first day."""

    edtf: str
    day: date
    told: Told


class StoryDays:
    """Days of the story, told by dated reports, looked up by weekday, day of the month or paired segment."""

    def __init__(self, desk: Desk, centres: Sequence[date], *, told: Sequence[Told]) -> None:
        self._desk, self._pairing = desk, Pairing(desk)
        self._centres = sorted(centres)
        self._told = told

    def window(self) -> list[date]:
        """All days within a week of the story."""
        if not self._centres:
            return []
        first, last = self._centres[0] - WEEK, self._centres[-1] + WEEK
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def matching(self, finding: TimeFinding) -> list[Fix]:
        """What a weekday may be within a week of the story, a day without year within half a year of it."""
        reach = HALF_YEAR if _BARE.search(finding.value.edtf or "") else WEEK
        return [fix for fix in self._fixes(finding) if any(abs(fix.told.day - day) <= reach for day in self._centres)]

    def paired(self, finding: TimeFinding, fixes: Sequence[Fix]) -> list[Fix]:
        """Those of the days (all there are, where none is given) that stand in a segment paired with this one."""
        partners = self._pairing.partners(finding)
        return [
            fix
            for fix in fixes or self._fixes(finding)
            if self._pairing.segments_of(self._desk.findings[fix.told.finding]) & partners
        ]

    def _fixes(self, finding: TimeFinding) -> list[Fix]:
        return [fix for told in self._told if told.finding != finding.id and (fix := _as_told(finding, told))]


def story_days(desk: Desk, dated: dict[str, date], *, times: dict[str, Time], tenses: dict[str, Tense]) -> StoryDays:
    """The days told by dated reports; where no report is dated, the one full date that all of them together tell.

    A weekday without tense is no witness: whether it is past or to come was guessed.
    """
    told: list[Told] = []
    for finding in desk.findings.values():
        if isinstance(finding, TimeFinding) and (not dated or finding.report in dated):
            edtf = (times[finding.id] if dated else finding.value).edtf
            if finding.value.edtf is not None or finding.id in tenses:
                told += _told_by(finding, edtf, tenses.get(finding.id))
    if not dated:
        days = sorted({one.day for one in told})
        centres = days if days and days[-1] - days[0] <= WEEK else []
    else:
        centres = sorted(set(dated.values()))
    return StoryDays(desk, centres, told=told if centres else [])


def _told_by(finding: TimeFinding, edtf: str | None, tense: Tense | None) -> Iterator[Told]:
    if day := full_day(edtf):
        if finding.relative is None or tense is not None:
            yield Told(day, finding.id, (finding.report,), tense)
    elif finding.value.edtf is not None and (stretch := _DAYS.fullmatch(edtf or "")):
        for end in stretch.groups():
            yield Told(date.fromisoformat(end), finding.id, (finding.report,), tense, end=True)


def _as_told(finding: TimeFinding, told: Told) -> Fix | None:
    """What the finding is where it tells that day; None where it can't."""
    edtf = limit_of(finding.value).edtf
    if full_day(edtf):
        return Fix(edtf or "", told.day, told) if full_day(edtf) == told.day and not told.end else None
    if edtf is None or edtf.startswith("XXXX-XX-XXT"):
        return None if told.end else _weekday_as_told(finding.relative or "", told)
    bare = _BARE.match(edtf)
    for shift in (0, -1) if bare and finding.relative in (None, "by:") else ():
        first, _, last = (filled := with_year(bare.group() if bare else "", told.day.year + shift)).partition("/")
        if told.day.isoformat() in (first, last) and (start := full_day(first)):
            return Fix(filled, start, told)
    return None


def _weekday_as_told(relative: str, told: Told) -> Fix | None:
    """Of "next Monday" only a Monday to come is told, of "last Monday" only one that was."""
    if (stretch := _WEEKDAYS.fullmatch(relative)) and told.day.isoweekday() == int(stretch[1]):
        last = told.day + timedelta((int(stretch[2]) - int(stretch[1])) % 7)
        return Fix(f"{told.day}/{last}", told.day, told)
    weekday = _WEEKDAY.fullmatch(relative)
    if weekday is None or told.day.isoweekday() != int(weekday[1]):
        return None
    if weekday[2] in ("past", "future") and told.tense != weekday[2]:
        return None
    return Fix(told.day.isoformat(), told.day, told)


def full_day(edtf: str | None) -> date | None:
    """The one day that an EDTF names in full, its clock time aside."""
    match = re.match(r"\d{4}-\d\d-\d\d(?!.*/)", edtf or "")
    try:
        return date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None
