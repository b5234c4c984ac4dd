"""How good a record is: figures against gold, and a sample of its lines with people's verdicts on them."""
