"""The nouns every room speaks in. Imports no other room."""
