"""Whose a government, ministry or police is that a report tells by what it is alone, and where that stays open."""

from __future__ import annotations

import pytest
from building import Plot, Telling

from dragoman.reconciling.actors import read_actors

PEOPLE = {"Ida Lind": ("foreign_minister", "NO"), "Wanjiru Kamau": ("health_minister", "KE")}


def two_states() -> Plot:
    """A story of two states: both are told by both of its reports."""
    plot = Plot()
    for number in range(2):
        report = plot.report(f"Norway and Kenya quarrel, report {number}.")
        report.name("Norway", "state", iso="NO")
        report.name("Kenya", "state", iso="KE")
    return plot


def told(report: Telling, form: str, office: str) -> None:
    """What a report calls a body by what it is alone, speaking; the people it names with their offices."""
    for name in (name for name in PEOPLE if name in report.text):
        given, surname = name.split()
        report.name(name, given=given, surname=surname, office=PEOPLE[name][0], iso=PEOPLE[name][1])
    report.remark("said", report.name(form, "unnamed", office=office, description=True))


def names(plot: Plot) -> dict[str, str]:
    """The name of the actor of each form."""
    return {form.form: actor.name for actor in read_actors(plot.desk()).actors for form in actor.names}


GOVERNMENTS = [
    ("of the one minister named", "en", "Ida Lind left. The government said so.", "The government", "Norway"),
    ("of ministers of two states", "en", "Ida Lind met Wanjiru Kamau. The government said so.", "The government",
     "government"),
    ("of nobody named", "en", "It was late. The government said so.", "The government", "government"),
    ("of the one told before", "de", "Ida Lind traf Wanjiru Kamau. Das said ihre Regierung.", "Regierung", "Kenya"),
    ("of the state told before", "en", "Ida Lind met Wanjiru Kamau. Norway erred, its government said.", "government",
     "Norway"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "form", "name"), [row[1:] for row in GOVERNMENTS], ids=[row[0] for row in GOVERNMENTS]
)
def test_a_government_is_that_of_the_ministers_its_report_names(language: str, text: str, form: str, name: str):
    plot = two_states()
    report = plot.report(text, language=language)
    if "Norway" in text:
        report.name("Norway", "state", iso="NO")
    told(report, form, "government")
    assert names(plot)[form] == name


MINISTRIES = [
    ("his", "fr", "Ida Lind a vu Wanjiru Kamau, a said son ministère.", "ministère", "ministère (Kenya)"),
    ("of the one minister", "es", "Vino Ida Lind. El Ministerio said.", "Ministerio", "Ministerio (Noruega)"),
    ("of two ministers", "de", "Ida Lind traf Wanjiru Kamau. Das Ministerium said.", "Ministerium", "Ministerium"),
]


@pytest.mark.parametrize(
    ("language", "text", "form", "name"), [row[1:] for row in MINISTRIES], ids=[row[0] for row in MINISTRIES]
)
def test_a_ministry_is_that_of_the_minister_its_report_names(language: str, text: str, form: str, name: str):
    plot = two_states()
    told(plot.report(text, language=language), form, "ministry")
    assert names(plot)[form] == name


def test_a_bare_ministry_joins_the_one_of_its_subject_and_state_that_another_report_names():
    plot = two_states()
    plot.report("Norway's foreign ministry wept.").name(
        "foreign ministry", "organization", office="foreign_ministry", iso="NO"
    )
    plot.report("Kenya slept.").name("Kenya", "state", iso="KE")
    told(plot.report("Ida Lind kam. Das Ministerium said.", language="de"), "Ministerium", "ministry")
    assert names(plot)["Ministerium"] == "foreign ministry (Norway)"


ORGANS = [
    ("where it acts", "police", "In Bergen police said so.", "Bergen", "NO", "police (Norway)"),
    ("where its report is shortly before", "police", "He is held in Bergen. It was late. There police said so.",
     "Bergen", "NO", "police (Norway)"),
    ("where nothing tells", "police", "There police said so.", None, None, "police"),
    ("no fleet", "navy", "Off Bergen the navy said so.", "Bergen", "NO", "navy"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("office", "text", "place", "iso", "name"), [row[1:] for row in ORGANS], ids=[row[0] for row in ORGANS]
)
def test_police_are_those_of_the_place_they_act_in(
    office: str, text: str, place: str | None, iso: str | None, name: str
):
    plot = two_states()
    report = plot.report(text)
    if place:
        report.place(place, iso=iso)
    told(report, office, office)
    assert names(plot)[office] == name


def test_the_one_state_that_all_reports_tell_is_what_a_story_is_of():
    plot = Plot()
    for number in range(3):
        report = plot.report(f"Kenya wept, report {number}. Norway helped.")
        report.name("Kenya", "state", iso="KE")
        if number < 2:
            report.name("Norway", "state", iso="NO")
    report = plot.report("In Kenia war es spät. Das said die Regierung.", language="de")
    report.place("Kenia", iso="KE")
    told(report, "Regierung", "government")
    assert names(plot)["Regierung"] == "Kenya"


SIDES = [
    ("en", "On the Kenyan side, the foreign ministry said so.", "foreign ministry", "foreign ministry (Kenya)"),
    ("es", "Del lado noruego, la cancillería said.", "cancillería", "cancillería (Noruega)"),
    ("de", "Zur kenianischen Frage schwieg das Außenministerium, said es.", "Außenministerium", "Außenministerium"),
]


@pytest.mark.parametrize(("language", "text", "form", "name"), SIDES)
def test_a_ministry_told_on_a_side_is_of_its_state(language: str, text: str, form: str, name: str):
    plot = two_states()
    report = plot.report(text, language=language)
    report.remark("said", report.name(form, "organization", office="foreign_ministry", description=True))
    assert names(plot)[form] == name


def test_the_authorities_of_a_state_are_it():
    plot = two_states()
    report = plot.report("Kenyan authorities said so. Port authorities slept.")
    report.remark("said", report.name("Kenyan authorities", "unnamed", office="authorities", iso="KE"))
    report.remark("slept", report.name("Port authorities", "unnamed", office="authorities", description=True))
    assert names(plot)["Kenyan authorities"] == "Kenya"
    assert names(plot)["Port authorities"] == "Port authorities"
