"""The timeline: days of happenings and of reports, and the words a happening is shown by."""

from __future__ import annotations

import pytest
from invented_story import cited, sample_record
from msgspec.structs import replace

from dragoman.outputs.dossier import dossier
from dragoman.outputs.page.occurrences import days, occurrence_view
from dragoman.outputs.page.setting import Setting
from dragoman.outputs.page.telling import told_by
from dragoman.record.lines import Caution
from dragoman.record.record import Record
from dragoman.record.values import Time


def test_days_of_publication_stand_in_their_place(record: Record) -> None:
    lines = tuple(replace(one, time=Time(edtf=day)) for one, day in zip(record.occurrences, DAYS, strict=False))
    setting = Setting(replace(record, occurrences=lines), "en")
    found = days([occurrence_view(line, setting) for line in lines], setting)
    assert [(day.key, len(day.occurrences), day.published) for day in found] == [
        ("2030", 1, ""),
        ("2031-03-04", 0, "A B"),
        ("2031-03-05", 1, "C"),
        ("2031-04", 1, ""),
        ("", 1, ""),
    ]


DAYS = ("2030", "2031-03-05", "2031-04", None)


def test_strip_leads_to_every_day(record: Record) -> None:
    page = dossier(record)
    strip = page[page.index('<ul class="strip">') :].split("</ul>")[0]
    assert strip.count('<a href="#day-') == page.count('<div class="day" id="day-')


def test_what_did_not_take_place_is_set_apart_from_what_did(record: Record) -> None:
    page = dossier(record)
    for line in record.occurrences:
        place = page[page.index(f'class="line occurrence" id="{line.id}"') :]
        assert (" data-open>" in place[: place.index("\n")]) == (line.status != "held")


@pytest.mark.parametrize(
    ("language", "label", "told"),
    [
        ("en", "B", "The ferry Tern struck the north quay of Sandmark harbour on Tuesday morning"),
        ("en", "A", "The ferry Tern struck the north quay of Sandmark harbour on Tuesday morning"),
        ("de", "A", "Die Fähre „Tern“ hat am Dienstagmorgen im Hafen von Sandmark die Nordmole gerammt"),
    ],
)
def test_a_happening_is_shown_by_words_of_the_pages_language(language: str, label: str, told: str) -> None:
    record = sample_record()
    crash = record.occurrences[0]
    words = next(span.text for span in crash.evidence if span.report == record.reports["ABCD".index(label)].id)
    found = told_by(replace(crash, label=words), Setting(record, language))
    assert found.text == told and len(found.cites) == 1


def test_of_several_tellings_the_shortest_that_names_the_most_parties_is_shown() -> None:
    record = sample_record()
    long, short = cited("A", "Divers searched the hull for more than five hours"), cited("A", "now set for Friday.")
    named = cited(
        "A", "The ferry Tern struck the north quay of Sandmark harbour on Tuesday morning, injuring three people"
    )
    german = cited("B", "Taucher suchten den Rumpf")
    crash = replace(record.occurrences[0], label=german.text, evidence=(german, long, named, short))
    assert told_by(crash, Setting(record, "en")).text == named.text
    assert told_by(replace(crash, roles=()), Setting(record, "en")).text == long.text


def test_a_clause_that_names_nobody_does_not_take_the_place_of_a_label_that_does() -> None:
    record = sample_record()
    german = cited("B", "Die Fähre „Tern“ hat am Dienstagmorgen im Hafen von Sandmark die Nordmole gerammt")
    clause = cited("A", "searched the hull for more than five hours")
    crash = replace(record.occurrences[0], label=german.text, evidence=(german, clause))
    assert told_by(crash, Setting(record, "en")).text == german.text
    assert told_by(replace(crash, roles=()), Setting(record, "en")).text == f"… {clause.text}"


def test_words_of_a_machine_do_not_take_the_place_of_the_label() -> None:
    record = sample_record()
    crash = replace(record.occurrences[0], label=record.occurrences[0].evidence[1].text)
    machines = tuple(one.id for one in record.reports if one.language == "en")
    caution = Caution(id="c1", kind="machine_translation", label="x", about=machines, why="x", derived_from=machines)
    assert told_by(crash, Setting(replace(record, cautions=(caution,)), "en")).lang == "de"


def test_words_from_inside_a_sentence_say_so() -> None:
    record = sample_record()
    inside = cited("A", "struck the north quay of Sandmark harbour")
    line = replace(record.occurrences[0], label=inside.text, evidence=(inside,))
    assert told_by(line, Setting(record, "en")).text == f"… {inside.text}"
