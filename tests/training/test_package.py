"""The pipeline that ships loads with plain spaCy, stays small and carries no training words."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from weights import package

WORDS = ["Siti", "menyambut", "tamu"]


@pytest.fixture(name="trained", scope="module")
def _trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that has seen one sentence once."""
    nlp = spacy.blank("id")
    for name in ("morphologizer", "parser", "ner"):
        nlp.add_pipe(name)
    doc = Doc(
        nlp.vocab,
        words=WORDS,
        pos=["PROPN", "VERB", "NOUN"],
        morphs=["", "Voice=Act", ""],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "obj"],
        ents=["B-PER", "O", "O"],
    )
    nlp.initialize(lambda: [Example(nlp.make_doc(doc.text), doc)])
    path = tmp_path_factory.mktemp("trained")
    nlp.to_disk(path)
    return path


@pytest.fixture(name="joined")
def _joined(trained: Path) -> Language:
    nlp = spacy.load(trained)
    nlp.remove_pipe("ner")
    parser = trained / "parser-only"
    nlp.to_disk(parser)
    return package.prune(package.join(parser, trained))


def test_it_forgets_the_words_of_the_training_data(joined: Language) -> None:
    assert "menyambut" not in joined.vocab.strings
    assert "nsubj" in joined.vocab.strings


def test_placed_pipeline_replaces_the_old_one(
    joined: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "card", lambda *_: "a card")
    target = tmp_path / "parser"
    target.mkdir()
    (target / "old").touch()
    monkeypatch.setattr(package, "LIMIT", 100_000_000)
    package.place(joined, tmp_path, target)
    assert not (target / "old").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["parser"]
    nlp = spacy.load(target)
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    doc = next(nlp.pipe([Doc(nlp.vocab, words=WORDS, sent_starts=[True, False, False])]))
    assert all(token.dep_ for token in doc)


def test_too_large_a_pipeline_leaves_the_old_one(
    joined: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LIMIT", 10)
    (tmp_path / "parser").mkdir()
    with pytest.raises(ValueError, match="more than 10"):
        package.place(joined, tmp_path, tmp_path / "parser")
    assert (tmp_path / "parser").is_dir()
