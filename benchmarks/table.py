"""The table of README.md, from the figures that a run kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

_BEGIN: Final = "<!-- anchor: speed table; fill from `make bench` -->\n"
_END: Final = "<!-- /anchor -->"


def fill_readme(path: Path, results: dict[str, Any]) -> None:
    """Replace what stands between the anchors of the speed table."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    path.write_text(before + _BEGIN + table(results) + _END + after, encoding="utf-8")


def table(results: dict[str, Any]) -> str:
    """Return the table as Markdown, with the machine under it."""
    rows = [
        "`make bench` measures this on folders and indexes recombined from samples and labelled documents.",
        "",
        "| | time | processor time | memory | |",
        "|---|---|---|---|---|",
    ]
    rows += [f"| {' | '.join(row)} |" for row in _rows(results)]
    machine = next(part["machine"] for part in results.values())
    loads = [
        f["load"]
        for part in results.values()
        for f in (part, *part.values())
        if isinstance(f, dict) and "load" in f
    ]
    rows += [
        "",
        f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}, onnxruntime {machine['onnxruntime']}. "
        f"Other work shared the cores (load {min(loads):.0f} to {max(loads):.0f}), so processor time says more than time.",
    ]
    return "\n".join(rows) + "\n"


def _rows(results: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    if "folder" in results:
        found = results["folder"]
        cold, corpus = found["cold"], found["corpus"]
        shape = f"{corpus['n_resumes']:,} résumés × {corpus['n_postings']} postings"
        yield (
            f"{shape}, everything explained, first run",
            *_spent(cold),
            f"{found['times_faster_than_naive_cpu_seconds']:.0f} times less work than encoding every pair anew; "
            f"{corpus['different_lines_of_resumes']:,} of {corpus['lines_of_resumes']:,} résumé lines are different",
        )
        yield (
            "the same again, nothing changed",
            *_spent(found["warm"]),
            f"{found['warm']['n_scored']} pairs scored",
        )
        more = found["one_percent_new"]
        yield "1 % of the résumés new", *_spent(more), f"{more['n_scored']:,} pairs scored"
    if "memory" in results:
        whole = results["memory"]["whole"]
        yield (
            f"{whole['n_pairs']:,} pairs of four times the résumés",
            *_spent(whole),
            f"{results['memory']['times']} times the memory of a quarter",
        )
    for name, what in (("resumes", "résumés"), ("postings", "postings"), ("requirements", "requirements")):
        grown = results.get("growth", {}).get(f"{name}_doubled")
        if grown:
            base = results["growth"]["base"]["n_pairs"]
            yield (
                f"twice the {what} of a batch of {base} pairs",
                *_spent(grown),
                f"{grown['times_base_cpu']} times the processor time",
            )
    for name, found in sorted(results.get("indexes", {}).items()):
        kind = "posting" if name.startswith("posting") else "résumé"
        if "_build_" in name:
            asked = found["n_different_requirements"]
            yield (
                f"an index of {found['n_documents']:,} {kind}s, made of understood ones",
                *_spent(found),
                f"{found['megabytes']:,} MB on disk"
                + (f", {asked:,} different requirements" if asked else ""),
            )
        elif "search_seconds" in found:
            recall = found["recall"]
            judged = "document" if found["recall_by"] == "pairs" else "different requirement"
            yield (
                f"best 50 of an index of {found['n_documents']:,} {kind}s",
                f"{_median(found['search_seconds']):.2f} s",
                f"{_median(found['search_cpu_seconds']):.2f} s",
                f"{found['peak_mb']:,} MB",
                f"recall {sum(recall) / len(recall):.3f} against judging every {judged}" if recall else "",
            )
    if "command" in results:
        found = results["command"]
        yield (
            "`matcher match`, 1 résumé × 5 postings, from start to exit",
            f"{found['wall_seconds']} s",
            f"{found['cpu_seconds']} s",
            "",
            "",
        )


def _spent(found: dict[str, Any]) -> tuple[str, str, str]:
    memory = f"{found['peak_mb']:,} MB" if found.get("peak_mb") else "–"
    return f"{found['wall_seconds']:.0f} s", f"{found['cpu_seconds']:.0f} s", memory


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
