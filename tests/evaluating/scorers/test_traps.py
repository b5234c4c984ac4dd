"""Traps: each kind falls for what it names and for nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from golden import ELEVEN, FOG, HURT, NEBEL, figures
from tests.record.ferries import build

CASES: list[tuple[dict[str, Any], bool]] = [
    ({"no_occurrence": {"kinds": ["accident"]}}, True),
    ({"no_occurrence": {"kinds": ["accident"], "statuses": ["planned"]}}, False),
    ({"no_occurrence": {"statuses": ["held"], "place_has": "valdora"}}, True),
    ({"no_occurrence": {"statuses": ["held"], "place_has": ["Corfu"]}}, False),
    ({"no_occurrence": {"roles": ["brandt"], "anchor": HURT}}, True),
    ({"no_occurrence": {"roles": ["brandt"], "anchor": "Elf Menschen"}}, False),
    ({"no_published": {"file": "r1.txt", "value": "2024-05"}}, True),
    ({"no_published": {"file": "r2.txt", "value": "2024-05"}}, False),
    ({"not_same_actor": ["ilse brandt", "Ilse Brandt"]}, True),
    ({"not_same_actor": ["Ilse Brandt", "Otto Brandt"]}, False),
    ({"no_verdict": {"anchors": [HURT, ELEVEN], "verdict": "conflict"}}, True),
    ({"no_verdict": {"anchors": [HURT, ELEVEN], "verdict": "slip"}}, False),
    ({"no_verdict": {"anchors": [HURT, NEBEL], "verdict": "conflict"}}, False),
    ({"not_direct": FOG}, True),
    ({"not_direct": "The fog came down"}, True),
    ({"not_direct": NEBEL}, False),
    ({"no_speaker": {"anchor": FOG, "actor": "brandt"}}, True),
    ({"no_speaker": {"anchor": FOG, "actor": "other"}}, False),
    ({"no_speaker": {"anchor": HURT, "actor": "brandt"}}, False),
    ({"no_fact_value": {"property": "injured", "value_has": '"min": 9'}}, True),
    ({"no_fact_value": {"property": ["dead"], "value_has": '"min": 9'}}, False),
    ({"no_fact_value": {"property": ["injured"], "value_has": '"min": 35'}}, False),
]


@pytest.mark.parametrize(("test", "falls"), CASES, ids=[f"{next(iter(test))}-{falls}" for test, falls in CASES])
def test_traps_are_fallen_for_or_avoided(test: dict[str, Any], falls: bool) -> None:
    trap = {"key": "one", "why": "It is another.", "test": test}
    assert figures(build(), traps=[trap])["traps: avoided"] == (int(not falls), 1)
