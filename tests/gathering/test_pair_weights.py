"""The weights that ship are the ones their script and card speak of."""

import hashlib
import json

from training.fit_pairs import OUT, RECIPE, recipe

from dragoman.gathering.aligning import WEIGHTS, builtin_weights
from dragoman.gathering.likeness import FEATURES

METRICS = json.loads((OUT / "metrics.json").read_text(encoding="utf-8"))


def test_weights_were_fitted_by_the_recipe_as_it_stands():
    assert builtin_weights().recipe == METRICS["recipe"] == recipe(), "run python -m training.fit_pairs anew"
    assert (builtin_weights().accept, builtin_weights().most) == (RECIPE["accept"], RECIPE["most"])


def test_weights_are_the_bytes_that_were_measured():
    found = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    assert found == METRICS["weights_sha256"] and found in (OUT / "card.md").read_text(encoding="utf-8")


def test_weights_name_only_features_there_are():
    for weighing in (builtin_weights().same, builtin_weights().across):
        assert set(weighing.features) <= set(FEATURES)
    assert set(builtin_weights().words) <= set(FEATURES)


def test_no_feature_counts_against_its_sign():
    for weighing in (builtin_weights().same, builtin_weights().across):
        assert {name for name, value in weighing.features.items() if value < 0} <= {*RECIPE["against"], "refusal"}


def test_recipe_names_no_set_that_may_only_be_measured():
    """NewsWCL50, PolNeAr, the zero-shot set: none of them may steer what ships."""
    assert RECIPE["sets"] == ["ECB+ topics 1-35", "MEANTIME", "NTREX (half)"]


def test_fitted_finds_thrice_what_plain_neighbours_find_at_no_less_precision():
    fitted, plain = METRICS["same"][-1]["fitted"], METRICS["same"][-1]["plain"]
    assert fitted["recall"] >= 3 * plain["recall"] and fitted["precision"] >= plain["precision"]
