"""Facts: accounts, values, standing."""

from __future__ import annotations

from typing import Any

import pytest
from golden import figures
from msgspec.structs import replace
from tests.record.ferries import build, count

from dragoman.record.values import Duration

HURT = build().facts[0]
WRONG = tuple(replace(one, value=count(12)) for one in HURT.accounts)
LENGTHS = tuple(replace(one, value=Duration(seconds_min=9, seconds_max=9)) for one in HURT.accounts)


@pytest.mark.parametrize(
    ("changes", "figure", "counts"),
    [
        ({"accounts": HURT.accounts[:2]}, "accounts found", (2, 3)),
        ({"accounts": WRONG}, "account value right", (0, 3)),
        ({"accounts": LENGTHS}, "recall must", (0, 1)),
        ({"value": count(11)}, "best value right", (0, 1)),
        ({"standing": "agreed"}, "standing right", (0, 1)),
        ({"independent": 1}, "independent within one", (1, 1)),
        ({"independent": 0}, "independent within one", (0, 1)),
        ({"property": "dead"}, "property named as in the gold", (0, 1)),
        ({"property": "dead"}, "recall must", (1, 1)),
    ],
)
def test_facts_are_counted(changes: dict[str, Any], figure: str, counts: tuple[float, int]) -> None:
    record = build()
    assert figures(replace(record, facts=(replace(HURT, **changes),)))[f"facts: {figure}"] == counts


def test_contested_where_the_gold_is_not_is_an_alarm() -> None:
    from golden import GOLD

    agreed = [{**GOLD["facts"][0], "standing": ["refined", "agreed"]}]
    assert figures(build(), facts=agreed)["facts: contested where the gold is not"] == (1, None)
