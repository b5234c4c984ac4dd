"""What readers found in a segment, as strings that are the same in every language.

Kinds of occurrences, values, times, actors: two reports that share no word still share "talks held", "5400 s",
"Thursday". Offices alone are no strings here: on ECB+ they told nothing apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.gathering.cues import NATION, stem
from dragoman.ontology import table
from dragoman.record.reading import (
    AnyFinding,
    NameFinding,
    OccurrenceFinding,
    QuantityFinding,
    Reading,
    RemarkFinding,
    Segment,
    TimeFinding,
)
from dragoman.record.values import Amount, Duration

DAY = 5
"""Characters of a date that are its month and day ("05-09"): reports of one story seldom tell the year."""

Strings = frozenset[str]


@dataclass(frozen=True)
class Told:
    """A segment's strings by what they are. `kinds` with the status told, `groups` without; `speakers`: whose words."""

    groups: Strings = frozenset()
    kinds: Strings = frozenset()
    values: Strings = frozenset()
    times: Strings = frozenset()
    actors: Strings = frozenset()
    speakers: Strings = frozenset()
    said: bool = False

    @property
    def strings(self) -> Strings:
        """All of them, who speaks aside."""
        return self.groups | self.kinds | self.values | self.times | self.actors


def told_in(reading: Reading) -> dict[str, Told]:
    """What is told in each segment of a reading, by segment id."""
    by_id = {finding.id: finding for finding in reading.findings}
    placed = sorted(string for finding in reading.findings for string in _strings(finding, by_id))
    starts = [place for place, _, _ in placed]
    remarks = [finding for finding in reading.findings if isinstance(finding, RemarkFinding)]
    found = {}
    for segment in reading.segments:
        sets: dict[str, set[str]] = {}
        for _, what, string in placed[bisect_left(starts, segment.start) : bisect_left(starts, segment.end)]:
            sets.setdefault(what, set()).add(string)
        own = [remark for remark in remarks if _inside(segment, remark)]
        speakers = {name for remark in own for name in _actors(by_id.get(remark.speaker or ""), by_id)}
        strings = {what: frozenset(strings) for what, strings in sets.items()}
        found[segment.id] = Told(**strings, speakers=frozenset(speakers), said=bool(own))
    return found


def _inside(segment: Segment, remark: RemarkFinding) -> bool:
    """Whether they share half of the shorter one."""
    shared = min(segment.end, remark.end) - max(segment.start, remark.start)
    return 2 * shared >= min(segment.end - segment.start, remark.end - remark.start)


def _strings(finding: AnyFinding, by_id: Mapping[str, AnyFinding]) -> Iterator[tuple[int, str, str]]:
    """Where, what and the string of a finding; an occurrence stands where its trigger does."""
    if isinstance(finding, OccurrenceFinding):
        at = finding.trigger_start if finding.trigger_start >= 0 else finding.start
        yield at, "groups", f"group:{table('kinds')[finding.kind]['group']}"
        yield at, "kinds", f"kind:{finding.kind}:{finding.status}"
    elif isinstance(finding, QuantityFinding):
        value = finding.value
        if isinstance(value, Duration):
            yield finding.start, "values", f"seconds:{value.seconds_min}:{value.seconds_max}"
        elif isinstance(value, Amount):
            yield finding.start, "values", f"amount:{value.min}:{value.max}:{value.unit}"
    elif isinstance(finding, TimeFinding):
        yield from ((finding.start, "times", time) for time in _times(finding))
    elif isinstance(finding, NameFinding):
        yield from ((finding.start, "actors", actor) for actor in _actors(finding, by_id) if ":" not in actor)


def _times(finding: TimeFinding) -> Iterator[str]:
    """A weekday or month by its number, else the day of a date."""
    what, _, rest = (finding.relative or "").partition(":")
    if what in ("weekday", "month"):
        yield f"{what}:{rest.partition(':')[0]}"
    elif finding.value.edtf:
        yield f"day:{finding.value.edtf[-DAY:]}"


def _actors(finding: AnyFinding | None, by_id: Mapping[str, AnyFinding]) -> set[str]:
    """Surname, state and "office:…" of a name and of what it refers to."""
    found: set[str] = set()
    seen: set[str] = set()
    while isinstance(finding, NameFinding) and finding.id not in seen:
        seen.add(finding.id)
        if finding.surname:
            found.add(stem(finding.surname))
        elif finding.kind == "state" and finding.iso:
            found.add(NATION + finding.iso)
        if finding.office and finding.kind != "state":
            found.add(f"office:{finding.office}:{finding.office_of or finding.iso or ''}")
        finding = by_id.get(finding.refers or "")
    return found
