"""Measures what ships, as it ships: `python -m training.evaluate MODEL --sets DIR [--write]`.

Gold sentences and gold surface tokens through the int8 graphs; the same on raw text with our own sentences and tokens.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dragoman.languages.encoder import builtin_encoder
from dragoman.languages.features import PieceCutter, encode_both, pool
from dragoman.languages.parser import DragomanXx, load_parser
from dragoman.languages.tokens import straighten, surface_tokens
from training.caching import cached_features
from training.corpora import Corpus, corpora
from training.raw import raw_scores
from training.scoring import Reading, name_scores, tree_scores
from training.sets import Sample


def readings(parser: DragomanXx, samples: Sequence[Sample], corpus: str, cache: Path) -> list[Reading]:
    """The parser's readings of samples on their gold tokens."""
    found = []
    for sample, features in zip(samples, cached_features(samples, corpus, cache)):
        plain = straighten(sample.text)
        forms = [plain[t.start : t.end] for t in sample.tokens]
        parse = parser._read(sample.tokens, features.astype(np.float32), forms)
        feats = [dict(p.split("=") for p in f.split("|") if p != "_") for f in parse.feats]
        found.append(Reading(list(parse.upos), feats, list(parse.head), list(parse.deprel), list(parse.entity)))
    return found


def feature_scores(gold: Sequence[Sample], read: Sequence[Reading]) -> dict[str, float]:
    """Share of tokens of which each feature is right (or rightly absent), over tokens where gold or reading has it."""
    from training.sets import FEATURES

    scores = {}
    for name in FEATURES:
        pairs = [
            (g.get(name, "_"), r.get(name, "_"))
            for sample, reading in zip(gold, read)
            for g, r in zip(sample.feats or (), reading.feats)
        ]
        asked = [(g, r) for g, r in pairs if (g, r) != ("_", "_")]
        if len(asked) >= 50:
            scores[name] = round(100 * sum(g == r for g, r in asked) / len(asked), 1)
    return scores


def trained_texts(sets: Path, known: Sequence[Corpus]) -> set[str]:
    """The letters of every sentence that trains: some stand in test parts too."""
    return {letters(s) for corpus in known if corpus.use == "train" for s in corpus.load(sets)}


def letters(sample: Sample) -> str:
    """A sentence's letters and digits alone, in small letters."""
    return "".join(c for c in sample.text.lower() if c.isalnum())


def measure(
    parser: DragomanXx, sets: Path, cache: Path, use: str, *, few: int | None = None
) -> dict[str, dict[str, float]]:
    """Scores of every corpus of a use, or of a few sentences of each."""
    scores: dict[str, dict[str, float]] = {}
    trained = trained_texts(sets, corpora(few))
    for corpus in corpora(few):
        if corpus.use != use:
            continue
        samples = corpus.load(sets)
        read = readings(parser, samples, corpus.name, cache)
        if samples[0].head is not None:
            new = [i for i, sample in enumerate(samples) if letters(sample) not in trained]
            unseen = tree_scores([samples[i] for i in new], [read[i] for i in new])["LAS_merged"]
            raw = raw_scores(parser, samples, corpus.name[:2])
            scores[corpus.name] = tree_scores(samples, read) | feature_scores(samples, read) | {"LAS_unseen": unseen}
            scores[corpus.name] |= {f"raw {name}": score for name, score in raw.items()}
        else:
            scores[corpus.name] = name_scores(samples, read)
        print(corpus.name, scores[corpus.name], flush=True)
    return scores


def best_speed(parser: DragomanXx, sets: Path) -> dict[str, float]:
    """Tokens a second of each step: the best of three rounds, since others may use the machine."""
    rounds = [speed(parser, sets) for _ in range(3)]
    return {step: max(r[step] for r in rounds) for step in rounds[0]}


def speed(parser: DragomanXx, sets: Path) -> dict[str, float]:
    """Tokens a second of each step, on German, English, French and Spanish news (NTREX)."""
    texts = []
    for name in ("deu", "eng-US", "fra", "spa"):
        lines = (sets / f"parallel/ntrex/newstest2019-ref.{name}.txt").read_text(encoding="utf-8").splitlines()
        texts += lines[:300]
    began = time.perf_counter()
    tokens = [surface_tokens(t, "en") for t in texts]
    cut_at = time.perf_counter()
    cutter = PieceCutter(builtin_encoder().backend.sp)
    pieces = [cutter.cut(t) for t in texts]
    pieces_at = time.perf_counter()
    features, _ = encode_both(builtin_encoder().backend, pieces)
    features_at = time.perf_counter()
    pooled = [pool(f, p, t) for f, p, t in zip(features, pieces, tokens)]
    pooled_at = time.perf_counter()
    for matrix, cut, text in zip(pooled, tokens, texts):
        parser._read(cut, matrix, [text[t.start : t.end] for t in cut])
    read_at = time.perf_counter()
    parser.parse(texts, "en")
    whole_at = time.perf_counter()
    count = sum(map(len, tokens))
    marks = [began, cut_at, pieces_at, features_at, pooled_at, read_at, whole_at]
    steps = ("tokens", "pieces", "encoder", "pooling", "network and decoding", "all")
    return {step: round(count / (b - a)) for step, a, b in zip(steps, marks, marks[1:])}


def main() -> None:
    """Reads the command line and measures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("model", type=Path)
    options.add_argument("--sets", type=Path, required=True)
    options.add_argument("--cache", type=Path, default=Path(".cache/features"))
    options.add_argument("--use", default="test", choices=("test", "choose"))
    options.add_argument("--write", type=Path, help="metrics.json")
    options.add_argument("--few", type=int, help="take so many sentences of each set: enough to try the course")
    given = options.parse_args()
    parser = load_parser(given.model)
    scores = measure(parser, given.sets, given.cache, given.use, few=given.few)
    told = {"scores": scores, "tokens_per_second": best_speed(parser, given.sets)}
    print(told["tokens_per_second"])
    if given.write:
        given.write.write_text(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
