"""The bench: what a stage takes inside another is its own, and shares add up."""

from __future__ import annotations

import time

import pytest

from bench import Clock, TimedParser, table


class SlowParser:
    """A parser that takes its time."""

    name = "slow"

    def parse(self, sentences: list[str], language: str | None) -> list[str]:
        """The sentences, later."""
        time.sleep(0.02)
        return sentences


def test_time_inside_another_stage_is_taken_off_it() -> None:
    clock = Clock()
    parser = TimedParser(SlowParser(), clock)
    assert clock.timed("reading", lambda: [parser.parse(["a"], "en"), parser.parse(["b"], "en")]) == [["a"], ["b"]]
    assert clock.seconds["parse"] >= 0.04 and clock.seconds["reading"] < 0.01
    clock.timed("writing", lambda: time.sleep(0.01))
    assert clock.seconds["writing"] == pytest.approx(0.01, abs=0.009)


def test_table_tells_words_a_second_and_shares() -> None:
    rows = table(1000, {"intake": 1.0, "parse": 3.0, "writing": 0.0}).splitlines()
    assert rows[1].split() == ["intake", "1.000", "1000", "25.0%"]
    assert rows[3].split() == ["writing", "0.000", "0", "0.0%"]
    assert rows[4].split() == ["all", "4.000", "250", "100.0%"]
