"""Occurrences of single reports: kind, status, parties, time and place, from tables a speaker can read."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.record.reading import OccurrenceFinding, QuantityFinding, Reading
from wordcases import cases, entries_of


def read(text: str, language: str) -> Reading:
    """A text read as a report of a known language."""
    return read_report(replace(report_from_text(text), language=language), parser=builtin_parser())


def told(reading: Reading) -> list[str]:
    """Founding occurrences in words: "kind status | role name, … | time | place"."""
    text = reading.report.text
    words = {finding.id: text[finding.start : finding.end] for finding in reading.findings}
    return [
        " | ".join(
            [
                f"{finding.kind} {finding.status}",
                ", ".join(f"{role.role} {words[role.actor]}" for role in finding.roles),
                words.get(finding.time or "", ""),
                words.get(finding.place or "", ""),
            ]
        )
        for finding in reading.findings
        if isinstance(finding, OccurrenceFinding) and not finding.mention
    ]


@pytest.mark.parametrize("language, case", cases("occurrences"))
def test_occurrences_are_told_with_status_parties_time_and_place(language: str, case: dict[str, Any]):
    assert told(read(case["text"], language)) == case["told"]


@pytest.mark.parametrize("language, case", cases("hosts"))
def test_figures_find_what_they_tell_of(language: str, case: dict[str, Any]):
    reading = read(case["text"], language)
    text = reading.report.text
    by_id = {finding.id: finding for finding in reading.findings}
    found = [
        f"{finding.property} {text[finding.start : finding.end]}: {getattr(by_id.get(str(finding.host)), 'kind', None)}"
        for finding in reading.findings
        if isinstance(finding, QuantityFinding)
    ]
    assert found == case["hosts"]


@pytest.mark.parametrize("language, entry", entries_of("triggers", only=("verb", "noun")))
def test_trigger_words_tell_their_kind(language: str, entry: dict[str, Any]):
    kinds = {line.split()[0] for line in told(read(entry["example"], language))}
    assert entry["kind"] in kinds
    if "not" in entry:
        assert entry["kind"] not in {line.split()[0] for line in told(read(entry["not"], language))}
