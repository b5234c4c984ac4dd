"""Gold: what breaks its form is told with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from golden import GOLD

from dragoman.evaluating.gold import BadGold, load_gold, many

EXAMPLES = Path(__file__).parents[2] / "examples"
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "a key is missing": ({"actors": [{"key": "x", "kind": "person"}]}, "$.actors[0]"),
    "a wrong type": ({"order": ["collision"]}, "$.order[0]"),
    "an unknown actor": ({"ledger": [{**GOLD["ledger"][0], "parties": ["nobody"]}]}, "'nobody'"),
    "an unknown file": ({"reports": GOLD["reports"][:2]}, "r3.txt"),
    "a key twice": ({"actors": GOLD["actors"] * 2}, "'brandt' stands twice"),
    "a trap without a test": ({"traps": [{"key": "t", "why": "", "test": {}}]}, "traps t"),
    "a misspelt test": ({"traps": [{"key": "t", "why": "", "test": {"no_occurence": {}}}]}, "no_occurence"),
}


def kept(folder: Path, **lists: Any) -> Path:
    """A folder with gold."""
    (folder / "gold.json").write_text(json.dumps({**GOLD, **lists}), encoding="utf-8")
    return folder


def test_gold_is_read(tmp_path: Path) -> None:
    gold = load_gold(kept(tmp_path))
    assert gold.actors[0].key == "brandt" and many(gold.facts[0].about) == ("collision",)


@pytest.mark.parametrize(("lists", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_gold_that_breaks_its_form_is_refused_with_the_place(tmp_path: Path, lists: dict[str, Any], told: str) -> None:
    with pytest.raises(BadGold) as raised:
        load_gold(kept(tmp_path, **lists))
    assert told in str(raised.value) and "gold-format.md" in str(raised.value)


def test_a_folder_without_gold_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match=r"gold\.json"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in EXAMPLES.glob("*/gold.json")), ids=lambda one: one.name
)
def test_the_examples_gold_is_sound(folder: Path) -> None:
    assert load_gold(folder).reports
