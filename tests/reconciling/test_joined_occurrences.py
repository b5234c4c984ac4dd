"""Which tellings of several reports are one happening, what it is said to be, and what stands apart."""

from __future__ import annotations

import pytest
from building import Plot, Telling
from msgspec.structs import replace

from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.occurrences import join_occurrences
from dragoman.record.lines import Occurrence
from dragoman.record.reading import Role
from dragoman.record.values import Amount


def joined(plot: Plot) -> tuple[Occurrence, ...]:
    desk = plot.desk()
    return join_occurrences(desk, cast=plot.cast(), calendar=read_calendar(desk)).occurrences


def met(plot: Plot, names: tuple[str, ...], day: str) -> Telling:
    """A report of a meeting of people on a day; the same name is the same person in every report."""
    number = len(plot.tellings)
    telling = plot.report(f"Report {number}: {' and '.join(names)} met on {day}.")
    roles = tuple(Role("participant", telling.name(name)) for name in names)
    telling.occurrence("met on", "meeting", roles=roles, time=telling.time(day, day))
    return telling


def cast(plot: Plot) -> None:
    found: dict[str, list[str]] = {}
    for finding in plot.desk().findings.values():
        if hasattr(finding, "form") and hasattr(finding, "surname"):
            found.setdefault(finding.form, []).append(finding.id)
    for name, findings in found.items():
        plot.actor(name, *findings)


@pytest.mark.parametrize(
    ("second", "day", "lines"),
    [
        (("Lind", "Okoye"), "2031-05-12", 1),
        (("Lind", "Okoye"), "2031-05-14", 2),
        (("Lind", "Berg"), "2031-05-12", 2),
        (("Dahl", "Berg"), "2031-05-12", 2),
    ],
    ids=["same people and day", "another day", "another partner", "other people"],
)
def test_meetings_join_by_both_parties_and_the_day(second, day, lines):
    plot = Plot()
    met(plot, ("Lind", "Okoye"), "2031-05-12")
    met(plot, second, day)
    cast(plot)
    assert len(joined(plot)) == lines


@pytest.mark.parametrize(("kind", "lines"), [("strike", 1), ("protest", 2)])
def test_what_goes_on_for_days_may_be_told_by_its_first_and_last_day(kind, lines):
    plot = Plot()
    for day in ("2031-05-12", "2031-05-13"):
        telling = plot.report(f"It was on {day} that they downed tools.")
        telling.occurrence("they downed tools", kind, time=telling.time(day, day))
    assert len(joined(plot)) == lines


def test_a_headline_without_day_and_place_is_what_its_report_tells_below():
    plot = Plot()
    a = plot.report("Ferry sinks. The ferry went down on 2031-05-12.")
    a.occurrence("Ferry sinks")
    a.occurrence("The ferry went down", time=a.time("2031-05-12", "2031-05-12"))
    assert len(joined(plot)) == 1


def test_what_a_report_tells_again_without_pointing_back_is_another():
    plot = Plot()
    a = plot.report("The ferry went down on 2031-05-12. A crash followed.")
    a.occurrence("The ferry went down", time=a.time("2031-05-12", "2031-05-12"))
    a.occurrence("A crash followed")
    assert len(joined(plot)) == 2


def test_a_disaster_told_by_its_day_here_and_its_place_there_is_one():
    plot = Plot()
    a, b = plot.report("The earth shook on 2031-05-12."), plot.report("The ground shook in Sudland.")
    a.occurrence("The earth shook", "disaster", time=a.time("2031-05-12", "2031-05-12"))
    b.occurrence("The ground shook", "disaster", place=b.place("Sudland", iso="SE"))
    (line,) = joined(plot)
    assert line.time is not None
    assert line.place is not None


def test_a_copy_tells_what_its_original_tells():
    plot = Plot()
    for end in (".", "!"):
        telling = plot.report(f"There was a dinner for the guest{end}", family="wire")
        telling.occurrence("There was a dinner for the guest", "meal")
    assert len(joined(plot)) == 1


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["planned", "held"], ["planned", "held"]),
        (["postponed", "postponed", "cancelled"], ["postponed"]),
        (["cancelled", "cancelled", "postponed"], ["cancelled"]),
    ],
)
def test_status_is_the_furthest_and_of_two_ends_the_one_told_by_more(statuses, status):
    plot = Plot()
    for number, told in enumerate(statuses):
        telling = plot.report(f"Report {number}: the visit of Lind to Norland was told.")
        place = telling.place("Norland", iso="NO")
        role = Role("visitor", telling.name("Lind"))
        telling.occurrence("the visit", "visit", told, roles=(role,), place=place)
    cast(plot)
    assert sorted(line.status for line in joined(plot)) == sorted(status)


def test_a_visit_that_took_place_replaces_the_one_that_fell_through():
    plot = Plot()
    for number, told in enumerate(["postponed", "held"]):
        telling = plot.report(f"Report {number}: the visit of Lind to Norland was told.")
        role = Role("visitor", telling.name("Lind"))
        telling.occurrence("the visit", "visit", told, roles=(role,), place=telling.place("Norland", iso="NO"))
    cast(plot)
    lines = {line.status: line for line in joined(plot)}
    assert lines["held"].replaces == lines["postponed"].id


def envoys(plot: Plot, second: str) -> None:
    """Two reports of talks of a secretary with somebody of Peru on one day."""
    for name in ("Lima", second):
        met(plot, ("Lind", name), "2031-05-12")
    found: dict[str, list[str]] = {}
    for finding in plot.desk().findings.values():
        if hasattr(finding, "form"):
            found.setdefault(finding.form, []).append(finding.id)
    plot.actor("Lind", *found["Lind"], office_of="NO")
    for name in {"Lima", second}:
        plot.actor(name, *found[name], office_of="PE")


@pytest.mark.parametrize(("second", "lines"), [("Lima", 1), ("Paredes", 2)], ids=["one minister", "two ministers"])
def test_two_persons_of_one_state_are_met_apart(second, lines):
    plot = Plot()
    envoys(plot, second)
    assert len(joined(plot)) == lines


@pytest.mark.parametrize(
    ("second", "lines"), [(("planned", "postponed"), 1), (("postponed", "planned"), 2), (("planned", "held"), 2)]
)
def test_a_plan_and_its_end_are_one_course_if_the_end_is_told_later(second, lines):
    plot = Plot()
    for status, published in zip(second, ("2031-05-12", "2031-05-13"), strict=True):
        telling = plot.report(f"The visit of Lind to Oslo is {status}.", published=published)
        telling.occurrence("visit", "visit", status, roles=(Role("visitor", telling.name("Lind")),))
    cast(plot)
    assert len(joined(plot)) == lines


@pytest.mark.parametrize(("sorts", "lines"), [(("earthquake", "earthquake"), 1), (("earthquake", "landslide"), 2)])
def test_sorts_of_disaster_stay_apart(sorts, lines):
    plot = Plot()
    for sort in sorts:
        telling = plot.report(f"The {sort} killed three near Izmir.")
        telling.occurrence(sort, "disaster", sort=sort)
    assert len(joined(plot)) == lines


@pytest.mark.parametrize(("status", "dated"), [("held", True), ("unconfirmed", False)])
def test_a_mention_lends_its_day_only_if_it_asserts_something(status, dated):
    plot = Plot()
    telling = plot.report("Lind visited Oslo. A record of 2031-05-12 marked the trip.")
    roles = (Role("visitor", telling.name("Lind")),)
    visit = telling.occurrence("visited", "visit", roles=roles)
    day = telling.time("2031-05-12", "2031-05-12")
    telling.occurrence("trip", "visit", status, roles=roles, time=day, mention=True, refers=visit)
    cast(plot)
    assert (joined(plot)[0].time is not None) is dated


@pytest.mark.parametrize(("counted", "lines"), [(False, 1), (True, 2)])
def test_one_who_was_arrested_is_not_the_six_who_were(counted, lines):
    plot = Plot()
    telling = plot.report("Police arrested Lind on 2031-05-12.")
    roles = (Role("detained", telling.name("Lind")),)
    telling.occurrence("arrested", "detention", roles=roles, time=telling.time("2031-05-12", "2031-05-12"))
    telling = plot.report("Those arrested were six people.")
    arrest = telling.occurrence("arrested", "detention")
    if counted:
        telling.quantity("six people", Amount(min=6, max=6, unit="1", of="people"), "detained", arrest)
    cast(plot)
    assert len(joined(plot)) == lines


@pytest.mark.parametrize(("day", "lines"), [("2031-06", 1), ("2031-08", 2)])
def test_a_trip_of_nobody_in_particular_is_the_one_of_its_day_that_fell_through(day, lines):
    plot = Plot()
    telling = plot.report("Lind's visit, planned for 2031-06, was postponed.")
    roles = (Role("visitor", telling.name("Lind")),)
    telling.occurrence("visit", "visit", "postponed", roles=roles, time=telling.time("2031-06", "2031-06"))
    telling = plot.report(f"A trip first set for {day} was put off.")
    telling.occurrence("trip", "visit", "postponed", time=telling.time(day, day))
    cast(plot)
    assert len(joined(plot)) == lines


def test_a_city_is_one_place_whatever_a_language_calls_it():
    plot = Plot()
    plot.report("In Moscow.").place("Moscow", "RU", iso="RU")
    plot.report("In Moskau, in Minsk.", language="de").place("Moskau", "RU", iso="RU")
    plot.report("In Minsk.", language="de").place("Minsk", "BY", iso="BY")
    plot.report("In Moscow, Idaho.").place("Moscow", "US", iso="US")
    found = {(place.name, place.iso) for place in plot.desk().places.values()}
    assert {iso for _, iso in found} == {"RU", "BY", "US"} and len(found) == 3


def test_what_goes_on_and_its_end_are_two():
    plot = Plot()
    for day, status in (("2031-05-12", "held"), ("2031-05-13", "lifted")):
        telling = plot.report(f"At the docks of Bergen it was told on {day}.", published="2031-05-14")
        place = telling.place("Bergen", "Norway", iso="NO")
        telling.occurrence("At the docks", "strike", status, time=telling.time(day, day), place=place)
    assert len(joined(plot)) == 2


def test_one_of_its_days_is_not_when_a_strike_was():
    plot = Plot()
    telling = plot.report("It was told on 2031-05-12, the second day of the strike.")
    telling.occurrence("strike", "strike", time=telling.time("2031-05-12", "2031-05-12"))
    (line,) = joined(plot)
    assert line.time is None


@pytest.mark.parametrize(
    ("second", "language", "lines"),
    [
        ("Lind and Okoye agreed on cleaner harbours.", "en", 1),
        ("Lind and Okoye agreed on scholarships.", "en", 2),
        ("Lind und Okoye einigten sich auf Stipendien.", "de", 1),
    ],
    ids=["a word in common", "one language, no word in common", "another language tells it in other words"],
)
def test_two_agreements_of_the_same_parties_are_one_if_they_may_be_about_the_same(second, language, lines):
    plot = Plot()
    for words, code in (("Lind and Okoye agreed to keep harbours clean.", "en"), (second, language)):
        telling = plot.report(words, language=code)
        roles = tuple(Role("party", telling.name(name)) for name in ("Lind", "Okoye"))
        telling.occurrence(words, "agreement", "agreed", roles=roles)
    plot.pair(*plot.tellings)
    cast(plot)
    assert len(joined(plot)) == lines


def test_parts_of_a_day_that_exclude_each_other_leave_the_day():
    plot = Plot()
    for part in ("morning", "evening"):
        telling = plot.report(f"The port opened in the {part} of 2031-05-12.")
        telling.time("2031-05-12", "2031-05-12")
        value = replace(telling.findings[-1].value, part_of_day=part)  # type: ignore[union-attr]
        telling.findings[-1] = replace(telling.findings[-1], value=value)
        telling.occurrence("The port opened", "closure", time=telling.findings[-1].id)
    (line,) = joined(plot)
    assert line.time is not None
    assert (line.time.edtf, line.time.part_of_day) == ("2031-05-12", None)


@pytest.mark.parametrize(("names", "places"), [(("Korsund", "Corsund"), 1), (("Korsund", "Tromso"), 2)])
def test_a_place_that_no_gazetteer_knows_may_be_written_a_letter_apart_in_another_language(names, places):
    plot = Plot()
    found = [
        plot.report(f"It was in {name}.", language=language).place(name)
        for name, language in zip(names, ("de", "en"), strict=True)
    ]
    known = plot.desk().places
    assert len({known[one].name for one in found}) == places


def test_a_visit_to_another_town_makes_up_for_none():
    plot = Plot()
    for number, (status, town) in enumerate((("postponed", "Korsund"), ("held", "Brevik"))):
        telling = plot.report(f"Report {number}: the visit of Lind to {town} was told.")
        role = Role("visitor", telling.name("Lind"))
        telling.occurrence("the visit", "visit", status, roles=(role,), place=telling.place(town))
    cast(plot)
    assert not any(line.replaces for line in joined(plot))


@pytest.mark.parametrize(("day", "lines"), [(None, 1), ("2031-05-20", 2)])
def test_what_was_agreed_is_a_line_of_its_own_only_with_a_day_or_place(day, lines):
    plot = Plot()
    telling = plot.report("Lind and Okoye agreed to set up an inquiry on 2031-05-20.")
    names = [telling.name(name) for name in ("Lind", "Okoye")]
    words = "Lind and Okoye agreed to set up an inquiry"
    telling.occurrence(words, "agreement", "agreed", roles=tuple(Role("party", name) for name in names))
    time = telling.time(day, day) if day else None
    roles = tuple(Role("investigator", name) for name in names)
    telling.occurrence(f"{words} on", "investigation", "planned", roles=roles, time=time)
    cast(plot)
    assert len(joined(plot)) == lines


def test_the_place_told_with_the_day_goes_before_that_of_a_headline():
    plot = Plot()
    headline = plot.report("Ferry disaster off Arendal.")
    headline.occurrence("Ferry disaster", place=headline.place("Arendal"))
    body = plot.report("A ferry went down near Zetland on 2031-05-12.")
    body.occurrence("went down", time=body.time("2031-05-12", "2031-05-12"), place=body.place("Zetland"))
    (line,) = joined(plot)
    assert line.place is not None
    assert line.place.name == "Zetland"


@pytest.mark.parametrize(("kind", "strikers"), [("person", 0), ("organization", 1)])
def test_no_single_person_strikes(kind, strikers):
    plot = Plot()
    telling = plot.report("Lind spoke on 2031-05-12 of the strike.")
    role = Role("striker", telling.name("Lind", kind=kind))
    telling.occurrence("the strike", "strike", roles=(role,), time=telling.time("2031-05-12", "2031-05-12"))
    plot.actor("Lind", role.actor, kind=kind)
    (line,) = joined(plot)
    assert len(line.roles) == strikers
