"""Other days. All years move by the same number of leap cycles, so that all weekdays move by the same number of days.

Four years are 1461 days, five more than a whole number of weeks: every date of the story falls on another weekday, the
same for all, and "Tuesday, 4 March" is still a day that there is. Days and months stay.
"""

from __future__ import annotations

import re
from functools import cache

CYCLE, DAYS_OF_CYCLE = 4, 1461
_YEAR = r"(?:19|20)\d\d"
YEAR = re.compile(rf"(?<![\d.,])({_YEAR})(?![\d]|[.,]\d)|(?<=\d[./-])({_YEAR})(?!\d)")


class Days:
    """A shift of all years, given in leap cycles, and the shift of weekdays that follows from it."""

    def __init__(self, cycles: int) -> None:
        self.years = CYCLE * cycles
        self.weekdays = DAYS_OF_CYCLE * cycles % 7

    def year(self, year: str) -> str:
        """Another year; a round one may be a count and stays."""
        return year if int(year) % 100 == 0 else str(int(year) + self.years)

    def weekday_forms(self, language: str) -> dict[str, str]:
        """Every weekday's name in a language with the one it becomes, as written and with a capital."""
        names = weekdays(language)
        moved = {name: names[(index + self.weekdays) % 7] for index, name in enumerate(names)}
        return moved | {name.capitalize(): other.capitalize() for name, other in moved.items()}


@cache
def weekdays(language: str) -> tuple[str, ...]:
    """The names of the days from Monday on, from CLDR."""
    from babel import Locale

    names = Locale(language).days["format"]["wide"]
    return tuple(str(names[day]) for day in range(7))


@cache
def months(language: str) -> tuple[str, ...]:
    """The names of the months, long and short, from CLDR."""
    from babel import Locale

    locale = Locale(language).months["format"]
    return tuple(sorted({str(n).rstrip(".") for kind in ("wide", "abbreviated") for n in locale[kind].values()}))
