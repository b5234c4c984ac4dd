"""Trains the models that ship: `python -m training.train`. Never imported by the package itself."""
