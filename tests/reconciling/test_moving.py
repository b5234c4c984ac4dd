"""Plans told for two days: moved from one to the other, or a slip of one report; in four languages."""

from __future__ import annotations

import pytest

from dragoman.reconciling.calendar import read_calendar
from dragoman.reconciling.moving import moved, planned_apart
from dragoman.reconciling.occurrences import join_occurrences
from read_story import told

FIRST = "A ferry ran aground in the fog. Teachers want smaller classes. Two wells fell dry."
AROUND = {
    "en": "Snow closed two mountain roads. A choir sang at the harbour. The mill laid off ten bakers.",
    "de": "Zwei Fähren liefen wegen des Nebels nicht aus. Die Schule bekommt ein neues Dach.",
    "fr": "Deux bacs sont restés à quai à cause du brouillard. L'école aura un nouveau toit.",
    "es": "Dos transbordadores no zarparon por la niebla. La escuela tendrá un tejado nuevo.",
}
PLAN = "The shareholders of the dairy Fjordmelk will vote on the takeover on 3 May 2031 in Oslo."
MOVES = [
    (
        "en",
        "A ballot planned for 3 May 2031 among the owners of Fjordmelk, the "
        "Norwegian cheese maker, was put off until 17 May 2031.",
        True,
    ),
    (
        "de",
        "Die für den 3. Mai 2031 geplante Abstimmung der Aktionäre von "
        "Fjordmelk wurde auf den 17. Mai 2031 verschoben.",
        True,
    ),
    ("fr", "Le vote des actionnaires de Fjordmelk, prévu le 3 mai 2031, est reporté au 17 mai 2031.", True),
    (
        "es",
        "La votación de los accionistas de Fjordmelk, fijada para el 3 de mayo "
        "de 2031, se aplaza al 17 de mayo de 2031.",
        True,
    ),
    ("de", "Das Konzert des Chors in Bergen am 3. Mai 2031 wurde auf den 17. Mai 2031 verschoben.", False),
    ("fr", "Le vote des actionnaires de Fjordmelk, prévu le 2 mai 2031, est reporté au 17 mai 2031.", False),
    (
        "es",
        "La votación de los accionistas de Fjordmelk, fijada para el 3 de mayo de 2031, se aplaza.",
        False,
    ),
]


@pytest.mark.parametrize(("language", "text", "found"), MOVES)
def test_a_plan_moved_by_one_report_brings_the_other_up_to_date(language: str, text: str, found: bool) -> None:
    desk, _ = told(("en", f"{PLAN} {FIRST}"), (language, f"{text} {AROUND[language]}"))
    apart = moved(desk, read_calendar(desk))
    assert [[side.value.edtf for side in one.sides] for one in apart] == [["2031-05-03", "2031-05-17"]] * found
    assert all(one.judgement.verdict == "update" for one in apart)


SIGNING = "The signing of the fishing treaty between Norway and Chile, planned for 12 May 2031, was postponed."
PLANS = [
    (
        "es",
        "La firma del tratado de pesca entre Noruega y Chile, fijada para el 13 de mayo de 2031, queda aplazada.",
        True,
    ),
    (
        "es",
        "La firma del tratado de pesca entre Noruega y Chile, fijada para el 12 de mayo de 2031, queda aplazada.",
        False,
    ),
    (
        "es",
        "La firma del tratado de pesca entre Noruega y Chile, fijada para el 13 de agosto de 2031, queda aplazada.",
        False,
    ),
    (
        "de",
        "Die Unterzeichnung des Luftverkehrsabkommens in Genf, geplant für den 13. Mai 2031, wurde verschoben.",
        False,
    ),
]


@pytest.mark.parametrize(("language", "text", "found"), PLANS)
def test_two_days_of_one_plan_exclude_each_other(language: str, text: str, found: bool) -> None:
    desk, cast = told(("en", f"{SIGNING} {FIRST}"), (language, f"{text} {AROUND[language]}"))
    calendar = read_calendar(desk)
    happenings = join_occurrences(desk, cast=cast, calendar=calendar, language="en")
    apart = planned_apart(desk, calendar, happenings, faulty=frozenset())
    assert [one.judgement.verdict for one in apart] == ["conflict"] * found
