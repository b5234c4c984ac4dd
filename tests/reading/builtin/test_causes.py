"""Causes and grounds: what words give them, of which happening they are told, and who gives them."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.record.reading import NameFinding, OccurrenceFinding, QuantityFinding, Reading
from dragoman.record.values import TextValue
from wordcases import entries_of

Cause = tuple[str, str, str]
"""The cause, the word of the happening it is told of, who gives it."""


def read(text: str, language: str) -> Reading:
    return read_report(replace(report_from_text(text), language=language), parser=builtin_parser())


def causes(text: str, language: str) -> list[Cause]:
    reading = read(text, language)
    by_id = {finding.id: finding for finding in reading.findings}
    found = []
    for one in reading.findings:
        if isinstance(one, QuantityFinding) and one.property == "cause" and isinstance(one.value, TextValue):
            host, teller = by_id.get(one.host or ""), by_id.get(one.by or "")
            word = text[host.trigger_start : host.trigger_end] if isinstance(host, OccurrenceFinding) else ""
            found.append((one.value.text, word, teller.form if isinstance(teller, NameFinding) else ""))
    return found


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("ground", "giving", "blaming", "foiling")))
def test_grounds_are_read(language: str, entry: dict[str, Any]):
    assert causes(entry["example"], language)
    assert not causes(entry.get("not", ""), language)


TOLD = [
    ("en", 'Norway summoned the envoy of Peru over a letter that called the law "a feast for salmon".',
     [('a letter that called the law "a feast for salmon"', "summoned", "")]),
    ("en", "Norwegian minister quits over tunnel fire, court jails engineer", [("tunnel fire", "quits", "")]),
    ("en", "A visit by Jonas Lind to the mine, scheduled for Sunday, did not take place: the storm.",
     [("the storm", "visit", "")]),
    ("en", "A visit by Jonas Lind to the mine took place on Sunday: the storm.", []),
    ("en", "The trip by Jonas Lind to Lima was originally planned for May. But was postponed after a ferry was seized.",
     [("a ferry was seized", "trip", "")]),
    ("en", "The visit by Jonas Lind to Lima, planned for Monday, was put off. Postponed after the arrest of a pilot.",
     [("the arrest of a pilot", "visit", "")]),
    ("en", "The second strike, scheduled for October, was called off. Trip canceled because of the strike.", []),
    ("en", "The visit by Jonas Lind to Lima was postponed following the interception, on May 3, of a ferry.",
     [("the interception, on May 3, of a ferry", "visit", "")]),
    ("en", "Pia Lund had requested the meeting last week, days before Norsk, a maker of soap, halted production at its "
           "plant in Ovalle on Monday for lack of salt.", [("lack of salt", "halted", "")]),
    ("en", "Norway on Friday reopened its main road to Peru, eight days after sealing it to keep out a fever.", []),
    ("de", "Der Besuch von Jonas Lind in Lima war ursprünglich für April geplant. Er wurde verschoben, nachdem die "
           "Küstenwache einen Trawler festgesetzt hatte.",
     [("die Küstenwache einen Trawler festgesetzt hatte", "Besuch", "")]),
    ("de", "Die Suche war am Sonntag wegen eines Sturms unterbrochen und am Montag wieder aufgenommen worden.", []),
    ("de", "Dort hatten am Mittwoch rund 500 Menschen aus Wut über die hohen Mieten die Straße blockiert.",
     [("Wut über die hohen Mieten", "blockiert", "")]),
    ("de", "Bei einem Zugunglück starben in Lagos vier Menschen. Ursache des Unfalls sei ein Riss gewesen. Die "
           "Staatsanwaltschaft macht dagegen rostige Schrauben verantwortlich.",
     [("ein Riss", "Zugunglück", ""), ("rostige Schrauben", "Zugunglück", "Staatsanwaltschaft")]),
    ("de", "Innenministerin Pia Lind trat zurück. Das Ministerium nannte familiäre Gründe.",
     [("familiäre Gründe", "trat", "Ministerium")]),
    ("fr", "La visite de Jonas Lind à Lima est reportée au 22 février. Le ministère l'a annoncé mercredi, en invoquant "
           "une grève des pilotes. La véritable raison serait ailleurs, selon un diplomate : les deux parties ne "
           "s'entendent pas sur le prix.",
     [("une grève des pilotes", "visite", "ministère"),
      ("les deux parties ne s'entendent pas sur le prix", "visite", "diplomate")]),
    ("fr", "Jonas Lind a été arrêté mercredi pour incitation à la haine.", [("incitation à la haine", "arrêté", "")]),
    ("es", "La presidenta Pia Lind aplazó su visita a Lima. El gobierno alegó «motivos de agenda».",
     [("motivos de agenda", "visita", "gobierno")]),
    ("es", "Cerca de 300 vecinos bloquearon la carretera para protestar por la falta de agua.",
     [("la falta de agua", "bloquearon", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_causes_are_told_of_what_they_hang_on(language: str, text: str, expected: list[Cause]):
    assert causes(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Mechaniker forderten die Schließung der Brücke wegen der Hitze."),
        ("de", "Der Bürgermeister hofft wegen der Hitze auf eine Schließung der Brücke."),
        ("en", "Because of the heat the mechanics demanded that the bridge be closed."),
    ],
)
def test_what_is_only_wished_has_a_cause_as_well(language: str, text: str):
    assert read(text, language).report.text == text
