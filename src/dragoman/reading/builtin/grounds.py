"""What somebody says was the ground: "the reason was a storm", "the ministry cited a storm", "blamed it on a storm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman import ontology
from dragoman.languages.words import Entry
from dragoman.reading.builtin.fallen import fallen, off
from dragoman.reading.builtin.figure_words import figure_words
from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.told import Told
from dragoman.reading.builtin.trees import OBJECTS, SUBJECTS, Tree
from dragoman.record.ids import finding_id
from dragoman.record.reading import OccurrenceFinding, QuantityFinding
from dragoman.record.values import TextValue

MOST = 200
"""Letters from which on a ground is a story of its own."""
NEAR = 8
"""Tokens within which "was" stands behind "the reason …"."""
STEM = 5
"""Letters in a row by which a noun is one with the word that told a happening."""
CLOSED = ',;:()–—"“”„«»'
"""Marks at which what a ground is said to be ends."""


class _Ground(Struct, frozen=True):
    """A ground over tokens [first, last); `of`: the noun it is told of, `by`: who gives it (-1: none told)."""

    how: str
    first: int
    last: int
    of: int = -1
    by: int = -1


def grounded(scene: Scene, here: Sequence[OccurrenceFinding], told: Told) -> Iterator[QuantityFinding]:
    """The grounds that a healthy passage gives, in words of its own, for what was told in it or just before."""
    tree, passage = scene.marked.tree, scene.marked.passage
    if tree is None or not passage.healthy:
        return
    for ground in _grounds(scene, tree):
        host = _host(scene, ground, here, told=told)
        first, last = scene.tokens[ground.first], scene.tokens[ground.last - 1]
        start, end = passage.span(first.start, last.end)
        if host is None or end - start > MOST:
            continue
        value = TextValue(text=passage.plain[first.start : last.end], language=scene.marked.words.code)
        yield QuantityFinding(
            id=finding_id(told.report.id, "ground", start, end), report=told.report.id, start=start, end=end,
            sentence=passage.index, value=value, property="cause", host=host, by=_giver(scene, tree, ground.by),
        )  # fmt: skip


def _grounds(scene: Scene, tree: Tree) -> Iterator[_Ground]:
    words = figure_words(scene.marked.words.code)
    for at in range(len(scene.tokens)):
        if match := words["ground"].at(scene.tokens, at):
            yield from _named(scene, tree, at, match)
        if match := words["giving"].at(scene.tokens, at):
            yield from _given(scene, tree, at, match)
        for match in words["blaming"].all_at(scene.tokens, at):
            yield from _blamed(scene, tree, at, match.entry)
        if match := words["foiling"].at(scene.tokens, at):
            yield from _foiled(scene, tree, at, match)


def _named(scene: Scene, tree: Tree, at: int, match: Match) -> Iterator[_Ground]:
    """ "The reason for the delay was a storm", "the true reason lies elsewhere: they do not agree"."""
    tokens = scene.tokens
    colon = next((one for one in range(at + match.length, len(tokens)) if ":" in tokens[one].gap), None)
    subject = tree.base(at) == "nsubj" and not tree.case(at)
    if colon is not None and (subject or match.length > 1) and len(tokens) - colon > 1:
        yield _Ground("named", colon, len(tokens))
        return
    being = next((one for one in range(at + 1, min(len(tokens), at + NEAR)) if tree.upos[one] == "AUX"), None)
    if not subject or match.length > 1 or being is None:
        return
    last = being + 1
    while last < len(tokens) and not set(tokens[last].gap) & set(CLOSED) and not _closing(tree, last):
        last += 1
    first, rest = being + 1, range(being + 1, last)
    denied = any(scene.words["negation"].at(tokens, one) for one in range(at, last))
    nouns = any(tree.upos[one] in ("NOUN", "PROPN") for one in rest)
    if nouns and not denied and tree.upos[first] not in ("ADP", "ADV", "ADJ"):
        of = next((child for child in tree.of(at, ("nmod",))), -1)
        yield _Ground("named", first, last, of=of)


def _closing(tree: Tree, at: int) -> bool:
    """Whether a verb closes the clause: "ein Riss gewesen"."""
    return tree.is_verb(at) and tree.has(at, "VerbForm=Part")


def _given(scene: Scene, tree: Tree, at: int, match: Match) -> Iterator[_Ground]:
    """ "The ministry cited a storm", "gave personal reasons"."""
    verb = _verb(tree, at, match.length)
    nouns = figure_words(scene.marked.words.code)["ground"]
    for thing in tree.of(verb, tuple(OBJECTS)):
        ground = nouns.at(scene.tokens, thing)
        told = [one for one in tree.children[thing] if tree.base(one) in ("amod", "nmod", "compound", "appos", "acl")]
        plain = ground is None and match.entry.get("any") and tree.upos[thing] in ("NOUN", "PROPN")
        if ((ground and told) or plain) and not _denied(scene, tree, verb, thing):
            yield _Ground("given", *_span(scene, tree, thing), by=_subject(tree, verb))


def _blamed(scene: Scene, tree: Tree, at: int, entry: Entry) -> Iterator[_Ground]:
    """ "Engineers blamed the collapse on a crack", "machen einen Riss für das Unglück verantwortlich"."""
    verb, first, last = _verb(tree, at, 1), *scene.clause(at)
    beside = {scene.tokens[one].text for one in range(first, last)}
    if entry.get("with") and not beside & set(entry["with"]):
        return
    things = tree.of(verb, tuple(OBJECTS)) or tree.of(verb, ("nsubj:pass",))
    thing = things[0] if things else -1
    behind = set(entry.get("behind", ()))
    if behind:
        able = [one for head in (verb, thing) if head >= 0 for one in tree.of(head, ("obl", "nmod"))]
        cause = next((o for o in able if any(scene.tokens[c].folded in behind for c in tree.case(o))), None)
        of = thing
    else:
        cause, of = (thing if thing >= 0 else None), _for(scene, tree, verb, thing, entry)
    if cause is None or cause == of or tree.upos[cause] != "NOUN" or _somebody(scene, cause):
        return
    if not _denied(scene, tree, verb, cause):
        yield _Ground("blamed", *_span(scene, tree, cause, apart=of), of=of, by=_subject(tree, verb))


def _for(scene: Scene, tree: Tree, verb: int, thing: int, entry: Entry) -> int:
    """What something is blamed for, by its preposition: "machen einen Riss für das Unglück verantwortlich"."""
    able = [one for head in (verb, thing) if head >= 0 for one in tree.of(head, ("obl", "nmod"))]
    words = set(entry.get("about", ()))
    return next((o for o in able if any(scene.tokens[c].folded in words for c in tree.case(o))), -1)


def _foiled(scene: Scene, tree: Tree, at: int, match: Match) -> Iterator[_Ground]:
    """ "Bad weather made the flight impossible"."""
    verb = _verb(tree, at, match.length)
    before = (at for at in tree.of(verb, ("obl",)) if at < verb and not tree.case(at))
    subject = next((one for one in (_subject(tree, verb), *before) if one >= 0), -1)
    able = subject >= 0 and tree.upos[subject] == "NOUN" and not _somebody(scene, subject)
    if able and not _denied(scene, tree, verb, subject):
        yield _Ground("foiled", *_span(scene, tree, subject))


def _verb(tree: Tree, at: int, length: int) -> int:
    """The verb of a listed form, its auxiliary's own where the form stands on one."""
    verb = next((one for one in range(at, at + length) if tree.upos[one] == "VERB"), at)
    return tree.head[verb] if tree.base(verb) in ("aux", "xcomp") and tree.head[verb] >= 0 else verb


def _subject(tree: Tree, verb: int) -> int:
    """The subject of a verb, of the verb above where a participle has none of its own ("…, citing a storm")."""
    own = tree.of(verb, SUBJECTS)
    if not own and tree.base(verb) in ("advcl", "conj", "xcomp") and tree.head[verb] >= 0:
        own = tree.of(tree.head[verb], SUBJECTS)
    return own[0] if own else -1


def _denied(scene: Scene, tree: Tree, verb: int, thing: int) -> bool:
    """Whether a clause denies it: "gave no reasons"; "no" beside the noun counts, and "not" beside the verb."""
    nobody, denial = figure_words(scene.marked.words.code)["none"], scene.words["negation"]
    beside = (*tree.children[thing], *tree.children[verb])
    return any(nobody.at(scene.tokens, one) or denial.at(scene.tokens, one) for one in beside)


def _span(scene: Scene, tree: Tree, head: int, *, apart: int = -1) -> tuple[int, int]:
    """The words of a noun as far as they run on both sides of it, without its preposition and what hangs `apart`."""
    below = tree.below(head) - set(tree.case(head))
    below -= tree.below(apart) if apart >= 0 and apart != head else set()
    first = last = head
    while first - 1 in below and not _marked(scene, first):
        first -= 1
    while last + 1 in below and not _marked(scene, last + 1):
        last += 1
    return first, last + 1


def _marked(scene: Scene, at: int) -> bool:
    return bool(set(scene.tokens[at].gap) & set(",;:()"))


def _somebody(scene: Scene, at: int) -> bool:
    """Whether a noun names somebody: whom one blames is no cause."""
    return any(one.mention.left <= at < one.mention.right for one in scene.named)


def _giver(scene: Scene, tree: Tree, at: int) -> str | None:
    """The name of who gives a ground, or of the person told with what gives it ("the doctor Ida Holm")."""
    if at < 0:
        return None
    places = {at, *tree.of(at, ("flat", "appos"))}
    found = (one.finding for one in scene.named if any(one.mention.left <= p < one.mention.right for p in places))
    name = next(found, None)
    return None if name is None else name.refers or name.id


def _host(scene: Scene, ground: _Ground, here: Sequence[OccurrenceFinding], *, told: Told) -> str | None:
    """What a ground is told of: what its noun names, else what came to nothing or was decided just before."""
    index, row = scene.marked.passage.index, ontology.table("properties")["cause"]
    outside = [found for found in here if not _within(scene, found, ground)]
    if ground.of >= 0:
        return _meant(scene, ground, outside, told=told)
    if ground.how != "blamed" and (found := fallen(told, index, outside, planned=ground.how == "foiled")):
        return found
    if ground.how == "foiled":
        return None
    if ground.how == "blamed":
        return _blamable(told)
    known = (f for f in reversed(told.founding()) if f.kind in row["decided"] and index - f.sentence <= 1)
    return next((f.id for f in known if f not in here or f in outside), None)


def _blamable(told: Told) -> str | None:
    """What a story seeks the cause of, where it tells of one kind of such things: its accident, its outbreak."""
    able = [f for f in reversed(told.founding()) if f.kind in ontology.table("properties")["cause"]["blamed"]]
    return able[0].id if len({found.kind for found in able}) == 1 else None


def _meant(scene: Scene, ground: _Ground, here: Sequence[OccurrenceFinding], *, told: Told) -> str | None:
    """What "the cause of the collapse" is told of: what the noun tells, was told by it, or is blamed in this story."""
    span = scene.marked.passage.span(scene.tokens[ground.of].start, scene.tokens[ground.of].end)
    noun, text = scene.tokens[ground.of].folded, told.report.text
    own = next((f for f in here if f.trigger_start <= span[0] < f.trigger_end), None)
    if own is not None:
        return own.id if own.mention and off(own) else own.refers or own.id
    before = list(reversed(told.founding()))
    kinds = {trigger.kind for trigger in scene.triggers if trigger.index == ground.of}
    alike = (f.id for f in before if f.kind in kinds or _akin(noun, text[f.trigger_start : f.trigger_end]))
    return next(alike, None) or _blamable(told)


def _akin(one: str, other: str) -> bool:
    other = other.casefold()
    return any(one[at : at + STEM] in other for at in range(len(one) - STEM + 1))


def _within(scene: Scene, found: OccurrenceFinding, ground: _Ground) -> bool:
    """Whether a happening is told in the words of a ground itself."""
    start, _ = scene.marked.passage.span(scene.tokens[ground.first].start, scene.tokens[ground.first].end)
    _, end = scene.marked.passage.span(scene.tokens[ground.last - 1].start, scene.tokens[ground.last - 1].end)
    return start <= found.trigger_start < end


__all__ = ["grounded"]
