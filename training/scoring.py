"""Scores as the treebanks' readers know them: UPOS, UAS, LAS without punctuation, and F1 of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from training.sets import Sample


@dataclass
class Reading:
    """What the model says of one sample."""

    upos: list[str]
    feats: list[dict[str, str]]
    head: list[int]
    deprel: list[str]
    names: list[str]


def tree_scores(gold: Sequence[Sample], read: Sequence[Reading]) -> dict[str, float]:
    """UPOS over all tokens, UAS and LAS over those that are no punctuation; LAS ignores subtypes, LAS_kept does not.

    `LAS_merged`: contractions parted at an apostrophe counted as one token, as where all multi-word tokens are merged.
    """
    seen: Counter[str] = Counter()
    for sample, reading in zip(gold, read):
        assert sample.upos and sample.head is not None and sample.deprel is not None
        for i, upos in enumerate(sample.upos):
            seen["tokens"] += 1
            seen["upos"] += upos == reading.upos[i]
            if upos == "PUNCT":
                continue
            seen["words"] += 1
            arc = reading.head[i] == sample.head[i]
            seen["uas"] += arc
            seen["las"] += arc and reading.deprel[i].split(":")[0] == sample.deprel[i].split(":")[0]
            seen["kept"] += arc and reading.deprel[i] == sample.deprel[i]
            if _inner(sample, i):
                continue
            seen["merged words"] += 1
            same = _group(sample, reading.head[i]) == _group(sample, sample.head[i])
            seen["merged"] += same and reading.deprel[i].split(":")[0] == sample.deprel[i].split(":")[0]
    return {
        "UPOS": _share(seen["upos"], seen["tokens"]),
        "UAS": _share(seen["uas"], seen["words"]),
        "LAS": _share(seen["las"], seen["words"]),
        "LAS_kept": _share(seen["kept"], seen["words"]),
        "LAS_merged": _share(seen["merged"], seen["merged words"]),
        "tokens": seen["tokens"],
    }


def _group(sample: Sample, token: int) -> int:
    return -1 if token < 0 else sample.groups[token]


def _inner(sample: Sample, i: int) -> bool:
    """Whether token i is no more than a part of its group: another part is the one whose head lies outside first."""
    assert sample.head is not None
    parts = [k for k in range(max(0, i - 2), min(len(sample.groups), i + 3)) if sample.groups[k] == sample.groups[i]]
    outer = [k for k in parts if _group(sample, sample.head[k]) != sample.groups[i]]
    return i != (outer[0] if outer else parts[0])


def name_scores(
    gold: Sequence[Sample], read: Sequence[Reading], kinds: Iterable[str] = ("PER", "LOC", "ORG")
) -> dict[str, float]:
    """F1 of exact spans with their kinds, in all and for each kind."""
    wanted = set(kinds)
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for sample, reading in zip(gold, read):
        assert sample.names is not None
        g = {s for s in spans(sample.names) if s[2] in wanted}
        p = {s for s in spans(reading.names) if s[2] in wanted}
        for counter, found in ((right, g & p), (said, p), (told, g)):
            counter.update(["all", *[]] * len(found))
            counter.update(kind for _, _, kind in found)
    return {k: _share(2 * right[k], said[k] + told[k]) for k in ("all", *sorted(wanted))} | {
        "precision": _share(right["all"], said["all"]),
        "recall": _share(right["all"], told["all"]),
    }


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, end, kind) of every name in BIO tags."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag.startswith("I-") and found and found[-1][1] == i and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], i + 1, tag[2:])
        elif tag[:2] in ("B-", "I-"):
            found.append((i, i + 1, tag[2:]))
    return found


def _share(part: float, whole: float) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
