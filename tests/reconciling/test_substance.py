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
from dragoman.record.reading import Segment

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


WORDS = {
    "en": ("“The water was our only warning, and it came at night,”", "The river has fallen and the schools are open,"),
    "de": ("„Das Wasser war in der Nacht die einzige Warnung“,", "Der Fluss ist gefallen, die Schulen sind offen,"),
    "fr": ("« C’est l’eau qui nous a prévenus, et personne d’autre »,", "La rivière a baissé dans la nuit,"),
    "es": ("«El agua fue nuestra única advertencia y llegó de noche»,", "El río bajó por la noche,"),
}
"""A quotation and words of the report's own."""
TAGS = [
    ("en", 0, " Public Works Minister Anna Berg told reporters at the gate of the school.", True),
    ("en", 1, " according to the hospital of the town.", True),
    ("en", 0, " said Anna Berg, who has run the school since 2018.", False),
    ("en", 0, " Anna Berg announced a new school.", False),
    ("fr", 0, " a affirmé le ministre des Travaux publics, Jean Morel, au portail de l’école.", True),
    ("fr", 1, " selon la direction de l’hôpital.", True),
    ("fr", 0, " a affirmé Jean Morel, qui dirige l’école.", False),
    ("de", 0, " sagte Bauministerin Anna Berg am Tor der Schule.", True),
    ("de", 0, " sagte Anna Berg, die die Schule leitet.", False),
    ("es", 0, " dijo la ministra Ana Ruiz a la puerta de la escuela.", True),
]


@pytest.mark.parametrize(("language", "beside", "clause", "bare"), TAGS, ids=[case[2].strip()[:40] for case in TAGS])
def test_a_clause_that_only_gives_the_words_beside_to_somebody_is_bare(language, beside, clause, bare):
    words = WORDS[language][beside]
    reading = read(words + clause, language)
    segment = Segment(id="tag", start=len(words) + 1, end=len(words + clause), sentence=0)
    reading = replace(reading, segments=(segment,))
    assert ("tag" in bare_segments(Desk(gather([reading])))) == bare


def test_a_note_that_a_machine_translated_a_report_tells_nothing():
    text = "Statement of the harbour office. Automatic translation from Danish.\n\nThe pier is shut until Friday."
    reading = read(text, "en")
    bare = bare_segments(Desk(gather([reading])))
    told = {text[s.start : s.end] for s in reading.segments if s.id not in bare}
    assert any("pier" in words for words in told) and not any("translation" in words for words in told)
