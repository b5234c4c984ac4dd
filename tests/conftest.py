"""Its being here puts tests/ on the path, so that tests share `wordcases`."""
