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
# # 05 · How good is the judge, and how is it trained?
#
# The judge turns evidence into verdicts. It learns from pairs of résumé and posting that were read and labelled with care, and it is measured on fields
# of work that it has not seen in training. To stay quick, this notebook uses twelve pairs of each of four fields; `make evaluate` measures on all.

# %%
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import display

import matcher
from matcher.evaluation.cross_validation import baselines, leave_fields_out
from matcher.evaluation.pairs import measure
from matcher.presentation.plots import ReliabilityDisplay
from matcher.training.dataset import build_rows
from matcher.training.judge import JudgeRecipe
from matcher.training.labels import load_pairs

SAMPLES = next(p for p in (Path("data/samples"), Path("../data/samples")) if p.is_dir())
AS_OF = "2026-11-01"  # what "Present" means, so that this notebook says the same on every day

LABELS = SAMPLES.parent / "labels"
FIELDS = (
    "finance_sales",
    "health_care",
    "hospitality_care",
    "trades_public",
)  # the encoder has not seen them either
pairs = [pair for field in FIELDS for pair in [p for p in load_pairs(LABELS) if p.field == field][:12]]
n_labels = sum(len(pair.requirements) for pair in pairs)
print(f"{len(pairs)} pairs, {n_labels} labelled requirements")

# %% [markdown]
# ## What do the labels look like?

# %%
labels = pd.DataFrame(
    [{"field": p.field, "verdict": r.verdict, "grade": p.grade} for p in pairs for r in p.requirements]
)
VERDICTS = ["met", "partly_met", "not_shown", "contradicted"]
counted = labels.groupby(["field", "verdict"]).size().unstack(fill_value=0)
display(counted.reindex(columns=VERDICTS, fill_value=0).rename_axis(columns="labelled requirements"))

# %% [markdown]
# ## Train on three fields, judge the fourth, four times
# Beside it the two usual shortcuts on the same pairs: TF-IDF, and one cosine for each requirement.

# %%
engine = matcher.Matcher.load("default")
head = engine.models.judge.head
rows = build_rows(pairs, engine, head, progress=False)
quick = JudgeRecipe(line_trees=60, verdict_trees=80, refusal_trees=30)
systems = [leave_fields_out(rows, head, recipe=quick), *baselines(rows)]

# %%
NAMES = {
    "accuracy": "verdicts right",
    "macro_f1": "macro-F1",
    "first_quote_right": "first quote right",
    "met_vs_not_auc": "met told from not shown",
    "candidates_ordered": "candidates in order",
    "good_vs_poor_auc": "good told from poor fits",
}
table = pd.DataFrame({system.name: measure(system) for system in systems}).loc[list(NAMES)].rename(NAMES)
display(table.round(3))

# %%
figure, ax = plt.subplots(figsize=(8.5, 4), layout="constrained")
for system, color, marker in zip(table, ("#0072B2", "#E69F00", "#999999"), ("o", "s", "^"), strict=True):
    ax.scatter(table[system], range(len(table)), color=color, marker=marker, s=60, label=system)
ax.set_yticks(range(len(table)), table.index)
ax.invert_yaxis()
ax.set_xlim(0, 1)
ax.grid(axis="x", alpha=0.3)
ax.legend(frameon=False, loc="lower left")
_ = ax.set_title("On fields not seen in training (small sample)", loc="left", fontweight="bold")

# %% [markdown]
# ## Which verdicts are confused?
# Rows: what the labels say. Columns: what the judge said. What lies far from the diagonal is what hurts: a thing that is there and was not seen, or the
# other way round.

# %%
judged = pd.DataFrame([{"label": r.truth, "judge": r.predicted} for r in systems[0].requirements])
confused = pd.crosstab(judged["label"], judged["judge"]).reindex(
    index=VERDICTS, columns=VERDICTS, fill_value=0
)
shares = confused.div(confused.sum(axis=1).clip(lower=1), axis=0)
figure, ax = plt.subplots(figsize=(7, 4), layout="constrained")
ax.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto")
for i in range(len(VERDICTS)):
    for j in range(len(VERDICTS)):
        share = shares.iloc[i, j]
        ax.text(
            j,
            i,
            f"{confused.iloc[i, j]}\n{share:.0%}",
            ha="center",
            va="center",
            color="white" if share > 0.6 else "black",
        )
words = [verdict.replace("_", " ") for verdict in VERDICTS]
ax.set_xticks(range(len(words)), words)
ax.set_yticks(range(len(words)), words)
ax.set_xlabel("the judge said")
ax.set_ylabel("the label says")
_ = ax.set_title(f"{len(judged)} requirements", loc="left", fontweight="bold")

# %% [markdown]
# ## Does the stated share of good fits come true?
# Each fit score comes with the share of such pairs that people judged a good fit. Here it is against what the labels say; with so few pairs the
# intervals are wide.

# %%
stated = [(pair.share, pair.grade >= 3) for pair in systems[0].pairs]
_ = ReliabilityDisplay.from_predictions(
    *zip(*stated, strict=True), n_bins=5, title="Stated share of good fits"
).plot()

# %% [markdown]
# Read these figures for what they are: the sample is small, and the judge learns from a tenth of the pairs that the shipped one has. The figures to quote are in
# the model cards under `models/`, with the command that measures them.
#
# ## What to do next
# - Measure on everything: `make evaluate`. Train everything again: `make models`.
# - Label twenty pairs of your own field in the format of `data/labels/` and measure on them before you rely on a score.
# - Replace a part: [06 · Bring your own](06_bring_your_own.ipynb).
