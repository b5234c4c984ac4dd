"""Names of one report: full names first, then what leans on them (surnames, offices, bodies by their head word)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from dragoman.ontology import table
from dragoman.reading.builtin.bodies import body_mentions
from dragoman.reading.builtin.coined import coined_mentions
from dragoman.reading.builtin.firms import firm_mentions
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.namesakes import Bodies, People, apposed
from dragoman.reading.builtin.offices import office_mentions
from dragoman.reading.builtin.persons import (
    after_article,
    aged_mentions,
    given_name_mentions,
    names_a_namesake,
    names_a_ship,
    saying_mentions,
    titled_mentions,
)
from dragoman.reading.builtin.pluraloffices import plural_office_mentions
from dragoman.reading.builtin.spans import Mention
from dragoman.reading.builtin.states import state_mentions
from dragoman.reading.builtin.tagged import tagged_mentions
from dragoman.reading.builtin.unnamed import named_behind, unnamed_mentions
from dragoman.record.ids import finding_id
from dragoman.record.reading import NameFinding


class Named(Struct, frozen=True):
    """A mention and the finding made of it."""

    mention: Mention
    finding: NameFinding


def find_names(report: str, marked: Sequence[Marked]) -> tuple[Named, ...]:
    """The names of a report's passages, each lone surname led back to the full name it stands for."""
    by_passage = {item.passage.index: item for item in marked}
    first = [*(mention for item in marked for mention in _first_pass(item)), *tagged_mentions(marked)]
    first += firm_mentions(marked)
    first += coined_mentions(marked, first)
    things = _things(marked, first)
    apart = [mention for mention in first if _bare(mention) and mention.form in things]
    first = [mention for mention in first if not (_bare(mention) and mention.form in things)]
    apart += [mention for mention in first if _called_after(by_passage[mention.passage], mention)]
    first = [mention for mention in first if not _called_after(by_passage[mention.passage], mention)]
    bodies = Bodies(_without_overlaps(first), by_passage)
    mentions = _without_overlaps(
        [*(mention for mention in first if bodies.keeps(mention)), *bodies.short_names(marked)]
    )
    people = People(marked, mentions, apart=apart)
    mentions = _without_overlaps(mentions + people.lone_names())
    full = [mention for mention in mentions if mention.kind == "person" and not mention.description]

    def made(mention: Mention) -> Named:
        target = people.meant(mention) or bodies.meant(mention) or apposed(mention, bodies.named, by_passage)
        target = target or named_behind(mention, full, by_passage[mention.passage])
        refers = _id(report, by_passage, target) if target else None
        return Named(mention, _finding(report, by_passage, mention, split=people.split(mention), refers=refers))

    return tuple(made(mention) for mention in mentions)


def _first_pass(marked: Marked) -> list[Mention]:
    people = unnamed_mentions(marked)
    return [
        *plural_office_mentions(marked),
        *office_mentions(marked),
        *titled_mentions(marked),
        *given_name_mentions(marked),
        *aged_mentions(marked),
        *saying_mentions(marked),
        *body_mentions(marked),
        *(state for state in state_mentions(marked) if not any(_tells(one, state) for one in people)),
        *people,
    ]


def _bare(mention: Mention) -> bool:
    """Whether nothing but its capitals makes a person of a name."""
    return mention.kind == "person" and not (mention.description or mention.titled or mention.office)


def _called_after(marked: Marked, mention: Mention) -> bool:
    """Whether a name is that of something called after a person."""
    return _bare(mention) and names_a_namesake(marked, (mention.first, mention.last))


def _things(report: Sequence[Marked], mentions: Sequence[Mention]) -> frozenset[str]:
    """Names that begin like a person's and mostly have an article, or once a ship's place: "the Amber Maid"."""
    by_passage = {marked.passage.index: marked for marked in report}
    places = {(m.form, m.passage, m.first, m.last) for m in mentions if _bare(m)}
    told = Counter((form, after_article(by_passage[passage], first)) for form, passage, first, _ in places)
    ships = {form for form, passage, *span in places if names_a_ship(by_passage[passage], (span[0], span[1]))}
    persons = {mention.form for mention in mentions if mention.kind == "person" and not _bare(mention)}
    return (
        frozenset(ships | {form for form, article in told if article and told[form, True] > told[form, False]})
        - persons
    )


def _tells(people: Mention, state: Mention) -> bool:
    """Whether a state is told only as that of people: "US officials"."""
    return people.iso == state.iso and people.first <= state.first and state.last < people.last


def _strength(mention: Mention) -> tuple[int, int, int]:
    """What wins the same tokens: a named person, then a body, then a description; longer first."""
    rank = {"person": 3, "organization": 2, "state": 1, "unnamed": 0}[mention.kind]
    firm = mention.head == "firm" or mention.head in table("names")["bodies"]["known"]
    return (
        0 if mention.description else 1,
        2 * firm + rank + (mention.office is not None),
        mention.last - mention.first,
    )


def _without_overlaps(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    taken: dict[tuple[int, int], Mention] = {}
    for mention in sorted(mentions, key=lambda m: (tuple(-s for s in _strength(m)), m.passage, m.first, m.left)):
        own = [(mention.passage, at) for at in range(mention.first, mention.last)]
        if any(place in taken and not (_within(mention, taken[place]) or _of(mention, taken[place])) for place in own):
            continue
        kept.append(mention)
        taken.update(dict.fromkeys(own, mention))
        if mention.kind in ("person", "organization") and not mention.description:
            context = ((mention.passage, at) for at in range(mention.left, mention.right))
            taken.update({place: mention for place in context if place not in taken})
    return sorted(kept, key=lambda m: (m.passage, m.first, m.last))


def _within(body: Mention, person: Mention) -> bool:
    """Whether a body is told inside a person's office, apart from the name ("Transport Ministry spokesman Lind")."""
    inside = body.kind == "organization" and not body.description and person.kind == "person"
    apart = body.last <= person.first or person.last <= body.first
    return inside and apart and person.left <= body.first and body.last <= person.right


def _of(people: Mention, body: Mention) -> bool:
    """Whether people are told by the body they belong to ("Transport Ministry officials"): both are told."""
    before, behind = people.first <= body.first < body.last < people.last, people.first + 1 < body.first < people.last
    return people.kind == "unnamed" and body.kind == "organization" and (before or behind)


def _span(marked: dict[int, Marked], mention: Mention) -> tuple[int, int]:
    item = marked[mention.passage]
    return item.passage.span(
        item.tokens[mention.first].start,
        item.tokens[mention.last - 1].end - _ending(item, mention) + len(_closing(item, mention)),
    )


def _id(report: str, marked: dict[int, Marked], mention: Mention) -> str:
    return finding_id(report, "name", *_span(marked, mention))


def _ending(marked: Marked, mention: Mention) -> int:
    """Letters of a case to leave out: German "Lindens" is Linden's."""
    if mention.kind != "person" or mention.head is None:
        return 0
    return next((len(end) for end in marked.words.genitives if mention.form.casefold() == mention.head + end), 0)


def _closing(marked: Marked, mention: Mention) -> str:
    """The mark that closes a quotation opened inside the name of a body: "asociación «Voz Clara»"."""
    opened = mention.kind == "organization" and any(mark in mention.form for mark in '"“„«')
    after = marked.passage.plain[marked.tokens[mention.last - 1].end :][:2] if opened else ""
    return next((after[: after.index(mark) + 1] for mark in '"”“»' if mark in after), "")


def _finding(
    report: str,
    marked: dict[int, Marked],
    mention: Mention,
    *,
    split: tuple[str | None, str | None],
    refers: str | None,
) -> NameFinding:
    """The finding for a mention, in the report's own offsets."""
    item = marked[mention.passage]
    start, end = _span(marked, mention)
    context = item.passage.span(item.tokens[mention.left].start, item.tokens[mention.right - 1].end)
    return NameFinding(
        id=finding_id(report, "name", start, end),
        report=report,
        start=start,
        end=end,
        sentence=item.passage.index,
        form=mention.form[: len(mention.form) - _ending(item, mention)] + _closing(item, mention),
        kind=mention.kind,  # type: ignore[arg-type]
        office=mention.office or (mention.head if mention.kind == "unnamed" else None),
        office_of=mention.office_of,
        office_words=mention.office_words,
        former=mention.former,
        given=split[0],
        surname=split[1],
        iso=mention.iso,
        description=mention.description,
        refers=refers,
        context_start=context[0],
        context_end=context[1],
    )
