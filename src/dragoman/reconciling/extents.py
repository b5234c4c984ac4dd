"""How far the words reach that tell an occurrence: its verb's object and clause, no half of a phrase or clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.languages.ledger_words import told as first_word
from dragoman.reconciling.front import in_front
from dragoman.reconciling.parts import Desk
from dragoman.record.evidence import Evidence
from dragoman.record.reading import OccurrenceFinding, Parse

MOST = 320
"""Code points of a told clause at most; of a longer one only the words that the finding rests on are cited."""
LABEL = 160
"""Code points of a label at most."""
REST = 40
"""Code points of a rest that is told with what goes before."""
LATE = 120
"""Code points behind which a word comes too late in a label for what it governs."""
VERBAL = frozenset({"VERB", "AUX"})
JOINING = frozenset({"CCONJ", "SCONJ", "PUNCT"})
"""Parts of speech that no words end with."""
OWN = frozenset(
    {"nsubj", "csubj", "obj", "iobj", "obl", "ccomp", "xcomp", "aux", "cop", "mark", "expl", "advmod", "compound",
     "case", "vocative"}
)  # fmt: skip
"""What a verb's clause is made of; what is told beside it (a clause of time, of cause, an aside) is not."""
PHRASE = frozenset(
    {"det", "amod", "nmod", "nummod", "flat", "compound", "appos", "case", "fixed", "acl", "conj", "cc", "advmod"}
)
"""What a noun's phrase is made of."""
INSIDE = frozenset({"nmod", "conj", "flat", "amod", "det", "nummod", "compound", "fixed", "case", "cc"})
"""Relations of a word to the head of the phrase it stands in."""
BEGIN = frozenset({"nsubj", "csubj", "cc", "mark", "aux", "expl"})
"""What stands before a verb in its clause."""
ROLES = frozenset({"nsubj", "obj", "csubj"})
"""What a noun is to the verb that says what became of it."""
BESIDE = frozenset({"parataxis", "discourse"})
STOPS = frozenset(";:")
MARKS = (("(", ")"), ("“", "”"), ("„", "“”"), ("«", "»"), ('"', '"'))
"""What opens a quotation or an aside, with what closes it."""
CLOSING = frozenset({'"', "”", "“", "»", ")"})
NEAR = 60
"""Code points that may stand before a closing mark."""
AHEAD = 40
"""Code points in which a joining word is looked for."""
UP = 4
"""Verbs above a trigger at most ("was due to go on to open …")."""


def telling_words(desk: Desk, findings: Sequence[OccurrenceFinding]) -> list[Evidence]:
    """What an occurrence may be called: the words of the findings whose clause tells it, else of all of them.

    "The minister resigned over the collapse" tells a resignation; where a clause tells the collapse, that one counts.
    """
    telling = [one for one in findings if in_front(desk.readings[one.report], one)]
    return [naming_span(desk, one) for one in telling or findings]


def naming_span(desk: Desk, finding: OccurrenceFinding) -> Evidence:
    """What an occurrence may be called by one finding: where a label would end before it, the words from its clause on.

    Not without its subject: "X, who …, is due" stays whole; "…, but agreed to meet" begins with "but".
    """
    told, report, parse = told_span(desk, finding), desk.reports[finding.report], desk.readings[finding.report].parse
    if parse is None or told.end - told.start <= LABEL or finding.trigger_end - told.start <= LATE:
        return told
    start = _Extent(parse, report.text, finding, language=report.language).own_clause()
    return report.evidence(start, told.end) if start is not None and told.start < start else told


def told_span(desk: Desk, finding: OccurrenceFinding) -> Evidence:
    """The words that tell an occurrence: the finding's own, run on to the end of what they tell.

    Runs on through the object, the infinitive and the that-clause of its verb; a phrase, a list of names or a relative
    clause that the finding begins is told whole. The finding's own words where there is no parse or it gets too long.
    """
    report = desk.reports[finding.report]
    own = report.evidence(finding.start, finding.end)
    parse = desk.readings[finding.report].parse
    if parse is None or finding.trigger_start < 0:
        return own
    extent = _Extent(parse, report.text, finding, language=report.language)
    if not extent.base:
        return own
    start, end = extent.bounds()
    again = _again(desk, finding, end)
    return report.evidence(start, end) if end - start <= MOST and not again else own


def _again(desk: Desk, finding: OccurrenceFinding, end: int) -> bool:
    """Whether the words would run on to where else such a thing is to be: "due in X, is moved to Y"."""
    for other in desk.readings[finding.report].findings:
        if isinstance(other, OccurrenceFinding) and other.kind == finding.kind and other.place in desk.findings:
            place = desk.findings[other.place]
            if place.start == other.trigger_start and finding.end <= place.start < end:
                return True
    return False


class _Extent:
    """The tokens of one finding's sentence, those it covers (`base`), and those that belong to them (`members`)."""

    def __init__(self, parse: Parse, text: str, finding: OccurrenceFinding, *, language: str | None) -> None:
        self.parse, self.text, self.finding, self.language = parse, text, finding, language
        self.base = _covered(parse, finding.start, finding.end)
        words = _covered(parse, finding.trigger_start, finding.trigger_end)
        number = parse.sentence[self.base[0]] if self.base else -1
        self.first, self.last = bisect_left(parse.sentence, number), bisect_right(parse.sentence, number)
        self.below: dict[int, list[int]] = {}
        for at in range(self.first, self.last):
            self.below.setdefault(parse.head[at], []).append(at)
        self.members: set[int] = set(self.base)
        top = next((at for at in words if parse.head[at] not in words), -1)
        self.verbs = self._verbs(top) if top >= 0 else set[int]()
        self._gather(self.verbs)

    def bounds(self) -> tuple[int, int]:
        """Where the words begin and end: the finding's, and what belongs to them without a gap."""
        first, last = self.base[0], self.base[-1]
        while (before := self._next(first, -1)) is not None:
            first = before
        while (behind := self._next(last, 1)) is not None:
            last = behind
        while first < self.base[0] and self._joins(first):
            first += 1
        while last > self.base[-1] and (shorter := self._shorter(last)) is not None:
            last = shorter
        start, end = min(self.finding.start, self.parse.start[first]), max(self.finding.end, self.parse.end[last])
        return start, self._closed(start, self._rest(end))

    def _rest(self, end: int) -> int:
        """The end moved behind a short rest that holds the verb still wanting ("… am Montag wieder aufgenommen")."""
        rest = [at for at in range(self.first, self.last) if self.parse.start[at] >= end]
        while rest and self.parse.upos[rest[-1]] == "PUNCT":
            rest.pop()
        if not rest or self.parse.upos[rest[0]] in ("CCONJ", "SCONJ", "PART"):
            return end  # another thing is told
        if self.parse.end[rest[-1]] - end > REST or any(self.parse.upos[at] == "PUNCT" for at in rest):
            return end
        return self.parse.end[rest[-1]] if any(self.parse.upos[at] in VERBAL for at in rest) else end

    def _closed(self, start: int, end: int) -> int:
        """The end moved behind the mark that closes what the words have opened, where it is near."""
        for opening, closing in MARKS:
            held = self.text[start:end]
            left = (
                held.count(opening) % 2 if opening in closing else held.count(opening) - sum(map(held.count, closing))
            )
            found = re.match(rf"[^{closing}\n]{{0,{NEAR}}}[{closing}]", self.text[end:]) if left > 0 else None
            end += found.end() if found else 0
        return end

    def own_clause(self) -> int | None:
        """Where the clause of the verb that tells it begins, with its subject; None where it has neither."""
        telling = sorted(at for at in self.verbs if self._verbal(at))
        above = [at for top in self.verbs for at in self._up(top) if self._verbal(at)]
        for verb in telling or above[:1]:
            begin = [child for child in self.below.get(verb, ()) if self._base(child) in BEGIN]
            if any(self._base(child) in ROLES for child in begin) or self._base(verb) == "conj":
                return self.parse.start[min([verb, *(min(self._all(child)) for child in begin)])]
        return None

    def _next(self, at: int, step: int) -> int | None:
        """The member next to a token, past marks."""
        at += step
        while self.first <= at < self.last and self._word(at) not in STOPS:
            if at in self.members:
                return at
            if self.parse.upos[at] != "PUNCT":
                return None
            at += step
        return None

    def _shorter(self, last: int) -> int | None:
        """The token to end with instead of a mark, a joining word or a clause that is only added; None: as it is."""
        if self._joins(last):
            return last - 1
        for at in self._up(last):
            if self.parse.deprel[at] == "acl:relcl":
                first = min(self._all(at))
                if first > self.base[-1] and "," in (self._word(first - 1), self._word(first)):
                    return first - 1
        return None

    def _joins(self, at: int) -> bool:
        """Whether a token only ties its words to others: a mark, a joining word, a relative word."""
        relative = "PronType=Rel" in self.parse.feats[at] or "PronType=Int" in self.parse.feats[at]
        return (self.parse.upos[at] in JOINING and self._word(at) not in CLOSING) or relative

    def _word(self, at: int) -> str:
        return self.text[self.parse.start[at] : self.parse.end[at]]

    def _base(self, at: int) -> str:
        return self.parse.deprel[at].partition(":")[0]

    def _verbal(self, at: int) -> bool:
        return self.parse.upos[at] in VERBAL

    def _up(self, at: int) -> list[int]:
        found = [at]
        while self.parse.head[found[-1]] >= 0 and len(found) < self.last - self.first:
            found.append(self.parse.head[found[-1]])
        return found

    def _verbs(self, top: int) -> set[int]:
        """The verbs whose clause tells the occurrence: its own, or the one that a noun is subject or object of."""
        found, at = {top}, top
        for _ in range(UP):
            above = self.parse.head[at]
            governed = self._base(at) in ROLES if at == top and not self._verbal(top) else self._base(at) == "xcomp"
            if above < 0 or not governed:
                break
            found.add(above)
            at = above
        return found

    def _gather(self, verbs: set[int]) -> None:
        """Fills the members: the verbs' clauses, the phrases begun and the relative clauses begun, each whole."""
        for verb in verbs:
            self.members.add(verb)
            for child in self.below.get(verb, ()):
                if self._base(child) in OWN:
                    self.members |= self._all(child)
            for beside in (verb, self.parse.head[verb]):
                for child in self.below.get(beside, ()) if beside >= 0 else ():
                    self.members |= self._all(child) if self._agreed(verb, child) else set()
        for at in self.base:
            self._phrase(at)
            for above in self._up(at):
                if self.parse.deprel[above] == "acl:relcl":
                    self.members |= self._all(above)

    def _all(self, top: int) -> set[int]:
        """A token with all that hangs on it, save another sentence set beside it or joined to it."""
        found, open_ = {top}, [top]
        while open_:
            children = [child for child in self.below.get(open_.pop(), ()) if not self._another(child)]
            found.update(children)
            open_ += children
        return found

    def _agreed(self, verb: int, at: int) -> bool:
        """Whether an infinitive tells what was agreed though it hangs on the verb as if beside it ("agreed, to …")."""
        joined = any(self._base(child) == "cc" for child in self.below.get(at, ()))
        infinite = ["VerbForm=Inf" in self.parse.feats[one].split("|") for one in (verb, at)]
        return at > verb and self._base(at) == "conj" and infinite == [False, True] and not joined

    def _another(self, at: int) -> bool:
        """Whether a clause tells another thing: one with its own subject, or a second thing agreed ("… and to …")."""
        if self._base(at) != "conj" or not self._verbal(at):
            return self._base(at) in BESIDE
        children = self.below.get(at, ())
        second = first_word("joined", self.text[self.parse.start[min([at, *children])] :][:AHEAD], self.language)
        return any(self._base(child) in ("nsubj", "csubj") for child in children) or bool(second and not second[1])

    def _phrase(self, at: int) -> None:
        """Takes the phrase that a covered noun stands in: up to its head, and what that carries."""
        while not self._verbal(at) and self._base(at) in INSIDE and not self._verbal(self.parse.head[at]):
            at = self.parse.head[at]
        if not self._verbal(at):
            self._carried(at)

    def _carried(self, at: int) -> None:
        self.members.add(at)
        for child in self.below.get(at, ()):
            if self.parse.deprel[child] in ("acl", "advmod"):
                self.members |= self._all(child)
            elif self._of_phrase(child):
                self._carried(child)

    def _of_phrase(self, child: int) -> bool:
        relation = self.parse.deprel[child]
        apart = (relation == "conj" and self._verbal(child)) or (relation == "appos" and self._pronoun(child))
        return self._base(child) in PHRASE and relation != "acl:relcl" and not apart

    def _pronoun(self, at: int) -> bool:
        return self.parse.upos[at] == "PRON"


def _covered(parse: Parse, start: int, end: int) -> list[int]:
    """The tokens that a span touches, in order."""
    return list(range(bisect_right(parse.end, start), bisect_left(parse.start, end)))
