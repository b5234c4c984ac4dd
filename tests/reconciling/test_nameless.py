"""Actors without a name: the captain of four reports, the police of a story of one state, and who stays apart."""

from __future__ import annotations

import pytest
from building import Plot, Telling, count

from dragoman.reconciling.actors import read_actors
from dragoman.record.lines import Actor
from dragoman.record.reading import Role


def of(plot: Plot) -> tuple[Actor, ...]:
    return read_actors(plot.desk()).actors


def captain(plot: Plot, text: str, *, ship: str | None = None, kind: str = "detention") -> Telling:
    report = plot.report(text)
    found = report.name("captain", office="captain", description=True, office_of=ship)
    report.occurrence("held", kind, roles=(Role(actor=found, role="target"),))
    return report


def test_captain_detained_in_two_reports_is_one():
    plot = Plot()
    captain(plot, "The captain was held on Monday.")
    captain(plot, "Police held the captain.", ship="Amber Maid")
    assert [len(actor.members) for actor in of(plot)] == [2]


def test_captain_who_speaks_is_not_the_captain_who_was_detained():
    plot = Plot()
    captain(plot, "The captain was held on Monday.")
    captain(plot, "The captain held a speech.", kind="speech")
    assert len(of(plot)) == 2


def test_captains_of_two_states_stay_apart():
    plot = Plot()
    for text, iso in (("The captain was held.", "NO"), ("The captain was held!", "KE")):
        report = plot.report(text)
        found = report.name("captain", office="captain", description=True, iso=iso)
        report.occurrence("held", "detention", roles=(Role(actor=found, role="target"),))
    assert len(of(plot)) == 2


def test_two_nameless_captains_of_one_report_leave_open_whom_another_means():
    plot = Plot()
    one = captain(plot, "The captain of the Amber Maid was held, the captain of the Vesna fled.", ship="Amber Maid")
    other = one.name("captain of the Vesna", office="captain", description=True, office_of="Vesna")
    one.occurrence("fled", "detention", roles=(Role(actor=other, role="target"),))
    captain(plot, "The captain was held.")
    assert len(of(plot)) == 3


def told_police(plot: Plot, text: str, form: str, language: str) -> None:
    report = plot.report(text, language=language)
    report.remark("so", report.name(form, "unnamed", office="police", description=True))


def test_police_of_a_story_of_one_state_are_one():
    plot = Plot()
    plot.report("Kenya wept.").name("Kenya", "state", iso="KE")
    told_police(plot, "Police said so.", "Police", "en")
    told_police(plot, "Die Polizei sagte so.", "Polizei", "de")
    assert len(of(plot)) == 2


def test_police_of_a_story_of_two_states_stay_apart():
    plot = Plot()
    for name, iso in (("Kenya", "KE"), ("Norway", "NO")):
        plot.report(f"{name} wept.").name(name, "state", iso=iso)
    told_police(plot, "Police said so.", "Police", "en")
    told_police(plot, "Die Polizei sagte so.", "Polizei", "de")
    assert len(of(plot)) == 4


def test_officials_of_two_reports_are_never_one():
    plot = Plot()
    for text in ("Officials said so.", "Officials said so, too."):
        report = plot.report(text)
        report.remark("so", report.name("Officials", "unnamed", office="official", description=True))
    assert len(of(plot)) == 2


def organ(plot: Plot, text: str, form: str, *, office: str, of: str | None = None) -> Telling:
    report = plot.report(text)
    report.name(form, "unnamed", office=office, description=True, office_of=of)
    return report


def test_court_of_one_town_told_by_two_reports_is_one_organization():
    plot = Plot()
    organ(plot, "A court in Lima ruled.", "court in Lima", office="court", of="Lima")
    organ(plot, "Un tribunal de Lima falló.", "tribunal de Lima", office="court", of="Lima")
    assert [(actor.kind, len(actor.members)) for actor in of(plot)] == [("organization", 2)]


def test_courts_of_two_towns_or_of_one_report_are_no_actors_as_long_as_they_do_nothing():
    plot = Plot()
    organ(plot, "A court in Lima.", "court in Lima", office="court", of="Lima")
    organ(plot, "A court in Oslo.", "court in Oslo", office="court", of="Oslo")
    organ(plot, "Some court.", "court", office="court")
    assert of(plot) == ()


def test_groups_told_by_the_same_words_in_the_same_sentence_are_one():
    plot = Plot()
    for text in (
        "“It was long,” the delegations said on Monday in Oslo.",
        "«It was long», the delegations said on Monday in Oslo.",
    ):
        report = plot.report(text)
        report.remark(
            "It was long", speaker=report.name("delegations", "unnamed", office="delegation", description=True)
        )
    other = plot.report("The delegations said nothing more than that on Tuesday.")
    other.remark("nothing", speaker=other.name("delegations", "unnamed", office="delegation", description=True))
    assert sorted(len(actor.members) for actor in of(plot)) == [1, 2]


def minister(plot: Plot, text: str, iso: str) -> None:
    report = plot.report(text)
    found = report.name("transport minister", office="transport_minister", description=True, iso=iso)
    report.occurrence("resigned", "resignation", roles=(Role(actor=found, role="resigner"),))


def test_minister_of_a_state_is_the_one_another_report_names():
    plot = Plot()
    minister(plot, "Kenya's transport minister resigned.", "KE")
    two = plot.report("Transport Minister Ida Holm left.")
    two.name("Ida Holm", given="Ida", surname="Holm", office="transport_minister", iso="KE")
    assert [actor.name for actor in of(plot)] == ["Ida Holm"]


def test_minister_of_another_state_and_of_two_holders_stays_apart():
    plot = Plot()
    minister(plot, "Kenya's transport minister resigned.", "KE")
    two = plot.report("Transport Minister Ida Holm left. Transport Minister Jonas Lind left.")
    two.name("Ida Holm", given="Ida", surname="Holm", office="transport_minister", iso="KE")
    two.name("Jonas Lind", given="Jonas", surname="Lind", office="transport_minister", iso="NO")
    assert len(of(plot)) == 3


def test_states_of_one_report_of_four_are_not_what_a_story_is_of():
    plot = Plot()
    for text in ("Kenya wept.", "Kenya wept, too.", "Kenya is sad."):
        plot.report(text).name("Kenya", "state", iso="KE")
    last = plot.report("In Norway it rained once.")
    last.name("Norway", "state", iso="NO")
    told_police(plot, "Police said so.", "Police", "en")
    told_police(plot, "Die Polizei sagte so.", "Polizei", "de")
    assert sorted(actor.name for actor in of(plot)) == ["Kenya", "Norway", "Police"]


def test_the_court_of_a_report_of_one_court_is_that_court():
    plot = Plot()
    report = plot.report("The court of appeals sat. The tribunal ruled.")
    report.name("court of appeals", "unnamed", office="appeal_court", description=True)
    found = report.name("tribunal", "unnamed", office="court", description=True)
    report.occurrence("ruled", "ruling", roles=(Role(actor=found, role="court"),))
    assert len(of(plot)) == 1


def told_skipper(plot: Plot, text: str, *, named: str | None) -> None:
    report = plot.report(text)
    found = report.name("skipper", office="captain", description=True)
    report.remark("left", found)
    if named:
        report.name(named, given=named.split()[0], surname=named.split()[1])


def test_the_skipper_told_alone_in_a_report_that_names_him_is_he():
    plot = Plot()
    one = plot.report("Skipper Jonas Lind sailed.")
    one.name("Jonas Lind", given="Jonas", surname="Lind", office="captain")
    told_skipper(plot, "The skipper left. Jonas Lind was free.", named="Jonas Lind")
    assert [actor.name for actor in of(plot)] == ["Jonas Lind"]


def test_the_skipper_of_a_report_that_does_not_name_him_or_of_a_story_with_two_stays_apart():
    plot = Plot()
    one = plot.report("Skipper Jonas Lind sailed.")
    one.name("Jonas Lind", given="Jonas", surname="Lind", office="captain")
    told_skipper(plot, "The skipper left. It rained.", named=None)
    assert len(of(plot)) == 2
    two = plot.report("Skipper Ida Holm sailed.")
    two.name("Ida Holm", given="Ida", surname="Holm", office="captain")
    told_skipper(plot, "The skipper left. Ida Holm was free.", named="Ida Holm")
    assert [actor.name for actor in of(plot) if actor.name[:1].isupper()] == ["Jonas Lind", "Ida Holm"]


def test_groups_of_two_reports_and_two_groups_of_one_are_several():
    plot = Plot()
    for text in ("Norwegian officials left.", "Norwegian officials left. Top Norwegian diplomats slept."):
        report = plot.report(text)
        for words, deed in (("Norwegian officials", "left"), ("Top Norwegian diplomats", "slept")):
            if words in text:
                found = report.name(words, "unnamed", office="official", iso="NO", description=True)
                report.occurrence(deed, "speech", roles=(Role(actor=found, role="speaker"),))
    assert len(of(plot)) == 3


def test_who_is_told_by_office_over_a_report_is_the_one_bearer_it_names():
    plot = Plot()
    report = plot.report("Minister quits. Ida Lind, the interior minister, quit. Ola Holm, finance minister, stayed.")
    found = report.name("Minister", "unnamed", office="minister", description=True)
    ida = report.name("Ida Lind", given="Ida", surname="Lind", office="interior_minister")
    report.name("Ola Holm", given="Ola", surname="Holm", office="finance_minister")
    report.occurrence("quits", "resignation", roles=(Role(actor=found, role="holder"),))
    report.occurrence("quit", "resignation", roles=(Role(actor=ida, role="holder"),))
    assert sorted(actor.name for actor in of(plot)) == ["Ida Lind", "Ola Holm"]


def test_who_is_told_by_office_far_down_a_report_or_over_one_of_two_bearers_stays_apart():
    plot = Plot()
    one = plot.report("It rained. It blew. It was late. It was cold. A skipper fled. Skipper Ida Lind stayed.")
    two = plot.report("A skipper fled. Skippers Ida Lind and Ola Holm stayed.")
    for report, kind in ((one, "speech"), (two, "detention")):
        found = report.name("skipper", "unnamed", office="captain", description=True)
        report.occurrence("fled", kind, roles=(Role(actor=found, role="target"),))
        report.name("Ida Lind", given="Ida", surname="Lind", office="captain")
    two.name("Ola Holm", given="Ola", surname="Holm", office="captain")
    assert sorted(actor.name for actor in of(plot)) == ["Ida Lind", "Ola Holm", "skipper", "skipper"]


def test_the_shipping_line_over_a_report_is_the_one_it_calls_so_further_down():
    plot = Plot()
    report = plot.report("Shipping line denies. Fram Ferries sailed. The Shipping line slept.")
    first = report.name("Shipping line", "unnamed", office="shipping_company", description=True)
    report.remark("denies", first)
    named = report.name("Fram Ferries", "organization")
    report.name("Shipping line slept", "organization", description=True, refers=named)
    assert len(of(plot)) == 2
    report.name("The Shipping line", "organization", description=True, refers=named)
    assert len(of(plot)) == 2


def told_union(plot: Plot, text: str, form: str, *named: str) -> None:
    report = plot.report(text)
    report.remark("said", report.name(form, "unnamed", office="trade_union", description=True))
    for name in named:
        report.name(name, "organization")


def test_the_union_of_a_story_of_one_union_is_that_one():
    plot = Plot()
    told_union(plot, "The main union said so. Fram Weavers' Union is small.", "union", "Fram Weavers' Union")
    assert [actor.name for actor in of(plot)] == ["Fram Weavers' Union"]
    told_union(plot, "The union said so, too. Oslo Pilots' Union is big.", "The union", "Oslo Pilots' Union")
    assert len(of(plot)) == 4


GROUPS = [
    ("organisers of one march", "organisers", "organisers", "organisateurs", True, 1),
    ("organisers of no such sentence", "organisers", "organisers", "organisateurs", False, 2),
    ("officials", "official", "officials", "responsables", True, 2),
]


@pytest.mark.parametrize(
    ("office", "one", "two", "tied", "actors"), [row[1:] for row in GROUPS], ids=[row[0] for row in GROUPS]
)
def test_people_at_one_happening_are_one_group_where_sentences_tell_the_same(
    office: str, one: str, two: str, tied: bool, actors: int
):
    plot = Plot()
    reports = [plot.report(f"The {one} spoke."), plot.report(f"Les {two} spoke.", language="fr")]
    for report, form in zip(reports, (one, two), strict=True):
        report.remark("spoke", report.name(form, "unnamed", office=office, description=True))
    if tied:
        plot.pair(*reports)
    assert len(of(plot)) == actors


AGAIN = [
    ("an ambassador after another", "en", "The ambassador left. An ambassador wept.", "ambassador", "ambassador", 2),
    ("the same ambassador", "en", "An ambassador left. The ambassador wept.", "ambassador", "ambassador", 1),
    ("as many others", "es", "Unos 300 vecinos left. Bomberos y vecinos wept.", "vecinos", "resident", 2),
    ("the same again", "es", "Unos 300 vecinos left. Los vecinos wept.", "vecinos", "resident", 1),
    ("another figure", "de", "Die Retter left. Später wept 45 Retter.", "Retter", "rescuers", 2),
    ("a year before", "en", "Rescuers left in 2020. The rescuers wept.", "escuers", "rescuers", 1),
]


@pytest.mark.parametrize(
    ("language", "text", "form", "office", "actors"), [row[1:] for row in AGAIN], ids=[row[0] for row in AGAIN]
)
def test_others_told_by_the_same_word_are_others(language: str, text: str, form: str, office: str, actors: int):
    plot = Plot()
    report = plot.report(text, language=language)
    first = report.name(form, "unnamed", office=office, description=True)
    report.occurrence("left", "speech", roles=(Role(actor=first, role="speaker"),))
    start = text.rindex(form)
    report.text = text[:start].replace(form, "_" * len(form)) + text[start:]
    second = report.name(form, "unnamed", office=office, description=True)
    report.text = text
    report.occurrence("wept", "speech", roles=(Role(actor=second, role="speaker"),))
    assert len(of(plot)) == actors


def test_people_who_neither_say_nor_do_anything_are_not_those_who_did():
    plot = Plot()
    report = plot.report("Unos 300 vecinos left. Llegaron bomberos y otros vecinos.", language="es")
    found = report.name("vecinos", "unnamed", office="resident", description=True)
    report.occurrence("left", "speech", roles=(Role(actor=found, role="speaker"),))
    report.name("vecinos.", "unnamed", office="resident", description=True)
    assert [len(actor.members) for actor in of(plot)] == [1]


@pytest.mark.parametrize(("number", "actors"), [(7800, 0), (2, 1)])
def test_a_crowd_told_by_its_number_is_a_figure_and_no_actor(number: int, actors: int):
    plot = Plot()
    report = plot.report(f"Some {number} residents had to leave.")
    found = report.name("residents", "unnamed", office="resident", description=True)
    report.occurrence("leave", "evacuation", roles=(Role(actor=found, role="affected"),))
    report.quantity(f"{number} residents", count(number), "affected", None)
    assert len(of(plot)) == actors


def told_head(plot: Plot, text: str, form: str, *, of: str, language: str = "en") -> Telling:
    report = plot.report(text, language=language)
    report.remark("so", report.name(form, office="chief", description=True, office_of=of))
    return report


def test_the_head_of_a_body_is_whom_the_story_names_as_heading_it():
    plot = Plot()
    one = plot.report("Marit Olde of Zandbond said so.")
    one.remark("so", one.name("Marit Olde", given="Marit", surname="Olde", office="chief", office_of="Zandbond"))
    two = told_head(plot, "El líder de Zandbond dijo so. Marit Olde calló. Luis Mar preside.", "líder", of="Zandbond")
    two.name("Marit Olde", given="Marit", surname="Olde")
    two.name("Luis Mar", given="Luis", surname="Mar", office="chief")
    assert [(actor.name, len(actor.members)) for actor in of(plot)] == [("Marit Olde", 3), ("Luis Mar", 1)]


def test_the_head_of_a_body_is_not_the_head_of_another_or_of_none_told():
    plot = Plot()
    one = told_head(plot, "The leader of Zandbond said so. Luis Mar leads. Ida Lind leads.", "leader", of="Zandbond")
    one.name("Luis Mar", given="Luis", surname="Mar", office="chief")
    assert len(of(plot)) == 2
    one.name("Ida Lind", given="Ida", surname="Lind", office="chief", office_of="Fram")
    assert len(of(plot)) == 3


@pytest.mark.parametrize(("second", "actors"), [(None, 1), ("Ana Ruiz", 3)], ids=["one leader", "two leaders"])
def test_the_head_of_the_union_is_the_one_union_leader_of_the_story(second: str | None, actors: int):
    plot = Plot()
    one = plot.report("Marit Olde and Ana Ruiz lead.")
    one.name("Marit Olde", given="Marit", surname="Olde", office="union_leader")
    if second:
        one.name(second, given="Ana", surname="Ruiz", office="union_leader")
    text = "Der Chef der Weberinnengewerkschaft sagte so. Marit Olde ging."
    two = told_head(plot, text, "Chef", of="Weberinnengewerkschaft", language="de")
    two.name("Marit Olde", given="Marit", surname="Olde")
    assert len(of(plot)) == actors


def bare_union(plot: Plot, text: str, *forms: str, language: str) -> Telling:
    report = plot.report(text, language=language)
    for form in forms:
        report.remark("so", report.name(form, "unnamed", office="trade_union", description=True))
    return report


def test_a_union_told_by_the_word_in_each_language_is_one_union():
    plot = Plot()
    bare_union(plot, "Das sagt die Gewerkschaft so.", "Gewerkschaft", language="de")
    bare_union(plot, "Le syndicat le dit, so.", "syndicat", language="fr")
    bare_union(plot, "Así lo dice el sindicato, so.", "sindicato", language="es")
    assert [len(actor.members) for actor in of(plot)] == [3]


def test_a_union_is_not_one_of_two_whose_leaders_a_story_names():
    plot = Plot()
    bare_union(plot, "Das sagt die Gewerkschaft so.", "Gewerkschaft", language="de")
    other = bare_union(plot, "Le syndicat le dit, so. Marit Olde, Ana Ruiz.", "syndicat", language="fr")
    other.name("Marit Olde", given="Marit", surname="Olde", office="union_leader")
    other.name("Ana Ruiz", given="Ana", surname="Ruiz", office="union_leader")
    assert len(of(plot)) == 4


@pytest.mark.parametrize(("of", "name"), [("Fram delegation", "source (Fram delegation)"), (None, "source")])
def test_a_source_is_called_by_what_it_is_in(of: str | None, name: str):
    plot = Plot()
    one = plot.report("A source in the Fram delegation said so.")
    one.remark("so", one.name("source", "unnamed", office="source", description=True, office_of=of))
    assert [actor.name for actor in read_actors(plot.desk()).actors] == [name]
