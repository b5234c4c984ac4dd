"""`docs/quality.md`: two tables, from what was kept and the floors alone."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.evaluating.floors import Floors
from dragoman.evaluating.table import counts, limit, named, shown
from dragoman.evaluating.tally import Figure
from measuring.keeping import Kept, Measured

HEAD = """<!-- Written by `make quality` from docs/quality.json and evaluating/floors.json: do not edit. -->
# Measured quality

## The examples

Reports and gold of `examples/` were written by people who had not seen the program, before its first run on them; see
[how a record is scored](reference/gold-format.md). Shares stand with their counts. A floor is what a figure may not
fall below (of mistakes: what their number may not exceed); floors only rise, and a test holds them. Read traps beside
recall: an empty record falls for none.
"""
SETS = """
## Public sets

Measured by hand (`make quality DATE=…`), each with the day and a hash of the files it was measured on. None of these
files ships. In percent. Trees, parts of speech and names are of the parser alone, on test parts (its card tells the
trees of sentences that stand in no training part). Times, quotations and pairs are of the whole built-in reader on
plain text; HeidelTime's own output on the same files is counted by the same rules.

| set | what | figure | over | others, counted alike | files | day |
| --- | --- | --: | --: | --- | --- | --- |
"""


def page(kept: Kept, floors: Floors) -> str:
    """The whole page."""
    return HEAD + "\n".join(_examples(kept, floors)) + "\n" + SETS + "\n".join(map(_measured, kept.sets)) + "\n"


def _examples(kept: Kept, floors: Floors) -> Iterator[str]:
    names = sorted(kept.examples)
    heads = [cell for name in names for cell in (f"{name}", "counts", "floor")]
    yield "\n| | | " + " | ".join(heads) + " |"
    yield "| --- | --- | " + " | ".join("--:" for _ in heads) + " |"
    figures = {name: {one.key: one for one in kept.examples[name].figures} for name in names}
    for key, one in {key: one for found in figures.values() for key, one in found.items()}.items():
        cells = [cell for name in names for cell in _cells(name, figures[name].get(key), floors)]
        yield f"| {one.section} | {named(one)} | " + " | ".join(cells) + " |"
    yield ""
    yield "Sets: " + ", ".join(f"{name} `{kept.examples[name].set}`" for name in names) + "."


def _cells(name: str, figure: Figure | None, floors: Floors) -> tuple[str, str, str]:
    if figure is None:
        return "", "", ""
    floor = floors[name].figures.get(figure.key) if name in floors else None
    share = "" if figure.better == "fewer" or figure.of is None else shown(figure.share)
    return share, counts(figure), limit(figure, floor) if floor else ""


def _measured(one: Measured) -> str:
    return f"| {one.set} | {one.what} | {one.value:.1f} | {one.of:,} | {one.others} | `{one.hash}` | {one.date} |"
