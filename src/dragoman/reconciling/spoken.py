"""Quoted words that reports give to two speakers, or turn round: differences of attribution and polarity."""

from __future__ import annotations

import re
from itertools import combinations

from msgspec import Struct

from dragoman.languages.polarity import contrasts, knows_polarity, polarity
from dragoman.reconciling.closeness import cosine, numbers
from dragoman.reconciling.pairing import Pairing
from dragoman.reconciling.parts import Cast, Desk, Sayings
from dragoman.reconciling.voices import Bodies
from dragoman.record.comparing import fold
from dragoman.record.lines import Remark, Wording
from dragoman.record.reading import RemarkFinding

SAME, FEWEST = 0.8, 4
"""The share of the shorter quotation's words that must return, and how many words a quotation needs for that."""
LIKE = 0.6
"""The share of the longest wording's words that another needs to be a rendering of all of it."""
PAIRED = 0.9
"""The score from which paired sentences hold the same quotation."""
PHRASE, PHRASE_LIKE, LIKE_WORDS = 6, 0.66, 0.8
"""Up to how many words a quoted phrase has, how alike two phrases must be by their vectors to be one in any language
("difficult but useful"), and how alike longer ones and those of one language."""
FEW = 3
"""Words below which a phrase is anybody's."""
_WORD = re.compile(r"\w{2,}")
_MARKS = re.compile(r"[“”„\"«»]([^“”„\"«»]+)[“”„\"«»]")


class Turned(Struct, frozen=True):
    """A remark whose exact words some reports give as a denial: the wordings that deny, and those that don't."""

    remark: Remark
    denying: tuple[Wording, ...]
    stating: tuple[Wording, ...]


def turned_round(desk: Desk, sayings: Sayings) -> list[Turned]:
    """Remarks that two families quote directly and at like length, here with a negation and there without one."""
    found = []
    for remark in sayings.remarks:
        exact = [w for w in remark.wordings if w.form == "direct" and knows_polarity(w.language)]
        if any(contrasts(w.text, w.language) for w in exact):
            continue
        longest = max((len(w.text.split()) for w in exact), default=0)
        exact = [w for w in exact if FEWEST <= len(w.text.split()) >= LIKE * longest]
        denying = tuple(w for w in exact if "negation" in polarity(w.text, w.language))
        stating = tuple(w for w in exact if w not in denying)
        families = [{desk.family[w.report] for w in side} for side in (denying, stating)]
        if families[0] and families[1] and not families[0] & families[1]:
            found.append(Turned(remark, denying, stating))
    return found


class Twice(Struct, frozen=True):
    """Two remarks with the same words and two speakers."""

    one: Remark
    other: Remark


def said_by_two(desk: Desk, cast: Cast, sayings: Sayings) -> list[Twice]:
    """Pairs of remarks whose exact words are the same and whose speakers are two strangers, in the remarks' order."""
    finder = _Finder(desk, cast, sayings)
    return [Twice(one, other) for one, other in combinations(sayings.remarks, 2) if finder.twice(one, other)]


class _Finder:
    def __init__(self, desk: Desk, cast: Cast, sayings: Sayings) -> None:
        self.desk, self.bodies, self.pairing = desk, Bodies(desk, cast), Pairing(desk)
        self.actors = {actor.id: actor for actor in cast.actors}
        self.exact = {remark.id: self._exact(remark) for remark in sayings.remarks}
        self.words = {finding.id: _words(finding) for found in self.exact.values() for finding in found}

    def twice(self, one: Remark, other: Remark) -> bool:
        """Whether two remarks are the same words of two speakers, told by two families and never by one report."""
        if not one.speaker or not other.speaker or one.speaker == other.speaker:
            return False
        pairs = [(a, b) for a in self.exact[one.id] for b in self.exact[other.id]]
        if not any(self._same(a, b) for a, b in pairs) or not self._strangers(one.speaker, other.speaker):
            return False
        if self._passes_on(one, other):
            return False
        reports = [{wording.report for wording in remark.wordings} for remark in (one, other)]
        return not reports[0] & reports[1]

    def _passes_on(self, one: Remark, other: Remark) -> bool:
        """Whether one of two speakers passes on what the other says ("…, his spokesman said")."""
        chains = [{link.actor for wording in remark.wordings for link in wording.chain} for remark in (one, other)]
        return other.speaker in chains[0] or one.speaker in chains[1]

    def _exact(self, remark: Remark) -> list[RemarkFinding]:
        found = (self.desk.findings[member] for member in remark.members)
        return [one for one in found if isinstance(one, RemarkFinding) and one.form in ("direct", "mixed")]

    def _same(self, a: RemarkFinding, b: RemarkFinding) -> bool:
        if self.desk.family[a.report] == self.desk.family[b.report]:
            return False
        if self._alike(a, b):
            return True
        if self.desk.reports[a.report].language == self.desk.reports[b.report].language:
            short, long = sorted((self.words[a.id], self.words[b.id]), key=len)
            return len(short) >= FEWEST and len(short & long) >= SAME * len(short) and len(long) <= 2 * len(short)
        paired = self.pairing.partners(a, least=PAIRED) & self.pairing.segments_of(b)
        return bool(paired) and a.form == b.form == "direct"

    def _alike(self, a: RemarkFinding, b: RemarkFinding) -> bool:
        """Whether two quotations are alike by the vectors of their words, and neither has a nearer one in the other's
        report."""
        sizes = [len(self.words[one.id]) for one in (a, b)]
        native = self.desk.reports[a.report].language == self.desk.reports[b.report].language
        wanted = PHRASE_LIKE if max(sizes) <= PHRASE and not native else LIKE_WORDS
        near = _near(a, b)
        if near < wanted or min(sizes) < FEW:
            return False
        rest = [one for found in self.exact.values() for one in found if one not in (a, b)]
        nearer = [_near(one, a if one.report == b.report else b) for one in rest if one.report in (a.report, b.report)]
        return max(nearer, default=0.0) < near

    def _strangers(self, a: str, b: str) -> bool:
        """Whether two speakers are neither one voice nor two forms of one name, nor holders of one office."""
        if self.bodies.keys(a) & self.bodies.keys(b) or not {a, b} <= self.actors.keys():
            return False
        if {self.actors[one].kind for one in (a, b)} not in ({"person"}, {"organization"}, {"state"}):
            return False  # A spokesman, a judge, a body may be the person whom the other report names.
        names = [set(fold(self.actors[one].name).split()) for one in (a, b)]
        return not names[0] & names[1]


def _near(a: RemarkFinding, b: RemarkFinding) -> float:
    """The cosine of two wordings, 0 where one has no vector."""
    return cosine(numbers(a.vector), numbers(b.vector)) if a.vector and b.vector else 0.0


def _words(finding: RemarkFinding) -> frozenset[str]:
    quoted = finding.text if finding.form == "direct" else " ".join(_MARKS.findall(finding.text))
    return frozenset(word.casefold() for word in _WORD.findall(quoted))


__all__ = ["Turned", "Twice", "said_by_two", "turned_round"]
