"""Segments that tell nothing but who, when and that something was said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.gathering.gather import gather
from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.substance import bare_segments

CASES = [
    ("en", "Coastguard spokesman Peter Lund said on Sunday.", True),
    ("en", "Coastguard spokesman Peter Lund said on Sunday that the pier was safe.", False),
    ("en", "Anna Berg is the first minister since 2018.", False),
    ("de", "Das sagte Hafensprecherin Anna Berg am Sonntag.", True),
    ("de", "Hafensprecherin Anna Berg kündigte am Sonntag einen Neubau an.", False),
    ("fr", "Le ministre Jean Morel a démissionné dimanche.", False),
    ("es", "Dijo el domingo la ministra Ana Ruiz.", True),
    ("es", "La ministra Ana Ruiz dimitió el domingo.", False),
]


def read(text, language):
    return read_report(replace(report_from_text(text), language=language), parser=builtin_parser())


@pytest.mark.parametrize(("language", "text", "bare"), CASES, ids=[case[1][:40] for case in CASES])
def test_a_segment_is_bare_where_only_the_speaker_is_told(language, text, bare):
    reading = read(text, language)
    whole = next(s for s in reading.segments if (s.start, s.end) == (0, len(text)))
    assert (whole.id in bare_segments(Desk(gather([reading])))) == bare


def test_nothing_is_bare_without_a_tree():
    reading = replace(read(CASES[0][1], "en"), parse=None)
    assert not bare_segments(Desk(gather([reading])))
