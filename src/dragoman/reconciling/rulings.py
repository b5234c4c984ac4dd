"""People's decisions before any line is built: what each names in this story, and what it asks of the steps.

A later decision overrules an earlier one where they contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from msgspec import Struct, field

from dragoman.reconciling.bonds import Bonds
from dragoman.reconciling.naming import BUILT, Naming, Side
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.ruled import Ruled
from dragoman.reconciling.undoing import standing
from dragoman.record.lines import Decision
from dragoman.record.ruling import Ruling

OVERRULED = "a later decision says otherwise"
DERIVED = ("facts", "differences")
STRIKABLE = (*BUILT, *DERIVED)
FOLLOWS = {
    "facts": "facts follow from the happenings they are of: decide on those",
    "differences": "differences follow from facts and names: give a verdict, or decide on what they are about",
    "points": "points follow from lines and likeness: decide on the lines",
    "cautions": "cautions follow from other lines: decide on those",
}


class Matter(Struct, kw_only=True):
    """A decision that stands with what it names here, and what came of it. `void` says why nothing came of it."""

    number: int
    ruling: Ruling
    lines: list[Side]
    singles: list[Side]
    undone: Ruling | None = None
    void: str = ""
    effects: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)

    @property
    def sides(self) -> list[Side]:
        """All things named of which a finding was found; facts and differences may be known by their id alone."""
        return [side for side in (*self.lines, *self.singles) if side.findings or side.list in DERIVED]

    @property
    def findings(self) -> tuple[str, ...]:
        """All findings named, then those of the facts and differences met, each once."""
        return tuple(dict.fromkeys([*(one for side in self.sides for one in side.findings), *self.members]))

    @property
    def unmet(self) -> str:
        """Which of the things named no finding answers to, in words; empty where all were found."""
        missing = [side.name for side in (*self.lines, *self.singles) if not side.findings]
        return f"this story has nothing that answers to {', '.join(missing)}" if missing else ""


def read_matters(desk: Desk, decisions: Sequence[Decision]) -> list[Matter]:
    """The decisions that stand, in their order, with what they name. Raises BadDecisions."""
    naming = Naming(desk)
    found = []
    for one in standing(decisions):
        about = one.undone or one.ruling
        found.append(
            Matter(
                number=one.number, ruling=one.ruling, undone=one.undone, lines=naming.lines(about),
                singles=naming.singles(about),
            )
        )  # fmt: skip
    return found


def rule(matters: Sequence[Matter]) -> Ruled:
    """What the decisions ask of the steps; a decision that asks nothing possible is marked void."""
    ruled = Ruled()
    for matter in reversed(matters):
        what = matter.ruling.what
        if what in ("same", "merge"):
            matter.void = _misfit(matter, least=2) or _joined(matter.sides, ruled.bonds)
        elif what == "different":
            matter.void = _misfit(matter, least=2) or _parted(combinations(matter.sides, 2), ruled.bonds)
        elif what == "split":
            matter.void = _misfit(matter, least=2) or _split(matter, ruled.bonds)
        elif what == "rename":
            matter.void = _renamed(matter, ruled)
        elif what == "wrong":
            matter.void = _misfit(matter, least=1, among=STRIKABLE)
            ruled.struck += [frozenset(side.findings) for side in matter.sides if side.list in BUILT]
        elif what == "undo" and matter.undone is None:
            matter.void = "no earlier decision that still stands is meant"
    return ruled


def _misfit(matter: Matter, *, least: int, among: Sequence[str] = tuple(BUILT)) -> str:
    """Why a decision can't be about what it names; empty where it can. `among`: the lists that it may be about."""
    lists = {side.list for side in (*matter.lines, *matter.singles) if side.findings or side.list is not None}
    for name in sorted(str(name) for name in lists if name not in among):
        return FOLLOWS.get(name, "only actors, happenings and remarks can be joined, parted and struck")
    if len(matter.sides) < least:
        return matter.unmet
    return f"{' and '.join(sorted(map(str, lists)))} are not of one kind" if len(lists) > 1 and least > 1 else ""


def _joined(sides: Sequence[Side], bonds: Bonds) -> str:
    """Binds the first finding of every side to the first side's: the lines that hold them become one."""
    first = sides[0].findings[0]
    bound = [bonds.join(first, side.findings[0]) for side in sides[1:]]
    return "" if any(bound) else OVERRULED


def _parted(pairs: Iterator[tuple[Side, Side]], bonds: Bonds) -> str:
    apart = [bonds.part(a, b) for one, other in pairs for a, b in product(one.findings, other.findings) if a != b]
    return "" if any(apart) else OVERRULED


def _split(matter: Matter, bonds: Bonds) -> str:
    """Parts what leaves a line from what stays in it."""
    if not matter.lines[0].findings or not any(side.findings for side in matter.singles):
        return matter.unmet
    leaving = [one for side in matter.singles for one in side.findings]
    staying = tuple(one for one in matter.lines[0].findings if one not in leaving)
    if not staying:
        return "nothing is known to stay: the decision says neither in spans nor by the line's id what does"
    one = Side(name="", list=None, findings=tuple(leaving))
    void = _parted(iter([(one, Side(name="", list=None, findings=staying))]), bonds)
    for other in leaving[1:]:
        bonds.join(leaving[0], other)
    return void


def _renamed(matter: Matter, ruled: Ruled) -> str:
    if not matter.sides:
        return matter.unmet
    if matter.sides[0].list != "actors":
        return "only actors have a name"
    matter.effects.append(f"“{matter.ruling.to}”")
    for finding in matter.findings:
        ruled.names.setdefault(finding, (matter.number, str(matter.ruling.to)))
    return ""
