"""Sentence bounds: a "|" marks where one sentence ends."""

from __future__ import annotations

import pytest

from dragoman.reading.bounds import sentence_bounds
from dragoman.reading.repair import repair
from dragoman.record.report import Block, Report

CASES = [
    ("en", "Mr. Hill and Dr. Wood met U.S. officials on Jan. 5 in Bergen. | They left."),
    ("en", "He lives in the U.S. | The others don't."),
    ("en", "J. D. Smith paid $3.5 million for No. 7. | It burned."),
    ("en", "“The tide is late.” | “We wait,” said Moore."),
    ("en", "“Is the tide late?” he asked. | Nobody knew."),
    ("en", "“Is the tide late?” Moore asked. | Nobody knew."),
    ("en", "“The tide is late. | We wait.” | The crew slept."),
    ("en", "“The tide . . . is late … and High,” he said. | The crew slept."),
    ("en", "They left (the pier was shut. It always is.) at noon. | Rain fell."),
    ("en", "The answer was no. | Nobody spoke."),
    ("de", "Am 18. Juni und am 1. Mai fuhr z. B. die Fähre Nr. 7. | Das Wasser stieg."),
    ("de", "„Die Flut kommt spät“, sagte Weber. | „Wir warten.“ | Die Mannschaft schlief."),
    ("de", "„Kommt die Flut spät?“, fragte er. | Niemand wusste es."),
    ("de", "Der Bau kostete 3 Mio. Euro, so Weber. | Das 20. Jahrhundert begann im Jahr 1901. | Er blieb."),
    ("de", "»Wir warten.« | Die Mannschaft schlief u. a. im Hafen."),
    ("fr", "« Pourquoi attendre ? » demande M. Petit. | « La marée est en retard. » | L’équipage dort."),
    ("es", "¿Por qué esperar? | El Sr. Gómez no lo sabe. | «La marea llega tarde.»"),
    ("it", "Il Sig. Rossi aspetta. | Perché?"),
    ("nl", "Dhr. Smit wacht bijv. op het tij. | Waarom?"),
    ("xx", "One two. | Three four?"),
    (None, "One two! | Three four"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_bounds_fall_where_marked(language: str | None, marked: str) -> None:
    line = marked.replace(" | ", " ")
    assert [line[start:end] for start, end in sentence_bounds(line, language)] == marked.split(" | ")


def test_bounds_read_spaced_ellipsis_behind_a_stray_mark_as_one_sentence() -> None:
    line = "„Wir müssen das Wehr öffnen.“ . . und das Tal räumen“, teilte das Amt mit. Es regnete."
    assert len(sentence_bounds(line, "de")) == 2


@pytest.mark.parametrize("line", ["", "   ", "...", "”", "a", ".”."])
def test_bounds_hold_for_scraps(line: str) -> None:
    assert len(sentence_bounds(line, "en")) == bool(line.strip())


def test_bounds_keep_the_mark_behind_a_repaired_stop() -> None:
    text = "“We open the lock.”. Rain fell."
    report = Report(id="r", path="a", text=text, language="en", blocks=(Block(0, len(text), "body"),))
    assert (
        next(repair(report).text[a:b] for a, b in sentence_bounds(repair(report).text, "en")) == "“We open the lock.”"
    )
