"""How far words can be trusted as written: healthy sentences, and reports that are faulty all over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.languages.words import entries, known_languages
from dragoman.reconciling.parts import Cast, Desk
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Account, SideAccount
from dragoman.record.reading import Reading
from dragoman.record.report import TOLD, Report

FAULTY_SHARE, FAULTY_LENGTH, FAULTY_LEAST = 0.12, 8, 2
"""From this share of unhealthy sentences on, in a report of so many, a machine's hand is suspected; never from one."""
MANY_REPAIRS = 4
"""Splits, joins and moved quotation marks that no human writer leaves behind."""
MANY_GARBLED = 3
"""Places with a garbled name; one or two are anybody's typing errors."""
TELLING_REPAIRS = frozenset({"split", "join", "quote"})
NOTE_WORDS = 25
"""Of a first paragraph that says whence the text is and how it was translated, not what happened."""
OPENING = ("headline", "subhead", "lead")
_PART = re.compile(r"[^\W_](?:[^.!?|:;()\[\]–—\n]*[^\W_])?")
_LABELLED = re.compile(r"[^\W_](?:[^.!?|;()\[\]–—\n]*[^\W_])?")
SOUND, HEALTHY, BROKEN = 2, 1, 0
"""A healthy sentence of a sound report; a healthy one of a faulty report; an unhealthy one."""


def healthy(evidence: Evidence, desk: Desk) -> bool:
    """Whether every sentence that a span touches is healthy."""
    touched = [
        sentence
        for sentence in desk.readings[evidence.report].sentences
        if sentence.start < evidence.end and evidence.start < sentence.end
    ]
    return all(not sentence.health for sentence in touched)


def soundness(account: Account | SideAccount, desk: Desk, *, faulty: frozenset[str]) -> int:
    """The best grade (`SOUND`, `HEALTHY`, `BROKEN`) among the sentences that give an account."""
    return max(
        (SOUND if span.report not in faulty else HEALTHY) if healthy(span, desk) else BROKEN
        for span in account.evidence
    )


def faulty_reports(desk: Desk, cast: Cast) -> dict[str, str]:
    """Reports of many faults, each with the kind of fault that shows it: sentences, repairs or names."""
    garbled = garbled_places(cast)
    found: dict[str, str] = {}
    for report, reading in desk.readings.items():
        if many_unhealthy(reading):
            found[report] = "sentences"
        elif sum(repair.what in TELLING_REPAIRS for repair in reading.repairs) >= MANY_REPAIRS:
            found[report] = "repairs"
        elif sum(span.report == report for span in garbled) >= MANY_GARBLED:
            found[report] = "names"
    return found


def translation_notes(report: Report) -> tuple[Evidence, ...]:
    """Where a report itself notes that a machine translated it: in its frame, or in a few words that open it."""
    found = []
    for block in report.blocks:
        text = report.text[block.start : block.end]
        if block.kind not in TOLD or (block.kind in OPENING and len(text.split()) <= NOTE_WORDS):
            parts = [*_PART.finditer(text), *_LABELLED.finditer(text)]
            spans = sorted({met.span() for met in parts if _machine().fullmatch(met.group())})
            found += [report.evidence(block.start + start, block.start + end) for start, end in spans]
    return tuple(found)


@cache
def _machine() -> re.Pattern[str]:
    """The notes of every page.toml: a translation may keep its note in the language it was made from."""
    forms = [form for code in known_languages() for row in entries(code, "page", "machine") for form in row["forms"]]
    return re.compile("(?i:" + "|".join(f"(?:{form})" for form in forms) + ")")


def garbled_places(cast: Cast) -> tuple[Evidence, ...]:
    """Where a misspelt or confused form of a name stands."""
    return tuple(
        _once(
            span
            for actor in cast.actors
            for name in actor.names
            if name.status in ("misspelling", "confusion")
            for span in name.evidence
        )
    )


def _once(spans: Iterable[Evidence]) -> Iterable[Evidence]:
    return dict.fromkeys(spans)


def many_unhealthy(reading: Reading) -> bool:
    """Whether so many sentences are damaged that a machine's hand is suspected."""
    count, unhealthy = len(reading.sentences), sum(bool(sentence.health) for sentence in reading.sentences)
    return count >= FAULTY_LENGTH and unhealthy >= max(FAULTY_LEAST, FAULTY_SHARE * count)
