"""Quotations on German Wikinews and PolNeAR (English political news): what was said, by overlap.

A quotation of the gold is found where remarks cover half of it; a remark is right where the gold's cover half of it.
Both sets mark more than remarks (beliefs, intentions, free speech): that bounds recall, not precision.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.record.reading import RemarkFinding
from measuring.counting import Span, Tally, half_covered, read_plain
from measuring.keeping import Measured

Document = tuple[str, str, dict[str, list[list[Span]]]]
"""Name, text, and by kind the spans of each quotation."""


def files(sets: Path) -> list[Path]:
    """What is read."""
    return [*_wikinews_files(sets), *_polnear_files(sets)]


def measure(sets: Path, *, few: int | None = None) -> Iterator[tuple[Measured, list[Path]]]:
    """F1 of all quotations, and recall of each kind."""
    german, english = _wikinews_files(sets)[:few], _polnear_files(sets)[:few]
    for name, language, paths, documents in (
        ("German Wikinews quotations, dev", "de", german, map(_wikinews, german)),
        ("PolNeAR, dev", "en", english, map(_polnear, english)),
    ):
        if not paths:
            continue
        whole, kinds = Tally(), defaultdict(Tally)
        for document in documents:
            for kind, tally in compared(document, language).items():
                kinds[kind] = kinds[kind].plus(tally)
                whole = whole.plus(tally)
        figures = {"quotations, overlap F1": whole.f1, "quotations, precision": whole.precision}
        for what, value in figures.items():
            yield Measured(set=name, what=what, value=round(value, 1), of=whole.gold), paths
        for kind, tally in sorted(kinds.items()):
            if kind and tally.gold:
                what = f"quotations, {_spelled(kind)}, recall"
                yield Measured(set=name, what=what, value=round(tally.recall, 1), of=tally.gold), paths


def compared(document: Document, language: str) -> dict[str, Tally]:
    """By kind how many were found; under "" how many remarks are right."""
    name, text, kinds = document
    reading = read_plain(text, language=language, name=name)
    said = [(one.start, one.end) for one in reading.findings if isinstance(one, RemarkFinding)]
    gold = [span for quotations in kinds.values() for spans in quotations for span in spans]
    tallies = {"": Tally(right=sum(half_covered(one, _merged(gold)) for one in said), said=len(said))}
    for kind, quotations in kinds.items():
        found = sum(_found(spans, _merged(said)) for spans in quotations)
        tallies[kind] = tallies.get(kind, Tally()).plus(Tally(found=found, gold=len(quotations)))
    return tallies


def _spelled(kind: str) -> str:
    """ "IndirectFreeIndirect" as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()


def _found(spans: list[Span], said: list[Span]) -> bool:
    covered = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in spans for b in said)
    return 2 * covered >= sum(end - start for start, end in spans)


def _merged(spans: list[Span]) -> list[Span]:
    """The same characters without overlaps."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _wikinews_files(sets: Path) -> list[Path]:
    return sorted((sets / "quotes/de_wikinews/dev").glob("*.json"))


def _polnear_files(sets: Path) -> list[Path]:
    return sorted((sets / "quotes/polnear/dev/attributions").glob("*.ann"))


def _wikinews(path: Path) -> Document:
    told = json.loads(path.read_text(encoding="utf-8"))
    kinds: dict[str, list[list[Span]]] = defaultdict(list)
    for one in told["annotations"]:
        if not one["isNested"]:
            kinds[one["type"]].append([(span["charBegin"], span["charEnd"]) for span in one["quote"]["spans"]])
    return path.name, told["originalText"], kinds


def _polnear(path: Path) -> Document:
    name = path.stem.rpartition("_")[0]
    text = (path.parent.with_name("text") / f"{name}.txt").read_text(encoding="utf-8")
    rows = re.findall(r"^T\d+\tContent ([\d; ]+)\t", path.read_text(encoding="utf-8"), re.M)
    spans = [[(int(a), int(b)) for a, b in (part.split() for part in row.split(";"))] for row in rows]
    return path.name, text, {"": spans} if spans else {}
