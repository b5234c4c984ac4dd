"""Which actors are listed, and by what name: who takes part, out of the case a report told them in."""

from __future__ import annotations

import pytest
from building import Plot

from dragoman.reconciling.actors import read_actors
from dragoman.reconciling.called import office_title, standing_alone, title_of
from dragoman.reconciling.listing import worth_listing


def test_bodies_and_states_only_mentioned_are_left_out_and_persons_stay():
    plot = Plot()
    one = plot.report("Ida Holm said so. It was like a case in Kenya, wrote Veltrom. Jonas Lind was there.")
    one.remark("so", one.name("Ida Holm", given="Ida", surname="Holm"))
    one.name("Kenya", "state", iso="KE")
    one.name("Veltrom", "organization")
    one.name("Jonas Lind", given="Jonas", surname="Lind")
    desk = plot.desk()
    assert [actor.name for actor in worth_listing(desk, read_actors(desk), ())] == ["Ida Holm", "Jonas Lind"]


def test_bodies_of_two_reports_are_listed():
    plot = Plot()
    for text in ("Veltrom was there.", "There was Veltrom."):
        plot.report(text).name("Veltrom", "organization")
    desk = plot.desk()
    assert [actor.name for actor in worth_listing(desk, read_actors(desk), ())] == ["Veltrom"]


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
