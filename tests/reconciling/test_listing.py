"""Which actors are listed, and by what name: who takes part, out of the case a report told them in."""

from __future__ import annotations

import pytest
from building import Plot

from dragoman.reconciling.actors import read_actors
from dragoman.reconciling.called import office_title, standing_alone, title_of
from dragoman.reconciling.listing import worth_listing
from dragoman.record.lines import Caution


def test_who_is_only_mentioned_is_left_out_and_office_holders_stay():
    plot = Plot()
    one = plot.report("Ida Holm, mayor of Bergen, said so. It was like a case in Kenya, wrote Veltrom. Jonas Lind won.")
    one.name("Ida Holm", given="Ida", surname="Holm", office="mayor")
    one.name("Kenya", "state", iso="KE")
    one.name("Veltrom", "organization")
    one.name("Jonas Lind", given="Jonas", surname="Lind")
    desk = plot.desk()
    assert [actor.name for actor in worth_listing(desk, read_actors(desk), ())] == ["Ida Holm"]


def test_a_body_that_only_tells_what_somebody_is_is_left_out():
    plot = Plot()
    one = plot.report("Ida Holm, director of the Fram Centre, went home.")
    one.name("Ida Holm", given="Ida", surname="Holm", office="chief", office_of="Fram Centre")
    one.name("Fram Centre", "organization")
    desk = plot.desk()
    assert [actor.name for actor in worth_listing(desk, read_actors(desk), ())] == ["Ida Holm"]


def test_a_namesake_of_one_who_takes_part_is_listed_apart():
    plot = Plot()
    one = plot.report("Ida Holm, mayor, left. Jonas Holm, her uncle, once led the port. Erik Lind did, too.")
    ida = one.name("Ida Holm", given="Ida", surname="Holm", office="mayor")
    one.name("Jonas Holm", given="Jonas", surname="Holm")
    one.name("Erik Lind", given="Erik", surname="Lind")
    desk = plot.desk()
    cast = read_actors(desk)
    line = Caution(id="c1", kind="no_date", label="", about=(cast.of[ida],), why="", evidence=(one.evidence("left"),))
    assert [actor.name for actor in worth_listing(desk, cast, (line,))] == ["Ida Holm", "Jonas Holm"]


def test_counterpart_is_no_office():
    plot = Plot()
    one = plot.report("Minister Ida Holm. His counterpart left.")
    ida = one.name("Ida Holm", given="Ida", surname="Holm", office="minister")
    one.name("counterpart", office="counterpart", office_words="counterpart", iso="NO", description=True, refers=ida)
    one.remark("His counterpart left", one.findings[-1].id)
    assert [office.title for office in read_actors(plot.desk()).actors[0].offices] == ["minister"]


def test_bodies_of_two_reports_are_listed():
    plot = Plot()
    for text in ("Veltrom was there.", "There was Veltrom."):
        plot.report(text).name("Veltrom", "organization")
    desk = plot.desk()
    assert [actor.name for actor in worth_listing(desk, read_actors(desk), ())] == ["Veltrom"]


def test_a_state_told_as_that_of_a_firm_alone_is_left_out():
    plot = Plot()
    for text in ("Norway's Veltrom won. Denmark hopes.", "The second airline of Norway is Veltrom. Denmark waits."):
        report = plot.report(text)
        report.name("Norway", "state", iso="NO")
        report.name("Denmark", "state", iso="DK")
        report.name("Veltrom", "organization")
    desk = plot.desk()
    assert [actor.name for actor in worth_listing(desk, read_actors(desk), ())] == ["Veltrom", "Denmark"]


def test_a_counterpart_has_no_office_lent_where_a_report_tells_the_own_one():
    plot = Plot()
    one, two = plot.report("His counterpart Ida Holm left."), plot.report("Water minister Ida Holm left.")
    one.name("Ida Holm", given="Ida", surname="Holm", office="infrastructure_minister", iso="NO")
    two.name("Ida Holm", given="Ida", surname="Holm", office="water_minister", office_words="Water minister", iso="NO")
    assert [office.title for office in read_actors(plot.desk()).actors[0].offices] == ["Water minister"]


def test_an_organ_that_two_reports_tell_of_is_listed_and_a_group_is_not():
    plot = Plot()
    for text in ("A court in Agadir ruled; witnesses wept.", "The ruling of the court in Agadir surprised witnesses."):
        report = plot.report(text)
        report.name("court in Agadir", "unnamed", office="court", office_of="Agadir", description=True)
        report.name("witnesses", "unnamed", office="witnesses", description=True)
    desk = plot.desk()
    assert [actor.name for actor in worth_listing(desk, read_actors(desk), ())] == ["court in Agadir"]


@pytest.mark.parametrize(
    ("words", "language", "alone"),
    [
        ("pakistanischen Außenministeriums", "de", "pakistanisches Außenministerium"),
        ("Auswärtigen Amts", "de", "Auswärtiges Amt"),
        ("Hohen Kommission", "de", "Hohe Kommission"),
        ("Internationalen Gerichtshofs", "de", "Internationaler Gerichtshof"),
        ("Bergener Gericht", "de", "Bergener Gericht"),
        ("Nordlicht Lines", "de", "Nordlicht Lines"),
        ("Sprecher des Auswärtigen Amts", "de", "Sprecher des Auswärtigen Amts"),
        ("Foreign Ministry", "en", "Foreign Ministry"),
    ],
)
def test_names_of_bodies_stand_alone(words: str, language: str, alone: str):
    assert standing_alone(words, language) == alone


@pytest.mark.parametrize(
    ("words", "office", "of", "language", "title"),
    [
        ("senior fellow at the Fram School of Policy", "expert", "Fram School of Policy", "en", "senior fellow"),
        ("Sprecherin der Polizei", "spokesperson", "Polizei", "de", "Sprecherin"),
        ("Außenministers", "foreign_minister", "ES", "de", "Außenminister"),
        ("foreign minister", "foreign_minister", "NO", "en", "foreign minister"),
        ("présidente du club", "chief", None, "fr", "présidente du club"),
    ],
)
def test_offices_are_told_once_and_out_of_their_case(
    words: str, office: str, of: str | None, language: str, title: str
):
    assert office_title(words, office, of, language) == title


def test_counterparts_hold_the_office_itself():
    assert title_of("fisheries_minister", "fr") == "ministre de la pêche"


@pytest.mark.parametrize(
    ("texts", "language", "listed"),
    [
        (("A summit in Kenya was near.", "It was in Kisumu, Kenya."), "en", False),
        (("Sie trafen sich in Kenya.", "Es war in Kenya spät."), "de", False),
        (("A summit in Kenya was near.", "They spoke of Kenya."), "en", True),
        (("Une réunion au Kenya est prévue.", "Le Kenya se tait."), "fr", True),
    ],
)
def test_a_state_that_only_tells_where_is_left_out(texts: tuple[str, ...], language: str, listed: bool):
    plot = Plot()
    for text in texts:
        plot.report(text, language=language).name("Kenya", "state", iso="KE")
    desk = plot.desk()
    assert bool(worth_listing(desk, read_actors(desk), ())) == listed


@pytest.mark.parametrize(("office", "form", "listed"), [("hospital", "hospital", False), ("police", "police", True)])
def test_a_house_that_is_only_where_somebody_lay_is_left_out(office: str, form: str, listed: bool):
    plot = Plot()
    for text in (f"He lay near the {form}.", f"The {form} was near."):
        plot.report(text).name(form, "unnamed", office=office, description=True)
    desk = plot.desk()
    assert bool(worth_listing(desk, read_actors(desk), ())) == listed


CALLED = [
    ("Staatsfernsehens", "de", "media", "Staatsfernsehen"),
    ("eines Teilnehmers", "de", "people", "Teilnehmer"),
    ("Analysten", "de", "analyst", "Analysten"),
]


@pytest.mark.parametrize(("form", "language", "office", "name"), CALLED)
def test_a_listed_description_is_called_without_its_case(form: str, language: str, office: str, name: str):
    plot = Plot()
    report = plot.report(f"Das said {form}.", language=language)
    report.remark("said", report.name(form, "unnamed", office=office, description=True))
    assert [actor.name for actor in read_actors(plot.desk()).actors] == [name]


def test_somebodys_office_is_called_by_whose_it_is():
    plot = Plot()
    report = plot.report("Ida Lind slept, her office said. Her office woke, said its office.")
    report.name("Ida Lind", given="Ida", surname="Lind")
    report.remark("said", report.name("her office", "unnamed", office_of="Ida Lind", description=True))
    report.remark("woke", report.name("its office", "unnamed", office_of="Ola Holm", description=True))
    assert [actor.name for actor in read_actors(plot.desk()).actors[1:]] == ["office (Ida Lind)", "office"]


def test_houses_are_bodies_and_people_are_not():
    plot = Plot()
    report = plot.report("The embassy said so. Diplomats said so, too.")
    report.remark("said so.", report.name("embassy", "unnamed", office="embassy", description=True))
    report.remark("said so, too", report.name("Diplomats", "unnamed", office="official", description=True))
    assert [actor.kind for actor in read_actors(plot.desk()).actors] == ["organization", "unnamed"]
