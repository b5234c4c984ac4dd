"""Stories: their folder, their hash; and the examples hold their floors."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluating.floors import hold, load_floors
from dragoman.evaluating.stories import compile_story, load_story, score_story
from dragoman.evaluating.table import verdict

EXAMPLES = sorted(path.parent for path in (Path(__file__).parents[2] / "examples").glob("*/gold.json"))


def folder(path: Path, **files: str) -> Path:
    """A story's folder with files; `gold.json` is empty."""
    path.mkdir(parents=True)
    (path / "gold.json").write_text("{}", encoding="utf-8")
    for name, text in files.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def test_reports_stand_beside_the_gold_or_below_it(tmp_path: Path) -> None:
    beside = load_story(folder(tmp_path / "one", a="A text."))
    assert (beside.name, beside.reports) == ("one", tmp_path / "one")
    (tmp_path / "one" / "reports").mkdir()
    assert load_story(tmp_path / "one").reports == tmp_path / "one" / "reports"


def test_a_set_is_known_by_names_and_bytes(tmp_path: Path) -> None:
    first = load_story(folder(tmp_path / "1", a="A text.", b="B text."))
    assert load_story(folder(tmp_path / "2", b="B text.", a="A text.")).set == first.set
    assert load_story(folder(tmp_path / "3", a="A text!", b="B text.")).set != first.set
    assert load_story(folder(tmp_path / "4", a="A text.", c="B text.")).set != first.set


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.name)
def test_examples_hold_their_floors(path: Path) -> None:
    story = load_story(path)
    floors = load_floors().get(story.name)
    if floors is None:
        pytest.skip("no floors yet: make quality FLOORS=raise")
    scores = score_story(story, compile_story(story))
    held = hold(story, scores.figures, floors)
    assert not held.failed, verdict(story.name, held)
