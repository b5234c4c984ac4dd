"""One scorer a list of the record; each gives a Section, some also what the next ones need."""
