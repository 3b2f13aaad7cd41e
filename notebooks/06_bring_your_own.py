# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 06 · Can I bring my own encoder, taxonomy and weights?
#
# Yes: each part of the engine can be replaced, and the report says which parts computed it.

# %%
import dataclasses
import shutil
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import display

import matcher
from matcher.representation.hashing import HashingEncoder

SAMPLES = next(p for p in (Path("data/samples"), Path("../data/samples")) if p.is_dir())
AS_OF = "2026-11-01"  # what "Present" means, so that this notebook says the same on every day

POSTING = SAMPLES / "postings" / "data_analyst_transit.txt"
default = matcher.Matcher.load("default")
RESUMES = [
    *sorted((SAMPLES / "resumes").iterdir())[1::2],
    SAMPLES / "resumes" / "tomas_lindqvist_academic.md",
]
ranking = default.rank(POSTING, RESUMES, as_of=AS_OF)

# %% [markdown]
# ## My own weights
# The ranker says what a requirement is worth. Here preferred requirements count next to nothing and soft skills half. The verdicts stay the same, only the
# points move.

# %%
shipped = default.models.ranker
print(
    f"a preferred requirement counts {shipped.preferred:.2f} of a required one, overall relevance {shipped.overall_share:.1%} of the points"
)
mine = dataclasses.replace(
    shipped, preferred=0.05, kind_factors=(("soft_skill", 0.5),), identifier="my weights"
)
reweighted = matcher.Matcher(ranker=mine).rank(POSTING, RESUMES, as_of=AS_OF)

# %%
BLUE, GREY = "#0072B2", "#B4B4B0"


def slope(before, after, title):
    """Draw how fit scores move from one engine to another; the three first of the default engine are named."""
    new = {report.resume.source: report.fit_score for report in after}
    _, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
    lowest = 200.0
    for place, report in enumerate(before):
        score = report.fit_score
        color = BLUE if place < 3 else GREY
        ax.plot([0, 1], [score, new[report.resume.source]], color=color, marker="o", markersize=4)
        if place < 3:
            lowest = min(score, lowest - 5)  # so that two names never lie upon each other
            name = Path(report.resume.source).stem.replace("_", " ")
            ax.annotate(f"{name} {score:.0f}", (-0.04, lowest), ha="right", va="center", fontsize=8)
    ax.set_xticks([0, 1], ["default", title])
    ax.set_xlim(-0.75, 1.15)
    ax.set_ylim(0, 100)
    ax.set_ylabel("fit score")
    ax.set_title(f"{len(before)} résumés for one posting", loc="left", fontweight="bold")


slope(ranking, reweighted, "my weights")

# %% [markdown]
# ## My own words
# A taxonomy is two tables of text. Suppose the house calls its telematics system "FleetView" and everybody writes "FV9".

# %%
POSTING_TEXT = "Fleet analyst\n\nRequirements\n- Experience with FleetView\n- Excel\n"
RESUME_TEXT = "Jo Doe\n\nExperience\nDispatcher, Acme, 01/2020 - 06/2023\n- Built the weekly overtime report in FV9 and Excel\n"

home = Path(tempfile.mkdtemp()) / "taxonomy"
shutil.copytree(SAMPLES.parent / "taxonomy", home)
with (home / "aliases.tsv").open("a", encoding="utf-8") as table:
    table.write("FleetView\ttool\t=FV9\n")
house = matcher.Matcher(taxonomy=matcher.Taxonomy.load(home))

for name, engine in (("default", default), ("with the house's words", house)):
    report = engine.match(RESUME_TEXT, [POSTING_TEXT], as_of=AS_OF)[0]
    row = report.requirements[0]
    basis = row.evidence[0].basis if row.evidence else "none"
    skills = ", ".join(skill.name for skill in report.resume.skills)
    print(f"{name:<24} understands {skills:<18} basis {basis:<9} strength {row.strength:.2f}")

# %% [markdown]
# The engine now understands "FV9", and the quote counts as another name for what is asked. How much that is worth is for the judge, which learnt
# from labelled pairs; to teach it a trade, label pairs of that trade.

# %% [markdown]
# ## My own encoder
# Anything with `encode(texts)` that returns unit vectors will do, of any length. This one knows spelling and no meaning at all, which shows what the
# trained one adds.

# %%
spelling = matcher.Matcher(encoder=HashingEncoder(dim=256)).rank(POSTING, RESUMES, as_of=AS_OF)
slope(ranking, spelling, "spelling only")

# %% [markdown]
# The best résumé of the default engine, read by both; verdict and points of each requirement:

# %%
best = ranking[0]
same = next(r for r in spelling if r.resume.source == best.resume.source)
display(
    pd.DataFrame(
        [
            {
                "requirement": row.requirement.text,
                "default": f"{row.verdict.replace('_', ' ')}, {row.points:.1f}",
                "spelling only": f"{other.verdict.replace('_', ' ')}, {other.points:.1f}",
                "of": f"{row.max_points:.1f}",
            }
            for row, other in zip(best.requirements, same.requirements, strict=True)
        ]
    ).style.hide(axis="index")
)

# %% [markdown]
# The judge learnt on the vectors of the shipped encoder (384 numbers each). It reads vectors of that length as if they were those, and of all others the
# cosines alone. For another encoder, train it again: `matcher train`, or `matcher.training` from Python.
#
# ## Which parts computed this?

# %%
for name, results in (("default", ranking), ("my weights", reweighted), ("spelling only", spelling)):
    made = results[0].provenance
    print(f"{name:<14} encoder {made.encoder[:12]}  judge {made.judge[:12]}  ranker {made.ranker}")

# %% [markdown]
# ## What to do next
# - Keep your parts in a folder (`encoder/`, `judge/`, `ranker/`, `taxonomy/`) and load them with `matcher.Matcher.load(folder)`.
# - Measure before you switch: [05 · Train and evaluate the judge](05_train_and_evaluate.ipynb).
