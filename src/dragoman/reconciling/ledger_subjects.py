"""Whose act a word of a sentence is, by the report's parse: the actor that its verb's subject names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from dragoman.reconciling.ledger_drafts import Matters
from dragoman.record.reading import Parse

NAMING = ("flat", "appos", "compound")
"""Relations by which a name stands beside the noun that carries it."""
FOLLOWED = ("conj", "xcomp", "aux", "cop")
"""Relations by which a verb takes its subject from the one it hangs on."""
HIGH = 4
"""Steps up at most."""


def subject_of(matters: Matters, report: str, at: int) -> str | None:
    """The actor whose act the word at an offset is; None where no name tells it."""
    parse = matters.parse(report)
    verb = bisect_right(parse.start, at) - 1
    for _ in range(HIGH):
        if verb < 0:
            return None
        subject = next((child for child in _children(parse, verb) if parse.deprel[child] == "nsubj"), None)
        if subject is not None:
            return _named(matters, report, subject) or _sayer(matters, report, subject)
        relation = parse.deprel[verb].partition(":")[0]
        if relation not in FOLLOWED or (relation == "xcomp" and _finite(parse, verb)):
            return None
        verb = parse.head[verb]
    return None


def _finite(parse: Parse, verb: int) -> bool:
    """Whether a verb has a finite auxiliary of its own: then it is no infinitive of the verb above, however parsed."""
    return any(
        parse.deprel[child].startswith("aux") and "VerbForm=Fin" in parse.feats[child]
        for child in _children(parse, verb)
    )


def _children(parse: Parse, above: int) -> list[int]:
    first = bisect_left(parse.sentence, parse.sentence[above])
    last = bisect_right(parse.sentence, parse.sentence[above])
    return [at for at in range(first, last) if parse.head[at] == above]


def _named(matters: Matters, report: str, subject: int) -> str | None:
    """Whom a subject names: the name it is part of, else the one that stands beside it."""
    parse = matters.parse(report)
    beside = [child for child in _children(parse, subject) if parse.deprel[child].partition(":")[0] in NAMING]
    for token in (subject, *beside):
        start, end = parse.start[token], parse.end[token]
        for name in matters.names_in.get(report, ()):
            if name.start < end and start < name.end and (actor := matters.cast.actor(name.id)):
                return actor
    return None


def _sayer(matters: Matters, report: str, subject: int) -> str | None:
    """Whom a pronoun in somebody's reported words means: who says it ("Lind said he had asked for …")."""
    parse = matters.parse(report)
    if parse.upos[subject] != "PRON" or "Person=3" not in parse.feats[subject].split("|"):
        return None
    at = parse.start[subject]
    return next((matters.speaker(one) for one in matters.wordings.get(report, ()) if one.start <= at < one.end), None)
