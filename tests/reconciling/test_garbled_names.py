"""Every kind of garble laid over every name: the garbled form is attached and flagged; right forms are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.likeness import likeness
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.reconciling.actors import read_actors
from dragoman.reconciling.parts import Desk
from dragoman.record.lines import Actor
from dragoman.record.story import Family, Story

NAMES = [
    ("Norwegian", "Foreign Minister", "Jonas", "Lindqvist"),
    ("Kenyan", "Water Minister", "Wanjiru", "Kamau"),
    ("Peruvian", "President", "Ernesto", "Salas"),
    ("Polish", "Prime Minister", "Katarzyna", "Nowicka"),
    ("Ghanaian", "Health Minister", "Kofi", "Mensah"),
    ("Brazilian", "Finance Minister", "Helena", "Figueiredo"),
]
TEXT = [
    "{nation} {office} {given} {surname} arrived in Oslo on Monday. {surname} said the bridge would open in May. "
    "{surname}'s office gave no details.",
    "The {nation} {office}, {given} {surname}, spoke for an hour. Nobody had asked him, {surname} said.",
    "In Oslo {nation} {office} {given} {surname} praised the bridge. “It will last,” {surname} said. "
    "The rain did not stop {surname}'s speech.",
]
GERMAN = (
    "{title} {given} {surname} kam am Montag in Oslo an. {surname} sagte, die Brücke werde im Mai geöffnet. "
    "Der Regen hielt {surname}s Rede nicht auf."
)


def actors(*texts: str, german: tuple[int, ...] = ()) -> tuple[Actor, ...]:
    """The actors of reports that do not depend on each other."""
    readings = []
    for number, text in enumerate(texts):
        language = "de" if number in german else "en"
        readings.append(read_report(replace(report_from_text(text), language=language), parser=builtin_parser()))
    families = tuple(
        Family(id=f"y{number}", reports=(reading.report.id,), relation="original", why="")
        for number, reading in enumerate(readings)
    )
    return read_actors(Desk(Story(readings=tuple(readings), families=families, pairs=()))).actors


def told(text: str, name: tuple[str, ...], *, given: str | None = None, surname: str | None = None) -> str:
    nation, office, right_given, right_surname = name
    return text.format(nation=nation, office=office, given=given or right_given, surname=surname or right_surname)


def slips(word: str) -> Iterator[str]:
    """One letter changed, dropped or doubled, the first left alone; without what is another usual spelling."""
    for at in range(1, len(word)):
        changed = "e" if word[at] in "aou" else "u" if word[at] in "ei" else "m" if word[at] != "m" else "r"
        for slip in (
            word[:at] + changed + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        ):
            if likeness(slip, word) not in ("romanised", "respelt"):
                yield slip


def person(found: tuple[Actor, ...], form: str) -> Actor:
    """The actor that has a form, alone or as a part."""
    return next(actor for actor in found if any(form in name.form.split() for name in actor.names))


def status(actor: Actor, part: str) -> set[str]:
    return {name.status for name in actor.names if part in name.form.split()}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[3])
def test_surname_slips_are_attached_and_flagged(name: tuple[str, ...]):
    for slip in slips(name[3]):
        found = actors(told(TEXT[0], name), told(TEXT[1], name), told(TEXT[2], name, surname=slip))
        assert person(found, slip) is person(found, name[3]), slip
        assert status(person(found, slip), slip) == {"misspelling"}, slip
        assert status(person(found, slip), name[3]) <= {"canonical", "variant"}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[3])
def test_given_name_slips_are_attached_and_flagged(name: tuple[str, ...]):
    for slip in slips(name[2]):
        found = actors(told(TEXT[0], name), told(TEXT[1], name), told(TEXT[2], name, given=slip))
        assert person(found, slip) is person(found, name[3]), slip
        assert status(person(found, slip), slip) & {"misspelling", "confusion"}, slip
        assert person(found, slip).name == f"{name[2]} {name[3]}"


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[3])
@pytest.mark.parametrize("other", ["Torvald", "Okonjo", "Petrescu"])
def test_other_surname_is_a_confusion(name: tuple[str, ...], other: str):
    found = actors(told(TEXT[0], name), told(TEXT[1], name), told(TEXT[2], name, surname=other))
    assert person(found, other) is person(found, name[3])
    assert status(person(found, other), other) == {"confusion"}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[3])
@pytest.mark.parametrize("other", ["Rufus", "Imogen"])
def test_other_given_name_is_a_confusion(name: tuple[str, ...], other: str):
    found = actors(told(TEXT[0], name), told(TEXT[1], name), told(TEXT[2], name, given=other))
    assert person(found, other) is person(found, name[3])
    assert status(person(found, other), other) == {"confusion"}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[3])
def test_slip_in_a_possessive_alone_is_attached_and_flagged(name: tuple[str, ...]):
    for slip in slips(name[3]):
        text = told(TEXT[2], name).replace(f"{name[3]}'s", f"{slip}'s")
        found = actors(told(TEXT[0], name), told(TEXT[1], name), text)
        assert person(found, slip) is person(found, name[3]), slip
        assert status(person(found, slip), slip) == {"misspelling"}, slip


RIGHT = [
    (("Canadian", "Defence Minister", "Matthew", "Okafor"), "Matt", "Okafor"),
    (("Irish", "President", "Joseph", "Kinsella"), "Joe", "Kinsella"),
    (("Peruvian", "President", "Inés", "Albarracín"), "Ines", "Albarracin"),
    (("Austrian", "Chancellor", "Lea", "Brandstätter"), "Lea", "Brandstaetter"),
    (("Ukrainian", "Prime Minister", "Taras", "Hnatiuk"), "Taras", "Hnatjuk"),
    (("Russian", "Foreign Minister", "Yuri", "Chernyshev"), "Juri", "Tschernyschew"),
    (("Canadian", "Finance Minister", "John", "Abernathy"), "John R.", "Abernathy"),
    (("Canadian", "Finance Minister", "John", "Abernathy"), "J.", "Abernathy"),
    (("Canadian", "Finance Minister", "John", "Abernathy"), "John Robert", "Abernathy"),
    (("Mexican", "Labour Minister", "Lucía", "Paredes"), "Lucía", "Paredes Vargas"),
    (("German", "Justice Minister", "Karin", "Vollmer-Stadler"), "Karin", "Vollmer Stadler"),
]


@pytest.mark.parametrize("name, given, surname", RIGHT, ids=lambda value: str(value))
def test_right_forms_are_attached_and_not_flagged(name: tuple[str, ...], given: str, surname: str):
    found = actors(told(TEXT[0], name), told(TEXT[1], name), told(TEXT[2], name, given=given, surname=surname))
    people = [actor for actor in found if actor.kind == "person"]
    assert len(people) == 1
    assert {form.status for form in people[0].names} <= {"canonical", "variant", "description"}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[3])
def test_german_genitive_is_the_name_and_not_flagged(name: tuple[str, ...]):
    text = GERMAN.format(title="Herr", given=name[2], surname=name[3])
    people = [
        actor for actor in actors(told(TEXT[0], name), told(TEXT[1], name), text, german=(2,)) if actor.kind == "person"
    ]
    assert [actor.name for actor in people] == [f"{name[2]} {name[3]}"]
    assert {form.status for form in people[0].names} <= {"canonical", "variant"}


GEORGIAN = ("Georgian", "Infrastructure Minister", "Zurab", "Mchedlidze")


def test_spelling_of_another_language_is_the_same_person_and_not_flagged():
    text = GERMAN.format(title="Infrastrukturminister", given="Surab", surname="Mtschedlidse")
    found = actors(told(TEXT[0], GEORGIAN), told(TEXT[1], GEORGIAN), text, german=(2,))
    people = [actor for actor in found if actor.kind == "person"]
    assert [actor.name for actor in people] == ["Zurab Mchedlidze"]
    assert {form.status for form in people[0].names} <= {"canonical", "variant"}


def test_spelling_of_another_language_is_flagged_inside_one_language():
    found = actors(told(TEXT[0], GEORGIAN), told(TEXT[1], GEORGIAN), told(TEXT[2], GEORGIAN, surname="Mchedlidse"))
    assert status(person(found, "Mchedlidse"), "Mchedlidse") == {"misspelling"}


APART = [
    ("Kenyan Water Minister Wanjiru Kamau spoke.", "Police captain Daniel Kamau spoke."),
    ("Mario Lenz, a teacher, spoke. Mr Lenz smiled.", "Maria Lenz, a nurse, spoke. Mrs Lenz smiled."),
    ("Norwegian Foreign Minister Jonas Lind spoke.", "Danish Foreign Minister Jonas Lind spoke."),
    ("President Tom Hale of Ireland spoke.", "Engineer Tim Hale spoke."),
]


@pytest.mark.parametrize("one, two", APART)
def test_homonyms_stay_apart(one: str, two: str):
    assert len([actor for actor in actors(one, two) if actor.kind == "person"]) == 2
