"""What one report tells as denied and another as conceded, in four languages."""

from __future__ import annotations

import pytest

from dragoman.reconciling.conceding import denied_then_conceded
from read_story import told

HERE = "Farmers sold apples at the gate. A lighthouse was painted. Trams ran late in the evening."
THERE = "In Bergen fiel der Strom aus. Der Zirkus kommt erst im Herbst."
DENIED = "Jonas Okoro denied that the mill had let dirty water into the river."


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Jonas Okoro admitted that the mill had let dirty water into the river.", 1),
        ("en", "Jonas Okoro said he could no longer rule out that the mill had let dirty water into the river.", 1),
        ("de", "Jonas Okoro räumte ein, dass die Mühle schmutziges Wasser in den Fluss geleitet habe.", 1),
        ("fr", "Jonas Okoro a reconnu que le moulin avait déversé de l'eau sale dans la rivière.", 1),
        ("es", "Jonas Okoro reconoció que el molino había vertido agua sucia en el río.", 1),
        ("de", "Jonas Okoro sagte, die Mühle habe sauberes Wasser in den Fluss geleitet.", 0),
        ("en", "Jonas Okoro admitted that he had slept late and missed the ferry.", 0),
        ("en", "Lea Brandt admitted that the mill had let dirty water into the river.", 0),
    ],
)
def test_a_denial_and_a_concession_are_two_sides(language: str, text: str, found: int) -> None:
    assert len(denied_then_conceded(*told(("en", f"{DENIED} {HERE}"), (language, f"{text} {THERE}")))) == found
