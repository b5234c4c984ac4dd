"""Actors across reports: bodies by office and state, what leads back, what is no actor at all."""

from __future__ import annotations

from building import Plot
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.reconciling.actors import read_actors
from dragoman.reconciling.parts import Desk
from dragoman.record.lines import Actor
from dragoman.record.story import Family, Story


def of(plot: Plot) -> tuple[Actor, ...]:
    return read_actors(plot.desk()).actors


def forms(actor: Actor) -> dict[str, str]:
    return {name.form: name.status for name in actor.names}


def test_ministry_told_in_two_languages_is_one_body():
    plot = Plot()
    one = plot.report("The Norwegian Foreign Ministry objected.")
    one.name("Norwegian Foreign Ministry", "organization", office="foreign_ministry", iso="NO")
    two = plot.report("Das norwegische Außenministerium widersprach.", language="de")
    two.name("norwegische Außenministerium", "organization", office="foreign_ministry", iso="NO")
    three = plot.report("Sie schrieb dem Außenministerium.", language="de")
    three.name("Außenministerium", "organization", office="foreign_ministry", description=True)
    assert [len(actor.members) for actor in of(plot)] == [3]


def test_ministry_without_state_stays_apart_where_two_could_be_meant():
    plot = Plot()
    one = plot.report("The Norwegian Foreign Ministry wrote to the Kenyan Foreign Ministry.")
    one.name("Norwegian Foreign Ministry", "organization", office="foreign_ministry", iso="NO")
    one.name("Kenyan Foreign Ministry", "organization", office="foreign_ministry", iso="KE")
    two = plot.report("The Foreign Ministry was silent.")
    two.name("Foreign Ministry", "organization", office="foreign_ministry")
    assert len(of(plot)) == 3


def test_cases_of_a_body_are_one_and_the_shortest_is_its_name():
    plot = Plot()
    one = plot.report("Das sagte ein Sprecher der Nordischen Lotsengewerkschaft.", language="de")
    one.name("Nordischen Lotsengewerkschaft", "organization")
    two = plot.report("Die Nordische Lotsengewerkschaft schwieg.", language="de")
    two.name("Nordische Lotsengewerkschaft", "organization")
    assert [actor.name for actor in of(plot)] == ["Nordische Lotsengewerkschaft"]


def test_state_is_named_after_the_country_not_its_capital():
    plot = Plot()
    one = plot.report("Lima recalled its ambassador. Later Lima said more about Peru.")
    one.name("Lima", "state", office="capital", iso="PE")
    one.name("Peru", "state", iso="PE")
    assert [(actor.name, forms(actor)) for actor in of(plot)] == [("Peru", {"Peru": "canonical", "Lima": "variant"})]


def test_unnamed_people_are_actors_only_where_they_say_or_do_something():
    plot = Plot()
    one = plot.report("Two officials said so. The witnesses left.")
    officials = one.name("officials", "unnamed", office="official", description=True)
    one.name("witnesses", "unnamed", office="witness", description=True)
    one.remark("said so", officials)
    assert [actor.name for actor in of(plot)] == ["officials"]


def test_holder_of_an_office_without_a_name_is_an_unnamed_actor_where_he_acts():
    plot = Plot()
    one = plot.report("The captain said so. The mayor smiled.")
    captain = one.name("captain", office="captain", description=True)
    one.name("mayor", office="mayor", description=True)
    one.remark("said so", captain)
    assert [(actor.name, actor.kind) for actor in of(plot)] == [("captain", "unnamed")]


def test_names_told_in_either_order_are_one_person():
    plot = Plot()
    one = plot.report("Foreign Minister Okoro Amaka spoke. Okoro smiled.")
    one.name("Okoro Amaka", office="foreign_minister", iso="NG", given="Amaka", surname="Okoro")
    two = plot.report("Foreign Minister Okeke Amaka spoke.")
    two.name("Okeke Amaka", office="foreign_minister", iso="NG", given="Okeke", surname="Amaka")
    three = plot.report("Okoro Amaka wept.")
    three.name("Okoro Amaka", given="Okoro", surname="Amaka")
    assert [forms(actor) for actor in of(plot)] == [{"Okoro Amaka": "canonical", "Okeke Amaka": "confusion"}]


def test_lone_surname_that_two_bear_is_nobodys_and_no_third_person():
    plot = Plot()
    one = plot.report("Jonas Lind met Ida Lind.")
    one.name("Jonas Lind", given="Jonas", surname="Lind")
    one.name("Ida Lind", given="Ida", surname="Lind")
    two = plot.report("Mr Lind was there.")
    two.name("Lind", surname="Lind")
    assert [actor.name for actor in of(plot)] == ["Jonas Lind", "Ida Lind"]


def test_every_join_has_reasons_that_add_up():
    plot = Plot()
    plot.report("Jonas Lind left.").name("Jonas Lind", given="Jonas", surname="Lind")
    plot.report("Mr Lind left.").name("Lind", surname="Lind")
    decisions = read_actors(plot.desk()).decisions
    assert decisions
    for decision in decisions:
        assert abs(sum(float(reason.split()[0]) for reason in decision.reasons) - decision.score) < 0.011


def test_ministry_no_report_gives_a_state_is_one_where_it_is_told_alike():
    plot = Plot()
    for text in ("The Justice Department objected.", "A letter reached the Justice Department."):
        plot.report(text).name("Justice Department", "organization", office="justice_ministry", description=True)
    assert [len(actor.members) for actor in of(plot)] == [2]


def test_acronym_alone_is_the_body_another_report_introduces_by_it():
    plot = Plot()
    one = plot.report("The National Transport Board (NTB) met. NTB staff left.")
    board = one.name("National Transport Board", "organization")
    one.name("NTB", "organization", refers=board)
    plot.report("NTB said so.").name("NTB", "organization")
    assert [(actor.name, len(actor.members)) for actor in of(plot)] == [("National Transport Board", 3)]


def test_unnamed_bodies_of_one_report_are_as_many_as_the_words_they_are_told_by():
    text = (
        "Die Polizei sagte, die Brücke sei gesperrt. Die Regierung sagte, die Brücke sei sicher. "
        "Retter sagten, es sei kalt gewesen. Rettungskräfte sagten, es sei zu spät."
    )
    reading = read_report(replace(report_from_text(text), language="de"), parser=builtin_parser())
    family = Family(id="y1", reports=(reading.report.id,), relation="original", why="")
    found = read_actors(Desk(Story(readings=(reading,), families=(family,), pairs=()))).actors
    told = [set(forms(actor)) for actor in found]
    assert {"Polizei"} in told and {"Regierung"} in told and {"Retter", "Rettungskräfte"} in told


def test_minister_told_generally_is_the_transport_minister_of_nearly_that_name():
    plot = Plot()
    one = plot.report("Transport Minister Teresa Valbin left.")
    one.name("Teresa Valbin", office="transport_minister", given="Teresa", surname="Valbin")
    two = plot.report("Minister Teresa Valbon left.")
    two.name("Teresa Valbon", office="minister", given="Teresa", surname="Valbon")
    three = plot.report("Teresa Valbun sings.")
    three.name("Teresa Valbun", given="Teresa", surname="Valbun")
    assert [len(actor.members) for actor in of(plot)] == [2, 1]


def test_name_that_a_report_tells_twice_is_one_where_others_give_its_office():
    plot = Plot()
    one = plot.report("Foreign Minister Oin Gerd left.")
    one.name("Oin Gerd", office="foreign_minister", iso="NO", given="Gerd", surname="Oin")
    two = plot.report("Foreign Minister Chan Gerd left. Oin Gerd wept.")
    two.name("Chan Gerd", office="foreign_minister", iso="NO", given="Gerd", surname="Chan")
    two.name("Oin Gerd", given="Gerd", surname="Oin")
    assert [forms(actor) for actor in of(plot)] == [{"Oin Gerd": "canonical", "Chan Gerd": "confusion"}]


def slipped(*, tied: bool, broken: tuple[int, ...] = ()) -> int:
    """How many people two reports tell of that write one surname a letter apart after one given name."""
    plot = Plot()
    one = plot.report("Camila Rivas sailed on Monday. ")
    two = plot.report("Camila Ribas sailed on Monday. " + "It was late. " * 9, broken=broken)
    one.name("Camila Rivas", given="Camila", surname="Rivas")
    two.name("Camila Ribas", given="Camila", surname="Ribas")
    if tied:
        plot.pair(one, two)
    return len(of(plot))


def test_surnames_a_slip_apart_are_one_where_sentences_tell_the_same_or_a_text_is_damaged():
    assert slipped(tied=False) == 2
    assert slipped(tied=True) == 1
    assert slipped(tied=False, broken=(3, 5)) == 1


def test_a_spelling_of_another_language_is_no_name_for_the_page():
    plot = Plot()
    for text in ("Assen Groudev a parlé.", "C'était Assen Groudev."):
        plot.report(text, language="fr").name("Assen Groudev", given="Assen", surname="Groudev")
    plot.report("Asen Grudev spoke.").name("Asen Grudev", given="Asen", surname="Grudev")
    assert [(actor.name, set(forms(actor).values())) for actor in of(plot)] == [
        ("Asen Grudev", {"canonical", "variant"})
    ]
    found = read_actors(plot.desk(), language="fr").actors
    assert [actor.name for actor in found] == ["Assen Groudev"]


def test_letters_of_its_own_language_stay_in_a_name():
    plot = Plot()
    for text in ("Jens Müller sprach.", "Das sagte Jens Müller."):
        plot.report(text, language="de").name("Jens Müller", given="Jens", surname="Müller")
    plot.report("Jens Mueller spoke.").name("Jens Mueller", given="Jens", surname="Mueller")
    assert [actor.name for actor in of(plot)] == ["Jens Müller"]


def test_a_body_is_named_in_the_language_of_the_page():
    plot = Plot()
    for text in ("La fiscalía calló.", "Calló la fiscalía."):
        one = plot.report(text, language="es")
        one.name("fiscalía", "organization", office="prosecutors", iso="ES")
    plot.report("Prosecutors were silent.").name("Prosecutors", "organization", office="prosecutors", iso="ES")
    assert [actor.name for actor in of(plot)] == ["Prosecutors"]
