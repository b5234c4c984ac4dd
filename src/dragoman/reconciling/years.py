"""Spans that rank a happening, as the year that lies so far back."""

from __future__ import annotations

from dragoman.ontology import table
from dragoman.reconciling.parts import Calendar, Desk
from dragoman.record.reading import QuantityFinding
from dragoman.record.values import Duration, Time, Value

YEAR = 31_556_952
"""Seconds of a mean year of the calendar."""


class Years:
    """Turns "the first in seven years" into the year that lies so far back."""

    def __init__(self, desk: Desk, calendar: Calendar) -> None:
        self.desk = desk
        self.days = {report: day for report, day in calendar.anchors.items() if day}
        self.dated = {report: day for report, day in self.days.items() if desk.reports[report].published is not None}

    def valued(self, figure: QuantityFinding) -> Value | None:
        """A figure's value; a span back as its year, None where nothing fixes the year it is told in."""
        value = figure.value
        if not isinstance(value, Duration) or table("properties")[figure.property or ""]["value"] != "time":
            return value
        seconds = value.seconds_max or value.seconds_min
        year, sources = self._told_in(figure.report)
        if year is None or seconds is None:
            return None
        return Time(edtf=f"{year - round(seconds / YEAR):04}~", precision="year", from_=sources)

    def _told_in(self, report: str) -> tuple[int | None, tuple[str, ...]]:
        """The year a report is told in, and the reports that say so; of an undated one the year all dated share."""
        if report in self.dated:
            return int(self.dated[report][:4]), (report,)
        years = {day[:4] for day in self.dated.values()}
        return (int(years.pop()), tuple(self.dated)) if len(years) == 1 else (None, ())


__all__ = ["Years"]
