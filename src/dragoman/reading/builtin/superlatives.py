"""What ranks a happening: "the first visit since 2017", "der größte Protest seit neun Jahren", "aucun … depuis"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from dragoman import ontology
from dragoman.languages.words import entries
from dragoman.reading.builtin.drafts import among
from dragoman.reading.builtin.fallen import stands_in
from dragoman.reading.builtin.figure_words import ending_before, figure_words
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.told import Told
from dragoman.reading.builtin.trees import SUBJECTS, Tree
from dragoman.record.ids import finding_id
from dragoman.record.reading import OccurrenceFinding, QuantityFinding, TimeFinding
from dragoman.record.values import Duration, TextValue, Time

FAR = 10
"""Tokens that may part "since" from the year of what it names."""
REACH = 20
"""Tokens within which the rank and its years stand."""
LEAST = 30 * 86_400
"""Shorter spans rank nothing that an editor would print: "the first in three days"."""
RECENT = 3
"""Sentences back in which the visit or meeting was told that "it was the first since …" means."""


STEM = 5
"""Letters in a row that make two words akin: "exchange" and "exchanged", "Austausch" and "ausgetauscht"."""
OPENING = 6
"""Tokens at the beginning of a clause among which its subject stands."""
NOUNS = frozenset({"appos", "amod", "nsubj", "obl", "obj", "root", "acl", "nmod"})
"""How what a superlative belongs to hangs in its clause."""


class _Rank(Struct, frozen=True):
    """A rank over tokens [first, last): which one, and the token that tells it."""

    first: int
    last: int
    cue: int
    id: str
    value: Time | Duration | TextValue


def ranked(scene: Scene, here: Sequence[OccurrenceFinding], told: Told) -> Iterator[QuantityFinding]:
    """The ranks a healthy passage tells: of its happenings, of the meeting told just before, else of nothing."""
    if not scene.marked.passage.healthy:
        return
    for rank in _ranks(scene):
        host = _host(scene, rank, here=here, told=told)
        passage = scene.marked.passage
        start, end = passage.span(scene.tokens[rank.first].start, scene.tokens[rank.last - 1].end)
        property_name = "first_since" if rank.id in ("first", "none") else "rank"
        yield QuantityFinding(
            id=finding_id(told.report.id, property_name, start, end), report=told.report.id, start=start, end=end,
            sentence=passage.index, value=rank.value, property=property_name, host=host,
        )  # fmt: skip


def _ranks(scene: Scene) -> Iterator[_Rank]:
    words = figure_words(scene.marked.words.code)
    for item in [*scene.times, *scene.quantities]:
        value = item.finding.value
        if isinstance(item.finding, TimeFinding) and isinstance(value, Time) and _absolute(value):
            begin = ending_before(words["since"], scene.tokens, item.first)
            begin = _since_another(scene, item) if begin is None else begin
        elif isinstance(value, Duration) and (value.seconds_min or value.seconds_max or 0) >= LEAST:
            begin = ending_before(words["within"], scene.tokens, item.first)
        else:
            continue
        cue = None if begin is None else _cue(scene, begin, item)
        if begin is not None and cue is not None and isinstance(value, (Time, Duration)):
            yield _Rank(min(begin, cue[0]), max(item.last, cue[0] + 1), cue[0], cue[1], value)
    yield from _ever(scene)


def _ever(scene: Scene) -> Iterator[_Rank]:
    """What has no like at all: "the first verdict of its kind in the country's history"; its value are its words."""
    words, tokens = figure_words(scene.marked.words.code), scene.tokens
    found: dict[int, _Rank] = {}
    for begin in range(1, len(tokens)):
        match = words["ever"].at(tokens, begin)
        cue = _before(scene, begin) if match else None
        if match is None or cue is None:
            continue
        last = _whole(scene, begin, begin + match.length)
        text = scene.marked.passage.plain[tokens[cue[0]].start : tokens[last - 1].end]
        found[cue[0]] = _Rank(cue[0], last, cue[0], cue[1], TextValue(text=text, language=scene.marked.words.code))
    yield from found.values()


def _before(scene: Scene, begin: int) -> tuple[int, str] | None:
    """The rank that stands in the same phrase before a token: where it begins, and its id."""
    ranks = figure_words(scene.marked.words.code)["rank"]
    names = {at for one in scene.named for at in _own(scene, one)}
    for at in range(begin - 1, max(-1, begin - REACH), -1):
        if rank := ranks.at(scene.tokens, at):
            longer = ranks.at(scene.tokens, at - 1) if at else None
            first = at - 1 if longer is not None and longer.length > 1 else at
            able = at not in names and not rank.entry.get("negated") and _together(scene, at, begin)
            return (first, str(rank.entry["id"])) if able else None
        if any(mark in scene.tokens[at].gap for mark in ",;:()"):
            return None
    return None


def _whole(scene: Scene, begin: int, last: int) -> int:
    """Where a phrase ends with what hangs on it: "in der Geschichte des Landes"."""
    tree = scene.marked.tree
    below = set() if tree is None else {at for one in range(begin, last) for at in tree.below(one)}
    while last < len(scene.tokens) and last in below and scene.tokens[last].close:
        last += 1
    return last


def _since_another(scene: Scene, item: Seen) -> int | None:
    """Where "since" begins that a year stands later: "since the war of May 2012", "depuis la paix, en 1991"."""
    words, tree = figure_words(scene.marked.words.code), scene.marked.tree
    for at in range(item.first - 1, max(-1, item.first - FAR), -1):
        later = scene.tokens[at + 1]
        apart = "," in later.gap and not (tree is not None and tree.upos[at + 1] == "ADP" and at + 2 == item.first)
        if apart or any(mark in later.gap for mark in ";:()–"):
            return None
        if words["since"].at(scene.tokens, at) is not None:
            return at
    return None


def _absolute(value: Time) -> bool:
    return value.precision in ("year", "month", "decade") and not (value.edtf or "X").startswith("X")


def _cue(scene: Scene, begin: int, item: Seen) -> tuple[int, str] | None:
    """The nearest word before (or "none" behind) the years that ranks, in their own clause: its token and its id."""
    words = figure_words(scene.marked.words.code)
    names = {at for one in scene.named for at in _own(scene, one)}
    year = item.first if scene.marked.tree is None else scene.marked.tree.top(begin, item.last)
    behind = range(item.last, min(len(scene.tokens), item.last + 6))
    for at in (*range(begin - 1, max(-1, begin - REACH), -1), *behind):
        match = words["rank"].at(scene.tokens, at)
        if match is None or at in names or (at in behind and not match.entry.get("negated")):
            continue
        if match.entry.get("negated") and not _negated(scene, at):
            continue
        if _together(scene, at, year):
            return at, str(match.entry["id"])
    around = (*range(max(0, begin - REACH), begin), *behind)
    return next(((at, "none") for at in around if _nobody(scene, at) and _together(scene, at, year)), None)


def _own(scene: Scene, one: Named) -> set[int]:
    """The tokens of a name and of the office told with it ("premier ministre"); not what counts them ("the first")."""
    mention = one.mention
    office = (mention.office_words or "").casefold().split()
    beside = {at for at in range(mention.left, mention.right) if scene.tokens[at].text.casefold() in office}
    return beside | set(range(mention.first, mention.last))


def _negated(scene: Scene, at: int) -> bool:
    """Whether a clause denies what it compares: "had not seen so large a march since"."""
    first, last = scene.clause(at)
    return any(scene.words["negation"].at(scene.tokens, one) for one in range(first, last))


def _nobody(scene: Scene, at: int) -> bool:
    """Whether a word says that nobody did a thing, or that it did not happen: "no access" says neither."""
    match = figure_words(scene.marked.words.code)["none"].at(scene.tokens, at)
    if match is None:
        return False
    tree, last = scene.marked.tree, min(at + match.length + 4, len(scene.tokens))
    pronoun = tree is not None and tree.upos[at] == "PRON" and not tree.children[at]
    people = any(one.mention.first < last and at <= one.mention.last and _person(one) for one in scene.named)
    happening = any(t.how == "noun" and at < t.index < last for t in scene.triggers)
    return pronoun or people or happening or among(scene, "people", at, last)


def _person(one: Named) -> bool:
    return one.finding.kind in ("person", "unnamed", "group")


def _together(scene: Scene, cue: int, year: int) -> bool:
    """Whether the years belong to the clause of the rank, not to one that hangs on it ("which stood since 2017")."""
    tree = scene.marked.tree
    if tree is None:
        return all(mark not in scene.tokens[at].gap for at in range(cue + 1, year + 1) for mark in ",;:")
    clause, told = tree.clause(cue), tree.clause(year)
    if tree.base(told) == "acl" and tree.head[told] in (cue, cue + 1, tree.head[cue], clause):
        return tree.relation[told] != "acl:relcl"  # "el más fuerte registrado desde 2001", "the first to visit since"
    return clause in (told, tree.clause(tree.head[year]) if tree.head[year] >= 0 else -1)


def _host(scene: Scene, rank: _Rank, *, here: Sequence[OccurrenceFinding], told: Told) -> str | None:
    close = _close(scene, rank)
    near = [one for one in here if _stands(scene, one, close)] if rank.id != "none" else list(here)
    near = near or _ranked_subject(scene, rank, here)
    known = next((found for found in near if found.refers or not found.mention), None)
    if known is not None:
        known = _apposed(scene, rank, known, here)
        return known.refers or known.id
    named = {t.kind for t in scene.triggers if t.index in close and (t.how == "noun" or t.index > rank.cue + 4)}
    groups = {_group(kind) for kind in (*named, *(found.kind for found in near))}
    return _told_before(scene, rank, told, groups) or _here(scene, rank, here, near=near, groups=groups, told=told)


def _apposed(
    scene: Scene, rank: _Rank, known: OccurrenceFinding, here: Sequence[OccurrenceFinding]
) -> OccurrenceFinding:
    """What a rank between commas stands beside: "the court threw it out on Friday, the first verdict of its kind"."""
    if not any("," in scene.tokens[at].gap for at in range(max(0, rank.cue - 1), rank.cue + 1)):
        return known
    before = (f for f in here if f.kind == known.kind and not f.mention and f.trigger_start < known.trigger_start)
    return next(before, known)


def _told_before(scene: Scene, rank: _Rank, told: Told, groups: set[str]) -> str | None:
    """What was told before that a rank is of: of the kind its noun names, else what a pronoun or its noun means."""
    plain, index = rank.id in ("first", "none"), scene.marked.passage.index
    if not groups and not plain:
        return _meant(scene, rank, told) or _named_again(scene, rank, told)
    same = [found for found in told.founding() if _group(found.kind) in groups]
    dated = plain and not isinstance(rank.value, TextValue)
    met = [found for found in told.founding() if dated and _group(found.kind) in ("visit", "meeting", "summit")]
    lately = [found for found in met if found.sentence >= index - RECENT or rank.id == "none"]
    return next((found.id for found in (*reversed(same), *reversed(lately))), None)


def _here(
    scene: Scene, rank: _Rank, here: Sequence[OccurrenceFinding], *,
    near: Sequence[OccurrenceFinding], groups: set[str], told: Told,
) -> str | None:  # fmt: skip
    """What the passage itself tells or mentions that a rank is of, where nothing before it is."""
    tree = scene.marked.tree
    if rank.id in ("first", "none"):
        noun = tree is not None and tree.upos[rank.cue] == "NOUN"
        clause = (one.id for one in here if noun and not one.mention and _in_clause(scene, one, rank.cue))
        alike = (one.id for one in here if _group(one.kind) in groups and one not in near)
        return next(clause, None) or next((one.id for one in near), None) or next(alike, None)
    return _meant(scene, rank, told) or next((one.id for one in near), None)


def _close(scene: Scene, rank: _Rank) -> set[int]:
    """Tokens beside a rank, with the clause on its noun: "the first minister to pay a visit", "who visits"."""
    tree, last = scene.marked.tree, len(scene.tokens)
    close = set(range(max(0, rank.cue - 3), min(last, rank.cue + 5)))
    if tree is None:
        return close
    for head in (rank.cue, tree.head[rank.cue]):
        if head >= 0 and tree.upos[head] in ("NOUN", "PROPN", "ADJ", "PRON"):
            close |= {at for child in tree.of(head, ("acl",)) for at in tree.below(child)}
    return {at for at in close if tree.upos[at] != "ADJ"}  # "a bilateral visit" is no meeting


def _stands(scene: Scene, found: OccurrenceFinding, places: Collection[int]) -> bool:
    """Whether one of these tokens is of the word that tells a happening."""
    spans = (scene.marked.passage.span(scene.tokens[at].start, scene.tokens[at].end) for at in places)
    return any(found.trigger_start <= start < found.trigger_end for start, _ in spans)


def _in_clause(scene: Scene, found: OccurrenceFinding, at: int) -> bool:
    """Whether a happening is told in the clause of a token: "they walked out on Tuesday, a first since 2004"."""
    tree = scene.marked.tree
    if tree is None:
        return False
    clause = tree.clause(at)
    return _stands(scene, found, [one for one in range(len(tree)) if tree.clause(one) == clause])


def _named_again(scene: Scene, rank: _Rank, told: Told) -> str | None:
    """ "The exchange is the largest since 2009": its word was one of those that told a happening before."""
    tree = scene.marked.tree
    if tree is None:
        return None
    top = next((at for at in (rank.cue, *tree.up(rank.cue)) if tree.of(at, SUBJECTS)), None)
    subjects = tree.of(top, SUBJECTS) if top is not None else []
    words = [scene.tokens[at].folded for at in subjects if tree.upos[at] == "NOUN"]
    text = told.report.text
    for one in reversed(told.founding()):
        if any(word in text[one.trigger_start : one.trigger_end].casefold() for word in words):
            return one.id
    return None


def _ranked_subject(scene: Scene, rank: _Rank, here: Sequence[OccurrenceFinding]) -> list[OccurrenceFinding]:
    """The happening whose word the rank is told of: "the march on Sunday was the largest", "les heurts, les plus …"."""
    tree = scene.marked.tree
    if tree is None or rank.id in ("first", "none"):
        return []
    over = [at for one in range(rank.cue, rank.cue + 2) if one < len(tree) for at in (one, *tree.up(one))]
    over = [at for at in over if tree.base(at) in NOUNS or at in (rank.cue, rank.cue + 1)]
    subjects = {at for one in over for at in tree.of(one, SUBJECTS)}
    if not subjects:
        subjects = set(range(OPENING))  # "A march …, put at 300 by police, was the largest since 2009"
    apposed = {at for one in over if tree.base(one) == "appos" for at in tree.below(tree.head[one]) if at < rank.cue}
    words = {*over, *subjects, *apposed} - {rank.cue, rank.cue + 1}
    return [found for found in here if _stands(scene, found, [at for at in words if at < len(tree)])]


def _meant(scene: Scene, rank: _Rank, told: Told) -> str | None:
    """ "It was the deadliest since 2016": what the sentences before told last, of a kind that can be ranked so.

    Where its own noun tells no known kind, it must be a word of what was told: "exchanged … the largest exchange".
    """
    tree = scene.marked.tree
    fits = ontology.table("properties")["rank"]["fits"].get(rank.id, ())
    if tree is None or not _pronoun(scene, tree, rank.cue):
        return None
    known = [f for f in reversed(told.found) if f.kind in fits and (f.refers or not f.mention)]
    noun = _unknown_noun(scene, tree, rank)
    if noun is not None:
        text, code = told.report.text, scene.marked.words.code
        akin = (f for f in known if _akin(noun, text[f.trigger_start : f.trigger_end]) or _tells(noun, f.kind, code))
        return next((f.refers or f.id for f in akin), None)
    lately = (f for f in known if scene.marked.passage.index - f.sentence in range(1, RECENT))
    return next((f.refers or f.id for f in lately), None)


def _unknown_noun(scene: Scene, tree: Tree, rank: _Rank) -> str | None:
    """The noun that a superlative stands with, where it tells no kind of happening."""
    head = tree.head[rank.cue + 1 if tree.base(rank.cue) == "advmod" and rank.cue + 1 < len(tree) else rank.cue]
    if head < rank.cue or tree.upos[head] != "NOUN" or any(t.index == head for t in scene.triggers):
        return None
    return scene.tokens[head].folded


def _tells(noun: str, kind: str, code: str) -> bool:
    """Whether a noun ends in one that tells a kind of happening ("Bauernprotest")."""
    forms = (form for entry in entries(code, "triggers", "noun") if entry["kind"] == kind for form in entry["forms"])
    return any(len(form) >= STEM and noun.endswith(form.casefold()) for form in forms)


def _akin(one: str, other: str) -> bool:
    """Whether two words share so many letters in a row that they are of one stem."""
    other = other.casefold()
    return any(one[at : at + STEM] in other for at in range(len(one) - STEM + 1))


def _pronoun(scene: Scene, tree: Tree, cue: int) -> bool:
    """Whether what is ranked is told by a pronoun, or not told where a language drops it."""
    subjects = tree.of(tree.clause(cue), (*SUBJECTS, "expl"))
    if not subjects:
        before = range(max(0, cue - OPENING), cue)
        subjects = [at for at in before if stands_in(scene, tree, at)]
        dropped = bool(entries(scene.marked.words.code, "saying", "drops_pronoun"))
        return bool(subjects) or dropped
    return all(stands_in(scene, tree, at) for at in subjects)


def _group(kind: str) -> str:
    return str(ontology.table("kinds")[kind]["group"])


__all__ = ["ranked"]
