"""Bodies of several reports: one by acronym, letters, kind and words; never two that a report or state keeps apart."""

from __future__ import annotations

import pytest
from building import Plot

from dragoman.reconciling.actors import read_actors
from dragoman.reconciling.bodies import sorts_of
from dragoman.record.reading import Role
from wordcases import entries_of

Told = tuple[str, str]
"""A name and the language of its report."""

CASES = [
    ("one acronym", [("Ferrovias do Norte", "en"), ("FN", "en")], [("Nordbahn von Kenia", "de"), ("FN", "de")], 2),
    ("acronym of three letters", [("Sindicato do Norte", "en"), ("SDN", "en")], [("Nordgewerkschaft SDN", "de")], 1),
    ("acronym of another's full name", [("Nordic Transport Board", "en"), ("NTB", "en")], [("NTB", "de")], 1),
    ("two bodies of one acronym", [("Nordic Tax Board", "en"), ("NTB", "en")],
     [("Norwich Tourist Bureau", "en"), ("NTB", "en")], 2),
    ("court of a body", [("ECOWAS", "en")], [("ECOWAS Court of Justice", "en")], 2),
    ("first letters and the state", [("Linhas de Angola", "en"), ("LA", "en")], [("Lines of Angola", "en")], 1),
    ("first letters alone", [("Linhas do Norte", "en"), ("LN", "en")], [("Lords of Nowhere", "en")], 2),
    ("university of one town", [("University of Bergen", "en")], [("Universität Bergen", "de")], 1),
    ("university of a town called otherwise", [("University of Moscow", "en")], [("Universität Moskau", "de")], 1),
    ("university of another town", [("University of Moscow", "en")], [("Universität Minsk", "de")], 2),
    ("universities of two towns", [("University of Bergen", "en")], [("Universität Malmö", "de")], 2),
    ("union of one sea", [("Ionian Weavers' Union", "en")], [("Gewerkschaft der Weber im Ionischen Meer", "de")], 1),
    ("unions of one language", [("Weavers' Union", "en")], [("Pilots' Union", "en")], 2),
    ("short name behind what it is", [("Oficina de Vigilancia", "es"), ("Ofivima", "es")],
     [("Aufsichtsbehörde Ofivima", "de")], 1),
    ("two bodies of one town", [("Bergen University", "en")], [("Bergen Hospital", "en")], 2),
    ("spelt nearly alike", [("Civic Bloc", "en")], [("Civic Block", "en")], 1),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "two", "bodies"), CASES, ids=[case[0] for case in CASES])
def test_bodies_of_two_reports(why: str, one: list[Told], two: list[Told], bodies: int):
    plot = Plot()
    for told in (one, two):
        report = plot.report(". ".join(name for name, _ in told) + ".", language=told[0][1])
        first = report.name(told[0][0], "organization")
        for name, _ in told[1:]:
            report.name(name, "organization", refers=first)
    assert len(read_actors(plot.desk()).actors) == bodies


@pytest.mark.parametrize(("acronym", "bodies"), [("NDMO", 1), ("KXMO", 2), ("ND", 2)])
def test_an_organ_is_the_body_that_bears_its_acronym(acronym: str, bodies: int):
    plot = Plot()
    one = plot.report(f"Norway's disaster agency {'ND' if acronym == 'ND' else 'NDMO'} warned.")
    organ = one.name("disaster agency", "organization", office="civil_protection", iso="NO")
    one.name("ND" if acronym == "ND" else "NDMO", "organization", refers=organ)
    plot.report(f"{acronym} warned.").name(acronym, "organization")
    assert len(read_actors(plot.desk()).actors) == bodies


def test_bodies_of_two_states_stay_apart():
    plot = Plot()
    plot.report("Pilots' Union.").name("Pilots' Union", "organization", iso="NO")
    plot.report("Pilots' Union!").name("Pilots' Union", "organization", iso="KE")
    assert len(read_actors(plot.desk()).actors) == 2


def test_two_unions_of_one_report_are_not_joined_through_a_third():
    plot = Plot()
    one = plot.report("Nordic Weavers' Union, Nordic Pilots' Union.")
    one.name("Nordic Weavers' Union", "organization")
    one.name("Nordic Pilots' Union", "organization")
    plot.report("Nordische Gewerkschaft.", language="de").name("Nordische Gewerkschaft", "organization")
    assert len(read_actors(plot.desk()).actors) == 3


def test_ministry_of_a_story_of_one_state_is_one_in_two_languages():
    plot = Plot()
    one = plot.report("Kenya closed the Transport Ministry.")
    one.name("Kenya", "state", iso="KE")
    one.name("Transport Ministry", "organization", office="transport_ministry", description=True)
    two = plot.report("Das Verkehrsministerium schwieg.", language="de")
    two.name("Verkehrsministerium", "organization", office="transport_ministry", description=True)
    assert len(read_actors(plot.desk()).actors) == 2


@pytest.mark.parametrize("language, entry", entries_of("names", only=("sort",)))
def test_words_tell_what_a_body_is(language: str, entry: dict[str, str]):
    name = entry["example"].rstrip(".")
    assert entry["id"] in sorts_of(name.replace("L'", "").replace("’", " "), language)


def test_a_bare_ministry_of_a_story_of_two_states_is_not_the_one_another_report_names():
    plot = Plot()
    one = plot.report("Kenya and Norway met in Lisbon at the Portuguese foreign ministry.")
    one.name("Kenya", "state", iso="KE")
    one.name("Norway", "state", iso="NO")
    one.name("Portuguese foreign ministry", "organization", office="foreign_ministry", iso="PT")
    two = plot.report("La Cancillería calla.", language="es")
    two.name("Cancillería", "organization", office="foreign_ministry", description=True)
    told = {actor.name for actor in read_actors(plot.desk()).actors if actor.kind == "organization"}
    assert told == {"Portuguese foreign ministry", "Cancillería"}


def constitutional_courts(*, tied: bool) -> int:
    """How many constitutional courts two reports in two languages tell of, with or without a pair of sentences."""
    plot = Plot()
    reports = [
        plot.report("The Constitutional Court annulled the vote."),
        plot.report("Das Verfassungsgericht hob die Wahl auf.", language="de"),
    ]
    for report, form in zip(reports, ("Constitutional Court", "Verfassungsgericht"), strict=True):
        report.name(form, "organization", office="constitutional_court", description=True)
    if tied:
        plot.pair(*reports)
    return len(read_actors(plot.desk()).actors)


def test_constitutional_court_without_a_state_is_one_where_sentences_tell_the_same():
    assert constitutional_courts(tied=True) == 1
    assert constitutional_courts(tied=False) == 2


@pytest.mark.parametrize(("pairs", "actors"), [((), 3), ((0,), 2), ((0, 1), 3)])
def test_ministry_without_its_state_is_that_of_the_sentence_that_tells_the_same(pairs: tuple[int, ...], actors: int):
    plot = Plot()
    named = [plot.report("The Norwegian foreign ministry."), plot.report("The Kenyan foreign ministry.")]
    for report, iso in zip(named, ("NO", "KE"), strict=True):
        report.name("foreign ministry", "organization", iso=iso, office="foreign_ministry")
    bare = plot.report("The foreign ministry!")
    bare.name("foreign ministry", "organization", office="foreign_ministry", description=True)
    for number in pairs:
        plot.pair(bare, named[number])
    assert len(read_actors(plot.desk()).actors) == actors


@pytest.mark.parametrize(("form", "iso", "actors"), [("Senam", "PE", 1), ("Senam", "CL", 2), ("Police", "PE", 2)])
def test_an_organ_told_by_its_own_name_is_the_body_that_bears_it(form: str, iso: str, actors: int):
    plot = Plot()
    plot.report(f"Peru's civil protection agency {form}.").name(
        form, "organization", office="civil_protection", iso="PE"
    )
    plot.report(f"{form} helped.").name(form, "organization", iso=iso)
    assert len(read_actors(plot.desk()).actors) == actors


COURTS = [
    ("of its town", "court", "Lima", "tribunal de Lima", ["Lima City Court"], 1),
    ("of another town", "court", "Cusco", "tribunal de Cusco", ["Lima City Court"], 2),
    ("of a town of two courts", "court", "Lima", "tribunal de Lima", ["Lima City Court", "Lima Water Court"], 3),
]


@pytest.mark.parametrize(
    ("office", "town", "form", "named", "bodies"), [row[1:] for row in COURTS], ids=[row[0] for row in COURTS]
)
def test_the_court_of_a_town_is_the_one_court_named_after_it(
    office: str, town: str, form: str, named: list[str], bodies: int
):
    plot = Plot()
    first = plot.report(" and ".join(named) + " sat.")
    for text in named:
        first.name(text, "organization")
    report = plot.report(f"Le {form} ruled.", language="fr")
    found = report.name(form, "unnamed", office=office, office_of=town, description=True)
    report.occurrence("ruled", "ruling", roles=(Role(actor=found, role="court"),))
    assert len(read_actors(plot.desk()).actors) == bodies


def test_an_organ_told_without_a_name_keeps_nobody_apart():
    plot = Plot()
    for number in range(2):
        plot.report(f"Resca, report {number}.").name("Resca", "organization")
    one = plot.report("Peru's Resca slept. The emergency service woke.")
    one.name("Resca", "organization", office="civil_protection", iso="PE")
    one.name("emergency service", "unnamed", office="civil_protection", description=True)
    one.name("Peru", "state", iso="PE")
    assert [actor.name for actor in read_actors(plot.desk()).actors] == ["Resca", "Peru"]
