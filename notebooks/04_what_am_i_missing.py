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
# # 04 · What am I missing?
#
# A job seeker's view. Daniel ran restaurants for nine years and wants to work with data. What keeps him from the postings he likes, and what
# would help most?

# %%
from pathlib import Path

import matplotlib.pyplot as plt
from IPython.display import display

import matcher

SAMPLES = next(p for p in (Path("data/samples"), Path("../data/samples")) if p.is_dir())
AS_OF = "2026-11-01"  # what "Present" means, so that this notebook says the same on every day

postings = [
    SAMPLES / "postings" / name
    for name in ("data_analyst_transit.txt", "hr_generalist.txt", "accountant_manufacturing.txt")
]
engine = matcher.Matcher.load("default")
results = engine.match(SAMPLES / "resumes" / "daniel_ruiz_career_change.md", postings, as_of=AS_OF)
_ = results.plot()

# %% [markdown]
# ## The gaps that cost most
# All requirements that are not met, gathered by what they ask for. A requirement that asks for several things shares its points among them.

# %%
gaps = results.gaps()
_ = gaps.plot()

# %%
display(gaps)

# %% [markdown]
# ## For the posting he wants
# What each requirement would add if his résumé showed it, most first.

# %%
wanted = next(
    report for report in results if report.posting.document.source.endswith("data_analyst_transit.txt")
)
frame = wanted.to_frame().query("gain > 0").sort_values("gain", ascending=False)
display(frame[["requirement_id", "requirement", "verdict", "gain", "reason"]].head(6))

# %% [markdown]
# ## Try it: what happens when the course is finished?
# Only truthful changes count. Here the course that he is taking ends, with a project in SQL.

# %%
text = (SAMPLES / "resumes" / "daniel_ruiz_career_change.md").read_text(encoding="utf-8")
later = text.replace("I have no SQL yet (starting the module in December), and my", "My").replace(
    "## Work",
    "- final project, 2027: wrote the SQL (joins, window functions) that turns 3 million trip records into a weekly report in PostgreSQL\n\n## Work",
)
after = engine.match(later, [wanted.posting], as_of="2027-05-01")[0]

figure, ax = plt.subplots(figsize=(8.5, 4.2), layout="constrained")
rows = list(zip(wanted.requirements, after.requirements, strict=True))
for i, (before, now) in enumerate(rows):
    ax.plot([before.points, now.points], [i, i], color="#8A8F96", linewidth=1.5, zorder=1)
ax.scatter(
    [b.points for b, _ in rows],
    range(len(rows)),
    color="#E69F00",
    marker="s",
    label=f"today, {wanted.fit_score:.1f}",
)
ax.scatter(
    [n.points for _, n in rows],
    range(len(rows)),
    color="#0072B2",
    label=f"course finished, {after.fit_score:.1f}",
)
ax.set_yticks(range(len(rows)), [b.requirement.text[:52] for b, _ in rows])
ax.invert_yaxis()
ax.set_xlabel("points")
ax.legend(frameon=False)
_ = ax.set_title("Points by requirement", loc="left", fontweight="bold")

# %%
display(matcher.MatchResults([after, wanted]).compare(0, 1))

# %% [markdown]
# ## What to do next
# - Write down what you have done and where: a bare list of skills counts for less than one line that shows a skill in use.
# - Do not paste the posting into the résumé: copied sentences are no evidence, and the report says that they were set aside.
# - See how the verdicts are made and measured: [05 · Train and evaluate the judge](05_train_and_evaluate.ipynb).
