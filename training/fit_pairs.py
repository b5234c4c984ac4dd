"""Fits the weights of pairs: python -m training.fit_pairs SETS writes src/dragoman/gathering/pair_weights.toml.

A logistic regression. What the sets cannot teach is set by hand and held while the rest is fitted (HELD): ECB+ has
five-sentence reports, in which crowding means little and a clash of names is rare. What they teach too mildly is
corrected afterwards (MOVED): they call sentences alike that share any one event, an editor wants the same statement.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import dragoman.gathering.likeness as likeness
from dragoman.languages.encoder import builtin_encoder
from training.pair_stories import Example, ecb_stories, examples, parallel_stories

OUT = Path(__file__).parents[1] / "src/dragoman/gathering/pair_weights.toml"
ACCEPT, MOST, PLAIN = 0.65, 3, 0.45
HELD = {
    "names_clash": -0.7, "figures_clash": -1.0, "figures_lone": -0.1, "refusal": -0.7, "negation": -0.8,
    "corrected": 6.0, "cosine": 0.0, "forth": 0.3, "back": 0.3, "length": -0.2, "short": 0.0,
    "across": 0.9, "words_across": 3.0, "neighbours": 1.0,
}  # fmt: skip
MOVED = {"bias": -1.5, "across": 1.3}
WORDS = {
    "whole": "sentences {value:.2f} alike",
    "corrected": "nearer each other than to the rest by {value:.2f}",
    "neighbours": "the sentences around are alike",
    "words": "rare words shared",
    "words_across": "words written alike",
    "names": "names shared: {shared}",
    "figures": "figures shared: {shared}",
    "names_clash": "other names: {clashing}",
    "figures_clash": "other figures",
    "negation": "one says not",
    "refusal": "one tells a refusal",
    "place": "far apart in the reports",
    "front": "both stand in front",
}
Array = NDArray[np.float64]


def fit(found: Sequence[Example], names: Sequence[str], *, ridge: float = 1.0) -> tuple[Array, float]:
    """Weights of the features named, and the bias, with HELD as an offset (Newton's method)."""
    rows = np.array([[example.features[name] for name in names] for example in found])
    offset = np.array([sum(example.features[name] * value for name, value in HELD.items()) for example in found])
    alike = np.array([example.alike for example in found], dtype=float)
    worth = np.array([example.worth for example in found])
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    beta = np.zeros(scaled.shape[1])
    beta[-1] = -3.0
    for _ in range(40):
        guess = 1 / (1 + np.exp(-np.clip(scaled @ beta + offset, -30, 30)))
        slope = scaled.T @ (worth * (guess - alike)) + ridge * np.r_[beta[:-1], 0]
        bend = (scaled * (worth * guess * (1 - guess))[:, None]).T @ scaled + np.diag(np.full(len(beta), ridge))
        beta -= np.linalg.solve(bend, slope)
    return beta[:-1] / spread, float(beta[-1] - (beta[:-1] * mean / spread).sum())


def scores(found: Sequence[Example], weights: dict[str, float]) -> Array:
    """The score of each example."""
    total = [weights["bias"] + sum(weights[n] * value for n, value in e.features.items()) for e in found]
    return 1 / (1 + np.exp(-np.array(total)))


def weigh(found: Sequence[Example]) -> dict[str, float]:
    """All weights, the bias among them."""
    names = [name for name in sorted(found[0].features) if name not in HELD]
    fitted, bias = fit(found, names)
    weights = dict(zip(names, map(float, fitted), strict=True)) | HELD | {"bias": bias}
    return {name: value + MOVED.get(name, 0.0) for name, value in weights.items()}


def measure(found: Sequence[Example], score: Array, known: int) -> str:
    """The accepted against plain mutual neighbours: how many, recall, precision where the label is to be believed."""
    sure = np.array([example.worth >= 0.3 for example in found])
    plain = np.array([e.features["forth"] == e.features["back"] == 1.0 and _halved(e) >= PLAIN for e in found])
    told = []
    for name, chosen in (("fitted", score >= ACCEPT), ("plain", plain)):
        right, judged = _alike(found, chosen & sure), int((chosen & sure).sum())
        recall = _alike(found, chosen) / max(1, known)
        told.append(f"{name}: {int(chosen.sum())} accepted, recall {recall:.3f}, precision {right}/{judged}")
    return "; ".join(told)


def _halved(example: Example) -> float:
    """Cosine less half the mean crowding of both sides: the plain measure."""
    return (example.features["cosine"] + example.features["corrected"]) / 2


def _alike(found: Sequence[Example], chosen: NDArray[np.bool_]) -> int:
    return sum(example.alike for example, take in zip(found, chosen, strict=True) if take)


def write(weights: dict[str, float]) -> str:
    """The weights as TOML."""
    lines = [
        "# Written by training/fit_pairs.py from ECB+ and MEANTIME (CC BY): change that, not this.",
        "# What each feature of likeness.py counts for a pair; [words] say it on the page.",
        f"accept = {ACCEPT}", f"most = {MOST}", f"bias = {weights['bias']:.3f}", "", "[features]",
        *(f"{name} = {value:.3f}" for name, value in sorted(weights.items()) if name != "bias" and round(value, 3)),
        "", "[words]", *(f'{name} = "{words}"' for name, words in WORDS.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fits on everything, after five-fold figures by topic."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, help="the folder with stories/ecbplus and stories/meantime")
    sets = parser.parse_args().sets
    likeness.CANDIDATES, likeness.LOWEST = 6, -1.0  # the far ones teach too
    encoder = builtin_encoder()
    news = [e for t, told in ecb_stories(sets / "stories/ecbplus") for e in examples(t, told, encoder)]
    parallel = [e for t, told in parallel_stories(sets / "stories/meantime") for e in examples(t, told, encoder)]
    topics = sorted({example.topic for example in news}, key=int)
    held: list[Example] = []
    score: list[float] = []
    for fold in range(5):
        out = set(topics[fold::5])
        weights = weigh([e for e in news if e.topic not in out] + parallel)
        tested = [e for e in news if e.topic in out]
        held, score = held + tested, score + scores(tested, weights).tolist()
    print("ECB+,", measure(held, np.array(score), sum(e.alike for e in news)))
    weights = weigh(news + parallel[: len(parallel) // 2])
    rest = parallel[len(parallel) // 2 :]
    print("MEANTIME held half,", measure(rest, scores(rest, weights), sum(e.alike for e in rest)))
    OUT.write_text(write(weigh(news + parallel)), encoding="utf-8")


if __name__ == "__main__":
    main()
