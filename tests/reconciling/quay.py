"""A small story in three reports on which people decide: two ministers, a ferry that struck a quay, what was said."""

from __future__ import annotations

from collections.abc import Sequence

from building import Plot, Telling, count
from msgspec.structs import replace

from dragoman.reconciling.reconcile import reconcile
from dragoman.record.checker import check
from dragoman.record.lines import Decision
from dragoman.record.reading import Role
from dragoman.record.record import Record

FIRST = ("Ada Lind", "2031-05-12", "nine", 9.0, "The quay is sound and open to all")
SECOND = ("Ada Lind", "2031-05-14", "eleven", 11.0, "Nobody should walk on that quay now")
THIRD = ("Ada Lind", "2031-05-12", "nine", 9.0, "Ships may land there as they did before")
PUBLISHED = ("2031-05-15", "2031-05-15", "2031-05-13")


def told(plot: Plot, number: int) -> Telling:
    """One report: who met whom on a day, the accident and its injured, a remark."""
    minister, day, words, injured, remark = (FIRST, SECOND, THIRD)[number]
    telling = plot.report(
        f"{minister} met Jonas Okoye on {day}. The ferry struck the quay, report {number} says. "
        f"In the crash {words} people were hurt. “{remark},” Lind said.",
        PUBLISHED[number],
    )
    lind = telling.name(minister, given="Ada", surname="Lind")
    okoye = telling.name("Jonas Okoye", given="Jonas", surname="Okoye")
    roles = (Role("participant", lind), Role("participant", okoye))
    telling.occurrence(f"met Jonas Okoye on {day}", "meeting", roles=roles, time=telling.time(day, day))
    crash = telling.occurrence("The ferry struck the quay")
    telling.quantity(words, count(injured, of="people"), "injured", crash)
    telling.remark(remark, lind)
    return telling


def story(*numbers: int) -> Plot:
    """The story of the reports numbered."""
    plot = Plot()
    for number in numbers:
        told(plot, number)
    return plot


def compiled(plot: Plot, *decisions: Decision) -> Record:
    """The record under decisions; a sound one. Reports and families stand in order of id, as gathering leaves them."""
    made = plot.desk().story
    ordered = replace(
        made,
        readings=tuple(sorted(made.readings, key=lambda reading: reading.report.id)),
        families=tuple(sorted(made.families, key=lambda family: family.id)),
    )
    record = reconcile(ordered, decisions=decisions)
    assert check(record) == ()
    return record


def people(record: Record) -> list[Decision]:
    """What the record says of people's decisions."""
    return [decision for decision in record.decisions if decision.by == "person"]


def of_kind(record: Record, kind: str) -> list[str]:
    """Ids of the happenings of a kind."""
    return [line.id for line in record.occurrences if line.kind == kind]


def finding(plot: Plot, report: int, kind: str, nth: int = 0) -> str:
    """A finding of a report, by its kind and place among its kind."""
    found: Sequence[str] = [
        one.id for one in plot.tellings[report].findings if type(one).__name__ == f"{kind.title()}Finding"
    ]
    return found[nth]
