"""Times that lean on one told before them in the same report: "the next day", "the following Monday", "that evening".

Only where there is no choice: the sentence, or else the one before it, tells exactly one day and nothing vaguer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from dragoman.languages.relative import Tense
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.story_days import full_day
from dragoman.record.reading import TimeFinding
from dragoman.record.values import Time

_PARTS = ("dawn", "morning", "noon", "afternoon", "evening", "night")
_LEANS = re.compile(r"(?:told|lag):(days|weekday):([+-]?\d+)")


def lean(
    desk: Desk, times: Mapping[str, Time], *, anchors: Mapping[str, str | None], tenses: Mapping[str, Tense]
) -> dict[str, Time]:
    """The times that a day told before them gives; `from` is that day's, else the report itself.

    What would lie after its report and is told as past stays as its words are.
    """
    found: dict[str, Time] = {}
    for report, reading in desk.readings.items():
        told = sorted((f for f in reading.findings if isinstance(f, TimeFinding)), key=lambda finding: finding.start)
        for index, finding in enumerate(told):
            near = _around(finding, told, tenses=tenses) if _lags(finding) else told[:index]
            before = _before(finding, near, times={**times, **found}) if _leans(finding) else None
            day = before and _day(finding, before) if not (before and _earlier(finding, before)) else None
            ahead = day and tenses.get(finding.id) == "past" and day.isoformat() > (anchors.get(report) or "9999")
            if before and day and not ahead:
                found[finding.id] = _at(finding, day, from_=before.from_ or (report,))
    return found


def _leans(finding: TimeFinding) -> bool:
    return bool(_LEANS.fullmatch(finding.relative or "")) or _only_part(finding)


def _lags(finding: TimeFinding) -> bool:
    return (finding.relative or "").startswith("lag:")


def _around(finding: TimeFinding, told: Sequence[TimeFinding], *, tenses: Mapping[str, Tense]) -> list[TimeFinding]:
    """The other times of a distance's sentence, but for what lies ahead: "on Thursday, two days after the ruling"."""
    here = (one for one in told if one.sentence == finding.sentence and not _lags(one))
    return [one for one in here if tenses.get(one.id) != "future"]


def _only_part(finding: TimeFinding) -> bool:
    """A part of the day, or a clock time, without its day: "… met on Monday and dined in the evening"."""
    edtf = finding.value.edtf
    return finding.relative is None and (edtf is None or edtf.startswith("XXXX-XX-XXT"))


def _before(finding: TimeFinding, earlier: Sequence[TimeFinding], *, times: Mapping[str, Time]) -> Time | None:
    """The one day told before the finding in its sentence, or, without a time there, in the sentence before."""
    near = [one for one in earlier if one.sentence == finding.sentence]
    if not near and not _only_part(finding):
        near = [one for one in earlier if one.sentence == finding.sentence - 1]
    told = [times[one.id] for one in near if not _only_part(one) or full_day(times[one.id].edtf)]
    days = {full_day(time.edtf) for time in told}
    return told[-1] if len(days) == 1 and None not in days else None


def _day(finding: TimeFinding, before: Time) -> date | None:
    day = full_day(before.edtf)
    leans = _LEANS.fullmatch(finding.relative or "")
    if day is None or leans is None:
        return day
    number = int(leans[2])
    if leans[1] == "days":
        return day + timedelta(number)
    return day + timedelta((number - day.isoweekday()) % 7 or 7)


def _earlier(finding: TimeFinding, before: Time) -> bool:
    """ "Broken off on Friday night, still under way in the afternoon": a part of the day that was over by then."""
    one, two = finding.value.part_of_day, before.part_of_day
    known = _only_part(finding) and one in _PARTS and two in _PARTS
    return known and _PARTS.index(str(one)) < _PARTS.index(str(two))


def _at(finding: TimeFinding, day: date, *, from_: tuple[str, ...]) -> Time:
    clock = (finding.value.edtf or "").partition("T")[2]
    precision = finding.value.precision if clock else "day"
    edtf = day.isoformat() + (f"T{clock}" if clock else "")
    return replace(finding.value, edtf=edtf, precision=precision, from_=from_)
