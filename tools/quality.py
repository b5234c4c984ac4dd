"""Scores the examples, holds them to their floors and writes docs/quality.md.

python tools/quality.py                                 the examples
python tools/quality.py --floors raise                  and raises the floors to the figures, if none fell
python tools/quality.py --floors lower                  sets them there whatever fell
python tools/quality.py --sets DIR --date 2026-11-24    and measures the public sets that are unpacked in DIR
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from dragoman.evaluating.floors import FLOORS_FILE, Floors, Move, floors_bytes, hold, load_floors
from dragoman.evaluating.stories import compile_story, hash_of, load_story, score_story
from dragoman.evaluating.table import table, verdict
from measuring.keeping import Kept, Measured, StoryFigures, kept_bytes, load_kept, renewed
from measuring.page import page

ROOT = Path(__file__).parent.parent
EXAMPLES, KEPT, PAGE = ROOT / "examples", ROOT / "docs/quality.json", ROOT / "docs/quality.md"
MEASURERS = ("trees", "times", "quotes", "pairs")


def main() -> int:
    """Measures what was asked for; 1 where an example is under a floor."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--floors", choices=("raise", "lower"))
    asked.add_argument("--sets", type=Path, metavar="DIR", help="where the public sets are unpacked")
    asked.add_argument("--date", help="the day of measuring, YYYY-MM-DD; never taken from the clock")
    asked.add_argument("--only", choices=MEASURERS, action="append", help="of the public sets; repeatable")
    asked.add_argument("--few", type=int, help="take so many documents of each set: enough to try the course")
    options = asked.parse_args()
    if options.sets and not re.fullmatch(r"\d{4}-\d\d-\d\d", options.date or ""):
        asked.error("--sets needs --date YYYY-MM-DD: the day the page shall tell")
    kept, floors = load_kept(KEPT), load_floors()
    kept, failed = examples(kept, floors, options.floors)
    if options.sets:
        names = options.only or MEASURERS
        found = tuple(measured(options.sets, names, date=options.date, few=options.few))
        if options.few:
            return 0
        kept = replace(kept, sets=renewed(kept.sets, found))
    if options.floors:
        FLOORS_FILE.write_bytes(floors_bytes(floors))
    KEPT.write_bytes(kept_bytes(kept))
    PAGE.write_text(page(kept, floors), encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}.")
    return int(failed)


def examples(kept: Kept, floors: Floors, move: Move | None) -> tuple[Kept, bool]:
    """Every example scored anew, `floors` moved as asked; and whether one is under a floor."""
    found, failed = {}, False
    for gold in sorted(EXAMPLES.glob("*/gold.json")):
        story = load_story(gold.parent)
        scores = score_story(story, compile_story(story))
        print(f"{story.name}\n{table(scores, floors.get(story.name))}", flush=True)
        held = hold(story, scores.figures, floors.get(story.name), move=move)
        if told := verdict(story.name, held):
            print(told, file=sys.stderr)
        floors |= {story.name: held.floors} if held.floors else {}
        failed |= held.failed
        found[story.name] = StoryFigures(set=story.set, figures=scores.figures)
    return replace(kept, examples=found), failed


def measured(sets: Path, names: list[str] | tuple[str, ...], *, date: str, few: int | None) -> Iterator[Measured]:
    """The figures of the public sets that are there, each told as it comes."""
    sys.path.insert(0, str(ROOT))  # The measures of trees and pairs stand in training/, beside the package.
    for name in names:
        measurer = import_module(f"measuring.{name}")
        missing = [path for path in measurer.files(sets) if not path.exists()]
        if missing or not measurer.files(sets):
            print(f"{name}: not in {sets}, left out ({missing[0] if missing else 'nothing there'}).", file=sys.stderr)
            continue
        for one, paths in measurer.measure(sets, few=few):
            print(f"{one.set}: {one.what}: {one.value:.1f} of {one.of} {one.others}", flush=True)
            yield replace(one, hash=hash_of(paths)[:8], date=date)


if __name__ == "__main__":
    sys.exit(main())
