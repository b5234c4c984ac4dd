"""What a story is called."""

from __future__ import annotations

from building import Plot
from msgspec.structs import replace

from dragoman.reconciling.frame import story_line
from dragoman.reconciling.parts import Desk
from dragoman.record.story import Story


def titled(plot: Plot, *titles: str) -> Desk:
    story = plot.desk().story
    readings = tuple(
        replace(reading, report=replace(reading.report, title=title))
        for reading, title in zip(story.readings, titles, strict=True)
    )
    return Desk(Story(readings=readings, families=story.families, pairs=story.pairs))


def test_a_story_is_called_by_a_sound_headline_in_the_pages_language_first():
    plot = Plot()
    plot.report("Torn is it. " * 10, "2031-05-10", broken=[1, 3, 5, 7])
    plot.report("Die Fähre sank.", "2031-05-11", language="de")
    plot.report("The ferry sank.", "2031-05-12")
    desk = titled(plot, "BOAT OF THE SINK", "Fähre gesunken", "Ferry sinks")
    assert story_line(desk, plot.happenings(), language="en").title == "Ferry sinks"
    assert story_line(desk, plot.happenings(), language="de").title == "Fähre gesunken"


def test_a_mangled_headline_is_better_than_none():
    plot = Plot()
    plot.report("Torn is it. " * 10, "2031-05-10", broken=[1, 3, 5, 7])
    assert story_line(titled(plot, "Boat"), plot.happenings(), language="en").title == "Boat"
