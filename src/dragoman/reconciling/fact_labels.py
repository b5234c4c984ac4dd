"""What a fact or a difference is of, in words that tell its happening from every other of the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reconciling.around import act_of
from dragoman.reconciling.labels import readings_of, shorten
from dragoman.reconciling.parts import Cast, Desk, Happenings
from dragoman.reconciling.phrasing import FALLBACK, named, phrase
from dragoman.reconciling.soundness import healthy
from dragoman.record.comparing import fold
from dragoman.record.edtf import as_interval
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Account, Actor, Occurrence, SideAccount
from dragoman.record.reading import QuantityFinding
from dragoman.record.values import Place, StatusValue, Time, Value

MOST_PARTIES = 3
LEAST_WORDS, MOST_WORDS = 45, 90
"""Code points of the words round a figure that say what it is of."""
MEETINGS = ("meeting", "summit")
"""Groups of kinds that people travel to, so that where they are held is worth telling."""
WEEK = timedelta(days=7)
FAR = timedelta(days=60)
"""What lies so far from the newest report is not what the story is about: its label says when it was."""

Told = Sequence[Account | SideAccount]


class FactLabels:
    """Labels of facts and differences; `language` is that of the page."""

    def __init__(self, desk: Desk, cast: Cast, happenings: Happenings, *, language: str) -> None:
        self.desk, self.cast, self.happenings, self.language = desk, cast, happenings, language

    def of(self, property_name: str, accounts: Told, *, about: Occurrence | Actor, members: Sequence[str] = ()) -> str:
        """What it is of by the ontology's names, then each reading once: in a report's own words, a status by its name.

        `members` are the findings it rests on: figures of two happenings ("bail", "crew") are called by neither.
        """
        if self._of_several(property_name, members):
            head = named("properties", property_name, self.language)
        elif not self._said_of(about, members):
            head = self._in_words(property_name, accounts)
        elif isinstance(about, Actor):
            head = self._of_actor(property_name, accounts, about)
        else:
            head = self._of_happening(property_name, about)
        head = " ".join(head.split()).replace(" ,", ",")
        return f"{head}: {' · '.join(self._readings(accounts))}"

    def names_place(self, about: Occurrence, values: Sequence[Value]) -> bool:
        """Whether what its place is called says where it was: "place of the closure Saranda: Saranda"."""
        called = f" {fold(self._which('place', about))} "
        return all(isinstance(value, Place) and f" {fold(value.name)} " in called for value in values)

    def _of_actor(self, property_name: str, accounts: Told, about: Actor) -> str:
        acts = {act for account in accounts for span in account.evidence if (act := act_of(span, self.desk))}
        act = acts.pop() if len(acts) == 1 else None
        told = named("properties", property_name, self.language)
        return phrase(f"{act}_line" if act else "actor_line", self.language, property=told, name=about.name)

    def _in_words(self, property_name: str, accounts: Told) -> str:
        """The property, in the words of the clearest clause that tells a reading."""
        figures = [span for account in accounts for span in account.evidence]
        figure = min(figures, key=self._clearness)
        words = _round(figure, self._clause(figure)).replace(": ", " – ")
        told = named("properties", property_name, self.language)
        return phrase("words_line", self.language, property=told, words=words)

    def _clearness(self, figure: Evidence) -> tuple[bool, bool, bool, int, int, int]:
        clause = self._clause(figure)
        foreign = self.desk.reports[figure.report].language != self.language
        late = figure.end - clause.start > MOST_WORDS
        sick = not healthy(figure, self.desk)
        return sick, foreign, late, len(clause.text), self.desk.rank[figure.report], figure.start

    def _clause(self, figure: Evidence) -> Evidence:
        """The shortest segment that tells more than the figure, else its sentence."""
        reading = self.desk.readings[figure.report]
        spans = [(one.start, one.end) for one in reading.segments] + [(one.start, one.end) for one in reading.sentences]
        around = [(start, end) for start, end in spans if start <= figure.start and figure.end <= end]
        wide = [(start, end) for start, end in around if end - start >= LEAST_WORDS] or around
        start, end = min(wide, key=lambda span: span[1] - span[0], default=(figure.start, figure.end))
        return self.desk.reports[figure.report].evidence(start, end)

    def _said_of(self, about: Occurrence | Actor, members: Sequence[str]) -> bool:
        """Whether a report itself says that a figure is of it; what only stands beside it is not called its own."""
        found = [figure for one in members if isinstance(figure := self.desk.findings[one], QuantityFinding)]
        hosts = [host for figure in found if (host := figure.host)]
        return not found or any(about.id in (self.happenings.of.get(one), self.cast.actor(one)) for one in hosts)

    def _of_several(self, property_name: str, members: Sequence[str]) -> bool:
        hosts = (finding.host for one in members if isinstance(finding := self.desk.findings[one], QuantityFinding))
        of = {line for host in hosts if host and (line := self.happenings.of.get(host))}
        return len(of) > 1 and bool(table("properties")[property_name].get("single"))

    def _of_happening(self, property_name: str, about: Occurrence) -> str:
        told, status = table("properties")[property_name], table("statuses")[about.status]
        called = told.get("called", {}).get(about.kind)
        counted = told.get("value") == "amount" or called is not None
        key = "counted_in_line" if counted else "about_line"
        if property_name == "cause" and "act" in status:
            key = "fallen_cause"
        elif told.get("planned") and status.get("unmade") and about.kind not in status.get("undone", ()):
            key = "fallen_plan"
        return phrase(
            key,
            self.language,
            property=_in(called, self.language) if called else named("properties", property_name, self.language),
            kind=named("kinds", about.kind, self.language),
            act=_in(status.get("act", {}), self.language),
            status=named("statuses", about.status, self.language),
            parties=self._which(property_name, about),
        )

    def _which(self, property_name: str, about: Occurrence) -> str:
        """Who takes part, else where it was; where another is called so, or it lies far off, when or where it was."""
        parties = self._parties(about)
        place = about.place.name if about.place else ""
        if property_name == "place" and parties == place and table("kinds")[about.kind]["group"] in MEETINGS:
            return f", {self._when(about.time)}".removesuffix(
                ", "
            )  # Who meets may meet elsewhere: where is told, not taken as known.
        shared = self._called[about.kind, parties] > 1 or not parties
        dated = property_name not in ("date", "end") and (shared or self._far(about.time))
        day = self._when(about.time) if dated else ""
        spot = place if shared and not day and place not in parties else ""
        return ", ".join((parties, *filter(None, (day or spot,)))) if day or spot else parties

    def _parties(self, about: Occurrence) -> str:
        known = self.cast.known
        told = list(dict.fromkeys(known[role.actor].name for role in about.roles if role.actor in known))
        if told:
            return "–".join(told[:MOST_PARTIES])
        return about.place.name if about.place else ""

    @cached_property
    def _called(self) -> Counter[tuple[str, str]]:
        return Counter((line.kind, self._parties(line)) for line in self.happenings.occurrences)

    @cached_property
    def _newest(self) -> date | None:
        """The day of the newest report, None where none is dated."""
        days = [as_interval(r.published.edtf) for r in self.desk.reports.values() if r.published]
        return max((day[0] for day in days if day), default=None)

    def _far(self, time: Time | None) -> bool:
        span = as_interval(time.edtf) if time else None
        if span is None or self._newest is None:
            return False
        return span[1] + FAR < self._newest if span[1] < self._newest else self._newest + FAR < span[0]

    def _when(self, time: Time | None) -> str:
        """A day, a month or a year in words, "" where it is not known; the year where it is not that of the story."""
        span = as_interval(time.edtf) if time and time.edtf and ".." not in time.edtf else None
        if span is None:
            return ""
        first, last = span
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        month, year = _month(first.month, self.language), first.year
        if last - first > WEEK or first.month != last.month:
            return phrase("when_month", self.language, month=month, year=year)
        key = "when_day" if first == last else "when_days"
        day = phrase(key, self.language, day=first.day, last=last.day, month=month)
        return day if self._newest is not None and year == self._newest.year else f"{day} {year}"

    def _readings(self, accounts: Told) -> list[str]:
        values = [account.value for account in accounts]
        statuses = [value.status for value in values if isinstance(value, StatusValue)]
        if len(statuses) < len(values):
            return readings_of(accounts)
        return [named("statuses", status, self.language) for status in dict.fromkeys(statuses)]


def _round(figure: Evidence, one: Evidence) -> str:
    """The words of a sentence that hold a figure, begun further down where it stands late."""
    text, end = one.text, figure.end - one.start
    begin = 0 if end <= MOST_WORDS else text.find(" ", end - MOST_WORDS) + 1
    words = shorten(text[begin:], most=max(MOST_WORDS, end - begin + 3))
    return f"… {words}" if begin else words


def _in(forms: dict[str, str], language: str) -> str:
    return forms.get(language) or forms.get(FALLBACK, "")


def _month(number: int, language: str) -> str:
    """The name of a month in a language that has words, else in English."""
    for code in (language, FALLBACK):
        for entry in entries(code, "calendar", "month"):
            if entry["id"] == f"{number:02}":
                return str(entry["forms"][0])
    return str(number)


__all__ = ["FactLabels"]
