"""From scores to trees and names: what a score table says, made lawful."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Scores = npt.NDArray[np.float32]


def tree(scores: Scores) -> list[int]:
    """The head of every token, -1 for the only root. `scores[i, 0]` is token i under the root, `[i, j + 1]` under j.

    Every token takes its best head; where that is no tree with one root, the best tree is looked for (Chu-Liu/Edmonds).
    """
    n = len(scores)
    if n < 2:
        return [-1] * n
    own = scores.copy()
    own[range(n), range(1, n + 1)] = -1e9
    heads = [int(h) - 1 for h in own.argmax(1)]
    return heads if is_tree(heads) else _best_tree(own)


def is_tree(heads: Sequence[int]) -> bool:
    """Whether every token leads to one root."""
    if sum(h < 0 for h in heads) != 1:
        return False
    safe = [h < 0 for h in heads]
    for start in range(len(heads)):
        path, at = [], start
        while not safe[at]:
            path.append(at)
            at = heads[at]
            if at in path:
                return False
        for token in path:
            safe[token] = True
    return True


def _best_tree(scores: Scores) -> list[int]:
    """The best tree with one root: the root a single tree would choose, else the best of the likeliest few."""
    import numpy as np

    n = len(scores)
    square = np.full((n + 1, n + 1), -1e9)
    square[1:] = scores
    free = _spanning(square)
    roots = [i for i in range(1, n + 1) if free[i] == 0]
    if len(roots) == 1:
        return [int(h) - 1 for h in free[1:]]
    likely = sorted(range(1, n + 1), key=lambda i: (-square[i, 0], i))[:4]
    best: tuple[float, list[int]] | None = None
    for root in sorted({*roots[:4], *likely}):
        only = square.copy()
        only[1:, 0] = -1e9
        only[root, 0] = square[root, 0]
        heads = _spanning(only)
        total = float(sum(square[i, heads[i]] for i in range(1, n + 1)))
        if best is None or total > best[0]:
            best = (total, [int(h) - 1 for h in heads[1:]])
    assert best is not None
    return best[1]


def _spanning(square: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Chu-Liu/Edmonds: the best head of every node but node 0, of `square[dependent, head]`."""
    import numpy as np

    heads: npt.NDArray[np.int64] = square.argmax(1)
    heads[0] = -1
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(square), dtype=bool)
    inside[cycle] = True
    ring, outer = np.array(cycle, dtype=np.int64), np.flatnonzero(~inside)
    kept = square[ring, heads[ring]]
    small = np.full((len(outer) + 1, len(outer) + 1), -1e9)
    small[:-1, :-1] = square[np.ix_(outer, outer)]
    into = square[np.ix_(ring, outer)] - kept[:, None]
    small[-1, :-1] = into.max(0) + kept.sum()
    outof = square[np.ix_(outer, ring)]
    small[:-1, -1] = outof.max(1)
    small[0] = -1e9
    solved = _spanning(small)
    for k, node in enumerate(outer):
        if k:
            heads[node] = cycle[int(outof[k].argmax())] if solved[k] == len(outer) else outer[solved[k]]
    entry = int(solved[-1])
    broken = cycle[int(into[:, entry].argmax())]
    heads[broken] = outer[entry]
    return heads


def _cycle(heads: npt.NDArray[np.int64]) -> list[int]:
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return []


def names(scores: Scores, tags: Sequence[str]) -> list[str]:
    """The best sequence of BIO tags in which every I- follows its own kind."""
    import numpy as np

    if not len(scores):
        return []
    allowed = _transitions(tuple(tags))
    total = scores[0] + np.array([-1e9 if t.startswith("I-") else 0.0 for t in tags])
    back = []
    for row in scores[1:]:
        steps = total[:, None] + allowed
        back.append(steps.argmax(0))
        total = steps.max(0) + row
    at = int(total.argmax())
    path = [at]
    for choice in reversed(back):
        at = int(choice[at])
        path.append(at)
    return [tags[i] for i in reversed(path)]


def _transitions(tags: tuple[str, ...]) -> Scores:
    import numpy as np

    allowed = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for i, before in enumerate(tags):
        for j, tag in enumerate(tags):
            if tag.startswith("I-") and before[2:] != tag[2:]:
                allowed[i, j] = -1e9
    return allowed
