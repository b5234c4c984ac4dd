"""Figures for docs/quality.md: the examples, and public sets where they are unpacked."""
