"""Readings -> a Story: families of reports that depend on each other, pairs of segments. Knows not what is true."""
