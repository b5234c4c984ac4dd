"""What a how-to page shows works as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from dragoman.record.ruling import Ruling, faults_of

HOW_TO = Path(__file__).parents[2] / "docs/how-to"


def test_decisions_written_by_hand_can_be_replayed():
    page = (HOW_TO / "keep-your-decisions.md").read_text(encoding="utf-8")
    rows = re.search(r"```json\n(.*?)```", page, re.S)
    assert rows is not None
    decided = [msgspec.json.decode(row, type=Ruling) for row in rows[1].splitlines()]
    assert len(decided) > 5 and not [fault for one in decided for fault in faults_of(one)]
