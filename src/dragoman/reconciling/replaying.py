"""What came of people's decisions: facts and differences they touch, and the record's own account of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar
from typing import cast as as_type

from msgspec.structs import replace

from dragoman.reconciling.naming import BUILT, Side
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.phrasing import phrase
from dragoman.reconciling.rulings import OVERRULED, Matter
from dragoman.record.evidence import MAX_EVIDENCE
from dragoman.record.lines import Decision, Difference, Fact, Issue, Verdict
from dragoman.record.ruling import Ruling

STRUCK = "struck by a person"
LineOf = Mapping[str, str]
"""Which line holds a finding, of those whose lines are built of findings."""
Told = TypeVar("Told", Fact, Difference)


class Replay:
    """The decisions of people on their way through the record of one story."""

    def __init__(self, desk: Desk, matters: Sequence[Matter], language: str) -> None:
        self.desk, self.matters, self.language = desk, matters, language
        self._struck: list[Issue] = []

    def facts(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """The facts without those that a person struck."""
        return self._without("facts", facts)

    def differences(self, differences: Sequence[Difference]) -> tuple[Difference, ...]:
        """The differences with the verdicts that people gave, without those struck."""
        found = list(self._without("differences", differences))
        given: dict[str, Difference] = {}
        for matter in reversed(list(self._of("verdict"))):
            side = next((one for one in matter.sides if one.list == "differences"), None)
            line = _meant(side, found) if side else None
            matter.void = self._unfit(line, matter)
            if line is not None and not matter.void:
                matter.void = OVERRULED if line.id in given else ""
                given.setdefault(line.id, self._judged(line, matter))
                matter.ids.append(line.id)
                matter.members += line.members
                matter.effects.append(f"{matter.ruling.to} instead of {line.verdict}")
        return tuple(given.get(line.id, line) for line in found)

    def _unfit(self, line: Difference | None, matter: Matter) -> str:
        """Why a verdict can't be given; empty where it can."""
        if line is None:
            return matter.unmet or "there is no such difference any more"
        strangers = set(matter.ruling.suspect) - {one for account in line.accounts for one in account.reports}
        return f"no reading of the difference is told by {', '.join(sorted(strangers))}" if strangers else ""

    def _judged(self, line: Difference, matter: Matter) -> Difference:
        verdict = as_type(Verdict, matter.ruling.to)
        suspect = tuple(sorted(matter.ruling.suspect, key=self.desk.rank.__getitem__))
        kept = line.suspect if verdict == "slip" else ()
        why = "; ".join(matter.ruling.grounds).rstrip(".")
        said = phrase("decided_because", self.language, why=why) if why else phrase("decided", self.language)
        return replace(line, verdict=verdict, suspect=suspect or kept, why=said)

    def _without(self, name: str, lines: Sequence[Told]) -> tuple[Told, ...]:
        kept = list(lines)
        for matter in self._of("wrong"):
            for side in (one for one in matter.sides if one.list == name):
                line = _meant(side, kept)
                if line is None:
                    matter.void = "" if matter.effects else f"{side.name} stands in the record no more"
                    continue
                kept.remove(line)
                matter.effects.append(f"struck “{line.label}”")
                matter.members += line.members
                self._struck.append(Issue(what=STRUCK, why=_grounds(matter), evidence=line.spans()))
        return tuple(kept)

    def struck(self, groups: Sequence[tuple[str, ...]]) -> tuple[Issue, ...]:
        """Issues of all that was struck; `groups`: the findings of the struck lines that are built of findings."""
        found = []
        for matter in self._of("wrong"):
            named = {one for side in matter.sides if side.list in BUILT for one in side.findings}
            mine = [group for group in groups if named.intersection(group)]
            matter.effects += [f"struck {len(group)} place{'' if len(group) == 1 else 's'}" for group in mine]
            if not mine and not matter.effects:
                matter.void = f"{', '.join(side.name for side in matter.sides)} stands in no line"
            for finding in (self.desk.findings[one] for group in mine for one in group):
                end = min(finding.end, finding.start + MAX_EVIDENCE)
                span = self.desk.reports[finding.report].evidence(finding.start, end)
                found.append(Issue(what=STRUCK, why=_grounds(matter), evidence=(span,)))
        return tuple(dict.fromkeys([*found, *self._struck]))

    def rows(self, line_of: LineOf, *, cast: Cast, known: frozenset[str]) -> tuple[Decision, ...]:
        """Every decision that stands as the record lists it; `known`: the ids of the record's lines."""
        names = {actor.id: actor.name for actor in cast.actors}
        for matter in self._of("rename"):
            held = {line_of[one] for one in matter.findings if one in line_of}
            if held and all(names[one] != matter.ruling.to for one in held):
                matter.void = OVERRULED
        return tuple(self._row(matter, line_of, known=known) for matter in self.matters)

    def _row(self, matter: Matter, line_of: LineOf, *, known: frozenset[str]) -> Decision:
        ruling = matter.ruling
        told = () if ruling.what == "verdict" else matter.findings  # a verdict is on the difference alone
        held = list(dict.fromkeys(line_of[one] for one in told if one in line_of))
        void = matter.void or _failed(matter, line_of)
        effects = [_told(matter.undone)] if matter.undone else matter.effects
        return Decision(
            what="void" if void else ruling.what,
            ids=() if void else tuple(one for one in [*held, *matter.ids] if one in known),
            findings=matter.findings,
            score=None,
            reasons=(f"{_told(ruling)}: {void}", *ruling.grounds) if void else (*ruling.grounds, *effects),
            by="person",
        )

    def _of(self, what: str) -> Iterator[Matter]:
        return (matter for matter in self.matters if matter.ruling.what == what and not matter.void)


def rule_rows(decisions: Sequence[Decision], line_of: LineOf, *, known: frozenset[str]) -> Iterator[Decision]:
    """What rules decided, with the lines it led to; what a person overruled is left out."""
    for decision in decisions:
        held = list(dict.fromkeys(line_of[one] for one in decision.findings if one in line_of))
        if not (decision.what == "same" and len(held) > 1):
            yield replace(decision, ids=tuple(one for one in held if one in known))


def _failed(matter: Matter, line_of: LineOf) -> str:
    """Why the lines are not as a decision wants them; empty where they are."""
    what = matter.ruling.what
    if what not in ("same", "merge", "different", "split", "rename"):
        return ""
    held = [{line_of[one] for one in side.findings if one in line_of} for side in matter.sides]
    if not all(held):
        lost = [side.name for side, lines in zip(matter.sides, held, strict=True) if not lines]
        return f"no line tells of {', '.join(lost)}"
    first = {line_of.get(side.findings[0]) for side in matter.sides}
    return OVERRULED if what in ("same", "merge") and len(first) > 1 else ""


def _meant(side: Side, lines: Sequence[Told]) -> Told | None:
    """The line a side names: by its id, else the one of its property that consists by half or more of its findings."""
    named = next((line for line in lines if line.id == side.name), None)
    if named is not None:
        return named
    fitting = [line for line in lines if not side.properties or line.property in side.properties]
    held = [len(set(line.members) & set(side.findings)) for line in fitting]
    most = max(held, default=0)
    line = fitting[held.index(most)] if most and held.count(most) == 1 else None
    return line if line is not None and 2 * most >= len(line.members) else None


def _grounds(matter: Matter) -> str:
    return "; ".join(matter.ruling.grounds) or "no reason was given"


def _told(ruling: Ruling) -> str:
    """A decision in a few words: "same o0123456789 o9876543210"."""
    spots = [f"{spot.report} {spot.start}–{spot.end}" for spot in ruling.loose]
    to = [f"to {ruling.to}"] if ruling.to else []
    return " ".join([ruling.what, *ruling.lines, *ruling.single, *spots, *to])
