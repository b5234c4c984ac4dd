"""A story told elsewhere: other persons, places, outlets, weekdays and figures, one to one by a seeded table."""
