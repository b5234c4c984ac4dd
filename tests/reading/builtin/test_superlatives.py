"""Ranks: with which year they stand, and of which happening they are told."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.record.reading import OccurrenceFinding, QuantityFinding
from dragoman.record.values import TextValue, Time
from wordcases import entries_of

RANKED = [
    ("en", "Youths clashed in the harbour on Tuesday. It was the deadliest unrest in the city since 2004.",
     "rank", "2004", "clashed"),
    ("fr", "Des milliers de personnes ont manifesté dimanche à Lagos. La ville n'avait pas vu de manifestation aussi "
           "massive depuis 2003.", "rank", "2003", "ont manifesté"),
    ("de", "Tausende gingen am Sonntag in Lagos auf die Straße. Es war der größte Bauernprotest seit 2011.",
     "rank", "2011", "gingen"),
    ("fr", "Les employés de l'usine ont cessé le travail mardi, une première depuis 2004.",
     "first_since", "2004", "ont cessé le travail"),
    ("en", "Norway and Peru exchanged 40 prisoners, the largest exchange between the two since the sea war of May 2012"
           ".", "rank", "2012-05", "exchanged"),
    ("de", "Norwegen und Peru haben am Dienstag Gefangene ausgetauscht. Es handele sich um den größten Austausch seit "
           "2012, sagte ein Sprecher.", "rank", "2012", "ausgetauscht"),
    ("fr", "Cet échange de prisonniers, le plus important depuis la fin de la guerre, en 1974, a eu lieu mardi.",
     "rank", "1974", "échange de prisonniers"),
    ("en", "Jonas Lind, the first Norwegian foreign minister to pay a bilateral visit to Peru since 2011, arrived.",
     "first_since", "2011", "visit"),
    ("de", "Jonas Lind ist am Sonntag in Lima eingetroffen. Er ist der erste norwegische Außenminister seit 2014 in "
           "Peru.", "first_since", "2014", "eingetroffen"),
    ("en", "A march on Sunday, put at 300 by police, was the largest by bakers since 2009.", "rank", "2009", "A march"),
]  # fmt: skip


def ranks(text: str, language: str) -> list[tuple[str, str | None, str]]:
    reading = read_report(replace(report_from_text(text), language=language), parser=builtin_parser())
    hosts = {one.id: one for one in reading.findings if isinstance(one, OccurrenceFinding)}
    return [
        (one.property, one.value.edtf, text[host.trigger_start : host.trigger_end])
        for one in reading.findings
        if isinstance(one, QuantityFinding) and one.property in ("rank", "first_since") and isinstance(one.value, Time)
        and (host := hosts.get(one.host or ""))
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "year", "word"), RANKED)
def test_ranks_are_told_of_what_they_rank(language: str, text: str, name: str, year: str, word: str):
    assert ranks(text, language) == [(name, year, word)]


@pytest.mark.parametrize("language, entry", entries_of("figures", only=("ever",)))
def test_what_has_no_like_is_a_rank_in_its_own_words(language: str, entry: dict[str, Any]):
    def ever(text: str) -> bool:
        reading = read_report(replace(report_from_text(text), language=language), parser=builtin_parser())
        found = [one for one in reading.findings if isinstance(one, QuantityFinding) and one.property == "first_since"]
        return any(isinstance(one.value, TextValue) and one.host for one in found)

    assert ever(entry["example"])
    assert not ever(entry["not"])


UNRANKED = [
    ("en", "Dockers went on strike on Tuesday in Lima. It was the largest fall in exports since 2013."),
    ("en", "Jonas Lind visited Lima on Monday and the first clinic there since the war of 2010 was opened on Tuesday."),
    ("fr", "Pia Lund est le premier ministre norvégien depuis 2018 et a visité Lima dimanche."),
    ("de", "Am Dienstag streikten in Lima Hafenarbeiter. Es war der größte Einbruch der Ausfuhren seit 2013."),
    ("es", "Los estibadores hicieron huelga en Lima. Fue la mayor caída de las exportaciones desde 2013."),
]


@pytest.mark.parametrize(("language", "text"), UNRANKED)
def test_what_ranks_something_else_is_told_of_no_happening(language: str, text: str):
    assert ranks(text, language) == []
