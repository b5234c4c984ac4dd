"""Of whom or what a figure of running text is told, in sentences of every language and in their counter-cases."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.record.reading import NameFinding, OccurrenceFinding, QuantityFinding, Reading
from dragoman.record.values import Amount, Duration


def read(text: str, language: str) -> Reading:
    return read_report(replace(report_from_text(text), language=language), parser=builtin_parser())


def hosts(text: str, language: str) -> list[tuple[str, str | None, str | None]]:
    """(figure, its property, the word or name that it is told of) in the order of the text; another figure's as "="."""
    reading = read(text, language)
    whole = reading.report.text
    words: dict[str, str] = {}
    for one in reading.findings:
        if isinstance(one, OccurrenceFinding):
            words[one.id] = whole[one.trigger_start : one.trigger_end]
        elif isinstance(one, NameFinding):
            words[one.id] = one.form
        elif isinstance(one, QuantityFinding):
            words[one.id] = "="
    figures = [one for one in reading.findings if isinstance(one, QuantityFinding)]
    figures = sorted((one for one in figures if isinstance(one.value, Amount | Duration)), key=lambda one: one.start)
    return [(whole[one.start : one.end], one.property, words.get(one.host or "")) for one in figures]


AGES = [
    ("en", "Police detained the 51-year-old captain on Saturday.", [("51-year-old", "age", "captain")]),
    ("en", "The captain of the freighter, 51, was arrested.", [("51", "age", "captain")]),
    ("en", '"It was dark," said Hannah Whit, 34, a teacher from Leeds.', [("34", "age", "Hannah Whit")]),
    ("de", "Die Polizei nahm den 51 Jahre alten Kapitän fest.", [("51 Jahre alten", "age", "Kapitän")]),
    ("de", "Der 34-jährige Lars Holm kam frei.", [("34-jährig", "age", "Lars Holm")]),
    ("fr", "Le capitaine du cargo, âgé de 51 ans, a été arrêté.", [("âgé de 51 ans", "age", "capitaine")]),
    ("fr", "Karl Holm, 52 ans, est libre.", [("52 ans", "age", "Karl Holm")]),
    ("es", "La policía detuvo a la profesora Yara Holm, de 34 años.", [("de 34 años", "age", "Yara Holm")]),
    ("en", "The 34-year-old treaty between Norway and Nigeria broke.", [("34-year-old", None, None)]),
    ("de", "Das 34 Jahre alte Abkommen mit Norwegen brach.", [("34 Jahre alte", None, None)]),
    ("fr", "Une grève de 34 jours a paralysé Lagos.", [("34 jours", "duration", "grève")]),
]


@pytest.mark.parametrize("language, text, told", AGES)
def test_an_age_is_of_a_person(language: str, text: str, told: list[tuple[str, str | None, str | None]]):
    assert hosts(text, language) == told


FREED = [
    ("en", "Norway and Nigeria exchanged prisoners on Tuesday. The border service put the number of people freed at 48."
     " The foreign ministry said 46 had been released.", [("48", "freed", "exchanged"), ("46", "freed", "exchanged")]),
    ("de", "Norwegen und Nigeria haben am Dienstag Gefangene ausgetauscht. Mehr als 40 Männer kamen frei. Wie viele es "
     "waren, ist umstritten. Oberst Lars Holm nannte die Zahl 48. Das Außenministerium spricht von 46.",
     [("Mehr als 40 Männer", "freed", "ausgetauscht"), ("48", "freed", "="), ("46", "freed", "=")]),
    ("en", "Norway and Nigeria exchanged prisoners on Tuesday. All but three had been freed by noon.", []),
    ("fr", "Une tempête de neige a frappé Oslo. Les autorités comptent deux blessés déjà remis lundi.", []),
]  # fmt: skip


@pytest.mark.parametrize("language, text, told", FREED)
def test_who_was_freed_is_counted_with_the_exchange(
    language: str, text: str, told: list[tuple[str, str | None, str | None]]
):
    assert hosts(text, language) == told


APART = [
    ("de", "Minister Lind reiste nach Lagos. Das sagte Lind zum Abschluss seines zweitägigen Besuchs.",
     "zweitägigen", "Besuchs"),
    ("en", "The union called off the strike in Lagos for 15 days.", "15 days", None),
    ("en", "The cabinet declared a 60-day state of emergency in three provinces of Nigeria on Tuesday.",
     "three provinces", "declared"),
    ("es", "El Gobierno decretó el estado de emergencia en tres regiones y envió 300 buses.", "300 buses", None),
    ("en", "Norway, which mines around 70 percent of the world's cobalt, has asked for a licence.",
     "around 70 percent", "Norway"),
    ("en", "Norway said 71 percent of its trains were cancelled on Tuesday.", "71 percent", "Norway"),
    ("en", "The minister said 71 percent of the trains were cancelled on Tuesday.", "71 percent", None),
    ("fr", "Dans la région, 85 écoles sont fermées depuis le 3 mai, jusqu'au 26, selon la mairie.", "26", None),
    ("fr", "Un cinquième homme a été interpellé mercredi à Lagos. Elles avaient mené à quatre arrestations.",
     "quatre arrestations", "arrestations"),
    ("fr", "Un suspect a été interpellé mercredi à Lagos. Placé en détention provisoire pour deux mois, Karl Holm a "
     "fait appel.", "deux mois", "Placé en détention provisoire"),
    ("en", "Police arrested Karl Holm in Oslo on Monday. The detention will last two months, her aide Ida Berg said.",
     "two months", "arrested"),
    ("fr", "Les combats de janvier ont repris. Le bilan s'élève à 27 morts. Des affrontements avaient fait 100 morts "
     "en septembre 2022 à Lagos.", "27 morts", None),
    ("en", "The ministers met in Oslo on Tuesday. They had set aside three hours for the meeting.",
     "three hours", "met"),
    ("de", "Die Minister trafen sich am Dienstag in Oslo zu Gesprächen. Geplant waren drei Stunden.",
     "drei Stunden", "trafen sich"),
    ("de", "Der Hafen von Oslo ist seit Sonntag wieder offen, er war 36 Stunden gesperrt.",
     "36 Stunden", "wieder offen"),
    ("en", "A march through Lagos on Sunday was put at 1,200 people by police and at 2,000 by the organisers.",
     "2,000", "="),
    ("en", "Sales fell by 38 percent in May. The union insists it was 420.", "420", None),
]  # fmt: skip


@pytest.mark.parametrize("language, text, figure, host", APART)
def test_a_figure_is_of_what_it_is_told_of(language: str, text: str, figure: str, host: str | None):
    assert {name: of for name, _, of in hosts(text, language)}.get(figure) == host


def test_a_length_that_was_meant_is_no_length_of_what_took_place():
    text = "The ministers met in Oslo on Tuesday. They had set aside three hours for the meeting."
    assert [name for _, name, _ in hosts(text, "en")] == ["planned_duration"]
