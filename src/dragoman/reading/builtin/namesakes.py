"""What leans on the names of one report: lone surnames on full names, "the ministry" on the one ministry named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from dragoman.languages.likeness import is_given_name, likeness, romanised
from dragoman.languages.words import entries, known_languages
from dragoman.ontology import table
from dragoman.reading.builtin.bodynames import PLAIN
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.persons import saying_words
from dragoman.reading.builtin.spans import Mention, mention_over
from dragoman.reading.builtin.trees import SUBJECTS, Tree


class People:
    """The persons of one report: their full names, and what their lone names lead back to."""

    def __init__(self, marked: Sequence[Marked], mentions: Sequence[Mention], *, apart: Sequence[Mention] = ()) -> None:
        self.apart = apart
        self.marked = {item.passage.index: item for item in marked}
        self.mentions = list(mentions)
        named = [m for m in mentions if m.kind == "person" and not m.description]
        self.parts: dict[str, list[Mention]] = {}
        for mention in named:
            parts = self.name_parts(mention)
            for part in parts if len(parts) >= 2 else ():
                self.parts.setdefault(part.casefold(), []).append(mention)
        self.alone = {m.form.casefold() for m in named if m.last - m.first == 1}
        self.lone: Counter[str] = Counter()
        self.borne: dict[str, list[tuple[int, int]]] = {}

    def name_parts(self, mention: Mention) -> list[str]:
        """The words of a name that are neither initials nor particles nor "Jr"."""
        tokens, suffixes = self.marked[mention.passage].tokens, self.marked[mention.passage].words.suffixes
        return [
            token.text
            for token in tokens[mention.first : mention.last]
            if token.capital and len(token.text) > 1 and token.text not in suffixes
        ]

    def lone_names(self) -> list[Mention]:
        """Single names that are part of a full name of the report, its genitive, or a slip of the pen away."""
        taken = {(m.passage, at) for m in (*self.mentions, *self.apart) for at in range(m.first, m.last)}
        found = []
        for marked in self.marked.values():
            for index, token in enumerate(marked.tokens):
                if not token.capital or (marked.passage.index, index) in taken:
                    continue
                form = self._known_form(marked, index)
                if form:
                    found.append(mention_over(marked, (index, index + 1), (index, index + 1), kind="person", head=form))
        for mention in [*self.mentions, *found]:
            if mention.kind == "person" and mention.last - mention.first == 1 and not mention.description:
                name = (mention.head or mention.form).casefold()
                self.lone[name] += 1
                self.borne.setdefault(name, []).append((mention.passage, mention.first))
        return found

    def _known_form(self, marked: Marked, index: int) -> str | None:
        token = marked.tokens[index]
        if marked.is_word(index) or index in marked.places or index in marked.organizations:
            return None
        for form in self._bases(token.folded):
            if form in self.alone or form in self.parts:
                return form
        speaks = index + 1 < len(marked.tokens) and marked.words.sayings.at(marked.tokens, index + 1) is not None
        if marked.name_like(index) and ((token.possessive and token.start > 0) or (speaks and len(token.text) >= 5)):
            return self.close_to(token.folded)
        return None

    def _bases(self, folded: str) -> list[str]:
        """A form, and what it is without the ending of a case where the language has one."""
        endings = next((marked.words.genitives for marked in self.marked.values()), ())
        return [folded, *(folded.removesuffix(ending) for ending in endings if folded.endswith(ending))]

    def close_to(self, folded: str) -> str | None:
        """The one known name part a slip of the pen away from a form; None if none or several are."""
        allowed = 1 if len(folded) < 7 else 2
        near = sorted({part for part in self.parts if len(part) >= 3 and 0 < OSA.distance(part, folded) <= allowed})
        return near[0] if len(near) == 1 and len(folded) >= 4 else None

    def _sounds_like(self, folded: str) -> str | None:
        """The one known name part that sounds nearly alike ("Mrs Jarvy" where Djarvi is known)."""
        near = sorted(
            part for part in self.parts if len(part) >= 5 and OSA.distance(romanised(part), romanised(folded)) <= 1
        )
        return near[0] if len(near) == 1 and len(folded) >= 5 else None

    def split(self, mention: Mention) -> tuple[str | None, str | None]:
        """Given name and surname: the part the report uses alone is the surname, else the last."""
        if mention.kind != "person" or mention.description:
            return None, None
        parts = self.name_parts(mention)
        if len(parts) < 2:
            return None, parts[0] if parts else mention.form
        first, last = self.lone[parts[0].casefold()], self.lone[parts[-1].casefold()]
        known = is_given_name(parts[0]) and not is_given_name(parts[-1])  # "until Camila is home"
        if len(parts) == 2 and first > last and not known:
            return parts[1], parts[0]
        return parts[0], parts[-1]

    def meant(self, mention: Mention) -> Mention | None:
        """The full name a single name stands for, the nearest told before; of namesakes only one told just before."""
        parts = self.name_parts(mention)
        if mention.kind != "person" or mention.description or len(parts) > 1:
            return None
        initial = mention.form[:1] if parts and mention.last - mention.first > 1 else ""  # "A. Lindahl"
        folded = (mention.head or (parts[0] if initial else mention.form)).casefold()
        whole = next((self.parts[form] for form in self._bases(folded) if form in self.parts), None)
        whole = [one for one in whole or () if one.form.startswith(initial)] or None
        if whole is None and not initial:
            near = self.close_to(folded) or self._sounds_like(folded)
            whole = self.parts[near] if near else None
        if not whole:
            return None
        if len({m.form for m in whole}) > 1 and not self._one_person(whole):
            return self._just_told(mention, whole)
        if self._held_by_another(folded, whole):
            return None
        earlier = [m for m in whole if (m.passage, m.first) < (mention.passage, mention.first)]
        return (earlier or whole)[-1 if earlier else 0]

    def _just_told(self, mention: Mention, whole: Sequence[Mention]) -> Mention | None:
        """Of several persons of one surname: whom the sentence before is about, else who bore it alone first."""
        before = [m for m in whole if (m.passage, m.first) < (mention.passage, mention.first)]
        if not before:
            return None
        last, first = before[-1], before[0]
        beside = [m for m in before if m.passage == mention.passage - 1]
        told = {m.form: m for m in beside if self._leads(m) and not self._joined(m, beside)}
        if len(told) == 1 and len({m.form for m in beside}) > 1:
            return next(iter(told.values()))
        if {m.form for m in before} == {first.form} or (last.left == 0 and last.passage == mention.passage - 1):
            return last
        second = next(m for m in before if m.form != first.form)
        borne = self.borne.get((mention.head or mention.form).casefold(), [])
        bore = any((first.passage, first.first) < place < (second.passage, second.first) for place in borne)
        return first if bore else last if self._outranks(last, first, before) else None

    def _outranks(self, last: Mention, first: Mention, before: Sequence[Mention]) -> bool:
        """Whether of two namesakes the one told last, apart from the other, is the one with the higher office."""
        ranks = [
            table("offices")[one.office]["rank"] if one.office in table("offices") else None for one in (last, first)
        ]
        apart = last.passage != first.passage and len({m.form for m in before}) == 2 and last.form != first.form
        return apart and ranks[0] is not None and (ranks[1] is None or ranks[0] < ranks[1])

    def _joined(self, mention: Mention, beside: Sequence[Mention]) -> bool:
        """Whether another of them is joined to it by "and": both are told of."""
        tree = self.marked[mention.passage].tree
        if tree is None:
            return False
        top = tree.top(mention.first, mention.last)
        others = (tree.top(one.first, one.last) for one in beside if one.form != mention.form)
        return any(tree.relation[other] == "conj" and tree.head[other] == top for other in others)

    def _leads(self, mention: Mention) -> bool:
        """Whether a person is the subject of a sentence's main clause or of the verb that leads in its quotation."""
        marked = self.marked[mention.passage]
        tree = marked.tree
        top = tree.top(mention.first, mention.last) if tree is not None else -1
        if tree is None or not (tree.relation[top] in SUBJECTS or _apposed_to_subject(marked, tree, top)):
            return False
        verb = tree.clause(top)
        said = tree.relation[verb] == "advcl" and saying_words(marked.words.code).has(marked.tokens[verb])
        return said or tree.relation[verb] in ("root", "parataxis")

    def _held_by_another(self, folded: str, whole: Sequence[Mention]) -> bool:
        """Whether "President Lind" is told first and no full name Lind has an office: Ida Lind is somebody else."""
        offices = table("offices")
        first = min((mention.passage, mention.first) for mention in whole)
        high = any(
            "government" in offices[mention.office] and offices[mention.office]["rank"] <= 3
            for mention in self.mentions
            if mention.kind == "person" and mention.office and mention.form.casefold() == folded
            if (mention.passage, mention.first) < first
        )
        return high and not any(mention.office for mention in whole)

    def _one_person(self, whole: Sequence[Mention]) -> bool:
        """Whether full names that share a part may be one person's: the same surname, and given names not at odds."""
        split = [self.split(mention) for mention in whole]
        surnames = {surname for _, surname in split}
        given = sorted({name for name, _ in split if name}, key=lambda name: (len(name), name))
        return len(surnames) == 1 and all(likeness(given[0], name) != "other" for name in given)


def _apposed_to_subject(marked: Marked, tree: Tree, name: int) -> bool:
    """Whether a name hangs, with no comma, on the subject of its verb ("le patron Ivo Lind a répété").

    Or on a bare noun behind a verb without subject: « a répété mardi Ivo Lind » has been taken for a day of that name.
    """
    noun, verb = tree.head[name], tree.clause(name)
    if tree.relation[name] != "appos" or noun != name - 1 or marked.tokens[name].gap != " ":
        return False
    bare = not marked.tokens[noun].capital and not tree.of(noun, ("det", "case"))
    return tree.relation[noun] in SUBJECTS or (bare and tree.head[noun] == verb and not tree.of(verb, SUBJECTS))


class Bodies:
    """The bodies of one report: which one "the ministry", "the company" or an acronym means."""

    def __init__(self, mentions: Sequence[Mention], report: Mapping[int, Marked]) -> None:
        self.report = report
        self.named = [m for m in mentions if m.kind == "organization" and not _leans(m)]
        self.ministries = [m for m in mentions if m.description and (m.office or "").endswith("_ministry")]
        self.short: dict[str, Mention] = {}
        for mention in mentions:
            acronym = mention.head == "firm" and mention.form.isupper()
            if (mention.head in _SHORT or acronym) and mention.form not in self.short:
                self._introduce(mention)

    def _introduce(self, short: Mention) -> None:
        """ "National Transport Board (NTB)": the body right before, or the one body of these first letters.

        Or what the body is to its state: "Norway's disaster agency NDMO".
        """
        for named in self.named:
            right_before = named.passage == short.passage and named.last == short.first
            beside = right_before and short.proper and _shortens(short.form, named.form)
            organ = right_before and named.office in table("names")["bodies"]["organs"] and short.form.isupper()
            if beside or organ or (_initials(named) == short.form != named.form):
                self.short.setdefault(short.form, named)

    def keeps(self, mention: Mention) -> bool:
        """Whether a mention is of use: a bare head word only where it leads to a name, or is a ministry."""
        if mention.kind != "organization" or not _leans(mention) or self.meant(mention) is not None:
            return True
        bodies = table("names")["bodies"]
        if mention.head in bodies["sole"] or (mention.head in bodies["organs"] and mention.proper):
            return not mention.indefinite
        bare = mention.head in PLAIN or mention.head in bodies["organs"]
        return not bare and mention.head not in ("acronym", "bracketed", "ministry")

    def short_names(self, report: Sequence[Marked]) -> list[Mention]:
        """Every other place of a short name in small letters that the report introduces: "Ofivima", "Senam"."""
        known = {form for form in self.short if not form.isupper()}
        return [
            mention_over(marked, (at, at + 1), (at, at + 1), kind="organization", head="bracketed")
            for marked in report
            for at, token in enumerate(marked.tokens)
            if token.text in known
        ]

    def meant(self, mention: Mention) -> Mention | None:
        """The one named body of the report that a bare head word or acronym can mean, its nearest mention before."""
        sort = table("names")["sorts"].get(mention.head or "") if mention.kind == "unnamed" else None
        if sort is not None and not mention.indefinite and mention.office_of is None:
            alike = [named for named in self.named if _of_sort(named.form, sort)]
            one = len({_name(named) for named in alike}) == 1
            return min(alike, key=lambda named: (named.passage, named.first)) if one else None
        if mention.head == "firm":
            return self.short.get(mention.form) or self._longer(mention)
        if mention.kind != "organization" or not _leans(mention):
            return None
        if not mention.description:
            return self.short.get(mention.form)
        fitting = [named for named in self.named if _fits(mention, named) and not mention.indefinite]
        if not fitting and mention.office == "ministry":  # "the ministry" of a report that tells of one by its subject
            fitting = self.ministries if len({one.office for one in self.ministries}) == 1 else []
            return min(fitting, key=lambda one: (one.passage, one.first), default=None)
        before = [named for named in fitting if (named.passage, named.first) < (mention.passage, mention.first)]
        if any((one.passage, one.first) == (mention.passage, mention.last) for one in fitting):
            return None  # "the group Telavox": part of how the name is told
        if len({_name(named) for named in fitting}) != 1:
            return self._just_told(mention, before) if mention.head == "company" else None
        return before[-1] if before else None

    def _longer(self, short: Mention) -> Mention | None:
        """The one firm whose name goes on where a shorter one ends: "Telavox" of "Telavox Foods AG"."""
        longer = [
            one for one in self.named if one.form.startswith(f"{short.form} ") and one.head in ("firm", "company")
        ]
        return longer[0] if len({one.form for one in longer}) == 1 else None

    def _just_told(self, description: Mention, before: Sequence[Mention]) -> Mention | None:
        """Of several firms the one told by the same word beside its name, else the one just told of."""
        tree = self.report[description.passage].tree
        top = tree.top(description.first, description.last) if tree is not None else -1
        if tree is None or not tree.of(top, ("det",)) or tree.of(top, ("amod", "nmod", "acl")):
            return None  # "a works council", "the Bolivian company" may be another
        word = description.form.split()[0].casefold()
        so_called = [one for one in before if word in self._beside(one)]
        if so_called:
            return so_called[-1] if len({one.form for one in so_called}) == 1 else None
        near = [one for one in before if description.passage - one.passage <= 1]
        near = [one for one in near if one.passage == near[-1].passage]
        leading = [one for one in near if self._leads(one)] if len({one.form for one in near}) > 1 else near
        return leading[-1] if len({one.form for one in leading}) == 1 else None

    def _beside(self, named: Mention) -> frozenset[str]:
        """The words in small letters, or German nouns, right before a name and behind its comma."""
        tokens = self.report[named.passage].tokens
        before = [token for token in tokens[max(0, named.first - 3) : named.first] if token.gap == " "]
        behind = tokens[named.last : named.last + 4] if named.last < len(tokens) else ()
        apposed = behind if behind and behind[0].gap == ", " else ()
        return frozenset(token.folded for token in (*before, *apposed))

    def _leads(self, named: Mention) -> bool:
        """Whether a body is the subject of its clause."""
        tree = self.report[named.passage].tree
        top = tree.top(named.first, named.last) if tree is not None else -1
        while tree is not None and tree.base(top) in ("appos", "flat") and tree.head[top] >= 0:
            top = tree.head[top]  # "the buyer Telavox said"
        return tree is not None and tree.relation[top] in SUBJECTS


_SHORT = ("acronym", "bracketed", "speaking")


def _shortens(short: str, name: str) -> bool:
    """Whether a short form may stand for a name: "ISN", "TUZ" in another language's order, "Ofivima" by syllables."""
    parts = [word.casefold() for word in re.findall(r"\w+", name)]
    if short.isupper():
        small = name[:1].islower()  # "institut de gestion des crises (IGC)"
        capitals = {word[:1].upper() for word in re.findall(r"\w+", name) if small or word[:1].isupper()}
        return bool(capitals & set(short))
    return _by_syllables(short.casefold(), parts, 0)


def _by_syllables(rest: str, parts: Sequence[str], used: int) -> bool:
    """Whether beginnings of words, in order, spell what is left of a short form; of two words at least."""
    if not rest:
        return used >= 2
    return any(
        rest.startswith(part[:length]) and _by_syllables(rest[length:], parts[at + 1 :], used + 1)
        for at, part in enumerate(parts)
        if used or not at
        for length in range(1, len(part) + 1)
    )


def _leans(mention: Mention) -> bool:
    return mention.description or mention.head in _SHORT


def _initials(mention: Mention) -> str:
    return "".join(word[:1] for word in mention.form.split() if word[:1].isupper())


def _name(mention: Mention) -> tuple[str, ...]:
    if mention.office and mention.iso:
        return mention.office, mention.iso
    return tuple(_stem(word) for word in mention.form.split())


def _stem(word: str) -> str:
    return word.casefold().removesuffix("s").removesuffix("e")


def _fits(description: Mention, named: Mention) -> bool:
    if description.head == "company":
        return named.head in ("company", "firm")
    if description.office:
        return description.office == named.office or (
            description.office == "ministry" and (named.office or "").endswith("ministry")
        )
    parts = named.form.replace("-", " ").split()
    plural = f"{description.form}s" if description.form.islower() else ""  # a federation of unions is no union
    known = named.head in table("names")["bodies"]["known"] and description.form[:1].isupper()  # "the Commission"
    return (known or description.head == named.head) and _stem(description.form) in {
        _stem(word) for word in parts if word.casefold() != plural
    }


def apposed(mention: Mention, bodies: Sequence[Mention], report: Mapping[int, Marked]) -> Mention | None:
    """The body named right behind what it is, or between commas: "the shipowner, Fram Ferries, said"."""
    if mention.kind != "unnamed" or mention.indefinite:
        return None
    marked = report[mention.passage]
    beside = [body for body in bodies if body.passage == mention.passage and body.first == mention.right]
    if beside and marked.tokens[mention.right].gap == " ":
        bodies_told = table("names")["bodies"]
        firm = mention.head in ("company", *bodies_told["related"], *bodies_told["houses"])
        return beside[0] if firm and mention.office_of is None else None
    if not beside or marked.tokens[mention.right].gap != ", ":
        return None
    after = marked.passage.plain[marked.tokens[beside[0].last - 1].end :]
    return beside[0] if after[:1] in (",", ".") else None


@cache
def _of_sort(form: str, sort: str) -> bool:
    """Whether a word of a name tells what a body is, in any language: bodies keep their names in all of them."""
    told = [entry for code in known_languages() for entry in entries(code, "names", "sort") if entry["id"] == sort]
    parts = [word.casefold() for word in re.findall(r"\w+", form)]
    return any(
        part == known or (entry.get("compound") and part.endswith(known))
        for entry in told
        for known in map(str.casefold, entry["forms"])
        for part in parts
    )
