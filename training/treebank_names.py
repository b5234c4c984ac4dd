"""Names that two treebanks tell beside their trees: AnCora in its tags, GUM in its entities."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAME_KINDS = ("PER", "LOC", "ORG", "MISC")


@dataclass
class Word:
    form: str
    upos: str
    xpos: str
    feats: dict[str, str]
    head: int
    deprel: str
    misc: str


@dataclass
class Surface:
    form: str
    space: bool
    words: list[int]  # CoNLL-U ids, from 1
    group: int


def names_of(corpus: str, rows: list[list[str]], surfaces: list[Surface], words: dict[int, Word]) -> list[str] | None:
    if corpus.startswith("es_ancora"):
        return _ancora_names(surfaces, words)
    if corpus.startswith("en_gum"):
        return _gum_names(surfaces, words)
    return None


_ANCORA = {"p": "PER", "l": "LOC", "o": "ORG", "a": "MISC"}


def _ancora_names(surfaces: list[Surface], words: dict[int, Word]) -> list[str]:
    """Names by AnCora's own tags; of some the kind is not told ("_"). A longer name stands at its first word."""
    tags: list[str] = []
    for i, surface in enumerate(surfaces):
        if i < len(tags):
            continue
        word = words[surface.words[0]]
        proper = word.xpos.startswith("np0000") or word.upos == "PROPN"
        kind = _ANCORA.get(word.xpos[6:7], "_") if proper else "O"
        whole = re.search(r"MWE=([^|]+)", word.misc)
        length = _matching(surfaces[i:], whole.group(1).split("_")) if whole else 1
        tags += ["B-" + kind if kind in NAME_KINDS else kind]
        tags += ["I-" + kind if kind in NAME_KINDS else kind] * (length - 1)
    return tags


def _matching(surfaces: list[Surface], parts: list[str]) -> int:
    """How many tokens the parts of a longer name are."""
    length = 0
    while length < min(len(parts), len(surfaces)) and surfaces[length].form == parts[length]:
        length += 1
    return max(length, 1)


_GUM = {"person": "PER", "place": "LOC", "organization": "ORG"}


def _gum_names(surfaces: list[Surface], words: dict[int, Word]) -> list[str]:
    tags = dict.fromkeys(words, "O")
    named: list[tuple[int, int, str]] = []
    for kind, first, last in _gum_spans(words):
        heads = [w for w in range(first, last + 1) if w in words and not first <= words[w].head <= last]
        if kind == "time" or not heads or words[heads[0]].upos != "PROPN":
            continue
        named.append((*_proper_run(words, heads[0], (first, last)), _GUM.get(kind, "MISC")))
    for first, last, kind in sorted(named, key=lambda n: (n[0] - n[1], n[0])):
        if all(tags[w] == "O" for w in range(first, last + 1)):
            for w in range(first, last + 1):
                tags[w] = ("B-" if w == first else "I-") + kind
    return [tags[s.words[0]] for s in surfaces]


def _gum_spans(words: dict[int, Word]) -> list[tuple[str, int, int]]:
    spans, opened = [], []
    for w, word in words.items():
        entity = re.search(r"Entity=([^|]+)", word.misc)
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", entity.group(1)) if entity else []:
            number = mark.strip("()").split("-")[0]
            if mark.startswith("("):
                opened.append((number, mark.strip("()").split("-")[1] if "-" in mark else "", w))
            if mark.endswith(")"):
                k = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == number), None)
                if k is not None:
                    _, kind, first = opened.pop(k)
                    spans.append((kind, first, w))
    return spans


def _proper_run(words: dict[int, Word], head: int, within: tuple[int, int]) -> tuple[int, int]:
    """The proper nouns round `head`, over "of", "the", "&" and hyphens between two of them."""
    first = last = head
    while first > within[0] and words[first - 1].upos == "PROPN":
        first -= 1
    while last < within[1]:
        step = next((s for s in (1, 2, 3) if last + s <= within[1] and words[last + s].upos == "PROPN"), None)
        if step is None or any(
            words[last + s].form.lower() not in ("of", "the", "&", "-", "for") for s in range(1, step)
        ):
            break
        last += step
    return first, last
