"""What the encoder sees: the same words, whoever, wherever, whenever and however many."""

from __future__ import annotations

import pytest

from dragoman.reading import read
from dragoman.reading.blinding import blinded, masks, without_titles
from dragoman.reading.builtin.read import read_findings
from dragoman.reading.passages import passages
from dragoman.reading.repair import repair
from dragoman.record.report import Block, Report


def shown(text: str, language: str) -> list[str]:
    """The blinded sentences of a text."""
    report = Report(
        id="r1", path="a.txt", text=text, language=language, blocks=(Block(kind="body", start=0, end=len(text)),)
    )
    found = passages(repair(report), report)
    masked = masks(found, read_findings(report, found, language), language)
    return [blinded(passage, (0, len(passage.text)), masked[passage.index]) for passage in found]


def untitled(text: str, language: str) -> list[str]:
    """The same without the offices of those it names."""
    report = Report(
        id="r1", path="a.txt", text=text, language=language, blocks=(Block(kind="body", start=0, end=len(text)),)
    )
    found = passages(repair(report), report)
    findings = read_findings(report, found, language)
    masked = without_titles(masks(found, findings, language), found, findings)
    return [blinded(passage, (0, len(passage.text)), masked[passage.index]) for passage in found]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Norwegian police held an Estonian sailor on Friday.", "Kenyan police held a Thai sailor on Monday."),
        ("en", "The State Department waited three days.", "The British Foreign Ministry waited four days."),
        ("en", "The Netherlands sent 12 boats to Oslo.", "Norway sent 130 boats to Lima."),
        ("en", "Anna Lind left. The Lind Report is out.", "Tom Berg left. The Berg Report is out."),
        ("de", "Die norwegische Polizei kam am Freitagabend.", "Die kenianische Polizei kam am Montagabend."),
        ("de", "Das Gespräch dauerte dreieinhalb Stunden.", "Das Gespräch dauerte viereinhalb Stunden."),
        ("de", "Der Vertrag mit der Schweiz gilt.", "Der Vertrag mit Norwegen gilt."),
        ("it", "Il battello è partito da Ancona.", "Il battello è partito da Bari."),
    ],
)
def test_sentences_that_differ_in_names_days_and_figures_are_one_to_the_encoder(
    language: str, one: str, other: str
) -> None:
    assert shown(one, language) == shown(other, language) != [one]


def test_what_is_said_stays() -> None:
    assert shown("Anna Lind denied the report on Tuesday.", "en") == ["it denied the report on Monday."]
    assert shown("The harbour is open again.", "en") == ["The harbour is open again."]


def test_a_reading_is_of_blinded_words() -> None:
    assert read.masks is masks


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Norwegian Water Minister Anna Lind met Tom Berg, the Danish transport minister.", "it met it."),
        ("en", "Police denied the report.", "Police denied the report."),
        ("de", "Die Wasserministerin Anna Lind traf heute ihr Gegenstück.", "it traf heute ihr Gegenstück."),
        ("fr", "La ministre norvégienne de l'Eau, Anne Lind, a refusé.", "it, a refusé."),
        ("es", "La ministra noruega del Agua, Ana Lind, dimitió.", "it, dimitió."),
    ],
)
def test_offices_beside_a_name_are_hidden_where_only_the_deed_shall_count(language: str, text: str, told: str) -> None:
    assert untitled(text, language) == [told]
