"""Another's count of what was just counted: "the union spoke of 8,000", "laut Gewerkschaft mehr als 7000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman import ontology
from dragoman.reading.builtin.credit_words import credit_words
from dragoman.reading.builtin.figure_words import ending_before, figure_words
from dragoman.reading.builtin.hedged import find_numbers
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.numerals import Number
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.trees import SUBJECTS
from dragoman.record.ids import finding_id
from dragoman.record.reading import QuantityFinding
from dragoman.record.values import Amount

CLOSING = ",.;:)!?–—"
YEARS = range(1900, 2100)
FAR = 4
"""So many sentences on, a source may still give its own number of what was counted."""


def retold(
    scene: Scene, named: Sequence[Named], *, counted: Sequence[QuantityFinding], report: str
) -> Iterator[QuantityFinding]:
    """Bare counts that a source gives against the last count told; `counted` holds those of the last few sentences.

    Each takes what is counted from the count before it, which is its host, and is told by its own source; one without
    a name stands for itself (`by` is its own id), so that nobody who speaks round it is taken for it.
    """
    if not scene.marked.passage.healthy:
        return
    taken = [(scene.tokens[s.first].start, scene.tokens[s.last - 1].end) for s in [*scene.quantities, *scene.times]]
    passage = scene.marked.passage
    for number in find_numbers(passage.plain, scene.marked.words.code):
        if any(number.start < end and start < number.end for start, end in taken):
            continue
        start, end = passage.span(number.start, number.end)
        before = [one for one in counted if one.end <= start and isinstance(one.value, Amount)]
        tokens = [at for at, token in enumerate(scene.tokens) if number.start <= token.start < number.end]
        if not before or not tokens or not _bare(scene, number, tokens):
            continue
        name = finding_id(report, "retold", start, end)
        told, source = _told_by(scene, named, counted=(tokens[0], tokens[-1] + 1))
        model = before[-1]
        if not told or not isinstance(model.value, Amount) or not _near(scene, model, counted=tokens[0]):
            continue
        if (model.value.unit == "%" and (number.min or 0) > 100) or _in_part(scene, tokens[0]):
            continue
        yield QuantityFinding(
            id=name, report=report, start=start, end=end, sentence=passage.index,
            value=Amount(min=number.min, max=number.max, unit=model.value.unit, of=model.value.of,
                         approx=number.approx, min_open=number.min_open, max_open=number.max_open),
            property=model.property, host=model.id, by=source or name,
        )  # fmt: skip


def _near(scene: Scene, model: QuantityFinding, *, counted: int) -> bool:
    """Whether a count told before may be what a bare number is told against; from farther off only a toll.

    "How many there were is disputed. The colonel gave the number as 48": a verb right before it must say so.
    """
    if scene.marked.passage.index - model.sentence <= 1:
        return True
    toll = ontology.table("properties")[model.property or "count"].get("clings") is True
    verb = ending_before(figure_words(scene.marked.words.code)["retold"], scene.tokens, counted)
    return toll and verb is not None


def _in_part(scene: Scene, at: int) -> bool:
    """ "On the first day it was 90": no other count of the 260 that are to come."""
    words = figure_words(scene.marked.words.code)["in_part"]
    begin = max((one for one in range(at + 1) if ";" in scene.tokens[one].gap), default=0)
    return any(words.at(scene.tokens, one) is not None for one in range(begin, max(at, scene.clause(at)[1])))


def _bare(scene: Scene, number: Number, tokens: Sequence[int]) -> bool:
    """Whether nothing is counted here by a word of its own, and the number is no year and no article."""
    year = number.min == number.max and number.min in YEARS and scene.tokens[tokens[0]].text.isdigit()
    if number.weak or number.currency or (year and not number.hedge):
        return False
    if tokens[0] and scene.words["definite"].has(scene.tokens[tokens[0] - 1]):
        return False  # "jusqu'au 24": a day, or a number already told
    behind = tokens[-1] + 1
    if behind >= len(scene.tokens):
        return True
    closed = any(mark in scene.tokens[behind].gap for mark in CLOSING)
    words = figure_words(scene.marked.words.code)
    led = _estimated(scene, tokens[0]) and credit_words(scene.marked.words.code).agent.at(scene.tokens, behind)
    return closed or bool(led) or words["source"].at(scene.tokens, behind) is not None


def _told_by(scene: Scene, named: Sequence[Named], *, counted: tuple[int, int]) -> tuple[bool, str | None]:
    """Whether somebody counts, and who: the subject of the verb right before the number, or a source beside it."""
    words, (first, last) = figure_words(scene.marked.words.code), counted
    verb = ending_before(words["retold"], scene.tokens, first)
    if verb is not None:
        near = [one for one in named if 0 <= verb - max(one.mention.right, one.mention.last) <= 1]
        tree = scene.marked.tree
        subject = near or (tree is not None and tree.of(tree.clause(verb), SUBJECTS))
        return bool(subject), near[-1].finding.id if near else None
    cued = [(one, _cue(scene, _left(scene, one), counted=first)) for one in named]
    behind = next((one for one, cue in cued if cue == last), None)
    if behind is None and "," not in scene.tokens[first].gap:
        behind = next((n for n, cue in cued if cue is not None and max(n.mention.right, n.mention.last) == first), None)
        right_before = range(max(0, first - 2), first)  # "laut Gewerkschaft 700": a source without a name
        nameless = any(ending_before(words["source"], scene.tokens, at) is not None for at in right_before)
        # "Put at 300 by the police and at 800 by the organisers", whom no list knows.
        agent = credit_words(scene.marked.words.code).agent.at(scene.tokens, last) if last < len(scene.tokens) else None
        nameless = nameless or (agent is not None and _estimated(scene, first))
        return behind is not None or nameless, behind.finding.id if behind else None
    return behind is not None, behind.finding.id if behind else None


def _cue(scene: Scene, left: int, *, counted: int) -> int | None:
    """The token at which the words before a source begin, or "by" where a count is told in the passive."""
    found = ending_before(figure_words(scene.marked.words.code)["source"], scene.tokens, left)
    if found is None and _estimated(scene, counted):
        return ending_before(credit_words(scene.marked.words.code).agent, scene.tokens, left)
    return found


def _estimated(scene: Scene, first: int) -> bool:
    """Whether a counting verb stands before: "put at 300 by the police and at 800 by the union"."""
    counting = credit_words(scene.marked.words.code).counting
    return any(counting.at(scene.tokens, at) is not None for at in range(first))


def _left(scene: Scene, one: Named) -> int:
    """The first token of a name with its article."""
    left = min(one.mention.left, one.mention.first)
    return left - 1 if left and scene.marked.words.determiners.has(scene.tokens[left - 1]) else left


__all__ = ["FAR", "retold"]
