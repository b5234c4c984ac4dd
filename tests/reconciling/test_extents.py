"""How far the words reach that tell an occurrence, and what it is called by them."""

from __future__ import annotations

import pytest
from test_ledger import record_of

TOLD = [
    ("en", "agreement", "Norway and Denmark agreed on Monday to set up a joint board for the ferries between Bergen "
     "and Aarhus, in which 12 people sit.",
     "Norway and Denmark agreed on Monday to set up a joint board for the ferries between Bergen and Aarhus"),
    ("de", "agreement", "Norwegen und Dänemark einigten sich am Montag darauf, die Fähren zwischen Bergen und Aarhus "
     "zu verdoppeln, sagte ein Sprecher.",
     "Norwegen und Dänemark einigten sich am Montag darauf, die Fähren zwischen Bergen und Aarhus zu verdoppeln"),
    ("en", "visit", "A visit by Ada Lind to Bergen, planned for Sunday, was called off because of a storm.",
     "A visit by Ada Lind to Bergen, planned for Sunday, was called off because of a storm"),
    ("fr", "visit", "La visite d'Ada Lind à Bergen, prévue dimanche, a été reportée, a dit un porte-parole.",
     "La visite d'Ada Lind à Bergen, prévue dimanche, a été reportée"),
    ("de", "talks", "Das Gespräch zwischen Ada Lind und Jens Okholm dauerte am Montag mehr als drei Stunden.",
     "Das Gespräch zwischen Ada Lind und Jens Okholm dauerte am Montag mehr als drei Stunden"),
    ("es", "protest", "En Bergen, unas 300 personas protestaron el lunes ante la sede de la empresa y del sindicato.",
     "En Bergen, unas 300 personas protestaron el lunes ante la sede de la empresa y del sindicato"),
    ("en", "detention", "Police detained 21 people who protested in Bergen on Wednesday; the mayor was angry.",
     "Police detained 21 people who protested in Bergen on Wednesday"),
]  # fmt: skip
"""Language, kind, sentence, the words that tell it: through object, infinitive, list and a relative clause begun; not
through an added one, another sentence, or who says so."""


@pytest.mark.parametrize(("language", "kind", "sentence", "told"), TOLD)
def test_evidence_runs_on_to_the_end_of_what_is_told(language: str, kind: str, sentence: str, told: str) -> None:
    date = {"de": "3. Mai 2031", "fr": "3 mai 2031", "es": "3 de mayo de 2031"}.get(language, "May 3, 2031")
    record = record_of(f"OSLO, {date} - {sentence}", language=language)
    spans = [span.text for line in record.occurrences if line.kind == kind for span in line.evidence]
    assert told in spans, spans


def test_second_thing_agreed_is_not_told_with_the_first() -> None:
    record = record_of(
        "OSLO, May 3, 2031 - Norway and Denmark agreed to explore a new ferry line and to open an office."
    )
    (line,) = (line for line in record.occurrences if line.kind == "agreement")
    assert line.evidence[0].text == "Norway and Denmark agreed to explore a new ferry line"


def test_occurrence_is_called_by_a_clause_that_tells_it_and_not_by_another() -> None:
    record = record_of(
        "OSLO, May 3, 2031 - Transport Minister Ada Lind resigned over the collapse of the bridge in Bergen. "
        "The bridge in Bergen collapsed on April 20 under a tram with 12 people on board."
    )
    labels = {line.kind: line.label for line in record.occurrences}
    assert labels["resignation"].startswith("Transport Minister Ada Lind resigned")
    assert labels["accident"].startswith("The bridge in Bergen collapsed on April 20")


def test_label_begins_with_the_clause_that_would_come_too_late() -> None:
    record = record_of(
        "OSLO, May 3, 2031 - The ministers of Norway and Denmark failed to settle their long dispute over the ferry "
        "line on Tuesday after six hours of talks in Bergen, but agreed to send experts to Aarhus on June 20."
    )
    labels = [line.label for line in record.occurrences if line.kind == "agreement"]
    assert labels == ["… but agreed to send experts to Aarhus on June 20"]
