"""Who welcomed a thing by one report and did not by another, in four languages."""

from __future__ import annotations

import pytest

from dragoman.reconciling.greeting import greeted_or_not
from read_story import told

EN = "The harbour council met on Monday. Minister Ida Lindqvist welcomed the proposal to rebuild the quay."
TALKS = "The harbour council met on Monday. Minister Ida Lindqvist welcomed the talks in the town hall."
CASES = [
    pytest.param("de", "Ministerin Ida Lindqvist begrüßte den Vorschlag ausdrücklich nicht.", True),
    pytest.param("de", "Ida Lindqvist habe den Vorschlag gelesen, aber keineswegs begrüßt, sagte ein Beamter.", True),
    pytest.param("de", "Ida Lindqvist bedauerte den Vorschlag. Begrüßt habe sie ihn nicht, sagte ein Beamter.", True),
    pytest.param("fr", "La ministre Ida Lindqvist n'a pas salué la proposition.", True),
    pytest.param("fr", "La ministre Ida Lindqvist s'est gardée de saluer la proposition.", True),
    pytest.param("fr", "« Trop tard », a dit Ida Lindqvist. Elle s'est bien gardée de saluer la proposition.", True),
    pytest.param("fr", "« Trop tard », a dit Jonas Okoro. Il s'est bien gardé de saluer la proposition.", False),
    pytest.param("de", "Ida Lindqvist vermied es am Dienstag, den Vorschlag zu begrüßen.", True),
    pytest.param("en", "Ida Lindqvist refrained from welcoming the proposal.", True),
    pytest.param("es", "Ida Lindqvist se guardó de celebrar la propuesta.", True),
    pytest.param("es", "La ministra Ida Lindqvist no celebró la propuesta.", True),
    pytest.param("en", "Ida Lindqvist stopped short of welcoming the proposal, an official said.", True),
    pytest.param("de", "Am Montag tagte der Hafenrat. Ministerin Ida Lindqvist begrüßte den Vorschlag.", False),
    pytest.param("en", "Jonas Okoro did not welcome the proposal to rebuild the quay.", False),
    pytest.param("en", "Ida Lindqvist would welcome a visit, and did not sleep.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "found"), CASES)
def test_a_welcome_here_and_none_there_are_two_sides(language: str, text: str, found: bool) -> None:
    desk, cast = told(("en", EN), (language, text))
    pairs = greeted_or_not(desk, cast)
    assert len(pairs) == found
    if found:
        assert [[one.how for one in side] for side in (pairs[0].welcomed, pairs[0].withheld)] == [["welcomed"], ["not"]]


def test_two_things_may_be_welcomed_and_not() -> None:
    other = "The harbour council met on Monday. Minister Ida Lindqvist did not welcome the offer of the bank."
    assert greeted_or_not(*told(("en", TALKS), ("en", other))) == []


STUDY = "The harbour council met on Monday. Minister Ida Lindqvist welcomed the study of the quay."
OFFER = "The harbour council met on Monday. Minister Ida Lindqvist welcomed the offer of two cranes from Norway."


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Ida Lindqvist s'est gardée de saluer l'étude du quai.", True),
        ("de", "Ida Lindqvist begrüßte das Abkommen über den Fischfang ausdrücklich nicht.", False),
    ],
)
def test_a_study_is_no_agreement(language: str, text: str, found: bool) -> None:
    assert len(greeted_or_not(*told(("en", STUDY), (language, text)))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La ministra Ida Lindqvist rechazó la oferta de dos grúas que hacía Noruega.", True),
        ("La ministra Ida Lindqvist rechazó la petición de un aumento de los pescadores.", False),
    ],
)
def test_an_offer_turned_down_is_not_welcomed_and_a_demand_is_no_offer(text: str, found: bool) -> None:
    assert len(greeted_or_not(*told(("en", OFFER), ("es", text)))) == found


def test_a_guest_at_the_door_is_no_thing() -> None:
    guest = "Minister Ida Lindqvist did not welcome Jonas Okoro at the door."
    assert greeted_or_not(*told(("en", EN), ("en", guest))) == []
