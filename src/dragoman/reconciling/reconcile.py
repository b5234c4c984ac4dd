"""One story in, its record out. The order of the steps is the design's; no step looks ahead."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.reconciling.actors import read_actors
from dragoman.reconciling.beside_points import with_points
from dragoman.reconciling.calendar import not_before, read_calendar
from dragoman.reconciling.cautions import cautions
from dragoman.reconciling.contradicting import Contradictions
from dragoman.reconciling.coverage import cover
from dragoman.reconciling.differences import differences
from dragoman.reconciling.facts import join_facts, undecided
from dragoman.reconciling.founding import told_by_two
from dragoman.reconciling.frame import report_lines, story_line, trouble_issues
from dragoman.reconciling.ledger import ledger
from dragoman.reconciling.listing import worth_listing
from dragoman.reconciling.occurrences import join_occurrences
from dragoman.reconciling.parts import Cast, Desk, Happenings, Sayings
from dragoman.reconciling.points import points
from dragoman.reconciling.remarks import join_remarks
from dragoman.reconciling.replaying import Replay, rule_rows
from dragoman.reconciling.rulings import read_matters, rule
from dragoman.reconciling.sharing import Sharing
from dragoman.reconciling.soundness import faulty_reports
from dragoman.reconciling.striking import forbidding
from dragoman.reconciling.weights import weigh
from dragoman.record.lines import Decision
from dragoman.record.record import Record
from dragoman.record.references import where_ids_stand
from dragoman.record.report import Trouble
from dragoman.record.story import Story


def reconcile(
    story: Story, *, decisions: Sequence[Decision] = (), troubles: Sequence[Trouble] = (), language: str = "en"
) -> Record:
    """The record of a story; `language` is the page's."""
    desk = Desk(story)
    matters = read_matters(desk, decisions)
    desk.ruled = rule(matters)
    replay = Replay(desk, matters, language)
    calendar = read_calendar(desk)
    desk.not_before = not_before(desk, calendar)
    cast = read_actors(desk, language=language)
    happenings = join_occurrences(desk, cast=cast, calendar=calendar, language=language)
    told = replay.facts(join_facts(desk, calendar, cast, happenings, language=language))
    facts = tuple(fact for fact in told if not undecided(fact))
    sayings = join_remarks(desk, cast=cast, language=language)
    contradictions = Contradictions(desk, facts, happenings)
    apart = forbidding(desk, calendar=calendar, cast=cast)
    joined = told_by_two(desk, (*happenings.occurrences, *sayings.remarks, *facts), contradictions=contradictions)
    sharing = Sharing(desk, joined)
    pointed = points(
        story,
        joined=joined,
        forbid=lambda pair: (
            apart(pair) or contradictions.forbid(pair) or sharing.count_apart(pair) or sharing.sums_apart(pair)
        ),
        thin=sharing.thin,
        common=sharing.common,
        faulty=frozenset(faulty_reports(desk, cast)),
        language=language,
    )
    told = with_points(
        told, replay.facts(join_facts(desk, calendar, cast, happenings, points=pointed, language=language))
    )
    facts = tuple(fact for fact in told if not undecided(fact))
    found = replay.differences(
        differences(
            desk, told, cast=cast, happenings=happenings, sayings=sayings, points=pointed, calendar=calendar,
            language=language,
        )
    )  # fmt: skip
    stands = ledger(
        desk, calendar=calendar, cast=cast, happenings=happenings, sayings=sayings, facts=facts, points=pointed,
        language=language,
    )  # fmt: skip
    warned = cautions(desk, cast=cast, facts=facts, differences=found, language=language)
    record = Record(
        story=story_line(desk, happenings, language=language),
        reports=report_lines(desk),
        families=story.families,
        points=pointed,
        actors=worth_listing(desk, cast, (*happenings.occurrences, *sayings.remarks, *facts, *found, *stands, *warned)),
        occurrences=happenings.occurrences,
        remarks=sayings.remarks,
        facts=facts,
        differences=found,
        ledger=stands,
        cautions=warned,
        texts={report.id: report.text for report in desk.reports.values()},
    )
    coverage, issues = cover(desk, record, happenings=happenings)
    struck = replay.struck([*cast.struck, *happenings.struck, *sayings.struck])
    record = replace(
        record,
        story=replace(record.story, coverage=coverage),
        issues=(*trouble_issues(troubles, desk), *struck, *issues),
        decisions=decided(record, replay, (cast, happenings, sayings)),
    )
    return weigh(record)


def decided(record: Record, replay: Replay, parts: tuple[Cast, Happenings, Sayings]) -> tuple[Decision, ...]:
    """What rules and people decided, each with the lines it led to."""
    line_of = {finding: line for part in parts for finding, line in part.of.items()}
    known = frozenset(where_ids_stand(record))
    rules = [decision for part in parts for decision in part.decisions]
    return (*rule_rows(rules, line_of, known=known), *replay.rows(line_of, cast=parts[0], known=known))
