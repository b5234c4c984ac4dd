"""Stories of short invented reports, read and gathered as the pipeline does, to test what is told against what."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from dragoman.gathering.gather import gather
from dragoman.intake.reports import report_from_text
from dragoman.languages.encoder import builtin_encoder
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.reconciling.actors import read_actors
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.rulings import read_matters, rule
from dragoman.record.reading import Reading


@cache
def _reading(text: str, language: str) -> Reading:
    report = replace(report_from_text(text), language=language)
    return read_report(report, encoder=builtin_encoder(), parser=builtin_parser())


def told(*reports: tuple[str, str]) -> tuple[Desk, Cast]:
    """The desk and the cast of reports, each given as its language and its text."""
    desk = Desk(gather([_reading(text, language) for language, text in reports]))
    desk.ruled = rule(read_matters(desk, ()))
    return desk, read_actors(desk, language="en")
