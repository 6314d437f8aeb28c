"""Makes the parser weights of a language pack from treebanks: data in, one spaCy pipeline out."""
