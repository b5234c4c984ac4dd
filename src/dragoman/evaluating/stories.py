"""A story that has gold: its folder, what it is known by, and a record of it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.evaluating.gold import GOLD_FILE, Gold, load_gold
from dragoman.evaluating.score import Scores, score
from dragoman.record.errors import UnreadableReport
from dragoman.record.record import Record


class GoldStory(Struct, frozen=True, kw_only=True):
    """A story's name (its folder's), the folder of its reports, its gold, and a hash of reports and gold."""

    name: str
    reports: Path
    gold: Gold
    set: str


def load_story(folder: Path) -> GoldStory:
    """The story of a folder: reports under `reports/` or beside `gold.json`. Raises BadGold where there is no gold."""
    reports = folder / "reports" if (folder / "reports").is_dir() else folder
    gold = load_gold(folder)
    files = [folder / GOLD_FILE, *_reports_in(reports)]
    return GoldStory(name=folder.resolve().name, reports=reports, gold=gold, set=hash_of(files))


def hash_of(files: list[Path]) -> str:
    """Sixteen hex digits over names and bytes of files, in the order of their names."""
    whole = sha256()
    for path in sorted(files, key=lambda one: one.name):
        content = path.read_bytes()
        whole.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()[:16]


def compile_story(story: GoldStory) -> Record:
    """The record of its reports by the built-in reader, as it would be read back from its file."""
    from dragoman.pipeline import compile_record, read_reports

    record = compile_record(read_reports(_reports_in(story.reports)))
    return msgspec.convert(msgspec.to_builtins(record), Record)


def score_story(story: GoldStory, record: Record) -> Scores:
    """The figures of a record of the story."""
    return score(story.gold, record, texts={path.name: _text(path) for path in _reports_in(story.reports)})


def _reports_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name != GOLD_FILE)


def _text(path: Path) -> str:
    """What a file holds, should it have become no report: gold anchors in it are not lost."""
    from dragoman.intake.decoding import decode

    try:
        return decode(path.read_bytes())
    except UnreadableReport:
        return ""
