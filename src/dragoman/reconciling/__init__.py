"""A Story -> a Record. Knows no files and no pages."""
