"""Who stands beside a verb or a noun in its tree: subjects, objects, obliques by their prepositions, possessors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.reading.builtin.lexicon import Lexicon
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.trees import OBJECTS, OBLIQUES, SAME_NAME, SUBJECTS, Tree

_PLACELESS = frozenset({"flat", "compound", "dep", "nmod", "list", "vocative", "dislocated", "obl", "root", "obl:tmod"})


class Arguments:
    """The names of one passage by the places they take in its tree."""

    def __init__(self, marked: Marked, named: Sequence[Named], tree: Tree) -> None:
        self.marked, self.tree = marked, tree
        self.holders: dict[int, list[Named]] = {}
        for item in sorted(named, key=_width):
            for at in range(*_span(item)):
                self.holders.setdefault(at, []).append(item)

    def node(self, item: Named) -> int:
        """The token that carries a name."""
        return self.tree.top(*_span(item))

    def at(self, token: int) -> Named | None:
        """The name a token carries, the widest; else the one that only stands in its phrase as its name."""
        here = self.holders.get(token, [])
        whole = [item for item in here if self.node(item) == token]
        if whole or here:
            return min(whole or here, key=lambda item: (item.finding.kind != "person", -_width(item)))
        beside = (self.at(child) for child in self.tree.children[token] if self.tree.base(child) in SAME_NAME)
        return next((item for item in beside if item and not self._followed(item, token)), None)

    def _followed(self, item: Named, token: int) -> bool:
        """ "Lind supporters": the name only says whose they are."""
        person = item.finding.kind == "person" and _span(item)[1] <= token
        return person and self.tree.upos[token] == "NOUN" and self.tree.has(token, "Number=Plur")

    def named(self, tokens: Iterable[int]) -> list[Named]:
        """The names that some argument tokens carry, each with those joined to it by "and"."""
        found: list[Named] = []
        for token in tokens:
            for at in self._joined(token):
                item = None if at != token and self.tree.is_verb(at) else self._person(self.at(at), at)
                if item is not None and item not in found:
                    found.append(item)
        return found

    def _person(self, item: Named | None, token: int) -> Named | None:
        """ "The minister of X, honourable Mrs Y": whom an apposition names, where a title alone stands for him."""
        if item is None or not item.finding.description or item.finding.refers:
            return item
        open_, names = [token], []
        while open_:
            inner = self.tree.of(open_.pop(), ("appos", "flat"))
            names += [one for at in inner for one in self.holders.get(at, []) if one.finding.kind == "person"]
            open_ += inner
        return next((one for one in names if not one.finding.description), item)

    def _joined(self, token: int) -> list[int]:
        """A token and what "and" joins to it or to the rest of its name, left to right."""
        found, open_ = [token], [token]
        while open_:
            for child in self.tree.children[open_.pop()]:
                if self.tree.relation[child] == "conj":
                    found.append(child)
                if self.tree.relation[child] == "conj" or self.tree.base(child) in SAME_NAME:
                    open_.append(child)
        return sorted(found)

    def subjects(self, verb: int, *, depth: int = 0) -> list[int]:
        """The subject tokens of a verb; one shared with, controlled by or modified in another clause counts too."""
        tree = self.tree
        own = [self.antecedent(token, verb) for token in tree.of(verb, SUBJECTS)]
        own = own or [at for at in tree.of(verb, ("expl",)) if self.marked.words.pronouns.has(self.marked.tokens[at])]
        own = own or self._misread_subject(verb)
        head, relation = tree.head[verb], tree.relation[verb]
        if own or head < 0 or depth > 6:
            return own
        if relation == "conj":  # a second "that" begins anew
            return [] if tree.of(verb, ("mark",)) else self.subjects(head, depth=depth + 1)
        if relation == "xcomp":
            return tree.of(head, OBJECTS) or self.subjects(head, depth=depth + 1)
        if relation == "advcl" and not tree.has(verb, "VerbForm=Fin"):
            return self.subjects(head, depth=depth + 1)
        if relation in ("acl", "amod", "acl:relcl") and not self._relative(verb):
            return [self._same(head)]
        return []

    def objects(self, verb: int) -> list[int]:
        """The object tokens of a verb; of a relative clause what it hangs on, where its pronoun is the object."""
        misread = self._misread_subject(verb)
        return [self.antecedent(token, verb) for token in self.tree.of(verb, OBJECTS) if token not in misread]

    def _misread_subject(self, verb: int) -> list[int]:
        """ "…, das Gericht habe die Klage abgewiesen": of two objects without a subject the one before the helper."""
        tree = self.tree
        objects, helpers = tree.of(verb, ("obj",)), tree.of(verb, ("aux",))
        nouns = [at for at in objects if tree.upos[at] in ("NOUN", "PROPN") and not tree.case(at)]
        if len(nouns) < 2 or tree.of(verb, SUBJECTS) or not helpers:
            return []
        return nouns[:1] if nouns[0] < helpers[0] < nouns[1] else []

    def obliques(self, head: int, words: Sequence[str] | Lexicon) -> list[int]:
        """Tokens that hang on a head with one of some words before them ("with X", "zwischen X und Y")."""
        return [child for child in self.tree.of(head, OBLIQUES) if self.led_by(child, words)]

    def led_by(self, token: int, words: Sequence[str] | Lexicon) -> bool:
        """Whether one of some prepositions stands before a token's phrase."""
        tokens = self.marked.tokens
        cases = [at for at in self.tree.case(token) if at < token]
        if isinstance(words, Lexicon):
            return any(words.has(tokens[at]) for at in cases)
        return any(tokens[at].folded in words for at in cases)

    def free(self, item: Named) -> bool:
        """Whether a name has no place of its own in the tree: a slip of the parser ("on Tuesday | Chancellor …")."""
        node = self.node(item)
        apart = "," in self.marked.tokens[_span(item)[0]].gap or self.tree.head[node] in self.marked.offices
        whose = self.tree.head[node] >= 0 and self._followed(item, self.tree.head[node])
        return not (whose or self.tree.case(node)) and (
            self.tree.relation[node] in _PLACELESS or (self.tree.relation[node] == "appos" and not apart)
        )

    def beside(self, first: int, last: int) -> list[Named]:
        """The free names between two tokens, in order."""
        items = {at: item for at in range(first, last) for item in self.holders.get(at, []) if _span(item)[0] == at}
        return [item for _, item in sorted(items.items()) if self.free(item)]

    def antecedent(self, token: int, verb: int) -> int:
        """What a relative pronoun stands for; any other token itself."""
        tree = self.tree
        clause = verb
        while tree.relation[clause] in ("xcomp", "conj") and tree.head[clause] >= 0:
            clause = tree.head[clause]
        relative = tree.upos[token] in ("PRON", "DET") and not tree.has(token, "Person=3")
        if relative and tree.relation[clause].startswith("acl") and token < verb:
            return self._same(tree.head[clause])
        return token

    def _same(self, token: int) -> int:
        """Who a predicate noun is said to be ("she is the first minister who …"), else the noun itself."""
        subjects = self.tree.of(token, ("nsubj",)) if self.tree.of(token, ("cop",)) else []
        return subjects[0] if subjects else token

    def _relative(self, verb: int) -> bool:
        """Whether a relative clause has a pronoun of its own that is not its subject ("the man whom police freed")."""
        return self.tree.relation[verb] == "acl:relcl" and any(
            self.tree.upos[child] == "PRON" and child < verb for child in self.tree.children[verb]
        )


def _span(item: Named) -> tuple[int, int]:
    mention = item.mention
    return min(mention.left, mention.first), max(mention.right, mention.last)


def _width(item: Named) -> int:
    first, last = _span(item)
    return last - first
