"""Take the picture and the terminal excerpt of the README anew: make picture (needs Chromium; Pillow comes with matplotlib)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

import matcher

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "report.png"
SAMPLES = ROOT / "data" / "samples"
WIDTH, HEIGHT = 1280, 1010
N_COLORS = 96


def excerpt(report: matcher.MatchReport) -> str:
    """Return head, two first requirements, the first that is not met, and what would change the score."""
    lines = report.to_text().splitlines()
    table = next(i for i, line in enumerate(lines) if line.endswith("Requirement"))
    rows: dict[str, list[str]] = {}
    key = ""
    for line in lines[table + 1 :]:
        if not line or line[0] != " ":
            key = line.split(" ", 1)[0]
        if not key.startswith("r") or line.endswith("Overall relevance"):
            break
        rows.setdefault(key, []).append(line)
    short = next((r.requirement.id for r in report.requirements if r.verdict != "met"), "")
    ids = list(rows)
    shown = [line for key in ids[:2] for line in rows[key]]
    if short and short not in ids[:2]:
        shown += [*(["  …"] if short != ids[2] else []), *rows[short]]
    change = next((i for i, line in enumerate(lines) if line.startswith("What would change")), len(lines))
    return "\n".join([*lines[:2], "", lines[table], *shown, "  …", *lines[change : change + 2]])


def refresh_readme(report: matcher.MatchReport) -> None:
    """Put the excerpt between its anchors in the README."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    start = text.index("$ matcher explain amara")
    end = text.index("\n```", start)
    command = text[start:].partition("\n")[0]
    readme.write_text(f"{text[:start]}{command}\n\n{excerpt(report)}{text[end:]}", encoding="utf-8")


def main() -> int:
    """Write docs/report.png and README.md; exit code 1 where there is no browser."""
    browser = next(
        (p for n in ("chromium", "chromium-browser", "google-chrome", "chrome") if (p := shutil.which(n))),
        None,
    )
    if browser is None:
        print("No Chromium was found. Install one, for example: apt install chromium", file=sys.stderr)
        return 1
    resume, posting = "amara_osei_analyst.txt", "data_analyst_transit.txt"
    results = matcher.match(SAMPLES / "resumes" / resume, SAMPLES / "postings" / posting, as_of="2026-11-01")
    refresh_readme(results[0])
    # The second requirement stands open, so that the picture shows what is behind a verdict.
    first, second, third = results[0].to_html().split("<details>", 2)
    with tempfile.TemporaryDirectory() as folder:
        page, raw = Path(folder, "page.html"), Path(folder, "page.png")
        page.write_text(f"{first}<details>{second}<details open>{third}", encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
        ]
        size = f"--window-size={WIDTH},{HEIGHT}"
        profile = f"--user-data-dir={folder}/profile"
        command = [browser, *options, size, profile, f"--screenshot={raw}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=90)
        with Image.open(raw) as picture:
            small = picture.convert("RGB").quantize(N_COLORS, dither=Image.Dither.NONE)
            small.save(TARGET, optimize=True)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
