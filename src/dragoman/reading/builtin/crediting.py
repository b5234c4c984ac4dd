"""Whom a passage credits, and with which of its words: sources, asides, sayings, counts, and tolls of somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dragoman.reading.builtin.credit_sources import Source, Tellers
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.trees import SUBJECTS, Tree

CLOSING = tuple(",.;:)!?–—")
PHRASE = frozenset({
    "nummod", "nmod", "obj", "obl", "iobj", "conj", "appos", "amod", "advmod", "nsubj", "flat", "dep", "xcomp",
    "compound",
})  # fmt: skip
"""Relations between a figure and the verb that it hangs on."""
SAID = ("ccomp", "parataxis")


class Credit(Struct, frozen=True, kw_only=True):
    """A source and the tokens it vouches for; of two credits the closer one holds ("the union spoke of 8,000")."""

    source: Source
    covers: frozenset[int]
    close: int


class Crediting:
    """The credits of one passage; `figures`: the tokens of each figure it tells; `outside`: of no quotation."""

    def __init__(
        self, marked: Marked, named: Sequence[Named], tree: Tree, *,
        figures: Sequence[tuple[int, int]], ranks: Sequence[tuple[int, int]] = (), bodies: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.marked, self.tree, self.tokens, self.figures = marked, tree, marked.tokens, sorted(figures)
        self.named, self.ranks = named, ranks
        self.tellers = Tellers(marked, named, tree, bodies=bodies)
        self.words, self.saying = self.tellers.words, self.tellers.saying
        self.borders = self._borders()

    def credits(self) -> list[Credit]:
        """All credits, the closest first."""
        found = [*self._counted(), *self._tolls(), *self._cued(), *self._said()]
        return sorted(found, key=lambda one: (one.close, len(one.covers), one.source.first))

    def _part(self, at: int) -> tuple[int, int]:
        """The tokens between semicolons round a token."""
        cuts = [0, *(i for i, token in enumerate(self.tokens) if ";" in token.gap), len(self.tokens)]
        first = max(cut for cut in cuts[:-1] if cut <= at)
        return first, min(cut for cut in cuts if cut > at)

    def _borders(self) -> list[int]:
        """Where a clause begins that is joined to another and tells of another actor: no credit reaches over it."""
        found = []
        for verb in range(len(self.tokens)):
            if self.tree.base(verb) != "conj" or not self.tree.is_verb(verb):
                continue
            mine, other = (self._actor_of(at) for at in (verb, self.tree.head[verb]))
            if mine and other and mine != other:
                found.append(min(at for at in self.tree.below(verb)))
        return found

    def _actor_of(self, verb: int) -> str | None:
        """The actor named as the subject of a verb."""
        subjects = self.tree.of(verb, SUBJECTS)
        item = self.tellers.subjects.name_of(subjects[0]) if subjects else None
        return (item.finding.refers or item.finding.id) if item is not None else None

    # Sources: "according to X", "nach Angaben des X", "X zufolge", "wie X mitteilte".

    def _cued(self) -> Iterator[Credit]:
        at = 0
        while at < len(self.tokens):
            found = self._cue(at)
            if found is not None:
                source, first, last = found
                yield Credit(source=source, covers=self._covered(first, last), close=1)
            at = max(at + 1, found[2] if found else 0)

    def _cue(self, at: int) -> tuple[Source, int, int] | None:
        """A source with the tokens of its cue and phrase, where a cue begins at a token (or ends, "X zufolge")."""
        tokens = self.tokens
        if (match := self.saying.asides.at(tokens, at)) and (aside := self._aside(at, match)):
            return aside
        if self.saying.after.has(tokens[at]) and at:
            source = self.tellers.of(self.tree.head[at]) if 0 <= self.tree.head[at] < at else None
            return (source, source.first, at + 1) if source else None
        lists = (self.saying.before, self.words.cue)
        match = next((found for words in lists if (found := words.at(tokens, at))), None)
        if match is None or match.entry.get("opens") or (match.entry.get("behind_comma") and "," not in tokens[at].gap):
            return None
        source = self.tellers.at(at + match.length)
        if source is None or (match.entry.get("wants_account") and not self._account(at + match.length)):
            return None
        last = max(source.last, at + match.length)
        if match.entry in self.words_of_cue and last < len(tokens):
            return None  # what another language's words were turned into is a source only at the sentence's end
        return source, at, last

    @property
    def words_of_cue(self) -> list[dict[str, object]]:
        """The entries of cues that only a translation has."""
        return [match.entry for at in range(len(self.tokens)) if (match := self.words.cue.at(self.tokens, at))]

    def _account(self, at: int) -> bool:
        head = self.tellers.subjects.phrase_head(at)
        lists = (self.saying.accounts, self.saying.voices)
        return head is not None and any(words.at(self.tokens, head) for words in lists)

    def _aside(self, at: int, match: Match) -> tuple[Source, int, int] | None:
        """ "wie der Zivilschutz am Vormittag mitteilte", "comme l'a annoncé X": a clause of its own between marks."""
        tokens, tree = self.tokens, self.tree
        if at and tokens[at].gap.strip() not in (",", '",', "–", "-"):
            return None
        behind = at + match.length
        end = next((i for i in range(behind, len(tokens)) if tokens[i].gap.strip()[:1] in tuple(",;:.")), len(tokens))
        heard = next((i for i in range(behind, end) if self.words.heard.has(tokens[i])), None)
        if heard is not None:
            source = self._heard(behind, end)
            return (source, at, end) if source else None
        verb = next((i for i in range(behind, end) if self.saying.verbs.at(tokens, i)), None)
        if verb is None:
            return None
        top = tree.top(verb, verb + 1)
        subjects = [i for i in tree.of(top, SUBJECTS) if behind <= i < end]
        source = self.tellers.of(subjects[0]) if subjects else None
        return (source, at, end) if source else None

    def _heard(self, first: int, last: int) -> Source | None:
        """Whom hearsay comes from: "wie es aus dem Ministerium hieß"."""
        heard = [match for at in range(first, last) if (match := self.words.heard.at(self.tokens, at))]
        leads = {str(word) for match in heard for word in match.entry["from"]}
        found = (self.tellers.at(at + 1) for at in range(first, last) if self.tokens[at].folded in leads)
        return next((source for source in found if source), None)

    def _covered(self, first: int, last: int) -> frozenset[int]:
        """What a source beside a clause vouches for, by where it stands."""
        tokens, last = self.tokens, self._past_bracket(last)
        begin, end = self._part(first)
        led = any(mark in tokens[first].gap for mark in ",(–")
        closed = last >= end or self._gap(last)[:1] in CLOSING or self.saying.conjunctions.has(tokens[last])
        if first - begin <= 1 and not led:
            return self._within(range(last, self._next_cue(last, end)), first)
        if closed and led:
            back = range(max([begin, *(border for border in self.borders if border <= first)]), first)
            if self._told(back):
                return self._within(range(back.start, end), first) - self._after_border(first)
            return self._within(range(last, end), first)
        narrow = self._narrow(first, begin)
        ahead = range(last, self._next_mark(last, end))
        forward = (led or bool(self.saying.verb_second)) and not closed
        if forward and self._told(ahead):
            return frozenset(ahead) | (frozenset() if led else self._subject(first, narrow))
        return frozenset(narrow)

    def _past_bracket(self, at: int) -> int:
        """Behind the short name in brackets that follows a source: "der Gewerkschaft Chemie Nord (GCN) für …"."""
        short = at + 1 < len(self.tokens) and self.tokens[at].gap.strip() == "("
        return at + 1 if short and self.tokens[at + 1].gap.strip()[:1] == ")" else at

    def _gap(self, at: int) -> str:
        """The marks before a token, without a bracket that only closes a short name."""
        gap = self.tokens[at].gap.strip()
        return gap.removeprefix(")") if at and self._past_bracket(at - 1) == at else gap

    def _subject(self, cue: int, narrow: range) -> frozenset[int]:
        """The subject before the verb that a source follows at once: "420 Beschäftigte haben nach Angaben der …"."""
        verb = cue - 1
        if verb < 0 or self.tree.upos[verb] not in ("VERB", "AUX"):
            return frozenset()
        main = self.tree.head[verb] if self.tree.upos[verb] == "AUX" and self.tree.head[verb] >= 0 else verb
        below = {at for subject in self.tree.of(main, SUBJECTS) for at in self.tree.below(subject)}
        return frozenset(below & set(narrow))

    def _after_border(self, first: int) -> frozenset[int]:
        behind = min((border for border in self.borders if border > first), default=len(self.tokens))
        return frozenset(range(behind, len(self.tokens)))

    def _within(self, covered: range, cue: int) -> frozenset[int]:
        """Tokens up to the clause of another actor."""
        stop = min((border for border in self.borders if border > cue and border in covered), default=covered.stop)
        return frozenset(range(covered.start, stop))

    def _told(self, tokens: range) -> bool:
        return any(first in tokens for first, _ in self.figures)

    def _narrow(self, first: int, begin: int) -> range:
        """From the mark, or the end of the source, before a cue that no comma leads."""
        starts = (at for at in range(first - 1, begin, -1) if self.tokens[at].gap.strip()[:1] in CLOSING)
        ends = [cue[2] for at in range(begin, first) if (cue := self._cue(at)) is not None and cue[2] <= first]
        return range(max([next(starts, begin), *ends]), first)

    def _next_mark(self, at: int, end: int) -> int:
        return next((i for i in range(at + 1, end) if self.tokens[i].gap.strip()[:1] in CLOSING), end)

    def _next_cue(self, at: int, end: int) -> int:
        return next((i for i in range(at, end) if self._cue(i) is not None and "," in self.tokens[i].gap), end)

    # Sayings whose speaker no name tells: "…, the emergency service said", "the union said 5,200 had joined".

    def _said(self) -> Iterator[Credit]:
        for at in range(len(self.tokens)):
            match = self.tellers.subjects.verb_at(at)
            if match is None or match.entry.get("stance") in ("deny", "refuse"):
                continue
            if "clause" not in match.entry.get("takes", ("quote", "clause")):
                continue
            top = self.tree.top(at, at + match.length)
            subjects = [i for i in self.tree.of(top, ("nsubj",)) if i not in range(at, at + match.length)]
            source = self.tellers.of(subjects[0]) if len(subjects) == 1 else None
            if source is not None and (covers := self._of_saying(top, source, at=at, last=at + match.length)):
                yield Credit(source=source, covers=covers, close=2)

    def _of_saying(self, top: int, source: Source, *, at: int, last: int) -> frozenset[int]:
        """What a saying verb tells: all before it where it ends its part, else the clause behind it."""
        begin, end = self._part(at)
        first = min(source.first, at)
        first = self._article(first)
        trailing = first > begin and any(mark in self.tokens[first].gap for mark in ',"')
        if trailing:
            start = max([begin, *(border for border in self.borders if border <= first)])
            return frozenset(range(start, first))
        clauses = [child for child in self.tree.of(top, SAID) if child >= last]
        covers = {i for child in clauses[:1] for i in self.tree.below(child) if last <= i < end}
        aside = {i for child in self.tree.of(top, ("advcl",)) for i in self.tree.below(child)}
        return frozenset(covers - aside)

    def _article(self, at: int) -> int:
        return at - 1 if at and self.marked.words.determiners.has(self.tokens[at - 1]) else at

    # Counts: "X counted 38 dead", "X put the magnitude at 6.9"; a toll of somebody's.

    def _counted(self) -> Iterator[Credit]:
        for at in range(len(self.tokens)):
            for match in self.words.counting.all_at(self.tokens, at):
                verb = self.tree.top(at, at + match.length)
                covers = self._hanging(verb, match, behind=at + match.length)
                source = self._counter(verb, range(at, at + match.length)) if covers else None
                if source is not None:
                    yield Credit(source=source, covers=covers, close=0)

    def _hanging(self, verb: int, match: Match, *, behind: int) -> frozenset[int]:
        """The figures that hang on a counting verb: as its object, or led by one of its prepositions."""
        leads, entry = tuple(match.entry.get("at", ())), match.entry
        tolls = any(self.words.toll.at(self.tokens, at) for at in self.tree.of(verb, ("obj", "nsubj", "nsubj:pass")))
        if entry.get("toll") and not tolls:
            return frozenset()
        found: set[int] = set()
        for first, last in self.ranks if entry.get("ranks") else self.figures:
            node = self.tree.top(first, last)
            path = self._path(node, verb)
            if path is not None and self._led(path, leads, first=first):
                found.update(range(first, last))
        return frozenset(found)

    def _path(self, node: int, verb: int) -> list[int] | None:
        """The tokens from a figure up to a verb, where nothing but phrases lies between."""
        path = [node]
        while path[-1] != verb:
            at = path[-1]
            clause = at != node and self.tree.is_verb(at) and not self.tree.has(at, "VerbForm=Part")
            if self.tree.head[at] < 0 or self.tree.base(at) not in PHRASE or clause:
                return None
            path.append(self.tree.head[at])
        return path

    def _led(self, path: Sequence[int], leads: Sequence[str], *, first: int) -> bool:
        """Whether a figure, or the first of its row, is led by one of some prepositions; without any, by none."""
        top = path[-2] if len(path) > 1 else path[-1]
        cases = [self.tokens[at].folded for node in path[:-1] for at in self.tree.case(node) if at < first]
        beside = {self.tokens[at].folded for at in range(max(0, first - 2), first)}
        if leads:
            return bool(set(leads) & ({*cases} | beside))
        return self.tree.base(top) != "obl" or not self.tree.case(top)

    def _counter(self, verb: int, words: range) -> Source | None:
        """Who counts: the subject of the verb, or the agent where it is passive."""
        at = verb
        for _ in range(3):
            subjects = [i for i in self.tree.of(at, ("nsubj",)) if i not in words]
            if subjects:  # "the opposition Reform Party": a parser's two subjects are one phrase
                return self._counting(max((i for i in subjects if i < at), default=subjects[0]))
            agents = [i for i in self.tree.of(verb, ("obl", "nmod")) if self._by(i)]
            if agents:
                return self._counting(agents[0])
            if self.tree.base(at) not in ("conj", "xcomp", "aux") or self.tree.head[at] < 0:
                return None
            at = self.tree.head[at]
        return None

    def _by(self, node: int) -> bool:
        return any(self.words.agent.has(self.tokens[at]) for at in self.tree.case(node))

    def _counting(self, head: int) -> Source | None:
        """The source that a subject tells: somebody, or whose count it is."""
        return self.tellers.owner_of_toll(head) or self.tellers.of(head, teller=True)

    def _tolls(self) -> Iterator[Credit]:
        """ "The fire service's toll rose to 31 dead, 147 injured": what hangs on the verb of somebody's toll."""
        for head in range(len(self.tokens)):
            if self.words.toll.at(self.tokens, head) is None or self.tree.base(head) != "nsubj":
                continue
            verb, source = self.tree.head[head], self.tellers.owner_of_toll(head)
            if source is None or verb < 0:
                continue
            covers = {at for first, last in self.figures if self._path(self.tree.top(first, last), verb) is not None
                      for at in range(first, last)}  # fmt: skip
            if covers:
                yield Credit(source=source, covers=frozenset(covers), close=0)


__all__ = ["Credit", "Crediting"]
