"""How a figure hangs on the word of a happening: what was done to so many, what took so long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman import ontology
from dragoman.reading.builtin.days import MONTH, months_apart
from dragoman.reading.builtin.figure_words import figure_words
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.told import Told
from dragoman.reading.builtin.trees import SUBJECTS
from dragoman.reading.builtin.triggers import Trigger
from dragoman.record.reading import OccurrenceFinding, TimeFinding

OBJECTS = ("obj", "nsubj:pass", "obl", "nmod", "nsubj", "iobj")
"""How what is searched, freed or brought away hangs on the word that tells it."""
NEAR = 3
"""So many sentences back "the searches" may still mean the ones told last."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
SITTINGS = ("talks", "meeting", "call")
"""What lasts for hours and is often told by a bare verb ("they talked for six hours")."""


def done_to(scene: Scene, top: int, word: int) -> bool:
    """Whether a happening's word is about what is counted ("searched 14 addresses", "46 men who were freed")."""
    tree = scene.tree
    at = top
    while tree.relation[at] in ("nummod", "conj", "appos", "compound") and tree.head[at] >= 0:
        at = tree.head[at]
    if tree.head[at] == word and tree.relation[at] in OBJECTS:
        return True
    if word in tree.of(at, ("acl", "acl:relcl")):
        return True
    subject = tree.head[word] == tree.head[at] and tree.base(word) == "nsubj"  # "the searches concerned 17 places"
    carried = tree.head[word] == tree.head[at] and tree.base(word) == "obj"  # "carried out searches at 14 addresses"
    return tree.head[at] >= 0 and (subject or carried) and tree.relation[at] in ("obj", "obl")


def part_of(scene: Scene, top: int, word: int) -> bool:
    """Whether what is counted stands inside what a happening's word is about ("an emergency in three provinces")."""
    tree, at = scene.tree, top
    inside = (*OBJECTS, "nummod", "conj", "compound", "flat")
    while at >= 0 and at != word and tree.base(at) in inside and not tree.is_verb(at):
        at = tree.head[at]
    return at == word


def long_talk(scene: Scene, seen: Seen) -> bool:
    """Whether a length is one of talks whose word founds nothing here ("after six and a half hours of talks")."""
    top = scene.tree.top(seen.first, seen.last)
    if seen.attach != "other" or scene.marked.tree is None:
        return False
    for trigger in _words(scene, top):
        if trigger.kind in SITTINGS and trigger.how == "noun" and trigger.index in scene.tree.of(top, ("nmod",)):
            return True
        bare = not scene.tree.case(top) and scene.tree.relation[top] in ("obj", "obl", "obl:tmod", "obl:npmod")
        if trigger.kind in SITTINGS and trigger.how != "noun" and scene.tree.head[top] == trigger.index and bare:
            return True  # "hablaron seis horas y media"
    return False


def pointed_back(scene: Scene, seen: Seen, told: Told, here: Sequence[OccurrenceFinding]) -> OccurrenceFinding | None:
    """The happening that a figure's word leads back to where it founds nothing itself ("the searches took an hour")."""
    if scene.marked.tree is None or not scene.marked.passage.healthy:
        return None
    top = scene.tree.top(seen.first, seen.last)
    passage = scene.marked.passage
    starts = {found.trigger_start for found in here}
    for trigger in _words(scene, top):
        token = scene.tokens[trigger.index]
        if passage.span(token.start, token.end)[0] in starts:
            return None
        group = ontology.table("kinds")[trigger.kind]["group"]
        earlier = [
            found
            for found in told.founding()
            if ontology.table("kinds")[found.kind]["group"] == group and 0 < passage.index - found.sentence <= NEAR
            if ontology.table("statuses")[found.status]["step"] in ("done", "going")
        ]
        if earlier:
            return earlier[-1]
    return None


def carries(scene: Scene, seen: Seen, found: OccurrenceFinding) -> bool:
    """Whether a figure hangs on a happening's own word, not on what only stands nearer in its clause."""
    if scene.marked.tree is None:
        return False
    passage, tokens = scene.marked.passage, scene.tokens
    words = _words(scene, scene.tree.top(seen.first, seen.last))
    return any(passage.span(tokens[w.index].start, tokens[w.index].end)[0] == found.trigger_start for w in words)


def of_other_year(scene: Scene, seen: Seen, found: OccurrenceFinding | None = None) -> bool:
    """Whether a year told between a happening and a figure says that the figure is of another one.

    "The worst fighting since 2022, when more than 100 died": with `found` None, of one told before the sentence.
    """
    begin, own = (-1, None) if found is None else (found.trigger_start, found.time)
    return any(
        begin < item.finding.start
        and item.finding.id != own
        and item.first < seen.first
        and any(YEAR.fullmatch(token.text) for token in scene.tokens[item.first : item.last])
        and (not _since(scene, item) or _when(scene, item))
        for item in scene.times
    )


def of_other_month(scene: Scene, told: TimeFinding | None) -> bool:
    """Whether a sentence names a month, and what was told before was in another ("the toll of January's fighting")."""
    here = [item.finding for item in scene.times if isinstance(item.finding, TimeFinding)]
    named = [time for time in here if MONTH.fullmatch(time.value.edtf or "")]
    return bool(named) and all(months_apart(time, told) for time in named)


def _since(scene: Scene, time: Seen) -> bool:
    """Whether a time is what something is ranked against ("the deadliest since 2011")."""
    since = figure_words(scene.marked.words.code)["since"]
    return any(since.has(token) for token in scene.tokens[max(0, time.first - 1) : time.last])


def _when(scene: Scene, time: Seen) -> bool:
    """Whether a clause tells what was at a time ("since 2022, when …", "en 2011, où …")."""
    behind = [at for at in range(time.last, min(time.last + 2, len(scene.tokens))) if scene.tree.upos[at] != "PUNCT"]
    return bool(behind) and scene.tree.upos[behind[0]] in ("ADV", "SCONJ", "PRON")


def _words(scene: Scene, top: int) -> Iterator[Trigger]:
    """The words of happenings that a figure hangs on: its verb, that verb's subject, what stands under it."""
    tree = scene.tree
    verb = next((at for at in tree.up(top) if tree.is_verb(at)), -1)
    first = verb  # "the meeting was chaired by X and lasted seven hours"
    while first >= 0 and not tree.of(first, SUBJECTS) and tree.base(first) == "conj":
        first = tree.head[first]
    about = {verb, *tree.of(top, ("nmod",)), *(tree.of(first, SUBJECTS) if first >= 0 else ())}
    for trigger in scene.triggers:
        definite = trigger.how != "noun" or trigger.index in tree.of(top, ("nmod",)) or _definite(scene, trigger.index)
        if trigger.index in about and definite:
            yield trigger


def _definite(scene: Scene, noun: int) -> bool:
    dets = scene.tree.of(noun, ("det", "nmod:poss"))
    return bool(dets) and not any(scene.marked.words.indefinite.has(scene.tokens[at]) for at in dets)


__all__ = ["carries", "done_to", "long_talk", "of_other_month", "of_other_year", "part_of", "pointed_back"]
