"""What a report has told so far: drafts become occurrences, lead back to earlier ones, or are left out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman import ontology
from dragoman.reading.builtin.days import days_apart, months_apart, other_weekday, year_and_weekday
from dragoman.reading.builtin.drafts import Draft, among, of_content, past_plan
from dragoman.reading.builtin.occurrences import to_finding
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.status import AHEAD, UNMADE
from dragoman.reading.builtin.triggers import status_cues
from dragoman.record.comparing import relation
from dragoman.record.ids import finding_id
from dragoman.record.reading import OccurrenceFinding, PlaceFinding, QuantityFinding, Role, TimeFinding
from dragoman.record.report import Report
from dragoman.record.values import TextValue

TOOK_PLACE = ("held", "under_way", "agreed", "invited", "accepted")
OFFERED = ("invited", "accepted", "proposed")
SIGNED = ("signing", "ratification", "agreement")
"""What is told of a paper as often as of those who sign it."""
MEETING_KINDS = ("meeting", "talks", "call", "negotiation_round", "agreement", "summit")

LEAD = 4
"""Sentences in which a report tells what its headline counts the dead of."""


class Told:
    """The occurrences a report has told so far, in order."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.found: list[OccurrenceFinding] = []
        self.who: dict[str, str] = {}
        self.persons: set[str] = set()
        self.pointing: set[str] = set()
        self.places: dict[str, PlaceFinding] = {}
        self.times: dict[str, TimeFinding] = {}

    def founding(self) -> list[OccurrenceFinding]:
        """Those that are more than a mention."""
        return [finding for finding in self.found if not finding.mention]

    def take(self, scene: Scene, drafts: Sequence[Draft]) -> list[OccurrenceFinding]:
        """The findings of a passage's drafts; mentions are led back, what has neither party nor host is left out."""
        taken = []
        for item in scene.named:
            self.who[item.finding.id] = item.finding.refers or item.finding.id
            if item.finding.kind == "person":
                self.persons.add(self.who[item.finding.id])
        for draft in drafts:
            finding = self._settle(scene, draft, to_finding(self.report, scene, draft))
            if finding is not None:
                if draft.definite and not scene.generic(draft.trigger):
                    self.pointing.add(finding.id)
                self.found.append(finding)
                taken.append(finding)
        return taken

    def undone(self, scene: Scene) -> list[OccurrenceFinding]:
        """ "But it was cancelled": what the sentence before told as planned fell through."""
        tokens = scene.tokens
        if not scene.marked.passage.healthy or len(tokens) < 3:
            return []
        head = [at for at in (0, 1) if scene.words["pronoun_it"].has(tokens[at])]
        cues = [
            (at, status)
            for at, status, _ in status_cues(scene.marked, 0, scene.clauses[0][1], kind="visit")
            if status in UNMADE
        ]
        before = self.founding()
        if not head or not cues or not before or before[-1].sentence < scene.marked.passage.index - 1:
            return []
        at, status = cues[0]
        planned = [f for f in before if f.sentence == before[-1].sentence and f.status in AHEAD]
        if not planned:
            return []
        start, end = scene.marked.passage.span(tokens[0].start, tokens[scene.clauses[0][1] - 1].end)
        word = scene.marked.passage.span(tokens[at].start, tokens[at].end)
        finding = OccurrenceFinding(
            id=finding_id(self.report.id, "occurrence:undone", *word), report=self.report.id, start=start, end=end,
            sentence=scene.marked.passage.index, kind=planned[0].kind, status=status, mention=True,  # type: ignore[arg-type]
            refers=planned[0].id, trigger_start=word[0], trigger_end=word[1],
        )  # fmt: skip
        self.found.append(finding)
        return [finding]

    def late_host(self, finding: OccurrenceFinding | QuantityFinding) -> OccurrenceFinding | QuantityFinding:
        """What found no host before it may find one told later, if the report tells only one such."""
        if isinstance(finding, QuantityFinding):
            mention = next((m for m in self.found if m.id == finding.host), None)
            if mention is not None and mention.mention:
                told = None if _counting(finding, mention) else mention.refers or self._only(mention)
                own = None if isinstance(finding.value, TextValue) else mention.id  # the story may tell of it
                return replace(finding, host=told or own)
            return self._of_the_lead(finding) if finding.host is None and finding.sentence == 0 else finding
        if (
            finding.mention
            and finding.refers is None
            and finding.status == "unconfirmed"
            and finding.id in self.pointing
        ):
            return replace(finding, refers=self._only(finding))
        return finding

    def _of_the_lead(self, figure: QuantityFinding) -> QuantityFinding:
        """A toll in a headline ("38 Tote, mehr als 200 Verletzte") is of what the lead tells."""
        row = ontology.table("properties").get(figure.property or "", {})
        if not row.get("clings") or not row.get("grows"):
            return figure
        able = [f for f in self.founding() if figure.property in ontology.table("kinds")[f.kind]["properties"]]
        able = [f for f in able if f.kind not in row.get("never_of", ()) and f.sentence <= LEAD]
        return replace(figure, host=able[0].id) if len({f.kind for f in able}) == 1 else figure

    def _only(self, mention: OccurrenceFinding) -> str | None:
        group = ontology.table("kinds")[mention.kind]["group"]
        parties = {self.who.get(role.actor, role.actor) for role in mention.roles}
        able = [
            f
            for f in self.founding()
            if ontology.table("kinds")[f.kind]["group"] == group
            and f.status in ("held", "under_way")
            and not (f.sort and mention.sort and f.sort != mention.sort)
            and not self._another_day(mention, f)
            and parties <= {self.who.get(role.actor, role.actor) for role in f.roles}
        ]
        who = {tuple(sorted(self.who.get(role.actor, role.actor) for role in f.roles)) for f in able}
        return able[0].id if len(who) == 1 else None

    def _settle(self, scene: Scene, draft: Draft, finding: OccurrenceFinding) -> OccurrenceFinding | None:
        """A draft's finding as it stands: founding, led back to one told before, or left out (None)."""
        if draft.negated:
            return None
        kind = ontology.table("kinds")[finding.kind]
        finding = self._freed(scene, draft, self._both(scene, draft, finding))
        finding = self._of_which(scene, draft, finding)
        if draft.place is not None and isinstance(draft.place.finding, PlaceFinding):
            self.places[finding.id] = draft.place.finding
        if draft.time is not None and isinstance(draft.time.finding, TimeFinding):
            self.times[finding.id] = draft.time.finding
        if _of_its_own(finding, definite=draft.definite and not scene.generic(draft.trigger)):
            return finding
        if draft.body:
            return finding if finding.place or finding.time else None
        if finding.kind == "death":  # "his father had died" is no happening of the story
            return finding if draft.time and _of_a_day(draft.time.finding) else None
        alone = len(finding.roles) < int(kind["parties"])
        if int(kind["parties"]) == 0 and draft.definite and finding.place is None:
            alone = True  # "after the accident" points back; what founds it says where or when, or comes first
        # "The arrest of X drew protests": the one just told, if one was.
        again = draft.definite and draft.status == "held"
        generic = (scene.generic(draft.trigger) or scene.others_own(draft.trigger)) and not finding.roles
        over = past_plan(scene, draft)
        nobodys = finding.kind == "aid" and draft.trigger.how != "noun"  # "ready to send rescuers": no offer of others
        other = of_content(scene, draft)
        pointing = (alone or finding.mention or draft.both or again) and not (generic or nobodys or other)
        awaited = over and draft.status == "expected" and finding.time is None
        host = self._host(finding, over=over) if pointing or awaited else None
        if draft.status in UNMADE and finding.place and not (host and self._same_spot(finding, host)):
            return finding  # "a stop at the dam was cancelled": not the visit that the report tells of
        if host is not None:
            return self._led_back(scene, draft, finding, host=host)
        if finding.mention or _of_its_own(finding, definite=False):
            return finding
        if int(kind["parties"]) == 0:
            bare = not (finding.roles or finding.time or finding.place or scene.quantities or draft.somebody)
            bare = bare and not (finding.kind == "ceasefire" and finding.status == "in_force")
            bare = bare or (finding.kind == "rescue" and self._private(finding))
            nowhere = finding.kind == "summit" and not finding.place
            fronted = scene.marked.passage.kind in ("headline", "lead")
            return None if nowhere or (bare and not (kind.get("asserted") and fronted)) else finding
        if finding.kind == "meal":
            return self._meal(scene, finding)
        somebody = draft.somebody and draft.status != "proposed"
        known = (finding.roles or somebody) and (finding.place or finding.time or scene.quantities)
        timed = draft.trigger.how == "noun" and scene.measured(draft.trigger) and (finding.place or finding.time)
        if not alone or known or timed or (not generic and self._anchored(scene, draft, finding)):
            return finding
        # "The short visit is her first since …": what it points to may be told further down.
        return replace(finding, mention=True, status="unconfirmed") if draft.definite and not generic else None

    def _anchored(self, scene: Scene, draft: Draft, finding: OccurrenceFinding) -> bool:
        """Whether when and where it is told make up for who: "a news conference planned for Tuesday was cancelled"."""
        spots = (finding.place is not None) + (finding.time is not None)
        if draft.trigger.how != "noun":  # "the accord will be signed in Puno on 30 January"
            return spots == 2 and draft.trigger.kind in SIGNED
        if scene.tree.base(scene.node(draft.trigger)) == "obj":
            return False  # of what somebody did it counts who
        if finding.status in ("suspended", "restored", "under_way", "failed") and spots:
            return True  # "talks resume in Oslo": a verb tells how far they have got
        return spots >= int(draft.kind["parties"]) and (finding.status != "held" or spots == 2)

    def _led_back(
        self, scene: Scene, draft: Draft, finding: OccurrenceFinding, *, host: OccurrenceFinding
    ) -> OccurrenceFinding | None:
        if draft.status in AHEAD and host.status not in AHEAD:
            if past_plan(scene, draft) and finding.time is not None:
                return replace(
                    finding, roles=host.roles, place=finding.place or host.place
                )  # "was first planned for April"
            if finding.time is not None and host.kind in ("meeting", "talks", "negotiation_round"):
                return replace(finding, roles=host.roles, mention=False)  # "the talks are to resume next week"
            if finding.time is not None and not int(draft.kind["parties"]) and not past_plan(scene, draft):
                return replace(finding, mention=False)  # "the rerun is to be held on 29 May": the vote told is over
            if past_plan(scene, draft) and finding.status == "expected":
                return None  # "the ruling had been awaited": it was given, the report told
            if not draft.definite:
                return None  # "further meetings" are not the one told before
        if finding.status in ("held", "under_way") and host.status in AHEAD and finding.time is not None:
            return replace(finding, mention=False)  # "the strike on Tuesday" is not the one that is planned
        # A mention lends its own status where it asserts one: "the trip was postponed".
        return replace(finding, mention=True, refers=host.id)

    def _private(self, finding: OccurrenceFinding) -> bool:
        """ "X has saved a radio and her three children": what one person did of her own, nobody says where or when."""
        who = {self.who.get(role.actor, role.actor) for role in finding.roles}
        return bool(who) and who <= self.persons and not (finding.time or finding.place)

    def _both(self, scene: Scene, draft: Draft, finding: OccurrenceFinding) -> OccurrenceFinding:
        """ "The two sides agreed": the parties of the last meeting told."""
        if finding.kind == "signing" and not finding.roles:
            return self._signed(scene, draft, finding)
        if draft.both and not finding.roles:
            return self._the_two(finding)
        if finding.kind != "agreement" or finding.roles or draft.status is None:
            return finding
        sides = self._two_sides(scene, draft) or self._they(scene, draft)
        if not sides and not (of_content(scene, draft) and self._impersonal(scene, draft)):
            return finding
        met = [f for f in self.founding() if f.kind in ("meeting", "talks", "call") and len(f.roles) >= 2]
        return replace(finding, roles=tuple(Role("party", role.actor) for role in met[-1].roles)) if met else finding

    def _impersonal(self, scene: Scene, draft: Draft) -> bool:
        """ "A hotline was agreed": a passive without agent is the act of those who met."""
        node = scene.node(draft.trigger)
        return bool(scene.tree.of(node, ("aux:pass", "nsubj:pass")))

    def _two_sides(self, scene: Scene, draft: Draft) -> bool:
        """Whether its subject is "the two sides"; where the parser finds none, whether its clause names them."""
        node = scene.tree.top(draft.trigger.index, draft.trigger.index + draft.trigger.length)
        subjects = scene.arguments.subjects(node)
        if not subjects:
            return among(scene, "both", *scene.clause(draft.trigger.index))
        return any(scene.words["both"].at(scene.tokens, at) for one in subjects for at in scene.tree.below(one))

    def _the_two(self, finding: OccurrenceFinding) -> OccurrenceFinding:
        """ "They talked", "the two ministers spoke by phone": the parties of the meeting last told."""
        met = [f for f in self.founding() if len(f.roles) >= 2 and f.kind in MEETING_KINDS]
        near = met and finding.sentence - met[-1].sentence <= 8
        if not near:
            return finding
        return replace(finding, roles=tuple(Role("participant", role.actor) for role in met[-1].roles))

    def _of_which(self, scene: Scene, draft: Draft, finding: OccurrenceFinding) -> OccurrenceFinding:
        """ "It was the first visit by a minister since 2017": where and when he was just told to be."""
        node = draft.trigger.index
        predicate = finding.kind == "visit" and scene.tree.of(node, ("cop",)) and finding.roles
        if not predicate or finding.place or finding.time or not self.founding():
            return finding
        last = self.founding()[-1]
        who = {self.who.get(role.actor, role.actor) for role in last.roles}
        near = finding.sentence - last.sentence <= 2 and last.status in TOOK_PLACE
        if not near or self.who.get(finding.roles[0].actor, finding.roles[0].actor) not in who:
            return finding
        return replace(finding, place=last.place, time=last.time)

    def _signed(self, scene: Scene, draft: Draft, finding: OccurrenceFinding) -> OccurrenceFinding:
        """ "It is to be signed next Monday": by the parties of the agreement last told."""
        agreed = [f for f in self.founding() if f.kind == "agreement"]
        near = agreed and finding.sentence - agreed[-1].sentence <= 3
        return replace(finding, roles=agreed[-1].roles) if near else finding

    def _they(self, scene: Scene, draft: Draft) -> bool:
        """Whether the subject is a pronoun of several ("they agreed", "ils sont convenus")."""
        node = scene.tree.top(draft.trigger.index, draft.trigger.index + draft.trigger.length)
        plural = (at for at in scene.arguments.subjects(node) if scene.tree.upos[at] == "PRON")
        return any(scene.tree.has(at, "Number=Plur") or scene.tree.has(node, "Number=Plur") for at in plural)

    def _freed(self, scene: Scene, draft: Draft, finding: OccurrenceFinding) -> OccurrenceFinding:
        """ "He was released on Wednesday": who was last told to be detained."""
        if finding.kind != "release" or finding.roles:
            return finding
        node = scene.tree.top(draft.trigger.index, draft.trigger.index + draft.trigger.length)
        if not any(scene.tree.upos[at] == "PRON" for at in scene.arguments.subjects(node)):
            return finding
        held = [role for f in self.founding() if f.kind == "detention" for role in f.roles if role.role == "detained"]
        return replace(finding, roles=(Role("released", held[-1].actor),)) if held else finding

    def _meal(self, scene: Scene, finding: OccurrenceFinding) -> OccurrenceFinding | None:
        """A meal told without guests is that of whom the sentence before or beside it has meeting."""
        if finding.time or finding.place or finding.roles:
            return finding
        before = self.founding()
        if not before or before[-1].sentence < finding.sentence - 1 or not scene.quantities:
            return None
        return replace(finding, roles=before[-1].roles, part_of=before[-1].id)

    def _host(self, finding: OccurrenceFinding, *, over: bool = False) -> OccurrenceFinding | None:
        """The last occurrence told before that a mention can mean: same group, no party of another, no other place.

        What took place comes before what somebody was only invited to.
        """
        group = ontology.table("kinds")[finding.kind]["group"]
        parties = {self.who.get(role.actor, role.actor) for role in finding.roles}
        able = []
        for earlier in reversed(self.founding()):
            known = {self.who.get(role.actor, role.actor) for role in earlier.roles}
            same = ontology.table("kinds")[earlier.kind]["group"] == group and parties <= known
            undone = finding.status in UNMADE and earlier.status not in ("planned", "expected", "invited", *UNMADE)
            made = finding.status in ("held", "under_way") and earlier.status in UNMADE
            another = bool(finding.sort and earlier.sort and finding.sort != earlier.sort)  # a quake is no landslide
            apart = another or self._elsewhere(finding, earlier) or self._another_day(finding, earlier)
            if same and not (undone or made or apart or self._set_down_anew(finding, earlier)):
                able.append(earlier)
        if finding.status in ("unconfirmed", "held", "under_way"):
            able.sort(key=lambda f: f.status not in TOOK_PLACE)
        if finding.status in UNMADE:  # of two plans the one of its day
            able.sort(key=lambda f: not self._on_one_day(finding, f))
        dateless = not self.times[finding.id].value.edtf if finding.id in self.times else finding.time is None
        if dateless and finding.status in ("unconfirmed", "held"):  # "a ruling of October": background
            able.sort(key=lambda f: self._background(f))
        firm = [f for f in able if f.status not in OFFERED or f.kind in ("invitation", "acceptance")]
        return next(iter(firm if over else firm or able), None)  # a plan that is over is none of what is only offered

    def _background(self, finding: OccurrenceFinding) -> bool:
        """Whether it was told with a bare month or year only: what points back seldom means it."""
        time = self.times.get(finding.id)
        return time is not None and time.value.precision in ("year", "month") and finding.status in TOOK_PLACE

    def _set_down_anew(self, a: OccurrenceFinding, b: OccurrenceFinding) -> bool:
        """Whether one plan has a day and place of its own where one told before has a day of another sort."""
        one, two = self.times.get(a.id), self.times.get(b.id)
        plans = a.status in AHEAD and b.status in (*AHEAD, *UNMADE)
        whole = plans and a.place is not None and b.place is None and not a.roles
        return whole and one is not None and two is not None and one.relative != two.relative

    def _same_spot(self, a: OccurrenceFinding, b: OccurrenceFinding) -> bool:
        """Whether two are told with places that may be one, or one of them with none."""
        one, two = self.places.get(a.id), self.places.get(b.id)
        return one is None or two is None or relation(one.value, two.value) != "disjoint"

    def _another_day(self, a: OccurrenceFinding, b: OccurrenceFinding) -> bool:
        """Whether both are told with a date of the calendar, and not the same."""
        one, two = self.times.get(a.id), self.times.get(b.id)
        apart = one is not None and two is not None and relation(one.value, two.value) == "disjoint"
        years = year_and_weekday(one, two) or year_and_weekday(two, one)
        own = self.report.published.edtf if self.report.published else ""
        years = years or other_weekday(one, two, own) or other_weekday(two, one, own)
        return apart or years or months_apart(one, two) or days_apart(one, two)

    def _on_one_day(self, a: OccurrenceFinding, b: OccurrenceFinding) -> bool:
        """Whether both are told with a time of the calendar, and the same."""
        one, two = self.times.get(a.id), self.times.get(b.id)
        return one is not None and two is not None and relation(one.value, two.value) in ("equal", "narrower", "wider")

    def _elsewhere(self, a: OccurrenceFinding, b: OccurrenceFinding) -> bool:
        one, two = self.places.get(a.id), self.places.get(b.id)
        if one is None or two is None or one.value.name == two.value.name:
            return False
        spots = {one.value.name, *one.value.within, one.value.iso}, {two.value.name, *two.value.within, two.value.iso}
        nested = one.value.within and two.value.within  # a city and its country are no two places
        return bool(nested) and one.value.name not in spots[1] and two.value.name not in spots[0]


def _of_a_day(time: object) -> bool:
    return isinstance(time, TimeFinding) and time.value.precision == "day"


def _counting(figure: QuantityFinding, mention: OccurrenceFinding) -> bool:
    """Whether a count of people is in the word that tells what was done: "four arrests" are none told before."""
    of_people = mention.kind in ontology.table("properties").get(figure.property or "", {}).get("people_of", ())
    return of_people and figure.start <= mention.trigger_start < figure.end


def _of_its_own(finding: OccurrenceFinding, *, definite: bool) -> bool:
    """A meeting ahead with a place and a day but no names: "it will meet in Athens next week", "its first meeting"."""
    meets = finding.kind in ("meeting", "talks", "negotiation_round")
    told = meets and not finding.roles and finding.place and finding.time
    return bool(told) and finding.status in AHEAD and not definite
