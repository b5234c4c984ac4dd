"""Copies of sentences with other persons' names in them, so that a name is learned by its place and not by heart."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from dragoman.languages.tokens import Token
from training.scoring import spans
from training.sets import Sample

SOURCES = ("arabic", "chinese", "katakana", "korean", "russian")


def person_words(sets: Path) -> tuple[list[str], list[str]]:
    """Given names (Faker's, as they ship) and words of persons' names (NETransliteration, from Wikidata)."""
    given = (files("dragoman.languages") / "given_names.txt").read_text(encoding="utf-8").splitlines()
    words = set()
    for source in SOURCES:
        lines = (sets / f"names/netransliteration/wd_{source}_16").read_text(encoding="utf-8").splitlines()
        words |= {line.split("\t")[0] for line in lines}
    plain = sorted(word.capitalize() for word in words if re.fullmatch(r"[^\W\d_]{3,}", word))
    return [line for line in given if line and not line.startswith("#")], plain


def swapped(samples: Sequence[Sample], words: tuple[list[str], list[str]], *, seed: int) -> list[Sample]:
    """One copy of every sample that names a person, with other names; trees and morphology left out."""
    chance = random.Random(seed)
    copies = []
    for sample in samples:
        persons = [(a, b) for a, b, kind in spans(sample.names or ()) if kind == "PER"]
        if persons:
            copies.append(_swap(sample, persons, words, chance=chance))
    return copies


def _swap(
    sample: Sample, persons: list[tuple[int, int]], words: tuple[list[str], list[str]], *, chance: random.Random
) -> Sample:
    given, plain = words
    forms = sample.forms()
    known: dict[str, str] = {}
    for first, end in persons:
        for i in range(first, end):
            if len(forms[i]) > 2 and forms[i].isalpha() and forms[i][0].isupper():
                pool = given if i == first and end - first > 1 and chance.random() < 0.7 else plain
                forms[i] = known.setdefault(forms[i], chance.choice(pool))
    text, tokens, at = "", [], 0
    for token, form in zip(sample.tokens, forms):
        text += sample.text[at : token.start]
        tokens.append(Token(len(text), len(text) + len(form)))
        text += form
        at = token.end
    return Sample(text + sample.text[at:], tokens, sample.corpus, names=list(sample.names or ()))
