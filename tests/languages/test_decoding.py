"""Trees and names made lawful from scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from dragoman.languages import decoding


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_tree_is_the_best_one_with_a_single_root(size: int) -> None:
    chance = np.random.default_rng(size)
    for _ in range(40):
        scores = chance.normal(size=(size, size + 1)).astype(np.float32)
        lawful = [h for h in product(range(-1, size), repeat=size) if decoding.is_tree(h)]
        best = max(_total(scores, heads) for heads in lawful)
        found = decoding.tree(scores)
        assert decoding.is_tree(found)
        assert _total(scores, found) == pytest.approx(best, abs=1e-4)


def _total(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[i, h + 1] for i, h in enumerate(heads)))


@pytest.mark.parametrize("size", [30, 120])
def test_tree_of_noise_is_still_a_tree(size: int) -> None:
    scores = np.random.default_rng(0).normal(size=(size, size + 1)).astype(np.float32)
    assert decoding.is_tree(decoding.tree(scores))


def test_tree_of_nothing_is_nothing() -> None:
    assert decoding.tree(np.zeros((0, 1), dtype=np.float32)) == []


@pytest.mark.parametrize(
    ("heads", "expected"),
    [((1, -1), True), ((-1, -1), False), ((1, 0), False), ((1, 2, 1, -1), False), ((3, 0, 0, -1), True)],
)
def test_is_tree(heads: tuple[int, ...], expected: bool) -> None:
    assert decoding.is_tree(heads) is expected


def test_names_never_go_on_inside_another_kind() -> None:
    tags = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    scores = np.array([[0, 0, 5, 1, 0], [0, 0, 3, 0, 4], [0, 0, 6, 0, 0]], dtype=np.float32)
    found = decoding.names(scores, tags)
    assert found == ["B-PER", "I-PER", "I-PER"]
    assert decoding.names(scores[:0], tags) == []
