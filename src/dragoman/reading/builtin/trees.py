"""A passage's dependency tree over the reader's own tokens: who hangs on what, and by which relation.

Relations are those of Universal Dependencies (de Marneffe et al. 2021). The parser's tokens and the reader's differ in
marks, clitics and figures; a reader's token stands where the topmost of the parser's tokens under it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from dragoman.languages.parser import SentenceParse
from dragoman.reading.builtin.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
OBJECTS = frozenset({"obj", "iobj"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:tmod", "obl:arg", "obl:mod", "nmod", "nmod:poss"})
CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"})
"""Relations whose dependent heads a clause of its own."""
SAME_NAME = frozenset({"flat", "compound", "fixed", "appos", "goeswith"})
_WEIGHTY = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "ccomp", "xcomp", "advcl", "acl", "aux", "csubj"})
_LEAVES = frozenset({"case", "det", "mark", "cc", "aux", "punct", "discourse"})
VERBS = frozenset({"VERB", "AUX"})


class Tree:
    """Heads, relations, parts of speech and features by token index; the head of a root is -1."""

    def __init__(self, parse: SentenceParse, tokens: Sequence[Token]) -> None:
        over, under = _aligned(parse, tokens)
        self.head = tuple(_head(parse, over, under=under[index], at=index) for index in range(len(tokens)))
        tops = [_top(parse, mine) for mine in under]
        self.relation = tuple(parse.deprel[top] if top >= 0 else "dep" for top in tops)
        self.upos = tuple(parse.upos[top] if top >= 0 else "X" for top in tops)
        self.feats = tuple(parse.feats[top] if top >= 0 else "_" for top in tops)
        self.entity = tuple(parse.entity[top] if top >= 0 else "O" for top in tops)
        self.head, self.relation = _told_behind_a_colon(self.head, self.relation, self.upos, tokens)
        self.head = _without_circles(_mended(self.head, self.relation, self.upos))
        for at in [at for at in range(len(tokens)) if self._joins_the_main_verb(at, tokens)]:
            self.head = (*self.head[:at], self.head[self.head[at]], *self.head[at + 1 :])

    def __len__(self) -> int:
        return len(self.head)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each token, left to right."""
        found: list[list[int]] = [[] for _ in self.head]
        for index, head in enumerate(self.head):
            if head >= 0:
                found[head].append(index)
        return tuple(map(tuple, found))

    def base(self, index: int) -> str:
        """The relation without its subtype."""
        return self.relation[index].partition(":")[0]

    def is_verb(self, index: int) -> bool:
        """Whether a token is a verb or an auxiliary."""
        return self.upos[index] in VERBS

    def has(self, index: int, feature: str) -> bool:
        """Whether a token has a feature ("VerbForm=Inf")."""
        return feature in self.feats[index].split("|")

    def top(self, first: int, last: int) -> int:
        """The token of [first, last) that carries the others: its head lies outside."""
        able = (at for at in range(first, last) if not first <= self.head[at] < last)
        return next(able, first)

    def up(self, index: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        at = self.head[index]
        while at >= 0:
            yield at
            at = self.head[at]

    def of(self, index: int, relations: frozenset[str] | tuple[str, ...]) -> list[int]:
        """The dependents of a token by some relations, with or without subtype."""
        return [
            child for child in self.children[index]
            if self.relation[child] in relations or self.base(child) in relations
        ]  # fmt: skip

    def below(self, index: int) -> set[int]:
        """A token with all that hangs on it."""
        found, open_ = {index}, [index]
        while open_:
            children = self.children[open_.pop()]
            found.update(children)
            open_ += children
        return found

    def clause(self, index: int) -> int:
        """The token that heads the clause a token stands in."""
        at = index
        while self.head[at] >= 0 and not self._heads_clause(at):
            at = self.head[at]
        return at

    def sentence(self, index: int) -> int:
        """The token that heads the clause a token stands in, infinitives counted to the verb that governs them."""
        at = self.clause(index)
        while self.relation[at] == "xcomp" and self.head[at] >= 0:
            at = self.clause(self.head[at])
        return at

    def _heads_clause(self, index: int) -> bool:
        relation = self.relation[index]
        return relation in CLAUSES or (relation == "conj" and self.is_verb(index))

    def _joins_the_main_verb(self, at: int, tokens: Sequence[Token]) -> bool:
        """ "Denied that it had been full, and rejected …": a finite verb behind a comma joins the main one."""
        within, small = self.head[at], [n for n, head in enumerate(self.head) if head == at]
        if self.relation[at] != "conj" or within < 0 or self.relation[within] != "ccomp" or not self.is_verb(at):
            return False
        own = any(self.base(n) in ("aux", "mark", "nsubj", "cop") for n in small)
        closed = any(self.relation[n] == "cc" and "," in tokens[n].gap for n in small)
        helped = {self.relation[n] for n, head in enumerate(self.head) if head == within and self.base(n) == "aux"}
        active = "aux:pass" in helped and any(self.relation[n] == "obj" for n in small)
        finite = bool(helped) and self.has(at, "VerbForm=Fin")
        return closed and not own and (active or finite) and self.head[within] >= 0

    def case(self, index: int) -> list[int]:
        """The prepositions and postpositions of a token, left to right."""
        return self.of(index, ("case",))


def _mended(head: Sequence[int], relation: Sequence[str], upos: Sequence[str]) -> tuple[int, ...]:
    """Heads with two slips of a parser set right: nothing of weight hangs on a small word, no subject on an adverb."""
    mended = list(head)
    for at, above in enumerate(head):
        weighty = relation[at].partition(":")[0] in _WEIGHTY
        subject = relation[at] in SUBJECTS
        while above >= 0 and weighty and _carries_nothing(relation[above], upos[above], subject=subject):
            above = head[above]
        mended[at] = above
    return tuple(mended)


def _told_behind_a_colon(
    head: tuple[int, ...], relation: tuple[str, ...], upos: Sequence[str], tokens: Sequence[Token]
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """What begins a headline's clause behind a colon is its subject, not what the words before the colon are called.

    "Shipwreck off Lima: Peru and Chile agree": the verb has no other subject and stands beside the same words.
    """
    heads, relations = list(head), list(relation)
    for at, above in enumerate(head):
        if relation[at] != "appos" or not tokens[at].gap.rstrip().endswith(":"):
            continue
        verbs = (n for n in range(at + 1, len(head)) if head[n] == above and relation[n] == "parataxis")
        verb = next((n for n in verbs if upos[n] in VERBS), None)
        if verb is not None and not any(head[n] == verb and relation[n] in SUBJECTS for n in range(len(head))):
            heads[at], relations[at] = verb, "nsubj"
    return tuple(heads), tuple(relations)


def _without_circles(head: Sequence[int]) -> tuple[int, ...]:
    """Heads with every circle opened at its first token: two cuts of one text may make tokens hang on each other."""
    opened = list(head)
    for start in range(len(opened)):
        seen, at = {start}, opened[start]
        while at >= 0 and at not in seen:
            seen.add(at)
            at = opened[at]
        if at == start:
            opened[start] = -1
    return tuple(opened)


def _carries_nothing(relation: str, upos: str, *, subject: bool) -> bool:
    small = relation.partition(":")[0] in _LEAVES and upos not in ("NOUN", "PROPN", "VERB", "NUM", "PRON")
    return small or (subject and upos in ("ADV", "ADJ") and relation in ("advmod", "compound:prt", "amod"))


def _aligned(parse: SentenceParse, tokens: Sequence[Token]) -> tuple[list[int], list[list[int]]]:
    """(reader's token of each parser's token or -1, parser's tokens of each reader's token)."""
    over, under = [-1] * len(parse.tokens), [list[int]() for _ in tokens]
    at = 0
    for index, token in enumerate(tokens):
        while at < len(parse.tokens) and parse.tokens[at].end <= token.start:
            at += 1
        look = at
        while look < len(parse.tokens) and parse.tokens[look].start < token.end:
            under[index].append(look)
            if over[look] < 0:
                over[look] = index
            look += 1
    return over, under


def _top(parse: SentenceParse, mine: Sequence[int]) -> int:
    """The topmost of some parser's tokens, -1 if there is none; a mark only where there is nothing else."""
    words = [at for at in mine if parse.upos[at] != "PUNCT"] or list(mine)
    return next((at for at in words if parse.head[at] not in mine), words[0] if words else -1)


def _head(parse: SentenceParse, over: Sequence[int], *, under: Sequence[int], at: int) -> int:
    """The reader's token that a reader's token hangs on; what lies between (marks) is climbed over."""
    top = _top(parse, under)
    above = parse.head[top] if top >= 0 else -1
    while above >= 0 and over[above] in (-1, at):
        above = parse.head[above]
    return over[above] if above >= 0 else -1
