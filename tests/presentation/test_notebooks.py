"""Stored notebooks: the same code as their scripts, run to the end, small, and free of this or that machine."""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
SCRIPTS = sorted(FOLDER.glob("[0-9]*.py"))


def cells(path):
    return json.loads(path.with_suffix(".ipynb").read_text(encoding="utf-8"))["cells"]


def outputs(path):
    return [output for cell in cells(path) for output in cell.get("outputs", [])]


def test_there_are_six():
    """Matching, reading, a folder, gaps, training, own parts."""
    assert [p.name[:2] for p in SCRIPTS] == ["01", "02", "03", "04", "05", "06"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.stem)
def test_stored_notebook_holds_the_code_of_its_script(script):
    """Change a script and this fails until the notebook is run again."""
    jupytext = pytest.importorskip("jupytext")
    written = [(c.cell_type, c.source) for c in jupytext.read(script).cells]
    assert [(c["cell_type"], "".join(c["source"])) for c in cells(script)] == written


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.stem)
def test_stored_notebook_ran_to_the_end(script):
    """Every cell was run, in order, without an error, and there are pictures to look at."""
    counts = [c["execution_count"] for c in cells(script) if c["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert not [o for o in outputs(script) if o["output_type"] == "error" or o.get("name") == "stderr"]
    assert [o for o in outputs(script) if "image/png" in o.get("data", {})]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.stem)
def test_stored_notebook_is_small_and_says_what_to_do_next(script):
    """Below 300 kB, a question at the top, the next step at the end, and no path of a machine."""
    text = script.with_suffix(".ipynb").read_text(encoding="utf-8")
    assert len(text.encode("utf-8")) < 300_000
    assert "?" in "".join(cells(script)[0]["source"]).split("\n")[0]
    assert "What to do next" in "".join(cells(script)[-1]["source"])
    assert not [p for p in ("/home/", "/root/", "/Users/", "/tmp/", "site-packages") if p in text]
