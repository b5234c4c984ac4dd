"""What ties two wordings to one utterance: equal words, aligned segments, and speakers that may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from dragoman.languages.likeness import likeness
from dragoman.languages.polarity import knows_polarity, polarity
from dragoman.reconciling.closeness import Closeness, cosine, numbers
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.voices import Bodies
from dragoman.record.comparing import relation
from dragoman.record.lines import Actor
from dragoman.record.reading import QuantityFinding, RemarkFinding
from dragoman.record.values import Amount, Duration

if TYPE_CHECKING:
    from dragoman.reconciling.closeness import Vector

QUOTED_AGAIN, SPLIT = "the same quoted words", "one quotation, split"
"""The reasons of ties that words alone make, whatever vectors say."""
SHARED = 0.6
"""Share of the shorter quotation's words that makes two one utterance; .2 more where a speaker is open."""
REPEATED = 0.9
"""Within one report (a quotation above its story) nearly every word must return."""
FEWEST = 4
"""Quotations of fewer different words may be the same by chance."""
SAME_SPEAKER, SAME_VOICE, OPEN_SPEAKER, LIKE_NAMES = 0.65, 0.8, 0.8, 0.9
"""The scores that a pair of segments needs, by what is known of its speakers."""
LEAST_ALIKE = 0.33
"""How alike two paired segments must be by their vectors: one speaker, one place and one day make a score high
enough for two remarks of one press conference."""
DEED_ALIKE = 0.55
"""How alike the sentences of a deed in words and of a clause must be: "called the sum an insult" shares its speaker and
day with all that he said."""
QUOTED_ALIKE, OPEN_ALIKE = 0.49, 0.53
"""How alike the segments of two direct quotations must be that no pair joins, by whether both speakers are known."""
FIGURES, HANDFUL = 0.6, 12
"""The score that equal figures of one speaker give a tie, and the size above which a figure tells utterances apart."""
SHORT, ALIKE = 8, 0.7
"""Words up to which a quoted phrase is short, and how alike its sentence and another's must be to make them one."""
ALIKE_LENGTH, DENIED_LENGTH = 0.35, 0.5
"""A phrase isn't the utterance that its sentence also holds: wordings of one utterance are of like length; the more so
where only one denies, and the other may tell more."""
COVERED = 0.6
MEASURES, MONEY = (Amount, Duration), 3
"""Values that measure something, and the letters of a currency's code."""
_QUOTED = re.compile(r"[“”„\"«»]([^“”„\"«»]{8,})[“”„\"«»]")
_WORD = re.compile(r"\w{2,}")


class Told(Struct, frozen=True):
    """A wording with its speaker, its words, and the words that its marks show as exact."""

    finding: RemarkFinding
    speaker: str | None
    words: frozenset[str]
    quoted: frozenset[str]

    @property
    def exact(self) -> bool:
        """Whether it gives somebody's own words, in whatever language."""
        return self.finding.form in ("direct", "mixed")


class Tie(Struct, frozen=True):
    """Two wordings that may be of one utterance, and why."""

    a: Told
    b: Told
    score: float
    reason: str


class Utterances:
    """The wordings of a story with what ties them."""

    def __init__(self, desk: Desk, cast: Cast, findings: Sequence[RemarkFinding]) -> None:
        self.desk, self.bodies = desk, Bodies(desk, cast)
        self.told = [_told(cast, finding) for finding in findings]
        self.actors = {actor.id: actor for actor in cast.actors}
        self.quantities: dict[str, list[QuantityFinding]] = {}
        for found in desk.findings.values():
            if isinstance(found, QuantityFinding):
                self.quantities.setdefault(found.report, []).append(found)
        self.vectors: dict[str, list[Vector]] = {}
        speaker = {item.finding.id: item for item in self.told}
        languages = {report: one.language for report, one in desk.reports.items()}
        self.closeness = Closeness(
            findings, languages=languages, akin=lambda a, b: self._akin(speaker[a.id], speaker[b.id])
        )
        self.links = self._paired_segments()

    def ties(self) -> list[Tie]:
        """All ties, the strongest first."""
        found = [tie for index, a in enumerate(self.told) for b in self.told[index + 1 :] if (tie := self._tie(a, b))]
        return sorted(found, key=lambda tie: (-self._strength(tie), self._place(tie.a), self._place(tie.b)))

    def _strength(self, tie: Tie) -> float:
        """How strong a tie is: by what is said, where the vectors of its words are known; else by its score."""
        near = self.closeness.of(tie.a.finding, tie.b.finding)
        return tie.score if near is None or tie.reason in (QUOTED_AGAIN, SPLIT) else near

    def _place(self, told: Told) -> tuple[int, int, int, str]:
        return self.desk.place(told.finding)

    def fit(self, one: Sequence[Told], other: Sequence[Told], tie: Tie) -> bool:
        """Whether two groups may be one: speakers agree, and no report tells it twice, unless split or repeated."""
        for a in one:
            for b in other:
                same_report = a.finding.report == b.finding.report
                if same_report and {a, b} != {tie.a, tie.b} and not self._within(a, b):
                    return False
                if self._apart(a, b):
                    return False
        return True

    def _tie(self, a: Told, b: Told) -> Tie | None:
        if a.finding.report == b.finding.report:
            reason = self._within(a, b)
            return Tie(a, b, 1.0, reason) if reason else None
        if self._apart(a, b):
            return None
        shared = self._shared_words(a, b)
        if shared >= SHARED + (0.2 if None in (a.speaker, b.speaker) else 0.0):
            return Tie(a, b, round(shared, 4), QUOTED_AGAIN)
        score = self.links.get(frozenset((a.finding.id, b.finding.id)), 0.0)
        wanted, reason = self._wanted(a, b)
        corrected = a.speaker != b.speaker and self._counts_apart(a, b)  # one speaker's other figure may be a slip
        if score >= wanted and self._alike_enough(a, b) and not corrected:
            return Tie(a, b, score, f"{reason}, and sentences that tell the same ({score:.2f})")
        if tie := self._near(a, b):
            return tie
        if a.speaker is not None and a.speaker == b.speaker and (tie := self._of_one_speaker(a, b)):
            return tie
        return self._quoted_alike(a, b)

    def _apart(self, a: Told, b: Told) -> bool:
        """Whether two wordings can't be of one utterance: other speakers, one denies it, or other things are measured.

        "A crack of 20 metres" and "more than 40 houses" are two remarks however alike the rest of the day is.
        """
        one, other = self._measures(a.finding), self._measures(b.finding)
        other_things = bool(one and other and not one & other)
        return other_things or not self._akin(a, b) or self._denies(a, b) or self._denies(b, a)

    def _measures(self, finding: RemarkFinding) -> frozenset[str]:
        """What the figures inside a wording measure: units, money, or lengths of time."""
        values = (one.value for one in self._inside(finding))
        sorts = (value.unit if isinstance(value, Amount) else "s" for value in values if isinstance(value, MEASURES))
        return frozenset("money" if len(sort) == MONEY and sort.isupper() else sort for sort in sorts)

    def _inside(self, finding: RemarkFinding) -> Iterator[QuantityFinding]:
        told = self.quantities.get(finding.report, ())
        return (one for one in told if finding.start <= one.start and one.end <= finding.end)

    def _alike_enough(self, a: Told, b: Told) -> bool:
        """Whether the segments of a pair are alike by their vectors too, where they have any."""
        known = self.vectors.get(a.finding.id) and self.vectors.get(b.finding.id)
        figures = self._figures(a.finding) & self._figures(b.finding)
        if not figures and self.closeness.far(a.finding, b.finding):
            return False
        lone = _deed(a) != _deed(b) and not figures
        return not known or self._alike(a, b) >= (DEED_ALIKE if lone else LEAST_ALIKE)

    def _denies(self, a: Told, b: Told) -> bool:
        """Whether one wording tells that something was denied, and the other neither denies nor says not, or more."""
        language = self.desk.reports[b.finding.report].language
        if a.finding.stance != "deny" or b.finding.stance in ("deny", "refuse") or not knows_polarity(language):
            return False
        if not _like_length(a, b, least=DENIED_LENGTH):
            return True
        return not {"negation", "refusal"} & polarity(b.finding.text, language)

    def _quoted_alike(self, a: Told, b: Told) -> Tie | None:
        """What ties two direct quotations of like length that no pair joins: each is the other report's nearest."""
        known = a.speaker is not None and a.speaker == b.speaker
        if not known and None not in (a.speaker, b.speaker):
            return None
        may = self._both_direct(a, b) and self.closeness.like_quotations(a.finding, b.finding)
        alike = self._alike(a, b) if may else 0.0
        if alike < (QUOTED_ALIKE if known else OPEN_ALIKE) or self._turned(a, b):
            return None
        if not (self._nearest(a, b) and self._nearest(b, a)):
            return None
        return Tie(a, b, alike, f"direct quotations {alike:.2f} alike, each the nearest to the other")

    def _near(self, a: Told, b: Told) -> Tie | None:
        """What ties wordings of one speaker or voice whose own words say the same, whatever their sentences tell."""
        if None in (a.speaker, b.speaker) or self._turned(a, b) or self._counts_apart(a, b) or not _like_length(a, b):
            return None
        if a.speaker != b.speaker and self._like_names(a, b):
            return None
        near = self.closeness.same(a.finding, b.finding, one_speaker=a.speaker == b.speaker)
        who = "the same speaker" if a.speaker == b.speaker else "one voice"
        return Tie(a, b, near, f"{who}, and words {near:.2f} alike, each the nearest to the other") if near else None

    def _counts_apart(self, a: Told, b: Told) -> bool:
        """Whether both tell figures of one unit, and none of them are the same: "at least nine" and eleven are two."""
        one, other = ([value for f in self._inside(t.finding) if isinstance(value := f.value, Amount)] for t in (a, b))
        met = [(x, y) for x in one for y in other if x.unit == y.unit]
        return bool(met) and all(relation(x, y) == "disjoint" or _outgrown(x, y) or _outgrown(y, x) for x, y in met)

    def _turned(self, a: Told, b: Told) -> bool:
        """Whether one of two quotations says not and the other doesn't, in languages whose negations are known."""
        languages = [self.desk.reports[told.finding.report].language for told in (a, b)]
        if not all(knows_polarity(language) for language in languages):
            return False
        denied = ["negation" in polarity(t.finding.text, of) for t, of in zip((a, b), languages, strict=True)]
        return denied[0] != denied[1]

    def _nearest(self, a: Told, b: Told) -> bool:
        """Whether no other direct quotation of its report is as near as `b` to `a`."""
        others = (t for t in self.told if t.finding.report == b.finding.report and t is not b)
        return all(self._alike(a, other) < self._alike(a, b) for other in others if self._both_direct(a, other))

    def _both_direct(self, a: Told, b: Told) -> bool:
        return a.finding.form == b.finding.form == "direct" and _like_length(a, b)

    def _of_one_speaker(self, a: Told, b: Told) -> Tie | None:
        """What ties wordings of one speaker whose sentences don't pair: figures, or phrases in like sentences."""
        if self._same_figures(a, b):
            return Tie(a, b, FIGURES, "the same speaker and the same figures")
        short = all(told.finding.form == "mixed" and len(told.finding.text.split()) <= SHORT for told in (a, b))
        alike = self._alike(a, b) if short and _like_length(a, b) else 0.0
        reason = f"the same speaker's short quotations, in sentences {alike:.2f} alike"
        return Tie(a, b, alike, reason) if alike >= ALIKE else None

    def _alike(self, a: Told, b: Told) -> float:
        """How alike the segments are that hold two wordings, by their vectors; 0 where there are none."""
        one, other = self.vectors.get(a.finding.id, ()), self.vectors.get(b.finding.id, ())
        return max((cosine(u, v) for u in one for v in other), default=0.0)

    def _same_figures(self, a: Told, b: Told) -> bool:
        """Whether two wordings of like length tell the same figures, at least one of them more than a handful."""
        one, other = self._figures(a.finding), self._figures(b.finding)
        return one == other and any(size > HANDFUL for _, size in one) and _like_length(a, b)

    def _figures(self, finding: RemarkFinding) -> frozenset[tuple[str, float]]:
        """Units and sizes of the amounts inside a wording; those with an open end are left out."""
        return frozenset(
            (quantity.value.unit, quantity.value.min)
            for quantity in self._inside(finding)
            if isinstance(quantity.value, Amount) and quantity.value.min is not None
        )

    def _within(self, a: Told, b: Told) -> str | None:
        """Why two wordings of one report are one utterance: split in a sentence, or quoted again above the story."""
        if b.finding.continues == a.finding.id and b.finding.sentence == a.finding.sentence:
            return SPLIT
        open_or_same = None in (a.speaker, b.speaker) or a.speaker == b.speaker
        if open_or_same and a.exact and b.exact and self._shared_words(a, b) >= REPEATED:
            return QUOTED_AGAIN
        return None

    def _wanted(self, a: Told, b: Told) -> tuple[float, str]:
        """The score that a pair of segments needs, and what is known of the speakers; 2 where none is enough."""
        if a.speaker is not None and a.speaker == b.speaker:
            return SAME_SPEAKER, "the same speaker"
        if None in (a.speaker, b.speaker):
            direct = a.finding.form == b.finding.form == "direct"
            return (OPEN_SPEAKER if direct else 2.0), "a quotation whose speaker is open"
        if self._like_names(a, b):
            return (LIKE_NAMES if a.exact and b.exact else 2.0), "speakers whose names differ by a slip"
        return SAME_VOICE, "one voice"

    def _akin(self, a: Told, b: Told) -> bool:
        """Whether two wordings may have one speaker: the same, one of them open, one voice, or names a slip apart."""
        if a.speaker is None or b.speaker is None or a.speaker == b.speaker:
            return True
        return self._one_voice(a.speaker, b.speaker) or self._like_names(a, b)

    def _one_voice(self, a: str, b: str) -> bool:
        """Whether one of two actors is a body, spokesperson or official of the other; two named persons are two."""
        if not self.bodies.keys(a) & self.bodies.keys(b):
            return False
        return any(self._speaks_for_others(actor) for actor in (a, b))

    def _speaks_for_others(self, actor: str) -> bool:
        line = self.actors.get(actor)
        spokesperson = any(name.office == "spokesperson" for name in self.bodies.named.get(actor, ()))
        return line is not None and (line.kind in ("organization", "unnamed", "group") or spokesperson)

    def _like_names(self, a: Told, b: Told) -> bool:
        one, other = self.actors.get(a.speaker or ""), self.actors.get(b.speaker or "")
        if one is None or other is None or one.kind != "person" or other.kind != "person":
            return False
        return likeness(_surname(one), _surname(other)) in ("equal", "romanised", "slip")

    def _shared_words(self, a: Told, b: Told) -> float:
        if self.desk.reports[a.finding.report].language != self.desk.reports[b.finding.report].language:
            return 0.0
        if not (a.quoted or b.quoted or _like_length(a, b)):
            return 0.0
        short, long = sorted((a.quoted or a.words, b.quoted or b.words), key=len)
        return len(short & long) / len(short) if len(short) >= FEWEST else 0.0

    def _paired_segments(self) -> dict[frozenset[str], float]:
        """The best score of the pairs between the segments that two wordings of like length stand in."""
        owners: dict[str, list[Told]] = {}
        for item in self.told:
            for segment in self.desk.readings[item.finding.report].segments:
                overlap = min(segment.end, item.finding.end) - max(segment.start, item.finding.start)
                if overlap >= COVERED * min(segment.end - segment.start, item.finding.end - item.finding.start):
                    owners.setdefault(segment.id, []).append(item)
                    if segment.vector is not None:
                        self.vectors.setdefault(item.finding.id, []).append(numbers(segment.vector))
        best: dict[frozenset[str], float] = {}
        for pair in self.desk.story.pairs:
            for a, b in _matched(owners.get(pair.a, []), owners.get(pair.b, [])):
                key = frozenset((a.finding.id, b.finding.id))
                best[key] = max(best.get(key, 0.0), pair.score)
        return best


def _matched(one: Sequence[Told], other: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Wordings of two aligned segments that may be the same: of like length, and in order where both hold as many.

    Where one holds more, a wording meets the first of its own form, or the first of all.
    """
    for rank, a in enumerate(one):
        for place, b in enumerate(other):
            fits = (
                rank == place if len(one) == len(other) else _first_alike(a, other) == b and _first_alike(b, one) == a
            )
            if fits and _like_length(a, b):
                yield a, b


def _deed(told: Told) -> bool:
    """Whether a wording tells a deed in words ("called the sum an insult") and no clause."""
    finding = told.finding
    return finding.form == "reported" or (finding.form == "mixed" and finding.stance not in (None, "neutral"))


def _like_length(a: Told, b: Told, least: float = ALIKE_LENGTH) -> bool:
    short, long = sorted((len(a.finding.text.split()), len(b.finding.text.split())))
    return short >= least * long


def _first_alike(item: Told, others: Sequence[Told]) -> Told:
    return next((other for other in others if other.finding.form == item.finding.form), others[0])


def _told(cast: Cast, finding: RemarkFinding) -> Told:
    words = frozenset(word.casefold() for word in _WORD.findall(finding.text))
    quoted = finding.text if finding.form == "direct" else " ".join(_QUOTED.findall(finding.text))
    exact = frozenset(word.casefold() for word in _WORD.findall(quoted))
    return Told(finding, cast.actor(finding.speaker), words, exact)


def _outgrown(low: Amount, high: Amount) -> bool:
    """Whether one count is told as "at least" so many, and the other is above it."""
    least = low.max is None and not low.min_open and low.min is not None
    return least and high.min is not None and high.min > (low.min or 0.0)


def _surname(actor: Actor) -> str:
    return actor.name.split()[-1] if actor.name else ""
