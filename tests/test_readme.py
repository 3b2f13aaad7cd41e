"""What the README promises is what a reader gets."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

import matcher
from matcher.cli.options import build_parser

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def shell_lines() -> list[str]:
    lines = [line for language, text in BLOCKS if language == "sh" for line in text.splitlines()]
    return [line.partition("#")[0].strip() for line in lines if line.strip()]


@pytest.mark.parametrize("line", [line for line in shell_lines() if "/matcher " in line])
def test_every_command_is_understood(line: str) -> None:
    """The command line accepts each command as it is printed."""
    arguments = shlex.split(line.split("/matcher ", 1)[1])
    assert build_parser().parse_args(arguments).command == arguments[0]


def test_every_target_of_make_exists() -> None:
    """Each `make …` in the README is a target of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", README)) | {
        line.split()[1] for line in shell_lines() if line.startswith("make ")
    }
    assert {"demo", "test"} <= named | {"test"}
    assert named <= targets


def test_links_and_pictures_lead_somewhere() -> None:
    """Files that the README links to are in the repository, and its pictures are small."""
    linked = [name for name in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in name]
    assert any(name.endswith(".png") for name in linked)
    for name in linked:
        assert (ROOT / name).is_file(), name
        assert not name.endswith(".png") or (ROOT / name).stat().st_size < 200_000


def test_the_first_python_runs_as_printed(
    toy_engine: Any, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten lines of Python do what is said beside them."""
    pytest.importorskip("pandas", reason="to_frame() needs pandas")
    (tmp_path / "postings").mkdir()
    job = (samples / "postings" / "data_analyst_transit.txt").read_bytes()
    (tmp_path / "postings" / "analyst.txt").write_bytes(job)
    (tmp_path / "cv.pdf").write_bytes((samples / "resumes" / "harold_finch_accountant.pdf").read_bytes())
    monkeypatch.chdir(tmp_path)
    code = next(text for language, text in BLOCKS if language == "python")
    assert len([line for line in code.splitlines() if line.strip()]) <= 12
    names: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert isinstance(names["report"], matcher.MatchReport)
    assert (tmp_path / "fit.html").stat().st_size > 10_000


def test_every_public_name_that_it_uses_exists() -> None:
    """`matcher.…` in the README names something of the package."""
    named = set(re.findall(r"\bmatcher\.([A-Za-z_]+)", README)) - {"git", "whl"}
    assert {"match", "rank", "parse_posting", "parse_resume"} <= named
    for name in named:
        assert hasattr(matcher, name), name
