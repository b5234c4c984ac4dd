"""An occurrence in the making: what one trigger tells, before it is led back to an earlier one or becomes a finding."""

from __future__ import annotations

from msgspec import Struct

from dragoman import ontology
from dragoman.ontology import Table
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.triggers import Trigger


class Draft(Struct):
    """An occurrence as one trigger tells it.

    `status` None: the clause only mentions it. `somebody`: people without a name take a part in it ("the workers").
    `both`: its parties are two told before ("they talked", "the two ministers met"). `body`: it is the sitting of a
    body that no name here means ("the commission is to meet"), and not that of two told before. `lent`: its time is
    that of the plan it stands for, told in another clause.
    """

    trigger: Trigger
    roles: list[tuple[str, Named]]
    status: str | None
    definite: bool
    time: Seen | None = None
    place: Seen | None = None
    negated: bool = False
    somebody: bool = False
    both: bool = False
    body: bool = False
    lent: bool = False

    @property
    def kind(self) -> Table:
        """Its kind's row of the ontology."""
        return ontology.table("kinds")[self.trigger.kind]

    @property
    def group(self) -> str:
        """The kinds that may tell the same happening."""
        return str(self.kind["group"])

    @property
    def enough(self) -> bool:
        """Whether it has the parties its kind needs; one that has not may only be a mention."""
        return len(self.roles) >= int(self.kind["parties"])


def among(scene: Scene, table: str, first: int, last: int) -> bool:
    """Whether a word of a table stands between two tokens."""
    return any(scene.words[table].at(scene.tokens, at) for at in range(first, last))


def past_plan(scene: Scene, draft: Draft) -> bool:
    """Whether a plan is told as one whose day is over ("had been due in March")."""
    return draft.status in ("planned", "expected", "postponed", "cancelled") and any(
        among(scene, "past_plan", *part) for part in scene.reach(draft.trigger)
    )


def distinct(roles: list[tuple[str, Named]]) -> list[tuple[str, Named]]:
    """Roles with each actor once."""
    found: list[tuple[str, Named]] = []
    for role, item in roles:
        who = item.finding.refers or item.finding.id
        if all((known.finding.refers or known.finding.id) != who for _, known in found):
            found.append((role, item))
    return found


def of_content(scene: Scene, draft: Draft) -> bool:
    """ "A hotline was agreed": a verb of agreeing that says on what tells no other agreement again."""
    if draft.trigger.kind != "agreement" or draft.trigger.how == "noun" or draft.roles:
        return False
    tree, node = scene.tree, scene.node(draft.trigger)
    about = [*tree.of(node, ("obj", "nsubj:pass")), *scene.arguments.obliques(node, scene.words["agreed_on"])]
    papers = {scene.node(one) for one in scene.triggers if one.how == "noun"}
    things = [at for at in about if tree.upos[at] in ("NOUN", "PROPN") and at not in papers]
    return any(at > node or tree.relation[at] == "nsubj:pass" for at in things)
