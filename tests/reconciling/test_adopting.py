"""Mentions without a home in their own report find the happening that only they can mean."""

from __future__ import annotations

import pytest
from building import Plot

from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.occurrences import join_occurrences
from dragoman.record.lines import Occurrence
from dragoman.record.reading import Role


def joined(plot: Plot) -> tuple[Occurrence, ...]:
    desk = plot.desk()
    return join_occurrences(desk, cast=plot.cast(), calendar=read_calendar(desk)).occurrences


def clashes(*days: str, told: str | None, kind: str = "attack") -> tuple[Occurrence, ...]:
    """Reports of clashes on some days, and one that mentions "the clashes" of a day."""
    plot = Plot()
    for day in days:
        telling = plot.report(f"Rebels and soldiers clashed near Goma on {day}.", published="2031-05-20")
        telling.occurrence("clashed", "attack", time=telling.time(day, day))
    telling = plot.report(f"The clashes of {told} were the worst in years.", published="2031-05-20")
    time = telling.time(told, told) if told else None
    telling.occurrence("clashes", kind, "unconfirmed", time=time, mention=True)
    return joined(plot)


@pytest.mark.parametrize(
    ("days", "told", "reports"),
    [
        (("2031-05-12",), "2031-05-12", [2]),
        (("2031-05-12", "2031-05-14"), "2031-05-14", [1, 2]),
        (("2031-05-12",), "2031-05-14", [1]),
        (("2031-05-12",), None, [1]),
    ],
    ids=["its day", "one of two days", "a day that nobody else tells", "no day: nothing says which"],
)
def test_a_mention_joins_the_one_happening_of_its_day(days, told, reports):
    lines = clashes(*days, told=told)
    assert [len({cited.report for cited in line.evidence}) for line in lines] == reports


@pytest.mark.parametrize(("kind", "lines"), [("election", 2), ("resignation", 1)])
def test_what_is_only_talked_of_is_not_promoted(kind, lines):
    assert len(clashes("2031-05-12", told="2031-05-10", kind=kind)) == lines


def test_a_day_to_come_promotes_nothing():
    assert len(clashes("2031-05-12", told="2031-05-28", kind="election")) == 1


def talks(*rows: tuple[str, str, str | None, str | None]) -> tuple[Occurrence, ...]:
    """Reports of talks: text, who is named, the day, the place."""
    plot = Plot()
    names: dict[str, list[str]] = {}
    for text, parties, day, place in rows:
        telling = plot.report(text, published="2031-05-20")
        roles = []
        for name in parties.split():
            names.setdefault(name, []).append(telling.name(name))
            roles.append(Role("participant", names[name][-1]))
        time = telling.time(day, day) if day else None
        spot = telling.place(place, "Norway", iso="NO") if place else None
        telling.occurrence(text.rstrip("."), "talks", time=time, place=spot, roles=tuple(roles))
    for name, findings in names.items():
        plot.actor(name, *findings)
    return joined(plot)


FULL = ("Lind and Okoye held talks in Bergen on 2031-05-12.", "Lind Okoye", "2031-05-12", "Bergen")
THIN = [
    ("without parties and day, in the same place", ("After hours of talks in Bergen.", "", None, "Bergen"), 1),
    ("without anything", ("After hours of talks.", "", None, None), 1),
    ("in another place", ("After hours of talks in Tromso.", "", None, "Tromso"), 2),
    ("of another day", ("After hours of talks on 2031-05-16.", "", "2031-05-16", None), 2),
    ("of others", ("Diallo held talks in Bergen.", "Diallo", None, "Bergen"), 2),
]


@pytest.mark.parametrize(("row", "lines"), [row[1:] for row in THIN], ids=[row[0] for row in THIN])
def test_what_says_less_than_the_one_other_of_its_kind_is_told_of_that(row, lines):
    assert len(talks(FULL, row)) == lines


def test_of_two_that_it_may_mean_neither_takes_what_says_less():
    second = ("Diallo and Brandt held talks in Bergen on 2031-05-14.", "Diallo Brandt", "2031-05-14", "Bergen")
    assert len(talks(FULL, second, THIN[0][1])) == 3
