"""
The guide's content as plain records, one class a kind of entry in data/answers.yaml.

The comment behind a field (`#:`) is its description in data/answers.schema.json; a field without a default is
required. Records are NamedTuples because fifteen dataclasses cost five times as much to import, and they live in
several files because a look-up in the glossary need not make the classes of a debate.
"""
