"""When something went on that a report dates by its end and its length: "reopened on Sunday morning after 36 hours"."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.reconciling.around import at_end
from dragoman.reconciling.parts import Calendar, Desk
from dragoman.record.edtf import as_interval
from dragoman.record.reading import OccurrenceFinding, QuantityFinding
from dragoman.record.times import PART_HOURS
from dragoman.record.values import Duration, Time

LASTING = frozenset(table("properties")["date"]["lasting"])
LONGEST = timedelta(days=14)
"""What lasts longer is told by its days, and so may its end be."""


def lasted(desk: Desk, calendar: Calendar, finding: OccurrenceFinding) -> Time | None:
    """The days from which to which a happening went on, where its end's part of the day and its one length are told."""
    end, length = calendar.times.get(finding.time or ""), _length(desk, finding)
    told = desk.findings.get(finding.time or "")
    if end is None or told is None or length is None or finding.kind not in LASTING or end.part_of_day is None:
        return None
    span = as_interval(end.edtf)
    if span is None or not at_end(desk.reports[told.report].evidence(told.start, told.end), desk):
        return None
    last = datetime.combine(span[0], time()) + timedelta(hours=_middle(end))
    first = last - length
    days = f"{first:%Y-%m-%d}/{last:%Y-%m-%d}" if first.date() < last.date() else end.edtf
    return replace(end, edtf=days, part_of_day=None)


def _middle(told: Time) -> float:
    low, high = PART_HOURS[told.part_of_day][-1] if told.part_of_day else (0, 24)
    return (low + high) / 2


def _length(desk: Desk, finding: OccurrenceFinding) -> timedelta | None:
    """The one length that a finding's own words give it."""
    told = {
        (one.value.seconds_min, one.value.seconds_max)
        for one in desk.findings.values()
        if isinstance(one, QuantityFinding) and one.host == finding.id and isinstance(one.value, Duration)
    }
    low, high = told.pop() if len(told) == 1 else (None, None)
    length = timedelta(seconds=low) if low is not None and low == high else None
    return length if length and length <= LONGEST else None


__all__ = ["lasted"]
