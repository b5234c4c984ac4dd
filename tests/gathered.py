"""Readings of short invented reports, with real vectors, for the tests of gathering and of points."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.languages.encoder import builtin_encoder
from dragoman.reading.passages import passages, to_sentences
from dragoman.reading.repair import repair
from dragoman.reading.segments import segments
from dragoman.record.ids import report_id
from dragoman.record.reading import Reading
from dragoman.record.report import Block, Report

DAM = (
    "The old dam above Tolva gave way on Friday night and water ran through the lower town.",
    "Eleven houses and a sawmill were swept away, the mayor of Tolva said.",
    "The power company had asked for money to repair the spillway three years ago.",
    "Schools in the valley stay closed until Wednesday.",
    "The lake behind the dam was built for a paper mill that closed long ago.",
)
DAM_GERMAN = (
    "Der alte Damm oberhalb von Tolva brach in der Nacht zum Samstag, das Wasser lief durch die Unterstadt.",
    "Elf Häuser und ein Sägewerk wurden fortgerissen, sagte der Bürgermeister von Tolva.",
    "Die Stromgesellschaft hatte vor drei Jahren Geld für die Reparatur des Überlaufs verlangt.",
    "Die Schulen im Tal bleiben bis Mittwoch geschlossen.",
    "Der See hinter dem Damm wurde für eine Papierfabrik gebaut, die längst geschlossen ist.",
)
DAM_ELSEWHERE = (
    "Rescuers spent the weekend searching the muddy streets of Tolva by boat.",
    "A sawmill and eleven houses were washed away in the flood, according to the mayor.",
    "Farmers further down had moved their cattle to the hills in time.",
    "The valley's schools will not open before Wednesday.",
    "Volunteers brought blankets and soup to the sports hall.",
)
BREAD = (
    "Bakers in the capital lowered the price of rye bread for the first time in ten years.",
    "Flour has become cheaper since the harvest, their guild said.",
    "Two large mills on the coast had cut their prices in August.",
    "Shops expect more customers before the holidays.",
    "A loaf now costs as much as a tram ticket.",
)


def reading(
    sentences: Sequence[str], language: str = "en", *, credits: tuple[str, ...] = (), path: str = "a"
) -> Reading:
    """The reading of a report whose first line is its lead; without findings."""
    text = "\n".join(sentences)
    blocks, at = [], 0
    for sentence in sentences:
        blocks.append(Block(at, at + len(sentence), "body" if at else "lead"))
        at += len(sentence) + 1
    report = Report(
        id=report_id(text), path=f"{path}.txt", text=text, language=language, blocks=tuple(blocks), credits=credits
    )
    reading_text = repair(report)
    found = passages(reading_text, report)
    return Reading(report=report, sentences=to_sentences(found), segments=segments(found, report, builtin_encoder()))
