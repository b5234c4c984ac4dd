"""Whose word a phrase tells: a name, the owner of an account ("a count by the police"), or a body no list knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.reading.builtin.credit_words import credit_words
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.saying import saying_words
from dragoman.reading.builtin.subjects import Subjects
from dragoman.reading.builtin.tokens import Token
from dragoman.reading.builtin.trees import Tree

OWNING = ("nmod", "nmod:poss", "compound", "appos", "flat")
"""Relations of whose an account, a toll or a short name is to its noun."""
FAR = 5


class Source(Struct, frozen=True, kw_only=True):
    """Who tells, over tokens [first, last): a name finding's id, or a phrase that no name covers.

    Of a phrase: `proper`, whether it is a name of its own ("Resca"); `office`, the id of what it tells ("police"),
    `iso`, of which state; `of`, whom it speaks for; `head`, its noun as it may be told again.
    """

    first: int
    last: int
    name: str | None = None
    proper: bool = False
    office: str | None = None
    iso: str | None = None
    of: str | None = None
    head: str | None = None
    body: bool = True
    """Whether it is a name, a body or somebody's own ("her office") rather than whoever speaks."""
    cut: int = 0
    """Letters of the last token that belong to another word ("Polizei" of "Polizeiangaben")."""


class Tellers:
    """The noun phrases of a passage as sources of a figure."""

    def __init__(self, marked: Marked, named: Sequence[Named], tree: Tree, *, bodies: Mapping[str, str]) -> None:
        self.marked, self.tree, self.tokens, self.named = marked, tree, marked.tokens, named
        self.subjects = Subjects(marked, named, tree, bodies=bodies)
        self.words, self.saying = credit_words(marked.words.code), saying_words(marked.words.code)

    def at(self, index: int) -> Source | None:
        """The source whose phrase begins at a token."""
        if index >= len(self.tokens) or self.tokens[index].gap.strip(" "):
            return None
        head = self.subjects.phrase_head(index)
        return self.of(head) if head is not None else None

    def of(self, head: int, *, teller: bool = False) -> Source | None:
        """The source that a noun tells; `teller`: a noun without a name must be one of the bodies that count."""
        item = self.subjects.name_of(head)
        if item is not None and not self._account(head):
            alias = self._alias(head) if item.finding.kind == "unnamed" else None
            if alias is not None:
                return alias if alias.name else replace(alias, office=item.finding.office)
            return self._named(item, head)
        if self._account(head):
            return self._owner(head)
        return self._nameless(head, teller=teller)

    def owner_of_toll(self, head: int) -> Source | None:
        """Whose a toll is: "the fire service's toll", "le bilan de la préfecture"."""
        return self._owner(head) if self.words.toll.at(self.tokens, head) else None

    def _named(self, item: Named, head: int) -> Source:
        """A name; one that tells more than what somebody is before one that doesn't: "the opposition Reform Party"."""
        inside = self.tree.below(head)
        near = (n for n in self.named if n.mention.left <= head < n.mention.right + 1 or n.mention.first in inside)
        close = [n for n in near if n.mention.first <= head + 4 and n.finding.kind == "organization"]
        if item.finding.kind == "unnamed" and close and not self._leads(close[0].mention.left - 1):
            item = close[0]
        mention = item.mention
        first, last = min(mention.left, mention.first), max(mention.right, mention.last)
        return Source(first=first, last=last, name=item.finding.id)

    def _account(self, head: int) -> bool:
        lists = (self.saying.accounts, self.words.toll)
        return any(words.at(self.tokens, head) is not None for words in lists)

    def _owner(self, head: int) -> Source | None:
        """The owner of an account, by name or by what it is; a compound begins with it ("Polizeiangaben")."""
        owners = [at for at in self.tree.of(head, OWNING) if at != head]
        found = [source for at in owners if (source := self.of(at, teller=True)) is not None]
        named = [source for source in found if source.name]
        return next(iter(named or found), None) or self._compound(head)

    def _compound(self, head: int) -> Source | None:
        """The body that begins a compound, told elsewhere in the report or by what the lists call it."""
        token = self.tokens[head]
        match = next((m for w in (self.saying.accounts, self.words.toll) if (m := w.at((token,), 0))), None)
        if match is None or match.form.casefold() == token.folded:
            return None
        form = token.text[: len(token.text) - len(match.form)].rstrip("-")
        bare = form.removesuffix("s")
        if known := self.subjects.bodies.get(form.casefold()) or self.subjects.bodies.get(bare.casefold()):
            return Source(first=head, last=head + 1, name=known)
        office = next((self._office(word) for word in (form, bare) if self._office(word)), None)
        if office is None:
            return None
        return Source(first=head, last=head + 1, office=office, head=bare, cut=len(token.text) - len(form))

    def _office(self, form: str) -> str | None:
        """The id of people told by what they are, by their word alone."""
        match = self.marked.words.unnamed.at((Token(0, len(form), form, form.casefold(), ""),), 0)
        return str(match.entry["id"]) if match is not None and match.form.casefold() == form.casefold() else None

    def _nameless(self, head: int, *, teller: bool) -> Source | None:
        """A noun with its article that no name covers: "the national emergency service", "der Katastrophenschutz"."""
        tokens, tree = self.tokens, self.tree
        if tree.upos[head] not in ("NOUN", "PROPN") or self._no_body(head):
            return None
        if alias := self._alias(head):
            return alias
        counts = self.words.teller.at(tokens, head) is not None
        first = self._phrase_from(head)
        owner = self.words.owner.has(tokens[first])
        proper = tree.upos[head] == "PROPN" and tokens[head].capital and not owner and not counts
        if teller and not (counts or proper or owner):
            return None
        if not (counts or proper or owner or self.marked.words.determiners.has(tokens[first])):
            return None
        last = self._past_owner(head)
        of = self._meant(first) if owner else None
        if owner and of is None:
            return None
        begins = first + (not owner and self.marked.words.determiners.has(tokens[first]))
        return Source(
            first=min(begins, head), last=last, proper=proper, office=self._kind(head), iso=self._state(head), of=of,
            head=tokens[head].folded, body=counts or proper or owner,
        )  # fmt: skip

    def _kind(self, head: int) -> str | None:
        """The id of the body that the last words up to a noun tell; None of one that only one report's words tell."""
        matches = ((at, self.words.teller.at(self.tokens, at)) for at in range(max(0, head - 2), head + 1))
        told = (match.entry.get("id") for at, match in matches if match and at + match.length == head + 1)
        kind = next((str(one) for one in told if one), None)
        return kind if kind in table("names")["bodies"]["organs"] else None

    def _state(self, head: int) -> str | None:
        """The state told in a noun's phrase: "Peru's emergency service", "US-Erdbebenwarte"."""
        for at in range(self._phrase_from(head), head + 1):
            place = self.marked.places.get(at)
            if iso := self.marked.nations.get(at) or (place.iso if place and place.kind == "country" else None):
                return iso
        return None

    def _no_body(self, head: int) -> bool:
        """Whether a noun is a pronoun, a time or a document rather than somebody."""
        token = self.tokens[head]
        place = self.marked.places.get(head)
        placed = place is not None and place.end >= token.end
        document = self.words.document.at(self.tokens, head) is not None
        return self.marked.words.pronouns.has(token) or token.text[:1].isdigit() or placed or document

    def _alias(self, head: int) -> Source | None:
        """The short name told beside a body: "the service, known as Resca", "the emergency service, Resca"."""
        for at in range(head + 1, min(len(self.tokens), head + FAR)):
            token, gap = self.tokens[at], self.tokens[at].gap.strip()
            match = self.words.alias.at(self.tokens, at)
            step = at + match.length if match else at
            near = match is not None or step == head + 1 or self.tree.head[min(step, len(self.tokens) - 1)] == head
            if step < len(self.tokens) and near and (match or gap in (",", "(")):
                name = self.tokens[step]
                ends = step + 1 >= len(self.tokens) or self.tokens[step + 1].gap.strip()[:1] in tuple(",.;:)")
                if name.capital and name.text[:1].isalpha() and ends:
                    known = next((n for n in self.named if n.mention.first <= step < n.mention.last), None)
                    if known is not None and known.finding.kind not in ("organization", "unnamed"):
                        return None
                    found = known.finding.id if known else None
                    return Source(
                        first=step, last=step + 1, name=found, proper=True, office=self._kind(head),
                        iso=self._state(head), head=self.tokens[head].folded,
                    )  # fmt: skip
            if gap not in ("", ",", "(") or (match is None and not token.capital and gap):
                return None
        return None

    def _phrase_from(self, head: int) -> int:
        """The first token of a noun's phrase."""
        at = head
        inside = self.tree.below(head)
        while at and self.tokens[at].close and at - 1 in inside and head - at < FAR and not self._leads(at - 1):
            at -= 1
        return at

    def _leads(self, at: int) -> bool:
        return self.tree.relation[at] in ("case", "mark", "cc", "punct", "fixed")

    def _past_owner(self, head: int) -> int:
        """The token behind a noun's phrase with what belongs to it close by: "direction de l'hôpital"."""
        last = head + 1
        for at in self.tree.of(head, ("nmod", "flat", "appos", "compound", "amod")):
            below = self.tree.below(at)
            close = all(self.tokens[i].close for i in range(last, max(below) + 1)) and len(below) <= FAR
            if at > head and min(below) == last and close:
                last = max(below) + 1
        return last

    def _meant(self, first: int) -> str | None:
        """Whom "her office" belongs to: the one person whom the sentence names before."""
        people = {
            item.finding.refers or item.finding.id: item.finding.form
            for item in self.named
            if item.mention.right <= first and item.finding.kind == "person" and not item.finding.description
        }
        return next(iter(people.values())) if len(people) == 1 else None


__all__ = ["Source", "Tellers"]
