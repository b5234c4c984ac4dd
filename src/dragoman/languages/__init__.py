"""A text and its language: the encoder's vectors, the words of a language. Knows no story and no file."""
