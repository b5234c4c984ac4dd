"""Where paired sentences differ though no line holds them: how far a commitment goes, and parties that are swapped.

Similar is not same (design §3.7): the vectors of a claim and of its reverse are alike, so what tells them apart is
looked for expressly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from dragoman.languages.strengths import strength
from dragoman.ontology import table
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.stances import Roles, roles_in
from dragoman.record.comparing import fold
from dragoman.record.evidence import MAX_EVIDENCE, Evidence
from dragoman.record.lines import DifferenceKind, Verdict
from dragoman.record.reading import NameFinding, OccurrenceFinding, RemarkFinding, Segment
from dragoman.record.story import Pair
from dragoman.record.values import TextValue

SURE, SURER = 0.7, 0.85
"""The scores of pairs whose sentences are one statement: told more or less firmly, and with its parties swapped."""

ALIKE, LIKE_LENGTH, CONTENT = 0.5, 0.4, 4
"""The share of longer words that two renderings of one statement have in common, and how alike two are in number where
the languages differ; how many letters such a word has."""


class Reading(Struct, frozen=True):
    """One way in which some segments tell a point, with its words."""

    value: TextValue
    evidence: tuple[Evidence, ...]


class Pointed(Struct, frozen=True):
    """A difference between segments; `suspect`: the reading that is the slip."""

    kind: DifferenceKind
    verdict: Verdict
    readings: tuple[Reading, ...]
    members: tuple[str, ...]
    suspect: Reading | None = None


class Points:
    """Looks paired segments of different families through."""

    def __init__(self, desk: Desk, cast: Cast, *, faulty: frozenset[str]) -> None:
        self.desk, self.cast, self.faulty = desk, cast, faulty
        self.segments: dict[str, tuple[str, Segment]] = {
            segment.id: (report, segment) for report, reading in desk.readings.items() for segment in reading.segments
        }

    def all(self) -> list[Pointed]:
        """All differences found, strengths first; of those told by a sentence and by its clause too only one."""
        kept: list[Pointed] = []
        for found in [*self._strengths(), *self._reversals()]:
            if not any(one.kind == found.kind and _within(found, one) for one in kept):
                kept.append(found)
        return kept

    def _pairs(self, least: float) -> Iterator[Pair]:
        for pair in self.desk.story.pairs:
            a, b = self.segments.get(pair.a), self.segments.get(pair.b)
            if pair.score >= least and a and b and self.desk.family[a[0]] != self.desk.family[b[0]]:
                yield pair

    def _strengths(self) -> Iterator[Pointed]:
        told = {name: found for name in self.segments if (found := self._strength(name))}
        one_each = [pair for pair in self._pairs(SURE) if pair.a in told and pair.b in told]
        for group in self._by_sentence(_groups(iter(one_each))):
            ids = {told[name] for name in group}
            scale = table("strengths")
            alike = all(other == one or other in scale[one].get("with", ()) for one in ids for other in ids)
            if len(ids) > 1:
                parted = self._parted(group, told.__getitem__)
                yield Pointed("status", "compatible" if alike else "drift", parted, group)

    def _by_sentence(self, groups: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Groups that hold segments of one sentence put together; of a sentence's segments the first stands for all."""
        merged: list[dict[tuple[str, int], str]] = []
        for group in groups:
            own = {(self.segments[n][0], self.segments[n][1].sentence): n for n in reversed(self._in_order(group))}
            met = [one for one in merged if one.keys() & own.keys()]
            merged = [one for one in merged if one not in met]
            for one in met:
                own |= one
            merged.append(own)
        return sorted(tuple(self._in_order(list(one.values()))) for one in merged)

    def _strength(self, name: str) -> str | None:
        report, segment = self.segments[name]
        if self.desk.readings[report].sentences[segment.sentence].health:
            return None
        return strength(self._text(name), self.desk.reports[report].language)

    def _reversals(self) -> Iterator[Pointed]:
        pairs = [pair for pair in self._pairs(SURER) if self._comparable(pair)]
        swapped = [pair for pair in pairs if self._swapped(pair)]
        for group in _groups(iter(swapped)):
            side = self._sides(group, swapped)
            if all(side[pair.a] != side[pair.b] for pair in swapped if pair.a in side):
                self._join_kept(side)
                parted = self._parted(tuple(side), side.__getitem__)
                suspect = self._suspect(parted)
                yield Pointed("attribution", "slip" if suspect else "conflict", parted, group, suspect)

    def _sides(self, group: Sequence[str], swapped: Sequence[Pair]) -> dict[str, str]:
        """Segments of a group by side, each on the other side than what is swapped against it."""
        side = {group[0]: "a"}
        for _ in group:
            for pair in swapped:
                for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                    if one in side and other not in side:
                        side[other] = "b" if side[one] == "a" else "a"
        return side

    def _join_kept(self, side: dict[str, str]) -> None:
        """Lets segments join that are paired with one of a side and keep its parties' parts."""
        for pair in [pair for pair in self.desk.story.pairs if pair.score >= SURE]:
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                joins = one in side and other not in side and other in self.segments
                if joins and self._roles(one).keeps(self._roles(other)):
                    side[other] = side[one]

    def _swapped(self, pair: Pair) -> bool:
        """Whether parties stand the other way round in what is one statement: the same words, or one source's."""
        if not self._roles(pair.a).swapped(self._roles(pair.b)):
            return False
        words = [self._words(name) for name in (pair.a, pair.b)]
        short, long = sorted(map(len, words))
        languages = {self.desk.reports[self.segments[name][0]].language for name in (pair.a, pair.b)}
        if len(languages) == 1:
            return len(words[0] & words[1]) >= ALIKE * len(words[0] | words[1])
        return self._one_source(pair) and short >= LIKE_LENGTH * long

    def _one_source(self, pair: Pair) -> bool:
        """Whether one speaker is told behind both, or is told behind one and named in the other."""
        said = [self._speakers(name) | self._named(name) for name in (pair.a, pair.b)]
        return bool(said[0] & said[1] & (self._speakers(pair.a) | self._speakers(pair.b)))

    def _words(self, name: str) -> frozenset[str]:
        """The longer words of a segment; where it holds somebody's speech, only those of the speech."""
        report, segment = self.segments[name]
        said = [
            (max(one.start, segment.start), min(one.end, segment.end))
            for one in self.desk.readings[report].findings
            if isinstance(one, RemarkFinding) and one.start < segment.end and segment.start < one.end
        ]
        text = self.desk.reports[report].text
        spans = said or [(segment.start, segment.end)]
        return frozenset(w for start, end in spans for w in fold(text[start:end]).split() if len(w) >= CONTENT)

    def _comparable(self, pair: Pair) -> bool:
        """Whether both may tell a claim of one speaker."""
        one, other = self._speakers(pair.a), self._speakers(pair.b)
        return not one or not other or bool(one & other)

    def _speakers(self, name: str) -> set[str]:
        report, segment = self.segments[name]
        found = (
            self.cast.actor(who)
            for finding in self.desk.readings[report].findings
            if isinstance(finding, RemarkFinding) and finding.start < segment.end and segment.start < finding.end
            for who in (finding.speaker, *(link.actor for link in finding.chain))
        )
        return {actor for actor in found if actor}

    def _named(self, name: str) -> set[str]:
        report, segment = self.segments[name]
        inside = (f for f in self.desk.readings[report].findings if segment.start <= f.start < segment.end)
        return {actor for finding in inside if (actor := self.cast.actor(finding.id))}

    def _roles(self, name: str) -> Roles:
        if name not in self._known:
            report, segment = self.segments[name]
            reading, saying = self.desk.readings[report], self._speakers(name)
            names = [f for f in reading.findings if isinstance(f, NameFinding)]
            triggers = [f for f in reading.findings if isinstance(f, OccurrenceFinding)]

            def actor_at(offset: int) -> str | None:
                here = (self.cast.actor(one.id) for one in names if one.start <= offset < one.end)
                return next((actor for actor in here if actor and actor not in saying), None)

            def told_apart(offset: int) -> bool:
                return any(one.trigger_start <= offset < one.trigger_end for one in triggers)

            self._known[name] = (
                roles_in(reading.parse, segment, text=reading.report.text, actor_at=actor_at, skip=told_apart)
                if reading.parse
                else Roles()
            )
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Roles]:
        return {}

    def _suspect(self, readings: Sequence[Reading]) -> Reading | None:
        """The reading of faulty reports or damaged sentences alone, where the others are sound; else a lone one."""
        broken = [one for one in readings if all(self._broken(span) for span in one.evidence)]
        if len(broken) == 1:
            return broken[0]
        families = {id(one): {self.desk.family[span.report] for span in one.evidence} for one in readings}
        lone = [one for one in readings if len(families[id(one)]) == 1]
        return lone[0] if len(lone) == 1 and max(map(len, families.values())) >= 3 else None

    def _broken(self, span: Evidence) -> bool:
        sentences = self.desk.readings[span.report].sentences
        damaged = any(one.health for one in sentences if one.start < span.end and span.start < one.end)
        return damaged or span.report in self.faulty

    def _parted(self, group: Sequence[str], by: Callable[[str], str]) -> tuple[Reading, ...]:
        sides: dict[str, list[str]] = {}
        for name in group:
            sides.setdefault(by(name), []).append(name)
        return tuple(
            Reading(
                TextValue(text=self._text(names[0]), language=self.desk.reports[self.segments[names[0]][0]].language),
                tuple(self._evidence(name) for name in names),
            )
            for names in (self._in_order(found) for found in sides.values())
        )

    def _in_order(self, names: Sequence[str]) -> list[str]:
        return sorted(names, key=lambda name: (self.desk.rank[self.segments[name][0]], self.segments[name][1].start))

    def _text(self, name: str) -> str:
        return " ".join(self._evidence(name).text.split())

    def _evidence(self, name: str) -> Evidence:
        report, segment = self.segments[name]
        return self.desk.reports[report].evidence(segment.start, min(segment.end, segment.start + MAX_EVIDENCE))


def _within(found: Pointed, other: Pointed) -> bool:
    """Whether each place of one difference overlaps one of another."""
    spans, others = ([span for reading in one.readings for span in reading.evidence] for one in (found, other))
    return all(any(a.report == b.report and a.start < b.end and b.start < a.end for b in others) for a in spans)


def _groups(pairs: Iterator[Pair]) -> list[tuple[str, ...]]:
    """Segments joined by pairs, each group in order of ids."""
    group_of: dict[str, list[str]] = {}
    for pair in pairs:
        a, b = (group_of.setdefault(name, [name]) for name in (pair.a, pair.b))
        if a is not b:
            joined = sorted([*a, *b])
            group_of.update(dict.fromkeys(joined, joined))
    return sorted({tuple(group) for group in group_of.values()})


__all__ = ["Pointed", "Points", "Reading"]
