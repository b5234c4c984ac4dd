"""All that was seen in one passage, by token: what the occurrence reader draws parties, times and places from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from dragoman.languages.parser import SentenceParse
from dragoman.reading.builtin.arguments import Arguments
from dragoman.reading.builtin.clauses import clause_bounds, clause_of
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.saying import saying_words
from dragoman.reading.builtin.scope import Scopes
from dragoman.reading.builtin.tokens import Token
from dragoman.reading.builtin.trees import Tree
from dragoman.reading.builtin.triggers import Trigger, find_triggers, trigger_words
from dragoman.record.reading import PlaceFinding, QuantityFinding, TimeFinding
from dragoman.record.values import Duration


class Seen(Struct, frozen=True):
    """A time, place or quantity over tokens [first, last) of a passage."""

    first: int
    last: int
    finding: TimeFinding | PlaceFinding | QuantityFinding
    attach: str = "other"
    noun: int = -1


class Scene:
    """One passage with its names, times, places, quantities, clauses and triggers."""

    def __init__(
        self, marked: Marked, named: Sequence[Named], *,
        seen: Sequence[Seen], outside: Callable[[int], bool], before: Sequence[Named] = (),
    ) -> None:  # fmt: skip
        self.recent: frozenset[str] = frozenset()
        self.lately_told: frozenset[str] = frozenset()
        self.told: frozenset[str] = frozenset()
        self.lately: Sequence[Named] = ()
        self.spoken: Named | None = None
        self.before = [item for item in before if item.finding.kind == "person"]
        self.marked = marked
        self.tokens = marked.tokens
        self.words = trigger_words(marked.words.code)
        sources = _sources(marked, named)
        self.named = sorted(
            (item for item in named if item.mention.head != "media" and item.finding.id not in sources),
            key=lambda item: item.mention.first,
        )
        own = {at for item in named for at in range(item.mention.first, item.mention.last)}
        dated = (item for item in seen if isinstance(item.finding, TimeFinding))
        self.times = [item for item in dated if item.first not in own]  # "the association 17 March" is no day
        places = (item for item in seen if isinstance(item.finding, PlaceFinding))
        self.places = sorted(places, key=lambda item: item.first)
        self.quantities = [item for item in seen if isinstance(item.finding, QuantityFinding)]
        self.clauses = clause_bounds(marked, named, self.words["boundary"])
        self.tree = marked.tree or Tree(SentenceParse(), marked.tokens)
        self.arguments = Arguments(marked, self.named, self.tree)
        saying = saying_words(marked.words.code).verbs
        self.scopes = Scopes(
            marked, self.tree, saying=saying, phases=self.words["phase"], purpose=self.words["purpose"]
        )
        inside = {at for item in named for at in range(item.mention.left, item.mention.right)}
        self.triggers = [
            trigger
            for trigger in find_triggers(marked)
            if trigger.index not in inside and outside(self.tokens[trigger.index].start)
        ]

    def clause(self, index: int) -> tuple[int, int]:
        """The clause a token stands in."""
        return clause_of(self.clauses, index)

    def node(self, trigger: Trigger) -> int:
        """The token that carries a trigger; a small word ("due" in "due in Oslo") stands for what it hangs on."""
        at = self.tree.top(trigger.index, trigger.index + trigger.length)
        small = ("case", "cop", "aux", "mark")
        while trigger.how != "noun" and self.tree.relation[at] in small and self.tree.head[at] >= 0:
            at = self.tree.head[at]
        return at

    def reach(self, trigger: Trigger) -> list[tuple[int, int]]:
        """Where something is said of a noun: its clause, past "…, planned for Sunday, was called off", past "wo …"."""
        clause = self.clause(trigger.index)
        found = [clause]
        following = self.next_clause(clause)
        while following is not None:
            if any(following[0] <= other.index < following[1] for other in self.triggers if other.kind == trigger.kind):
                break
            opening = self.tokens[following[0]]
            known = any(self.words[name].has(opening) for name in ("passive", "auxiliary", "relative"))
            if known or self.words.status.at(self.tokens, following[0]) is not None:
                found.append(following)
            elif not self.words["where"].has(opening):
                break
            following = self.next_clause(following)
        return found

    def next_clause(self, clause: tuple[int, int]) -> tuple[int, int] | None:
        """The clause after a clause."""
        at = self.clauses.index(clause) + 1
        return self.clauses[at] if at < len(self.clauses) else None

    def parties(self, first: int, last: int, *, kinds: tuple[str, ...] = ("person",)) -> list[Named]:
        """Who is named between two tokens, in order."""
        return [
            item
            for item in self.named
            if first <= item.mention.first and item.mention.last <= last and item.finding.kind in kinds
        ]

    def acting(self, found: Sequence[Named], verb: int) -> list[Named]:
        """Without those who only say what the clause tells ("police said 300 people marched")."""
        words = saying_words(self.marked.words.code)
        return [
            item
            for item in found
            if not any(
                words.verbs.at(self.tokens, at) is not None
                for at in range(item.mention.right, min(item.mention.right + 2, verb))
            )
        ]

    def any_parties(self, first: int, last: int) -> list[Named]:
        """Persons between two tokens; else states and bodies; else people told by what they are."""
        return (
            self.parties(first, last)
            or self.parties(first, last, kinds=("state", "organization"))
            or self.parties(first, last, kinds=("unnamed",))
        )

    def before_noun(self, trigger: Trigger) -> int:
        """First token of the noun's own phrase: its adjectives and determiner."""
        at = trigger.index
        while at > 0 and self.tokens[at].gap in (" ", "-") and trigger.index - at < 5:
            token = self.tokens[at - 1]
            skipped = next((item.first for item in self.times if item.last == at), None)
            if skipped is not None:
                # "his planned Sunday visit", "seinen für Sonntag geplanten Besuch"
                at = skipped - (skipped > 0 and self.words["not_when"].has(self.tokens[skipped - 1]))
                at -= at > 0 and self.words["before"].has(self.tokens[at - 1])
                continue
            if any(item.mention.last == at for item in self.named):
                break
            if self.words["definite"].has(token) or self.marked.words.indefinite.has(token):
                return at - 1
            stopping = self.words["preposition"].has(token) or self.words["boundary"].has(token)
            if stopping or (token.capital and at - 1 > 0 and not token.text[0].isdigit()):
                break
            at -= 1
        return at

    def measured(self, trigger: Trigger) -> bool:
        """Whether the clause tells how long it was: "after seven hours of talks", "a 48-hour strike"."""
        begin, behind = self.before_noun(trigger), trigger.index + trigger.length
        return any(
            isinstance(item.finding, QuantityFinding)
            and isinstance(item.finding.value, Duration)
            and (begin <= item.first < behind or item.first <= begin <= item.last + 1)
            for item in self.quantities
        )

    def after_preposition(self, item: Named) -> bool:
        """Whether a preposition stands before a name: then it is no subject."""
        left = min(item.mention.left, item.mention.first)
        if left < item.mention.first and self.words["preposition"].has(self.tokens[left]):
            return True  # "du ministre", "al ministro": article and preposition in one
        return any(
            self.words["preposition"].has(self.tokens[at]) and self.tokens[at + 1].gap == " "
            for at in range(max(0, left - 1), left)
        ) or (
            left > 1
            and self.words["definite"].has(self.tokens[left - 1])
            and self.words["preposition"].has(self.tokens[left - 2])
        )

    def after_any(self, item: Named, words: Sequence[str]) -> bool:
        """Whether one of some words stands before a name, articles and adjectives aside."""
        left = min(item.mention.left, item.mention.first)
        if left < item.mention.first and self.tokens[left].folded in words:
            return True  # "al ministro"
        at = left
        while at > 0 and left - at < 3 and self.tokens[at].gap == " ":
            at -= 1
            if self.tokens[at].folded in words:
                return True
            if self.tokens[at].capital:
                break
        return False

    def asserted(self, begin: int) -> bool:
        """ "After the talks", "während des Besuchs": what something else is placed by took place."""
        for length in (5, 4, 3, 2, 1):
            at = begin - length
            match = self.words["asserting"].at(self.tokens, at) if at >= 0 else None
            if match and match.length == length:
                return True
        return begin < len(self.tokens) and self.words["asserting"].at(self.tokens, begin) is not None

    def located(self, item: Seen) -> bool:
        """Whether a place is told as where something is: after "in", "near", "to" …"""
        near = range(max(0, item.first - 5), item.first)
        cases = self.tree.case(self.tree.top(item.first, item.last))
        return any(self.words["to"].has(self.tokens[at]) for at in cases if at < item.first) or any(
            self.words["to"].has(self.tokens[at])
            and all(self.tokens[later].gap == " " for later in range(at + 1, item.first + 1))
            and not any(self._finite(later) for later in range(at + 1, item.first))
            and not any(
                self.words["preposition"].has(self.tokens[later]) and not self._of_spot(later)
                for later in range(at + 1, item.first)
            )
            for at in near
        )

    def _finite(self, at: int) -> bool:
        return self.tree.upos[at] == "AUX" or self.tree.has(at, "VerbForm=Fin")

    def _of_spot(self, at: int) -> bool:
        """The "of" of "the port of X", "the coast of X"."""
        before = self.tokens[at - 1] if at else None
        return before is not None and (self.words["facility"].has(before) or self.words["spot"].has(before))

    def owned(self, trigger: Trigger) -> bool:
        """Whether somebody is told whose it is ("Okoye's visit", "der Besuch von Okoye")."""
        begin = self.before_noun(trigger)
        behind = trigger.index + trigger.length
        possessor = any(
            item.mention.right <= trigger.index and trigger.index - item.mention.right <= 3
            and self.tokens[item.mention.last - 1].possessive
            for item in self.named
        )  # fmt: skip
        linked = behind < len(self.tokens) and self.words["genitive"].has(self.tokens[behind])
        genitive = any(
            item.finding.kind == "person"
            and (item.mention.left == behind or (linked and item.mention.left - behind <= 3))
            for item in self.named
            if item.mention.left >= behind
        )
        return possessor or genitive or self.words["possessive"].has(self.tokens[begin])

    def invited(self, trigger: Trigger) -> bool:
        """Whether somebody is invited to it in the same clause."""
        clause = self.clause(trigger.index)
        return any(o.kind == "invitation" and clause[0] <= o.index < trigger.index for o in self.triggers)

    def ranked(self, trigger: Trigger) -> bool:
        """ "The visit is the first since 2018" tells that it takes place; "the first visit" ranks it too."""
        last = min(self.clause(trigger.index)[1], trigger.index + 7)
        return self.generic(trigger) or any(
            self.words["first"].has(self.tokens[at]) and not (self._in_name(at) or self._timed(at))
            for at in range(trigger.index + trigger.length, last)
        )

    def _in_name(self, at: int) -> bool:
        """Whether a token belongs to a name or office ("la Première ministre")."""
        return any(item.mention.left <= at < item.mention.right for item in self.named)

    def others_own(self, trigger: Trigger) -> bool:
        """ "The trip of his predecessor": told of somebody whom no name here means."""
        behind = trigger.index + trigger.length
        linked = behind < len(self.tokens) and self.words["genitive"].has(self.tokens[behind])
        near = self.tokens[behind + 1 : behind + 2]
        named = any(0 <= item.mention.left - behind <= 3 for item in self.named)
        possessive = any(
            self.words["possessive"].has(token) or self.marked.words.indefinite.has(token) for token in near
        )
        return linked and possessive and not named

    def generic(self, trigger: Trigger) -> bool:
        """ "The first visit": one of many, not one already told."""
        begin = self.before_noun(trigger)
        told = (at for at in range(begin, trigger.index) if not self._timed(at))
        return any(self.words["first"].has(self.tokens[at]) for at in told)

    def first_time(self, trigger: Trigger) -> bool:
        """ "It was the first time that a result had been annulled": what has just been told, ranked."""
        tree = self.tree
        at = self.node(trigger)
        while tree.head[at] >= 0 and tree.relation[at] in ("ccomp", "xcomp", "conj", "advcl"):
            at = tree.head[at]
        told = tree.head[at] if tree.relation[at].startswith(("acl", "csubj")) else at
        near = range(max(0, told - 2), told)
        copula = bool(tree.of(told, ("cop",)))
        return told >= 0 and copula and any(self.words["first"].has(self.tokens[by]) for by in near)

    def _timed(self, at: int) -> bool:
        """Whether a token belongs to a time ("next year")."""
        return any(item.first <= at < item.last for item in self.times)

    def definite(self, trigger: Trigger) -> bool:
        """Whether the noun is one already told ("the talks", "sein Besuch")."""
        return self.words["definite"].has(self.tokens[self.before_noun(trigger)])


def _sources(marked: Marked, named: Sequence[Named]) -> set[str]:
    """Who is told as a source ("according to the coast guard") takes no part in what is told."""
    words = trigger_words(marked.words.code)
    found = set()
    for item in named:
        left = min(item.mention.left, item.mention.first)
        for at in range(max(0, left - 5), left):
            match = words["source"].at(marked.tokens, at)
            between = marked.tokens[at + match.length : left] if match else ()
            if match and at + match.length <= left and all(_small(marked, token) for token in between):
                found.add(item.finding.id)
        right = item.mention.right
        if right < len(marked.tokens) and words["source_after"].has(marked.tokens[right]):
            found.add(item.finding.id)
    return found


def _small(marked: Marked, token: Token) -> bool:
    """A word that may stand between "according to" and the name: an article, "von", an adjective."""
    return marked.words.determiners.has(token) or marked.words.of.has(token) or marked.words.modifiers.has(token)
