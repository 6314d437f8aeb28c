"""The tutorial runs from its first cell to its last, and shows what it promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def tutorial() -> Any:
    notebook = nbformat.read(DOCS / "tutorial.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(DOCS)}}).execute()
    return notebook


def shown(notebook: Any) -> str:
    """Everything that the cells print or show."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error"]
    texts = [output.get("text") or str(output.get("data", {})) for output in outputs]
    return "\n".join(texts)


def printed(cell: Any) -> list[str]:
    """What a cell prints."""
    return [output.text for output in cell.get("outputs", ()) if output.output_type == "stream"]


def test_it_runs_and_shows_marked_sentences_series_and_corrections(tutorial: Any) -> None:
    text = shown(tutorial)
    assert "not read:" not in text
    assert "<mark style=" in text
    assert "SAU" in text
    counted = ("happenings now", "after undo")
    counts = [line.rpartition(" ")[2] for line in text.splitlines() if line.startswith(counted)]
    assert int(counts[0]) == int(counts[1]) - 1


def test_what_is_printed_in_the_file_is_what_it_prints(tutorial: Any) -> None:
    kept = nbformat.read(DOCS / "tutorial.ipynb", as_version=4)
    assert any(map(printed, kept.cells))
    assert list(map(printed, kept.cells)) == list(map(printed, tutorial.cells))
