"""Quotations with the reporter's words inside: where marks are torn, the tag ("…, said X. …") closes and opens them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.quoting import Quotation
from dragoman.reading.builtin.saying import saying_words


def untorn(
    quotations: Sequence[Quotation], items: Sequence[Marked], named: Mapping[int, Sequence[Named]]
) -> list[Quotation]:
    """The quotations, each parted in two where a tag with a name ends its first sentence and nobody else says it."""
    return [part for quotation in quotations for part in _parts(quotation, items, named)]


def _parts(
    quotation: Quotation, items: Sequence[Marked], named: Mapping[int, Sequence[Named]]
) -> tuple[Quotation, ...]:
    by_index = {item.passage.index: item for item in items}
    first, last, after = (by_index.get(at) for at in (quotation.first, quotation.last, quotation.first + 1))
    if first is None or last is None or after is None or quotation.last == quotation.first:
        return (quotation,)
    around = first.passage.plain[: quotation.start] + last.passage.plain[quotation.end + 1 :]
    if any(character.isalnum() for character in around):
        return (quotation,)  # who says the whole stands outside
    tag = _tag(quotation, first, named.get(quotation.first, ()))
    if tag < 0:
        return (quotation,)
    ends, plain = first.tokens[tag].start, first.passage.plain
    comma = plain.rindex(",", 0, ends) + 1
    opens = after.tokens[0].start
    rest = len(after.passage.plain[opens:].split()) if after is last else quotation.words
    return (
        Quotation(
            quotation.first, quotation.start, quotation.first, comma, len(plain[quotation.start : comma].split())
        ),
        Quotation(quotation.first + 1, opens, quotation.last, quotation.end, rest, quotation.running),
    )


def _tag(quotation: Quotation, item: Marked, named: Sequence[Named]) -> int:
    """The token at which a tag begins that ends a sentence: behind a comma a verb of saying, then a name; or -1."""
    verbs, tokens = saying_words(item.words.code).verbs, item.tokens
    for at, token in enumerate(tokens):
        if token.start <= quotation.start or not token.gap.startswith(","):
            continue
        match = verbs.at(tokens, at)
        if match is None or match.entry.get("participle") or "quote" not in match.entry.get("takes", ("quote",)):
            continue
        behind = at + match.length
        told = [one for one in named if behind in (one.mention.left, one.mention.first, one.mention.first - 1)]
        if any(one.mention.last == len(tokens) and one.finding.kind == "person" for one in told):
            return at
    return -1
