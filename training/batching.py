"""Sentences as numbers, and batches of sentences of one length."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.languages.shapes import hashes
from dragoman.languages.tokens import straighten
from training.caching import Halves
from training.sets import FEATURES, Sample
from training.treebank_names import NAME_KINDS

BATCH_TOKENS = 1200
NOBODY = -100
"""The label of what is not annotated."""


@dataclass
class Item:
    """One sentence ready for the network."""

    features: Halves
    shapes: np.ndarray
    gold: np.ndarray  # upos, FEATURES, head, deprel, names: one column each
    weight: float = 1.0

    def __len__(self) -> int:
        return len(self.shapes)


def label_sets(samples: Sequence[Sample]) -> dict[str, list[str]]:
    """The labels of every head, commonest first, of what is seen at least twenty times."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples:
        counts["upos"].update(sample.upos or ())
        counts["deprel"].update(sample.deprel or ())
        for feats in sample.feats or ():
            for name in FEATURES:
                counts[name].update([feats.get(name, "_")])
    labels = {
        k: [x for x, n in sorted(c.items(), key=lambda p: (-p[1], p[0])) if n >= 20 and (x != "_" or k in FEATURES)]
        for k, c in counts.items()
    }
    return labels | {"names": ["O", *(m + k for k in NAME_KINDS for m in ("B-", "I-"))]}


def item(sample: Sample, features: Halves, labels: dict[str, dict[str, int]], weight: float = 1.0) -> Item:
    """The sample's letters and labels as numbers; what is not annotated is NOBODY."""
    n = len(sample.tokens)
    gold = np.full((n, len(FEATURES) + 4), NOBODY, dtype=np.int64)
    plain = straighten(sample.text)
    shapes = np.array([hashes(plain[t.start : t.end]) for t in sample.tokens], dtype=np.int64)
    for i in range(n):
        if sample.upos:
            gold[i, 0] = labels["upos"].get(sample.upos[i], NOBODY)
        if sample.feats:
            for k, name in enumerate(FEATURES):
                gold[i, 1 + k] = labels[name].get(sample.feats[i].get(name, "_"), NOBODY)
        if sample.head is not None and sample.deprel and sample.head[i] >= -1:
            gold[i, -3] = sample.head[i] + 1
            gold[i, -2] = labels["deprel"].get(sample.deprel[i], NOBODY)
        if sample.names:
            gold[i, -1] = labels["names"].get(sample.names[i], NOBODY)
    return Item(features, shapes, gold, weight)


def batches(pool: Sequence[tuple[float, Sequence[Item]]], chance: random.Random) -> Iterator[list[Item]]:
    """Batches of sentences of one length, without end: every round draws each corpus by its weight."""
    waiting: dict[int, list[Item]] = defaultdict(list)
    while True:
        for weight, items in pool:
            for one in items:
                copies = int(weight) + (chance.random() < weight % 1)
                waiting[len(one)] += [one] * copies
        ready = []
        for length in sorted(waiting):
            queue = waiting[length]
            chance.shuffle(queue)
            size = max(1, (BATCH_TOKENS if length <= 60 else BATCH_TOKENS // 2) // length)
            while len(queue) >= size:
                ready.append([queue.pop() for _ in range(size)])
        chance.shuffle(ready)
        yield from ready
