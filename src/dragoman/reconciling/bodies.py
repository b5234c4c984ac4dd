"""Whether bodies of different reports are one: by name, acronym, kind and state, by what another language calls them.

A wrong merge costs more than a missed one: two bodies of one report are never joined through a third, and a name that
fits two bodies goes with neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from dragoman.languages.cities import city_name
from dragoman.languages.likeness import plain, words
from dragoman.languages.nations import find_nations
from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reconciling.joining import Joining, added
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.people import Cluster, stems
from dragoman.reconciling.persons import NEAR, SAME
from dragoman.reconciling.ties import Ties

SHORT_ACRONYM = 2
"""An acronym of so few letters says little by itself."""
ALIKE = 4
"""Letters in which words of two languages must begin alike to be one word ("Ionian", "Ionischen")."""


def join_bodies(desk: Desk, joining: Joining) -> None:
    """Joins organizations: those of one key first, then those told without their state, then by reasons that add up."""
    by_key: dict[tuple[str, ...], int] = {}
    bodies = [number for number, cluster in enumerate(joining.found) if cluster.kind == "organization"]
    for number in bodies:
        joining.unite(number, by_key.setdefault(joining.found[number].key, number))
    ties = Ties(desk)
    _join_stateless(joining, bodies, ties)
    _join_sole(joining, bodies, ties)
    _join_alike(joining, bodies, ties)
    _join_called(joining, bodies)
    _join_courts(joining, bodies)


def _join_courts(joining: Joining, bodies: list[int]) -> None:
    """ "The court of Lima" is the one court whose name tells that town; the one labour court of a state is any told."""
    found = joining.found
    named = {n: Body(found, n) for n in bodies if not found[n].office}
    courts = [n for n, body in named.items() if "court" in body.sorts]
    for number, cluster in enumerate(found):
        if cluster.kind != "unnamed" or cluster.office not in ("court", *table("names")["bodies"]["courts"]):
            continue
        told = [finding.office_of for finding in cluster.findings if finding.office_of]
        towns = {plain(city_name(town, cluster.language)) for town in told}
        fitting = [n for n in courts if _sits(named[n], cluster, towns, alone=len(joining.states) == 1)]
        tops = {joining.top(n) for n in fitting}
        if len(tops) == 1 and all(found[n].report != cluster.report for n in fitting):
            joining.join(min(tops), number, f"the only {cluster.office} of its town".replace("_", " "))


def _sits(named: Body, court: Cluster, towns: set[str], *, alone: bool) -> bool:
    """Whether a court told by what it is may be one told by name, by its town or as the only one of its sort."""
    inside = {plain(city_name(word, named.cluster.language)) for form in named.full for word in words(form)}
    if court.office == "court":
        return bool(towns & inside)
    forms = {
        plain(form)
        for entry in entries(named.cluster.language, "names", "unnamed")
        if entry["id"] == court.office
        for form in entry["forms"]
    }
    return bool(forms & inside) and (bool(towns & inside) or alone)


def _join_called(joining: Joining, bodies: list[int]) -> None:
    """An organ that one report also tells by its own name ("the civil protection agency Resca") is what bears it."""
    named = {number: Body(joining.found, number) for number in bodies}
    organs = [number for number in bodies if named[number].cluster.office and named[number].short]
    for organ in organs:
        bearers = [n for n in bodies if named[n].short & named[organ].short and named[n].cluster.office is None]
        tops = {joining.top(n) for n in bearers if not _apart(joining, named, organ, n)}
        if len(tops) == 1 and joining.top(organ) not in tops:
            joining.join(min(tops), organ, f"both are called {min(named[organ].short)}")


def _join_sole(joining: Joining, bodies: list[int], ties: Ties) -> None:
    """The one such organ a state has ("the constitutional court"), without the state, where the same is told of it."""
    found = joining.found
    sole = [n for n in bodies if found[n].office in table("names")["bodies"]["sole"] and not found[n].isos]
    for i, j in combinations(sole, 2):
        alike = found[i].office == found[j].office and found[i].report != found[j].report
        if alike and joining.top(i) != joining.top(j) and ties.tie(found[i].findings, found[j].findings):
            joining.join(i, j, f"the {found[i].office} of sentences that tell the same".replace("_", " "))


def _join_stateless(joining: Joining, bodies: list[int], ties: Ties) -> None:
    """A ministry or organ told without its state is the one of the story where the story knows just one."""
    found = joining.found
    told = {iso for cluster in found if cluster.kind == "state" for iso in cluster.isos}
    for number in bodies:
        cluster = found[number]
        if not cluster.office or cluster.isos:
            continue
        alike = [other for other in bodies if found[other].office == cluster.office]
        states = {iso for other in alike for iso in found[other].isos}
        plainly = len(told) <= 1 and cluster.office.endswith("ministry")
        others = [
            other for other in alike
            if found[other].isos or (not states and (plainly or found[other].words == cluster.words))
        ]  # fmt: skip
        if len(told) > 1 and all(finding.description for finding in cluster.findings):
            # A bare "the foreign ministry" of a story of several states is none of theirs but by what is told of it.
            others = [n for n in others if ties.tie(cluster.findings, found[n].findings)]
            states = {iso for n in others for iso in found[n].isos}
        elif len(states) > 1:  # of several states' only the one that sentences telling the same are about
            tied = [n for n in alike if found[n].isos and ties.tie(cluster.findings, found[n].findings)]
            others, states = tied, {iso for n in tied for iso in found[n].isos}
        first = min((joining.top(other) for other in others), default=number)
        if len(states) <= 1 and first != joining.top(number):
            joining.join(first, number, f"the only {cluster.office} the story tells of".replace("_", " "))


def _join_alike(joining: Joining, bodies: list[int], ties: Ties) -> None:
    """The best pairs first; a pair is refused where its groups hold two bodies that one report tells apart."""
    named = {number: Body(joining.found, number) for number in bodies if not joining.found[number].office}
    compared = [
        (added([*_reasons(named[i], named[j], named), *_tied(named[i], named[j], ties)]), i, j)
        for i, j in combinations(named, 2)
        if joining.top(i) != joining.top(j)
    ]
    for comparison, i, j in sorted(compared, key=lambda item: (-item[0].score, item[1], item[2])):
        if comparison.score < SAME - NEAR:
            break
        if joining.top(i) != joining.top(j):
            same = comparison.score >= SAME and not _apart(joining, named, i, j)
            joining.decide(i, j, comparison=comparison, same=same)


def _apart(joining: Joining, named: dict[int, Body], i: int, j: int) -> bool:
    """Whether a report, or the states told, keep two groups apart."""
    one, two = joining.together(i), joining.together(j)
    states = [{iso for number in group for iso in joining.found[number].isos} for group in (one, two)]
    if states[0] and states[1] and not states[0] & states[1]:
        return True
    return any(
        joining.found[a].report == joining.found[b].report
        and not (named[a].holds(named[b]) or joining.found[a].bare or joining.found[b].bare)
        for a in one
        for b in two
    )


class Body:
    """What the reports' words tell of one cluster of a body's names."""

    def __init__(self, found: Sequence[Cluster], number: int) -> None:
        self.cluster = found[number]
        self.number = number
        self.forms = [f.form for f in self.cluster.findings if not f.description]
        self.acronyms = frozenset(filter(None, map(_acronym, self.forms)))
        self.full = [form for form in self.forms if form not in self.acronyms]
        self.sorts = frozenset(sort for form in self.full for sort in sorts_of(form, self.cluster.language))
        self.names = frozenset(stems(form) for form in self.full)
        language = self.cluster.language
        self.states = self.cluster.isos | {iso for form in self.full for _, _, iso in find_nations(form, language)}

    @property
    def content(self) -> frozenset[str]:
        """The words of its full names without those that tell what it is."""
        language = self.cluster.language
        told = {plain(city_name(word, language)) for form in self.full for word in words(form) if word[:1].isupper()}
        return frozenset(word for word in told if len(word) >= ALIKE and not sorts_of(word, language))

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers in its names: "association 17 Mars"."""
        return frozenset(number for form in self.full for number in re.findall(r"\d+", form))

    @property
    def called(self) -> frozenset[str]:
        """Names of one word that are no word for what a body is: "Ofivima"."""
        return frozenset(plain(form) for form in self.full if len(words(form)) == 1 and self._own(form))

    @property
    def short(self) -> frozenset[str]:
        """Names of one word and acronyms of some length: what one body alone is called by."""
        return self.called | {plain(one) for one in self.acronyms if len(one) > SHORT_ACRONYM}

    @property
    def told_as(self) -> frozenset[str]:
        """What is left of its names without the words that tell what it is: "Aufsichtsbehörde Ofivima"."""
        language = self.cluster.language
        left = [[word for word in words(form) if not _tells_sort(word, language)] for form in self.full]
        return frozenset(plain(rest[0]) for rest in left if len(rest) == 1 and self._own(rest[0]))

    def _own(self, word: str) -> bool:
        language = self.cluster.language
        return len(word) > ALIKE and not find_nations(word, language) and not _tells_sort(word, language)

    @property
    def initials(self) -> frozenset[str]:
        """The first letters of the capitals of its full names."""
        return frozenset("".join(word[0] for word in form.split() if word[0].isupper()) for form in self.full)

    def holds(self, other: Body) -> bool:
        """Whether the name of one holds all that is told of the other: "the Weavers' Union WU" and "WU"."""
        return bool(self.acronyms & other.acronyms) and (not self.full or not other.full)

    def only(self, sort: str, others: dict[int, Body]) -> bool:
        """Whether its report tells of no other body of a sort."""
        report = self.cluster.report
        return not any(
            sort in other.sorts and not other.names & self.names
            for number, other in others.items()
            if number != self.number and other.cluster.report == report
        )


def _acronym(form: str) -> str | None:
    """The acronym a form is or ends in: "Weavers' Union WU", no "Court of the WU" and no "WU Court"."""
    parts = words(form)
    beside = len(parts) == 1 or parts[-2][:1].isupper()
    return parts[-1] if beside and parts[-1].isupper() and 2 <= len(parts[-1]) <= 7 else None


def _reasons(a: Body, b: Body, others: dict[int, Body]) -> Iterator[tuple[float, str]]:
    """What speaks for and against two clusters being one body."""
    if a.cluster.report == b.cluster.report:
        if a.holds(b):
            yield SAME, f"{', '.join(sorted(a.acronyms & b.acronyms))} stands in the name"
        return
    if a.cluster.isos and b.cluster.isos and not a.cluster.isos & b.cluster.isos:
        yield -1.0, "of different states"
    same = {" ".join(name) for name in a.names & b.names}
    called = sorted(a.called & b.told_as or b.called & a.told_as)
    if called and not same:
        yield 1.0, f"both are called {called[0]}"
    elif same:
        yield 1.0, f"the same name ({min(same)})"
    else:
        yield from _by_letters(a, b)
        yield from _by_words(a, b, others)


def _by_letters(a: Body, b: Body) -> Iterator[tuple[float, str]]:
    shared = sorted(a.acronyms & b.acronyms, key=lambda one: (-len(one), one))
    if shared:
        yield 1.0 if len(shared[0]) > SHORT_ACRONYM else 0.6, f"both are called {shared[0]}"
    for one, two in ((a, b), (b, a)):
        spelled = sorted(one.initials & two.acronyms)
        if spelled and not shared:
            yield 0.6, f"first letters {spelled[0]}, by which another report calls it"


def _by_words(a: Body, b: Body, others: dict[int, Body]) -> Iterator[tuple[float, str]]:
    common = sorted(_begin_alike(a, b))
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        yield -1.0, "other numbers in their names"
    if a.full and b.full and a.cluster.language == b.cluster.language and not common and not a.numbers & b.numbers:
        yield -0.6, "other words in the same language"
    states = sorted(a.states & b.states)
    if states and a.full and b.full:
        yield 0.4, f"both of {states[0]}"
    for sort in sorted(a.sorts & b.sorts)[:1]:
        yield 0.3, f"both told as {sort.replace('_', ' ')}"
        if a.only(sort, others) and b.only(sort, others):
            yield 0.3, "the only one of its report, each"
        if common or a.numbers & b.numbers:
            yield 0.4, f"names that share {(common or sorted(a.numbers & b.numbers))[0]}"


def _begin_alike(a: Body, b: Body) -> set[str]:
    """Words of both names that begin alike, of which the first letters are given."""
    return {one[:ALIKE] for one in a.content for two in b.content if one[:ALIKE] == two[:ALIKE]}


def _tied(a: Body, b: Body, ties: Ties) -> Iterator[tuple[float, str]]:
    if a.sorts & b.sorts and ties.tie(a.cluster.findings, b.cluster.findings):
        yield 0.4, "told in sentences that tell the same"


@cache
def sorts_of(form: str, language: str | None) -> frozenset[str]:
    """What the words of a name tell a body to be ("union", "court"), by the words of its report's language."""
    told = [plain(word) for word in words(form)]
    return frozenset(
        entry["id"]
        for entry in entries(language, "names", "sort")
        for known in map(plain, entry["forms"])
        if any(word == known or (entry.get("compound") and word.endswith(known)) for word in told)
    )


@cache
def _tells_sort(word: str, language: str | None) -> bool:
    """Whether a word tells only what a body is ("Aufsichtsbehörde", "agency")."""
    folded = plain(word)
    listed = [*entries(language, "names", "sort"), *entries(language, "names", "organization")]
    plainly = [entry for entry in listed if not entry.get("named")]
    forms = ((plain(form), entry.get("compound")) for entry in plainly for form in entry["forms"])
    return any(folded == form or (compound and folded.endswith(form)) for form, compound in forms)
