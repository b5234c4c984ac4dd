"""Whether a clause tells a happening, or only names it on the way to something else ("after his meeting with …").

Read off the tree: a verb tells; a noun tells as subject, object or head of its clause, not as what hangs on another
word. Where a reader gave no tree, every finding tells.
"""

from __future__ import annotations

import re

from dragoman.record.reading import AnyFinding, OccurrenceFinding, QuantityFinding, Reading

BEHIND = frozenset({"obl", "amod", "appos"})
"""Relations of a noun that only names a happening."""
BELOW = frozenset({"nmod", "compound"})
"""Those of one that may ("the inquiry into the collision") or not ("a second round of talks")."""
VERBAL = frozenset({"VERB", "AUX"})
"""Words that tell what they name."""
OWN = "acl"
"""That of a clause which tells of a noun ("the earthquake that shook …")."""
_TOPIC = re.compile(r"[^.;:!?]{0,40}?\s?:\s")
"""What stands between a word and the colon that it is the topic of ("Ferry disaster off Corfu: …")."""


def in_front(reading: Reading, finding: OccurrenceFinding) -> bool:
    """Whether the words of an occurrence tell it."""
    parse = reading.parse
    if parse is None or finding.trigger_start < 0:
        return True
    at = [
        i
        for i, (start, end) in enumerate(zip(parse.start, parse.end, strict=True))
        if start < finding.trigger_end and finding.trigger_start < end
    ]
    if not at:
        return True
    top = next((i for i in at if parse.head[i] not in at), at[0])
    relation = parse.deprel[top].partition(":")[0]
    if any(parse.upos[i] in VERBAL for i in at):
        return True
    if _TOPIC.match(reading.report.text, finding.trigger_end):
        return False
    if relation in BELOW:
        clause = _clause(reading, finding)
        return not any(_inside(clause, other) for other in reading.findings if other.id != finding.id)
    return relation not in BEHIND or any(
        head == top and deprel.startswith(OWN) for head, deprel in zip(parse.head, parse.deprel, strict=True)
    )


def _clause(reading: Reading, finding: OccurrenceFinding) -> tuple[int, int]:
    """The shortest segment that holds a finding, else its own span."""
    holding = [(s.start, s.end) for s in reading.segments if s.start <= finding.start and finding.end <= s.end]
    return min(holding, key=lambda span: (span[1] - span[0], span), default=(finding.start, finding.end))


def _inside(clause: tuple[int, int], finding: AnyFinding) -> bool:
    """Whether another happening has its word in a clause, or a figure stands there."""
    at = finding.trigger_start if isinstance(finding, OccurrenceFinding) else finding.start
    return isinstance(finding, (OccurrenceFinding, QuantityFinding)) and clause[0] <= at < clause[1]
