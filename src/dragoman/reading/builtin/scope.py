"""What is said of a verb or noun: the words whose say reaches it through the tree (modals, negation, "planned")."""

from __future__ import annotations

from dragoman.reading.builtin.lexicon import Lexicon
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.trees import CLAUSES, SUBJECTS, Tree

_SMALL = ("aux", "aux:pass", "advmod", "mark", "compound:prt", "cop", "expl", "discourse", "cc")
_MODIFIERS = ("amod", "acl", "acl:relcl", "det", "advmod", "compound", "nmod:poss", "appos")
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "csubj", "iobj", "dislocated")


class Scopes:
    """The scopes of one passage's verbs and nouns.

    `phases`: nouns that tell a part of another ("the start of"); `purpose`: prepositions of what a verb aims at
    ("called for a strike").
    """

    def __init__(self, marked: Marked, tree: Tree, *, saying: Lexicon, phases: Lexicon, purpose: Lexicon) -> None:
        self.marked, self.tree, self.saying = marked, tree, saying
        self.phases, self.purpose = phases, purpose

    def of_verb(self, verb: int) -> set[int]:
        """A verb with its small words, those of its objects' "no", and the verbs that govern it."""
        tree = self.tree
        found = self._core(verb)
        at = verb
        while tree.head[at] >= 0:
            above, relation = tree.head[at], tree.relation[at]
            if relation == "conj" and tree.is_verb(above):
                found |= {child for child in tree.of(above, ("aux", "aux:pass")) if not self._own_auxiliary(at)}
                at = above
                continue
            if relation not in ("xcomp", "ccomp", "acl", "csubj", "csubj:pass", "obj", "advcl"):
                break
            if relation in ("ccomp", "advcl", "obj") and not self._infinitive(at):
                break
            if self.saying.has(self.marked.tokens[above]) and relation == "ccomp":
                break
            found |= self._core(above)
            if not tree.is_verb(above):  # "the plan to visit", "plans to visit were dropped"
                found |= self._governing(above)
                break
            at = above
        return found

    def of_noun(self, noun: int) -> set[int]:
        """A noun with what modifies it and, where it is the subject or object of a verb, that verb's scope."""
        tree = self.tree
        found = {noun}
        for child in tree.of(noun, _MODIFIERS):
            found |= self._core(child) if tree.is_verb(child) or tree.upos[child] == "ADJ" else {child}
            if tree.is_verb(child):
                found |= self._down(child)
        found |= set(tree.of(noun, ("cop", "aux", "mark", "case")))
        return found | self._governing(noun)

    def misread(self, noun: int) -> bool:
        """Whether the parser took a noun for a verb: it heads a clause and has no copula."""
        return self.tree.relation[noun] in CLAUSES - {"root"} and not self.tree.of(noun, ("cop",))

    def governor(self, noun: int) -> int:
        """The verb that a noun (or the phase of it that is told) is subject or object of; -1 if there is none."""
        tree = self.tree
        at = self.told_as(noun)
        head = tree.head[at]
        cases = tree.case(at) if tree.base(at) == "obl" else []
        aimed = any(self.purpose.has(self.marked.tokens[case]) for case in cases)
        bare = tree.relation[at] == "obl" and not cases and not tree.of(head, ("obj",))  # a slip for the object
        return head if head >= 0 and (tree.relation[at] in _ARGUMENTS or aimed or bare) else -1

    def told_as(self, noun: int) -> int:
        """The noun, or the phase of it that stands for it in the clause ("the start of the strike")."""
        tree, at = self.tree, noun
        while tree.head[at] >= 0:
            head, relation = tree.head[at], tree.relation[at]
            joined = relation == "conj" and not tree.is_verb(head)
            if not joined and not (tree.base(at) == "nmod" and self.phases.has(self.marked.tokens[head])):
                break
            at = head
        return at

    def _governing(self, noun: int) -> set[int]:
        verb = self.governor(noun)
        return self.of_verb(verb) | self._down(verb) if verb >= 0 else set()

    def _core(self, verb: int) -> set[int]:
        tree = self.tree
        found = {verb, *tree.of(verb, _SMALL)}
        for child in tree.of(verb, ("obj", "nsubj", "nsubj:pass", "xcomp")):
            if tree.relation[child] in ("xcomp", "obj") and (tree.upos[child] == "ADJ" or tree.is_verb(child)):
                found |= {child} if not tree.has(child, "VerbForm=Inf") else set()  # "quedaron rotas"
            elif not tree.is_verb(child):
                dets = tree.of(child, ("det",))
                bare = tree.relation[child] == "obj" and not dets and not tree.case(child)
                found |= {child} if bare else set(dets)  # "took place", "quedaron rotas"
        return found

    def _down(self, verb: int) -> set[int]:
        """The infinitives a verb governs with their small words ("is expected to take place")."""
        found: set[int] = set()
        for child in self.tree.of(verb, ("xcomp",)):
            found |= {child, *self.tree.of(child, _SMALL)} | self._down(child)
        return found

    def _infinitive(self, verb: int) -> bool:
        return not self.tree.has(verb, "VerbForm=Fin") and not self.tree.of(verb, SUBJECTS)

    def _own_auxiliary(self, verb: int) -> bool:
        return bool(self.tree.of(verb, ("aux", "aux:pass"))) or self.tree.has(verb, "VerbForm=Fin")
