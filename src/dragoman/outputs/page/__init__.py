"""The parts of the dossier page: what the template is given, one module per section. No HTML is written here."""
