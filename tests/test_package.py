"""What the wheel holds, and that an installed matcher works outside the checkout without a network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
FIRST_WORD = re.compile(r"[A-Za-z0-9_.-]+")

# Whatever looks a host up or connects fails; imports of torch and sklearn are reported.
OFFLINE = """
import socket, sys
def refuse(*args, **kwargs):
    raise SystemExit(f"reached for a network: {args[1:]}")
socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = socket.create_connection = refuse
"""


@cache
def project() -> dict[str, Any]:
    data: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return data


@cache
def wheel_files() -> dict[str, Path]:
    """Return what would go into the wheel: path inside it to file, as the build tool selects it."""
    builder = pytest.importorskip(
        "hatchling.builders.wheel", reason="hatchling is not installed"
    ).WheelBuilder(str(ROOT))
    found = {f.distribution_path: Path(f.path) for f in builder.recurse_included_files()}
    forced = builder.recurse_forced_files(builder.config.get_force_include())
    found.update({f.distribution_path: Path(f.path) for f in forced})
    return {name.replace("\\", "/"): path for name, path in found.items()}


def test_the_wheel_carries_what_runs() -> None:
    """Every module, the models, the taxonomy and the samples are in the wheel."""
    inside = wheel_files()
    modules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "matcher").rglob("*.py")}
    assert modules <= set(inside)
    for source, target in (
        ("models", "matcher/_models"),
        ("data/samples", "matcher/_data/samples"),
        ("data/taxonomy", "matcher/_data/taxonomy"),
    ):
        files = [p for p in (ROOT / source).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
        assert files
        assert {f"{target}/{p.relative_to(ROOT / source).as_posix()}" for p in files} <= set(inside)


def test_the_wheel_leaves_out_what_does_not_run() -> None:
    """Labels, line groups, tests and caches stay in the repository."""
    for name in wheel_files():
        assert name.startswith("matcher/"), name
        assert not re.search(r"__pycache__|_data/(labels|lines)|/tests/|\.ipynb|\.pyc$", name), name


def test_licences_travel_with_the_wheel() -> None:
    """Every licence file named in pyproject.toml exists."""
    for name in project()["project"]["license-files"]:
        assert (ROOT / name).is_file(), name


def test_every_dependency_is_pinned() -> None:
    """constraints.txt pins each dependency exactly, and names no file or index."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.!]+", pin) for pin in pins)
    pinned = {pin.partition("==")[0].lower().replace("_", "-") for pin in pins}
    table = project()["project"]
    wanted = [
        *table["dependencies"],
        *(d for extra in table["optional-dependencies"].values() for d in extra),
    ]
    names = {FIRST_WORD.match(d).group().lower().replace("_", "-") for d in wanted}  # type: ignore[union-attr] # a dependency has a name
    assert names - {"matcher"} <= pinned


def test_samples_are_small(samples: Path) -> None:
    """A sample weighs less than 60 kB."""
    files = [p for folder in ("resumes", "postings") for p in (samples / folder).iterdir()]
    assert len(files) >= 21
    assert all(p.stat().st_size < 60_000 for p in files)


def test_samples_hold_only_invented_addresses(samples: Path) -> None:
    """Mail addresses end in example.com and telephone numbers hold 555."""
    from matcher.reading import read_document

    for file in sorted([*(samples / "resumes").iterdir(), *(samples / "postings").iterdir()]):
        text = read_document(file).text
        hosts = re.findall(r"[\w.]+@([\w.]+\w)", text, re.IGNORECASE)
        assert all(host.lower().endswith("example.com") for host in hosts), file.name
        phones = re.findall(r"(?<![\d-])\(?\d{3}\)?[ -]\d{3,4}(?:[ -]\d{4})?(?![\d-])", text)
        assert all("555" in phone for phone in phones), file.name


def test_import_is_light() -> None:
    """`import matcher` loads neither torch nor sklearn."""
    script = "import sys, matcher; dir(matcher); sys.exit(str({'torch', 'sklearn', 'onnxruntime'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stderr.strip() == "set()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the files of the wheel out as pip would, outside the checkout."""
    site = tmp_path_factory.mktemp("site")
    for name, path in wheel_files().items():
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return site


@pytest.mark.model
def test_an_installed_matcher_works_offline(installed: Path, tmp_path: Path) -> None:
    """The files of the wheel alone match a packaged sample with the default artefacts, no network, no torch, no sklearn."""
    script = OFFLINE + (
        f"sys.path.insert(0, {str(installed)!r})\n"
        "import matcher\n"
        "from matcher.artefacts import data_dir, models_dir\n"
        f"assert all({str(installed)!r} in str(p) for p in (matcher.__file__, data_dir(), models_dir()))\n"
        "from matcher.cli import main\n"
        "samples = data_dir() / 'samples'\n"
        "code = main(['match', str(samples / 'resumes' / 'harold_finch_accountant.pdf'), str(samples / 'postings'), '--json'])\n"
        "heavy = sorted({'torch', 'sklearn', 'sentence_transformers'} & set(sys.modules))\n"
        "sys.exit(f'loaded {heavy}' if heavy else code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=110, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    reports = json.loads(done.stdout)["reports"]
    assert len(reports) == len(list((ROOT / "data" / "samples" / "postings").iterdir()))
    for report in reports:
        points = sum(r["points"] for r in report["requirements"]) + report["overall"]["points"]
        assert report["fit_score"] == pytest.approx(points, abs=1e-9)


@pytest.fixture(scope="module")
def sample_resumes(samples: Path, shipped_engine: Any) -> list[Any]:
    """Return the parsed sample résumés."""
    files = sorted((samples / "resumes").iterdir())
    return [shipped_engine.parse_resume(file, as_of="2026-11-01") for file in files]


@pytest.mark.model
@pytest.mark.parametrize(
    ("posting", "resume"),
    [
        ("data_analyst_transit.txt", "amara_osei_analyst.txt"),
        ("icu_nurse_hospital.html", "grace_delacroix_icu_nurse.pdf"),
        ("electrician_commercial.md", "ray_castellanos_electrician.docx"),
        ("accountant_manufacturing.txt", "harold_finch_accountant.pdf"),
        ("maths_teacher_school.md", "ingrid_halvorsen_teacher.html"),
        ("warehouse_lead.html", "marcus_bell_warehouse.txt"),
        ("backend_developer.json", "sofia_marchetti_backend.json"),
        ("hr_generalist.txt", "thuy_linh_pham_hr.docx"),
    ],
)
def test_the_right_sample_comes_first(
    samples: Path, shipped_engine: Any, sample_resumes: list[Any], posting: str, resume: str
) -> None:
    """For every sample posting the résumé of its field comes first; the fake has less than two thirds of its score."""
    results = shipped_engine.rank(samples / "postings" / posting, sample_resumes)
    scores = {Path(r.resume.source).name: r.fit_score for r in results}
    assert next(iter(scores)) == resume
    assert scores["alex_stone_keywords.txt"] < scores[resume] * 2 / 3


@pytest.mark.model
def test_one_of_several_alternatives_wished_for_earns_nothing(shipped_engine: Any) -> None:
    """A wish for one thing of a list of alternatives is quoted, and worth nothing."""
    posting = """Research Analyst
Requirements
- Advanced knowledge of a functional or object-oriented programming language (e.g. Python, R)
- Experience with at least one statistics package such as Stata, SAS or SPSS
- Working knowledge of a project management tool (Jira, Asana, Trello)
"""
    resume = """Sam Reed
sam@example.com
EDUCATION
BA Media, University of Norwell, 2024
EXPERIENCE
Reporting Intern, Dale Media (June 2024 - August 2025)
- Built weekly audience reports in Excel.
- Wrote the team's newsletter.
SKILLS
Excel, Canva, teamwork
Interested in learning Python and machine learning.
Hoping to take a course in Stata next year. Keen to learn Asana.
"""
    report = shipped_engine.report(resume, posting, as_of="2026-11-01")
    assert len(report.requirements) == 3
    for row in report.requirements:
        assert (row.verdict, row.points) == ("not_shown", 0.0), row.reason
        assert "wishes" in [quote.stance for quote in row.evidence]
