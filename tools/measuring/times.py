"""Dates and times on KRAUTS (German newspapers), beside HeidelTime's own output, counted alike.

Expressions of type DATE or TIME whose value is a calendar's: "jetzt" and the like (PRESENT_REF, PAST_REF …), lengths
and recurring times are not looked at, on no side. An expression is found where one overlaps it; its value is right
where it covers the same days, and the same part of the day.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dragoman.record.edtf import Span as Days
from dragoman.record.edtf import read_edtf
from dragoman.record.values import PartOfDay, Time
from measuring.counting import Tally, overlap, read_plain
from measuring.keeping import Measured

FOLDERS = {"Die Zeit": "KRAUTS_DieZeit", "Dolomiten": "KRAUTS_Dolomiten-42"}
PARTS: dict[str, PartOfDay] = {
    "MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "afternoon",
}  # fmt: skip
SEASONS = {"SP": 21, "SU": 22, "AU": 23, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
EMPTY = re.compile(r"<TIMEX3\b[^>]*/>")
TAG = re.compile(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3>", re.S)


class Told(NamedTuple):
    """An expression and what it says; a value None is one that no calendar has. `part`: of it, early, mid or late."""

    start: int
    end: int
    value: Time | None
    part: bool = False


def files(sets: Path) -> list[Path]:
    """What is read."""
    return sorted(path for name in FOLDERS.values() for path in (sets / "time/krauts" / name).glob("*.tml"))


def measure(sets: Path, *, few: int | None = None) -> Iterator[tuple[Measured, list[Path]]]:
    """F1 of expressions and of their values, on each half of KRAUTS."""
    for half, folder in FOLDERS.items():
        paths = sorted((sets / "time/krauts" / folder).glob("*.tml"))[:few]
        ours, theirs = {"found": Tally(), "valued": Tally()}, {"found": Tally(), "valued": Tally()}
        for path in paths:
            text, gold, day = annotated(path)
            beside = path.parent.with_name(folder + "_Heideltime") / path.name
            for tallies, said in ((ours, read(text, path.stem, day)), (theirs, _beside(beside, text))):
                for what, tally in compared(gold, said).items():
                    tallies[what] = tallies[what].plus(tally)
        for what, name in (("found", "dates and times, overlap F1"), ("valued", "dates and times, values F1")):
            others = f"HeidelTime {theirs[what].f1:.1f}" if theirs[what].said else ""
            value, of = round(ours[what].f1, 1), ours[what].gold
            yield Measured(set=f"KRAUTS {half}", what=name, value=value, of=of, others=others), paths


def annotated(path: Path) -> tuple[str, list[Told], str | None]:
    """A document's text, its expressions, and the day it was written."""
    whole = path.read_text(encoding="utf-8")
    created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', whole, re.S)
    body = re.search(r"<TEXT>(.*)</TEXT>", whole, re.S)
    source, text, told, at = EMPTY.sub("", body[1] if body else ""), "", [], 0
    for match in TAG.finditer(source):
        text += _plain(source[at : match.start()])
        start, text = len(text), text + _plain(match[2])
        kind, value = re.search(r'type="(\w+)"', match[1]), re.search(r'value="([^"]*)"', match[1])
        if kind:
            part = re.search(r'mod="(START|MID|END)"', match[1]) is not None
            counted = kind[1] in ("DATE", "TIME")
            told.append(Told(start, len(text), time_of(value[1]) if value and counted else None, part))
        at = match.end()
    return text + _plain(source[at:]), told, created[1] if created else None


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def _beside(path: Path, text: str) -> list[Told]:
    """HeidelTime's expressions; none where its text is another."""
    if not path.exists():
        return []
    other, told, _ = annotated(path)
    shift = len(text) - len(text.lstrip()) - (len(other) - len(other.lstrip()))
    if other.strip() != text.strip():
        return []
    return [Told(one.start + shift, one.end + shift, one.value) for one in told]


def read(text: str, name: str, day: str | None) -> list[Told]:
    """Our own times of a text, as the story's calendar resolves them."""
    from dragoman.gathering.gather import gather
    from dragoman.reconciling.calendar import read_calendar
    from dragoman.reconciling.parts import Desk
    from dragoman.record.reading import TimeFinding

    reading = read_plain(text, language="de", name=name, day=day)
    times = read_calendar(Desk(gather([reading]))).times
    found = [one for one in reading.findings if isinstance(one, TimeFinding)]
    return [Told(one.start, one.end, times.get(one.id, one.value)) for one in found]


def compared(gold: list[Told], said: list[Told]) -> dict[str, Tally]:
    """How many expressions of each side the other has, and how many of those with the same value."""
    counted, beside = [one for one in gold if one.value], [one for one in gold if not one.value]
    said = [one for one in said if one.value and not any(_meet(one, other) for other in beside)]
    pairs = [(a, b) for a in counted for b in said if _meet(a, b)]
    same = [(a, b) for a, b in pairs if same_time(a.value, b.value, part=a.part)]
    return {
        name: Tally(len({a for a, _ in kept}), len(counted), len({b for _, b in kept}), len(said))
        for name, kept in (("found", pairs), ("valued", same))
    }


def _meet(a: Told, b: Told) -> bool:
    return overlap((a.start, a.end), (b.start, b.end)) > 0


def same_time(a: Time | None, b: Time | None, *, part: bool = False) -> bool:
    """Whether two times cover the same days and part of the day; of a part of it, whether the second lies inside."""
    if a is None or b is None or a.part_of_day != b.part_of_day:
        return False
    one, other = read_edtf(a), read_edtf(b)
    if isinstance(one, Days) and isinstance(other, Days):
        return (one.start, one.end) == (other.start, other.end) or (part and other.within(one))
    return a.edtf is not None and a.edtf == b.edtf


def time_of(value: str) -> Time | None:
    """A TIMEX3 value as a time; None where no calendar has it."""
    day, _, clock = value.partition("T")
    if clock[:2] in PARTS:
        found = time_of(day)
        return found and Time(edtf=found.edtf, part_of_day=PARTS[clock[:2]])
    if re.fullmatch(r"\d\d:\d\d(:\d\d)?", clock) and re.fullmatch(r"[\dX]{4}-\d\d-\d\d", day):
        return Time(edtf=f"{day}T{clock[:5]}:00", precision="minute")
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day):
        return _week(int(week[1]), int(week[2]), weekend=bool(week[3]))
    if part := re.fullmatch(r"(\d{4})-(\w\d|\w\w)", day):
        code = SEASONS.get(part[2])
        return Time(edtf=f"{part[1]}-{code or part[2]}") if code or part[2].isdigit() else None
    if re.fullmatch(r"\d{2,3}", day):
        return Time(edtf=day.ljust(4, "X"))
    return Time(edtf=day) if re.fullmatch(r"[\dX]{4}(-\d\d(-\d\d)?)?", day) and not clock else None


def _week(year: int, week: int, *, weekend: bool) -> Time | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    first = monday + timedelta(days=5 if weekend else 0)
    return Time(edtf=f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")
