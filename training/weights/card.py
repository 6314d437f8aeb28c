"""The model card: what the weights were made of, and how good and how fast they are."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from weights.conllu import read_conllu
from weights.evaluate import TREEBANKS, speed, table

HEAD = """\
# Model card: the Indonesian parser of taut

A spaCy 3.8 pipeline (`{pipes}`) that gives, for the words of one Indonesian news sentence, part of speech
(`token.pos_`, UPOS), voice of verbs (`token.morph`, `Voice=Act|Pass`), head and Universal Dependencies relation, and
names of people, organisations and places (`doc.ents`: PER, ORG, LOC). Version {version}, {size:.1f} MB.
Written by `make weights` in `training/`; do not edit.

- **Lemmas are not in the model.** UD lemmas strip to the root (`memperingatkan` would become `ingat`), which changes
  meaning. taut strips voice and clitics by rule instead.
- **Input**: words as taut's tokenizer cuts them; a clitic stays on its word (`menyetujuinya` is one token with the tags of
  the verb). One sentence per `Doc`; preset `sent_starts` (first word true, all others false), then every `Doc` gets
  exactly one root. Without that the parser may split a long sentence.
- **Names of several words** may be given as their first word alone: the training data holds such sentences.
- **Licence of the weights: CC BY-SA 4.0**, unlike the code of taut (MIT), because they are made from treebanks under
  that licence. Using the weights does not change the licence of what they read.

## Data

| data | share in the training | licence, attribution |
| --- | --- | --- |
{data}

Not trained on: CSUI test, GSD test, the test parts of both name lists, any gold article of taut.

## Recipe

{recipe}

## Labels

One set for all treebanks: `compound`, `nmod:poss`, `nmod:tmod`, `nmod:lmod` are `nmod`; `flat:name` joins proper nouns,
`flat` anything else; agents of passives are `obl:agent`, relative clauses `acl:relcl`, bare times `obl:tmod`;
subjects of passive verbs are `nsubj:pass`. `conventions.toml` in `training/` is the table.

## Quality

In percent, on gold words and sentences with clitics left on their word, punctuation counted. "LAS" compares universal
relations with the treebank's own (where GSD says `compound`, `nmod` is wrong), "labels of taut" after both are folded as
above.

{scores}

## Speed

{speed:.0f} words a second for the whole pipeline in one process on one core{machine}, one sentence per `Doc`.

## Limits

Trained on {limits}
"""

DATA = (
    ("UD Indonesian CSUI, train", "2 x", "CC BY-SA 4.0, Universitas Indonesia and UD contributors"),
    ("UD Indonesian PUD", "2 x", "CC BY-SA 3.0, the Parallel Universal Dependencies authors"),
    ("UD Indonesian GSD, train of February 2017, relabelled", "1 x", "CC BY-SA 4.0, UD Indonesian GSD authors"),
    ("UD Indonesian GSD, dev; every tenth sentence of CSUI train and PUD", "to stop by", "as above"),
    ("idner-news-2k, train and dev", "names", "MIT, 2020 khairunnisaor; after Syaifudin and Nurwidyantoro 2016"),
    ("NERGrit of IndoNLU, train and valid", "names", "open, keep notice; IndoNLU, Apache-2.0"),
    ("Indonesian news sentences, unlabelled", "silver trees", "text of the outlets; none of it is in the weights as text"),
)
