"""Whether anything works only because it knows its story: retells a story elsewhere and compares the two records.

Persons, places, outlets, weekdays and figures are exchanged one to one by a seeded table, in all languages alike; then
the same lines must stand at the same sentences. Nothing of the stories is kept: the retold reports live in a temporary
folder while they are read.

    python tools/elsewhere.py                     the example stories
    python tools/elsewhere.py --seeds FOLDER      a folder of reports of one's own
    python tools/elsewhere.py --show 01.txt       print a report as retold, to see how good the table is
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.intake.decoding import decode
from dragoman.intake.files import PAGES, find_files
from dragoman.intake.reports import open_reports
from dragoman.languages.encoder import builtin_encoder
from dragoman.languages.parser import builtin_parser
from dragoman.pipeline import compile_record, read_all
from dragoman.record.reading import Reading
from dragoman.record.record import Record
from retelling.comparing import Comparison, compare
from retelling.retell import retelling_of

FLOOR = 0.95
EXAMPLES = Path(__file__).parent.parent / "examples"


class Told(NamedTuple):
    """A story as compiled, beside the readings it was compiled from."""

    readings: list[Reading]
    record: Record


def main() -> int:
    """Compares every story asked for; 1 where one keeps less than FLOOR of its lines."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seeds", type=Path, metavar="DIR", help="a folder of reports, instead of the examples")
    asked.add_argument("--seed", type=int, default=1, help="of the table (default 1)")
    asked.add_argument("--show", metavar="PATH", help="print this report as retold and stop")
    options = asked.parse_args()
    stories = [options.seeds] if options.seeds else sorted(EXAMPLES.glob("*/reports"))
    kept = []
    for story in stories:
        files = texts_of(story)
        told = compiled(files)
        retelling = retelling_of(told.record, told.readings, files, seed=options.seed)
        if options.show:
            sys.stdout.write(retelling.files(files)[options.show])
            return 0
        comparison = compare(told.record, compiled(retelling.files(files)).record)
        print(report_of(story, comparison))
        kept.append(comparison.share)
    return int(not kept or min(kept) < FLOOR)


def texts_of(folder: Path) -> dict[str, str]:
    """The texts of a folder's files as decoded, by their paths; pages with their markup."""
    found, _ = find_files([folder])
    return {one.path: decode(one.file.read_bytes(), page=one.file.suffix.lower() in PAGES) for one in found}


def compiled(files: dict[str, str]) -> Told:
    """The record of texts that stand nowhere: they are written to a temporary folder and removed."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        reports, _ = open_reports([folder])
        readings = read_all(reports, encoder=builtin_encoder(), parser=builtin_parser())
        return Told(readings, compile_record(readings))


def report_of(story: Path, comparison: Comparison) -> str:
    """The shares by list, and every lost line by name."""
    name = story.parent.name if story.name == "reports" else story.name
    kept, all_lines = comparison.kept, comparison.kept + len(comparison.lost)
    rows = [
        f"{name}: {kept} of {all_lines} lines kept ({comparison.share:.3f}), {len(comparison.gained)} new",
        f"  with points kept at half or more of their sentences: {comparison.lenient:.3f}",
    ]
    rows += [f"  {listed}: {share}" for listed, share in comparison.by_list.items()]
    rows += [f"  lost: {line}" for line in comparison.lost]
    return "\n".join([*rows, *_new(comparison.gained)])


def _new(gained: Sequence[str]) -> list[str]:
    return [f"  new:  {line}" for line in gained]


if __name__ == "__main__":
    sys.exit(main())
