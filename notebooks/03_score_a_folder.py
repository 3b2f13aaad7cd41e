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
# # 03 · Who fits what, over a whole folder?
#
# Sixteen résumés, eight postings, 128 pairs. First all of them at a glance, then one posting in depth.

# %%
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
from IPython.display import display

import matcher
from matcher.presentation.plots import ScoreDistributionDisplay

SAMPLES = next(p for p in (Path("data/samples"), Path("../data/samples")) if p.is_dir())
AS_OF = "2026-11-01"  # what "Present" means, so that this notebook says the same on every day

engine = matcher.Matcher.load("default")
folder = Path(tempfile.mkdtemp())
summary = engine.score_folder(
    SAMPLES / "resumes",
    SAMPLES / "postings",
    output=folder / "scores.csv",
    as_of=AS_OF,
    n_jobs=1,
    cache=False,
    progress=False,
)
scores = summary.to_frame()
print(f"{summary.n_pairs} pairs, {summary.n_failed} files failed")

# %% [markdown]
# ## Everybody against everything
# For each posting somebody of that trade should stand out; the fake résumé (`alex_stone_keywords`, all keywords and no work) should not.

# %%
plt.rcParams["figure.dpi"] = 80
grid = scores.assign(
    resume=scores["resume"].map(lambda p: Path(p).stem.replace("_", " ")),
    posting=scores["posting"].map(lambda p: Path(p).stem.replace("_", " ")),
).pivot(index="resume", columns="posting", values="fit_score")
grid = grid.loc[grid.idxmax(axis=1).sort_values().index]
figure, ax = plt.subplots(figsize=(8.5, 6), layout="constrained")
ax.imshow(grid, cmap="cividis", vmin=0, vmax=100, aspect="auto")
ax.set_xticks(range(grid.shape[1]), grid.columns, rotation=35, ha="right")
ax.set_yticks(range(grid.shape[0]), grid.index)
for i in range(grid.shape[0]):
    for j in range(grid.shape[1]):
        value = grid.iloc[i, j]
        ax.text(
            j,
            i,
            f"{value:.0f}",
            ha="center",
            va="center",
            fontsize=8,
            color="black" if value > 55 else "white",
        )
_ = ax.set_title("Fit scores", loc="left", fontweight="bold")

# %% [markdown]
# ## One posting in depth: who should be read first for the intensive-care nurse?

# %%
ranking = engine.rank(SAMPLES / "postings" / "icu_nurse_hospital.html", SAMPLES / "resumes", as_of=AS_OF)
_ = ranking.plot()

# %%
_ = ScoreDistributionDisplay.from_results(ranking).plot()

# %% [markdown]
# ## What separates the first from the second?
# Both are nurses. The rows are ordered by the difference they make, with the quotes on both sides.

# %%
display(ranking.compare(0, 1))

# %% [markdown]
# ## Which requirement does hardly anybody meet?
# Worth knowing before the search goes on: some demands empty the field.

# %%
verdicts = ranking.to_frame("requirements").query("requirement_id != 'overall'")
met = (
    verdicts.assign(met=verdicts["verdict"].eq("met"))
    .groupby("requirement", sort=False)["met"]
    .sum()
    .sort_values()
)
display(met.rename("candidates who meet it").to_frame())

# %% [markdown]
# ## Take it with you
# The suffix chooses the format; cells that look like formulas are made harmless.

# %%
for name in ("icu.csv", "icu.xlsx", "icu.parquet", "icu.html"):
    print(f"{ranking.write(folder / name).name:<12} {(folder / name).stat().st_size:>8,} bytes")

# %% [markdown]
# ## What to do next
# - The other side of the table: [04 · What am I missing?](04_what_am_i_missing.ipynb)
# - Thousands of files: `matcher batch resumes/ postings/ --output scores.parquet`; a stopped run continues where it was.
# - Before anybody is turned away, open the report: the order is for reading, not for deciding.
