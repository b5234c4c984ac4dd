"""How good a record is: a sample of its lines, people's verdicts on them, and what these say of all lines."""
