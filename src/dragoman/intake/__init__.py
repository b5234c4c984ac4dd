"""Files, folders, pages -> Report: the text as received, with labelled blocks, outlet, date, language."""
