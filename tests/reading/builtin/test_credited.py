"""Whom each figure of a sentence is credited to; every entry of credited.toml with an example runs."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.record.reading import NameFinding, QuantityFinding, Reading
from wordcases import entries_of


def read(text: str, language: str) -> Reading:
    return read_report(replace(report_from_text(text), language=language), parser=builtin_parser())


def credits(text: str, language: str) -> list[tuple[str, str | None]]:
    """(figure, who tells it) as written, in the order of the text."""
    reading = read(text, language)
    names = {one.id: one.form for one in reading.findings if isinstance(one, NameFinding)}
    figures = [one for one in reading.findings if isinstance(one, QuantityFinding) and one.property]
    return [(reading.report.text[one.start : one.end], names.get(one.by or "")) for one in figures]


@pytest.mark.parametrize("language, entry", entries_of("credited"))
def test_words_of_credits_credit(language: str, entry: dict[str, Any]):
    told = credits(entry["example"], language)
    assert (told[-1][1] or "").removeprefix("The ").removeprefix("the ").endswith(entry["by"])
    assert not any(teller for _, teller in credits(entry.get("not", ""), language))


CASES = [
    ("en", "A quake struck Norway, killing at least 23 people, the national rescue service said.",
     [("at least 23 people", "national rescue service")]),
    ("en", "About 110 people were hurt and at least 14 were missing, according to the rescue service, known as Brava.",
     [("About 110 people", "Brava"), ("at least 14", "Brava")]),
    ("de", "Mindestens 19 Menschen kamen ums Leben, wie der Rettungsdienst am Vormittag (Ortszeit) mitteilte.",
     [("Mindestens 19 Menschen", "Rettungsdienst")]),
    ("de", "Rund 420 Beschäftigte haben nach Angaben der Gewerkschaft Chemie Nord (GCN) für zwei Stunden gestreikt.",
     [("Rund 420 Beschäftigte", "Chemie Nord"), ("zwei Stunden", "Chemie Nord")]),
    ("de", "Vier Wochen nach dem Unglück mit 30 Toten haben nach Angaben der Polizei 200 Menschen demonstriert.",
     [("30 Toten", None), ("200 Menschen", "Polizei")]),
    ("de", "Am Montag hatten nach Polizeiangaben rund 4000 Menschen vor dem Rathaus demonstriert.",
     [("rund 4000 Menschen", "Polizei")]),
    ("fr", "Deux passagers restent portés disparus selon les garde-côtes grecs, quatre selon la police albanaise.",
     [("Deux passagers", "garde-côtes grecs"), ("quatre", "police albanaise")]),
    ("es", "Norvegia envió 300 personas; el balance del servicio de rescate subió a 31 fallecidos y 147 heridos.",
     [("300 personas", None), ("31 fallecidos", "servicio de rescate"), ("147 heridos", "servicio de rescate")]),
    ("en", "More than 400 employees walked out on Monday, according to the NTB weavers’ union.",
     [("More than 400 employees", "NTB")]),
    # No credit reaches over a semicolon, into the clause of another actor, or to what a denial takes for granted.
    ("es", "Bolivia mandará doce toneladas de carpas, y Noruega elevó su ayuda a 2 millones de euros, según anunció la "
     "ministra Anna Berg.", [("doce toneladas", None), ("2 millones de euros", "Anna Berg")]),
    # A source behind a number vouches for that, not for the length of what stopped so many; before it, for all.
    ("fr", "Une grève de 24 heures des cheminots a entraîné l'annulation de 130 trains, selon la compagnie.",
     [("24 heures", None), ("130 trains", "compagnie")]),
    ("en", "A 24-hour strike led to the cancellation of 130 trains, according to the firm Norsk Rail.",
     [("24-hour", None), ("130 trains", "Norsk Rail")]),
    ("de", "Nach Angaben der Polizei dauerte der Streik 24 Stunden.", [("24 Stunden", "Polizei")]),
    ("en", "The firm Norsk Gruve denied that its dam had cracked after the earthquake of magnitude 7.1.",
     [("7.1", None)]),
]  # fmt: skip


@pytest.mark.parametrize("language, text, told", CASES, ids=[text[:40] for _, text, _ in CASES])
def test_figures_are_credited_to_whom_their_clause_names(language: str, text: str, told: list[tuple[str, str | None]]):
    assert credits(text, language) == told


def test_a_body_named_later_is_the_one_told_before():
    reading = read("At least 23 people died, the rescue service said. "
                   "At least 14 were missing, according to the rescue service, known as Brava.", "en")  # fmt: skip
    names = {one.id: one for one in reading.findings if isinstance(one, NameFinding)}
    first, second = [one.by for one in reading.findings if isinstance(one, QuantityFinding) and one.property]
    assert names[first or ""].refers == second
    assert names[second or ""].form == "Brava"


def test_the_union_is_the_one_union_named():
    reading = read("Anna Berg leads the Sindicato Ferroviario Unido (SFU). The union spoke of 8,000 people.", "en")
    names = {one.id: one for one in reading.findings if isinstance(one, NameFinding)}
    (figure,) = [one for one in reading.findings if isinstance(one, QuantityFinding) and one.property]
    assert "Sindicato" in names[names[figure.by or ""].refers or figure.by or ""].form
