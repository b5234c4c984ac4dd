"""Fits the combination that pairs sentences: `python -m training.fit_pairs SETS` writes trained/pairs and its card.

1. `same`: a logistic regression on ECB+ over all features, each held to the sign it was made for.
2. `across`: the same without shared words, which two languages lack; then stretched and moved so that a pair whose
   sentences are rendered into two languages (MEANTIME, NTREX) scores as its English original does under `same`, a
   sentence and its own rendering score as surely alike, and as many pairs pass as in English.
3. The threshold: the lowest at which pairs ECB+ can judge, each scored by weights that never saw its topic, are right
   at `RECIPE["precision"]`. Nothing here looks at any other set.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.gathering.likeness import CANDIDATES, FEATURES, LOWEST, NEAREST, SMOOTHING
from dragoman.gathering.sides import one_thread
from training.pair_card import card, toml
from training.pair_examples import Example, Translated, ecb_examples, translated

OUT = Path(__file__).parents[1] / "src/dragoman/trained/pairs"
RECIPE: dict[str, Any] = {
    "sets": ["ECB+ topics 1-35", "MEANTIME", "NTREX (half)"],
    "features": list(FEATURES),
    "against": [
        "figures_clash",
        "negation",
        "place",
        "short",
        "groups_clash",
        "times_clash",
        "actors_clash",
        "speakers_clash",
    ],
    "left_out_across": ["words"],
    "as_negation": ["refusal"],
    "rendered": ["words", "corrected"],
    "candidates": [CANDIDATES, LOWEST, NEAREST, SMOOTHING],
    "ridge": 1.0,
    "folds": 5,
    "sure": 6.0,
    "precision": 0.85,
    "plain": 0.45,
    "accept": 0.65,
    "most": 3,
}
"""All that was chosen. `as_negation`: too rare in ECB+ to be learned, so it counts as a negation does. `sure`: the sum
of a sentence and its own rendering. `accept` only sets the scale of the scores: both biases are moved until the
threshold lies there."""
Array = NDArray[np.float64]
Weighing = dict[str, float]


def recipe() -> str:
    """A hash of all that was chosen: the weights' file states it, a test compares."""
    return hashlib.sha256(json.dumps(RECIPE, sort_keys=True).encode()).hexdigest()[:16]


def fit(rows: Array, target: Array, worth: Array, *, against: Array) -> Array:
    """Logistic regression; a feature that would turn against its sign is left out (0). The last weight is the bias."""
    mean = np.average(rows, axis=0, weights=worth)
    spread = np.sqrt(np.average((rows - mean) ** 2, axis=0, weights=worth)) + 1e-9
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    free = np.ones(scaled.shape[1], bool)
    while True:
        beta = np.zeros(len(free))
        beta[free] = _newton(scaled[:, free], target, worth)
        turned = np.where(free[:-1], beta[:-1] * against, 0.0)
        if turned.min() >= 0:
            break
        free[int(turned.argmin())] = False
    weights = beta[:-1] / spread
    return np.r_[weights, beta[-1] - weights @ mean]


def _newton(rows: Array, target: Array, worth: Array) -> Array:
    """The weights of least loss; the last column is the constant and bears no ridge."""
    ridge = np.r_[np.full(rows.shape[1] - 1, RECIPE["ridge"]), 1e-9]

    def loss(beta: Array) -> float:
        sums = rows @ beta
        return float((worth * (np.logaddexp(0, sums) - target * sums)).sum() + (ridge * beta**2).sum() / 2)

    beta = np.zeros(rows.shape[1])
    for _ in range(100):
        guess = 1 / (1 + np.exp(-np.clip(rows @ beta, -30, 30)))
        slope = rows.T @ (worth * (guess - target)) + ridge * beta
        bend = (rows * (worth * guess * (1 - guess))[:, None]).T @ rows + np.diag(ridge)
        step, part = np.linalg.solve(bend, slope), 1.0
        while loss(beta - part * step) > loss(beta) and part > 1e-6:
            part /= 2
        beta = beta - part * step
        if np.abs(part * step).max() < 1e-9:
            break
    return beta


def weigh(found: Sequence[Example], *, without: Sequence[str] = ()) -> Weighing:
    """All weights fitted on ECB+, the bias among them."""
    names = [name for name in FEATURES if name not in {*without, *RECIPE["as_negation"]}]
    rows = np.array([[example.features[name] for name in names] for example in found])
    signs = np.array([-1.0 if name in RECIPE["against"] else 1.0 for name in names])
    target, worth = np.array([float(e.alike) for e in found]), np.array([e.worth for e in found])
    fitted = fit(rows, target, worth, against=signs)
    weights = dict(zip([*names, "bias"], map(float, fitted), strict=True))
    return weights | dict.fromkeys(RECIPE["as_negation"], weights["negation"])


def sums(features: Sequence[Mapping[str, float]], weights: Weighing) -> Array:
    """The weighted sum of each candidate."""
    return np.array([weights["bias"] + sum(weights.get(n, 0.0) * value for n, value in f.items()) for f in features])


def rendered(found: Sequence[Translated], same: Weighing, blind: Weighing) -> Weighing:
    """`blind` stretched, moved and with RECIPE["rendered"] weighed anew: a pair told in two languages shall score as in
    English by `same`, a sentence and its own rendering as surely alike.
    """
    own = sums([one.across for one in found], blind)
    told = np.array([sums([one.english], same)[0] if one.english else RECIPE["sure"] for one in found])
    more = [[one.across[name] for name in RECIPE["rendered"]] for one in found]
    rows = np.c_[own, more, np.ones(len(found))]
    count = {source: sum(one.source == source for one in found) for source in {one.source for one in found}}
    worth = np.array([len(found) / len(count) / count[one.source] for one in found])
    stretch, *added = map(float, _newton(rows, 1 / (1 + np.exp(-told)), worth))
    weights = {name: value * stretch for name, value in blind.items()}
    return weights | {
        name: weights.get(name, 0.0) + value for name, value in zip([*RECIPE["rendered"], "bias"], added, strict=True)
    }


def levelled(found: Sequence[Translated], same: Weighing, across: Weighing, *, limit: float) -> Weighing:
    """`across` moved until as many pairs pass told in two languages as pass in English."""
    pairs = [(one.english, one.across) for one in found if one.english]
    passing = int((sums([one for one, _ in pairs], same) >= limit).sum())
    lowest = float(np.sort(sums([other for _, other in pairs], across))[-passing])
    return across | {"bias": across["bias"] + limit - lowest}


def folded(found: Sequence[Example], *, without: Sequence[str] = ()) -> tuple[Array, NDArray[np.int64]]:
    """Each example's sum by weights that never saw its topic, and its fold."""
    topics = sorted({example.topic for example in found}, key=int)
    fold = np.array([topics.index(example.topic) % RECIPE["folds"] for example in found])
    total = np.zeros(len(found))
    for k in range(RECIPE["folds"]):
        weights = weigh([e for e, of in zip(found, fold, strict=True) if of != k], without=without)
        total[fold == k] = sums([e.features for e, of in zip(found, fold, strict=True) if of == k], weights)
    return total, fold


def threshold(found: Sequence[Example], total: Array) -> float:
    """The lowest sum from which on judged pairs are right often enough."""
    order = np.argsort(-total, kind="stable")
    judged = np.array([e.judged for e in found])[order].cumsum()
    right = np.array([e.judged and e.alike for e in found])[order].cumsum()
    good = np.flatnonzero((right >= RECIPE["precision"] * judged) & (judged >= 100))
    return float(total[order][good[-1]])


def told(found: Sequence[Example], chosen: NDArray[np.bool_], known: int) -> dict[str, float]:
    """Recall over all alike pairs, precision over those that can be judged."""
    alike, judged = np.array([e.alike for e in found]), np.array([e.judged for e in found])
    right, looked = int((alike & judged & chosen).sum()), int((judged & chosen).sum())
    recall = round(float((alike & chosen).sum()) / known, 3)
    return {"recall": recall, "precision": round(right / max(1, looked), 3), "judged": looked, "alike": known}


def figures(found: Sequence[Example], known: Mapping[str, int], total: Array, *, fold: NDArray[np.int64]) -> list[Any]:
    """Per fold and in all: the fitted combination and plain mutual neighbours."""
    limit, topics = threshold(found, total), sorted(known, key=int)
    plain = np.array([e.plain >= RECIPE["plain"] for e in found])
    rows = []
    for k in [*range(RECIPE["folds"]), None]:
        here = np.ones(len(found), bool) if k is None else fold == k
        of = sum(known[t] for n, t in enumerate(topics) if k is None or n % RECIPE["folds"] == k)
        part = [e for e, yes in zip(found, here, strict=True) if yes]
        fitted, beside = told(part, (total >= limit)[here], of), told(part, plain[here], of)
        rows.append({"fold": "all" if k is None else k + 1, "fitted": fitted, "plain": beside})
    return rows


def moved(weights: Weighing, by: float) -> Weighing:
    """The weights with their threshold at `accept`, rounded as they are written."""
    accept = RECIPE["accept"]
    shifted = weights | {"bias": weights["bias"] - by + math.log(accept / (1 - accept))}
    return {name: round(value, 3) + 0.0 for name, value in shifted.items()}


def main() -> None:
    """Five-fold figures first, then the weights fitted on everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, help="the folder with stories/ecbplus, stories/meantime, parallel/ntrex")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    with one_thread():
        news, known = ecb_examples(arguments.sets / "stories/ecbplus")
        renderings = list(translated(arguments.sets))
    total, fold = folded(news)
    unworded, _ = folded(news, without=RECIPE["left_out_across"])
    same, blind = weigh(news), weigh(news, without=RECIPE["left_out_across"])
    limit = threshold(news, total)
    across = levelled(renderings, same, rendered(renderings, same, blind), limit=limit)
    agreeing = agreement(renderings, same, across, limit=limit)
    metrics = {
        "recipe": recipe(),
        "same": figures(news, known, total, fold=fold),
        "without_words": figures(news, known, unworded, fold=fold),
        "renderings": agreeing,
    }
    weights = toml(RECIPE, recipe(), same=moved(same, limit), across=moved(across, limit))
    metrics["weights_sha256"] = hashlib.sha256(weights.encode()).hexdigest()
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "weights.toml").write_text(weights, encoding="utf-8")
    (arguments.out / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    (arguments.out / "card.md").write_text(card(metrics, RECIPE), encoding="utf-8")


def agreement(found: Sequence[Translated], same: Weighing, across: Weighing, *, limit: float) -> dict[str, int]:
    """How many renderings pass in English, between two languages, and both."""
    pairs = [(one.english, one.across) for one in found if one.english]
    english, told = sums([one for one, _ in pairs], same), sums([other for _, other in pairs], across)
    passed = {"english": english >= limit, "across": told >= limit, "both": (english >= limit) & (told >= limit)}
    own = sums([one.across for one in found if not one.english], across) >= limit
    counts = {"looked_at": len(pairs), **{name: int(yes.sum()) for name, yes in passed.items()}}
    return counts | {"renderings": len(own), "found": int(own.sum())}


if __name__ == "__main__":
    main()
