"""Words that tell a happening, and what the words round them say of its status (triggers.toml, triggers/*.toml)."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from msgspec import Struct

from dragoman.languages.words import Entry, entries
from dragoman.reading.builtin.guards import fits, guarded
from dragoman.reading.builtin.lexicon import Lexicon, Match
from dragoman.reading.builtin.marks import Marked

ORDER = ("under_way", "held", "proposed", "expected", "planned", "postponed", "cancelled")
"""Status cues, the heavier later: a postponed plan is postponed."""


LISTS = (
    "about", "aged", "agent", "agreed_on", "anyone", "asserting", "attending", "auxiliary", "before", "between",
    "blaming", "both", "boundary", "by_phone", "cause", "circumstance", "commenting", "date_word", "day", "deadline",
    "definite", "denying", "facility", "first", "following", "genitive", "hearsay", "included", "infinitive_marker",
    "inverted", "investigating", "lasting", "latter", "light_verb", "made", "moved_to", "moving", "moving_to",
    "namely", "nature", "negation", "not_when", "object_pronoun", "occurring", "otherwise", "passive", "past_plan",
    "people", "phase", "possessive", "preposition", "pronoun_it", "purpose", "reacting", "reason_noun", "relative",
    "separately", "since", "sitting", "source", "source_after", "spot", "starting", "thing", "to", "where", "whose",
    "with",
)  # fmt: skip
"""The lists of languages/<code>/triggers.toml beside verbs, nouns and statuses; each is explained there."""


class Trigger(Struct, frozen=True):
    """A word (or words) that tells a kind of happening. `how`: finite, participle, infinitive or noun."""

    kind: str
    index: int
    length: int
    how: str
    entry: Entry


class TriggerWords:
    """The trigger words of one language."""

    def __init__(self, code: str) -> None:
        self.verbs = {
            how: Lexicon([{**entry, "forms": entry.get(how, ())} for entry in entries(code, "triggers", "verb")])
            for how in ("finite", "participle", "infinitive")
        }
        self.nouns = Lexicon(entries(code, "triggers", "noun"))
        self.status = Lexicon(entries(code, "triggers", "status"))
        self.tables = {name: Lexicon(entries(code, "triggers", name)) for name in LISTS}

    def __getitem__(self, name: str) -> Lexicon:
        return self.tables[name]


@cache
def trigger_words(code: str) -> TriggerWords:
    """The trigger words of a language, compiled once."""
    return TriggerWords(code)


def find_triggers(marked: Marked) -> list[Trigger]:
    """The triggers of a passage, in order; a verb is never a capital in mid-sentence."""
    words = trigger_words(marked.words.code)
    found: list[Trigger] = []
    index = 0
    while index < len(marked.tokens):
        trigger = _at(marked, words, index)
        told = None if trigger else words["by_phone"].at(marked.tokens, index)  # "by phone" is no call by itself
        other = words["otherwise"].at(marked.tokens, index)
        if other and other.length > (trigger.length if trigger else 0):  # "heart attack"
            trigger, told = None, other
        if trigger:
            found.append(trigger)
        index += trigger.length if trigger else told.length if told else 1
    return found


def _at(marked: Marked, words: TriggerWords, index: int) -> Trigger | None:
    token = marked.tokens[index]
    noun = words.nouns.at(marked.tokens, index)
    best: Trigger | None = None
    if noun:
        best = Trigger(noun.entry["kind"], index, noun.length, "noun", noun.entry)
    for how in ("finite", "participle", "infinitive"):
        match = _verb_form(marked, words, how, index)
        if match and token.capital and index > 0 and not match.form[:1].isupper():
            continue  # only an idiom that begins with a noun may stand there ("Berufung eingelegt")
        marked_infinitive = (
            how == "infinitive" and index > 0 and words["infinitive_marker"].has(marked.tokens[index - 1])
        )
        if match and (best is None or match.length > best.length or marked_infinitive):
            if how == "finite" and _has_auxiliary(marked, words, index):
                continue
            led = how == "finite" and index > 0 and words["infinitive_marker"].has(marked.tokens[index - 1])
            best = Trigger(match.entry["kind"], index, match.length, "infinitive" if led else how, match.entry)
    return best


def _verb_form(marked: Marked, words: TriggerWords, how: str, index: int) -> Match | None:
    """The longest verb form at a token; one with a separable particle only where the particle closes a clause."""
    able = words.verbs[how].all_at(marked.tokens, index)
    for match in sorted(able, key=lambda m: ("particle" not in m.entry, -m.length, not guarded(m.entry))):
        particle = match.entry.get("particle")
        apart = how == "finite" and particle is not None
        if apart and not _particle_closes(marked, index + match.length, str(particle)):
            continue
        if fits(marked, match.entry, first=index, last=index + match.length, lists=words):
            return match
    return None


def _particle_closes(marked: Marked, start: int, particle: str) -> bool:
    """Whether a separable particle stands at the end of a clause after its verb ("kam … mit Okoye zusammen")."""
    tokens = marked.tokens
    for at in range(start, len(tokens)):
        closing = at + 1 == len(tokens) or tokens[at + 1].gap.strip() != "" or not tokens[at + 1].capital
        if closing and tokens[at].folded == particle:  # of "stürzte ein Haus ein" the first is an article
            return True
        if ";" in tokens[at].gap:
            return False
    return False


def _has_auxiliary(marked: Marked, words: TriggerWords, index: int) -> bool:
    """Whether an auxiliary stands just before a verb, in its own clause ("… gekommen war, zogen": not of the next)."""
    for at in range(index - 1, max(-1, index - 3), -1):
        if "," in marked.tokens[at + 1].gap:
            return False
        if words["auxiliary"].has(marked.tokens[at]) or words["passive"].has(marked.tokens[at]):
            return True
    return False


def status_cues(
    marked: Marked, first: int, last: int, *, kind: str, scope: Container[int] | None = None
) -> list[tuple[int, str, bool]]:
    """Status words of a stretch of tokens for a kind of happening: (token index, status, whether a modal).

    With a scope only those of which a token lies in it.
    """
    words = trigger_words(marked.words.code)
    found = []
    index = first
    while index < last:
        able = words.status.all_at(marked.tokens[:last], index)
        match = next(
            (
                m
                for m in able
                if kind in m.entry.get("kinds", (kind,))
                and not (index > 0 and marked.tokens[index].capital and m.form[:1].islower())  # "3 May" is no modal
                and ("particle" not in m.entry or _particle_closes(marked, index + m.length, m.entry["particle"]))
            ),
            None,
        )
        if match and (scope is None or any(at in scope for at in range(index, index + match.length))):
            found.append((index, match.entry["status"], bool(match.entry.get("modal"))))
        index += match.length if match else 1
    return found
