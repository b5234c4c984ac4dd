"""The table of figures for a terminal: shares beside their counts, floors, what fell."""

from __future__ import annotations

from dragoman.evaluating.floors import Floor, Held, StoryFloors
from dragoman.evaluating.score import Scores
from dragoman.evaluating.tally import Figure

ALARM = "fewer is better"


def table(scores: Scores, floors: StoryFloors | None) -> str:
    """One row a figure: section, name, share, counts, and its floor where it has one."""
    head = f"{'':12}{'':50}{'share':>7}  {'counts':>12}" + (f"  {'floor':>7}" if floors else "")
    return "\n".join([head, *(_row(one, floors) for one in scores.figures)])


def notes(scores: Scores) -> str:
    """One row a thing that was wrong."""
    return "\n".join(f"{one.section}: {one.what}: {' '.join(one.item.split())}" for one in scores.notes)


def verdict(name: str, held: Held) -> str:
    """What became of a story's floors, for a person; empty where all hold and nothing moved."""
    rows = [f"  {one.key}: {_now(one.now)}, floor {_floor(one.floor)}" for one in held.falls]
    count = f"{len(rows)} figure{'' if len(rows) == 1 else 's'} under the floor"
    told = [f"{name}: {count}", *rows] if rows else []
    if held.moved:
        told.append(f"{name}: floors set where the figures are.")
    elif rows:
        told.append("Mend what fell, or accept it by lowering the floors.")
    elif held.stale:
        told.append(f"{name}: reports or gold changed since the floors were set. Set them anew by raising them.")
    return "\n".join(told)


def counts(figure: Figure) -> str:
    """Hits of those looked at; a bare count where that is all."""
    return f"{figure.hits:.4g}" if figure.of is None else f"{round(figure.hits, 1):g}/{figure.of}"


def shown(share: float | None) -> str:
    """A share with three digits."""
    return "–" if share is None else f"{share:.3f}"


def named(figure: Figure) -> str:
    """A figure's name, with which way is better where that is not plain."""
    return f"{figure.name} ({ALARM})" if figure.better == "fewer" else figure.name


def _row(figure: Figure, floors: StoryFloors | None) -> str:
    share = "" if figure.better == "fewer" or figure.of is None else shown(figure.share)
    floor = floors.figures.get(figure.key) if floors else None
    told = f"{figure.section:12}{named(figure):50}{share:>7}  {counts(figure):>12}"
    return f"{told}  {limit(figure, floor):>7}" if floor else told


def limit(figure: Figure, floor: Floor) -> str:
    """A floor as a share, or of a count as a count."""
    return f"{floor.hits:g}" if figure.better == "fewer" or floor.of is None else shown(floor.value)


def _now(figure: Figure | None) -> str:
    return counts(figure) if figure else "no longer counted"


def _floor(floor: Floor) -> str:
    return f"{floor.hits:g}" if floor.of is None else f"{round(floor.hits, 1):g}/{floor.of}"
