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
# # 01 · Which of these postings fit this résumé?
#
# Amara Osei works as an analyst for a water utility and has eight postings in a folder. She wants to know which to read first, and why.
# Everything runs on this computer; nothing is sent anywhere.

# %%
from pathlib import Path

from IPython.display import display

import matcher

SAMPLES = next(p for p in (Path("data/samples"), Path("../data/samples")) if p.is_dir())
AS_OF = "2026-11-01"  # what "Present" means, so that this notebook says the same on every day

results = matcher.match(SAMPLES / "resumes" / "amara_osei_analyst.txt", SAMPLES / "postings", as_of=AS_OF)

# %% [markdown]
# ## The answer
# A ranked table. Open a row to see every requirement of that posting with its verdict and reason; the grid below shows all verdicts at once.

# %%
display(results)

# %% [markdown]
# ## Where do the points of the best one come from?
# Every requirement is worth some points, all of them together 100. The picture adds them up from top to bottom: filled is what the résumé
# earned, the outline is what it could have earned.

# %%
best = results[0]
_ = best.plot()

# %% [markdown]
# ## What exactly did it read?
# Each verdict rests on quotes. Note what Amara never writes: the word "SQL".

# %%
for row in best.requirements[:4]:
    quote = row.evidence[0].quote if row.evidence else "nothing"
    print(f"{row.verdict:<12} {row.requirement.text}\n{'':<12} “{quote}”\n")

# %% [markdown]
# ## The same, as a table for further work

# %%
display(
    best.to_frame()[["requirement_id", "requirement", "verdict", "points", "max_points", "section", "quote"]]
)

# %% [markdown]
# ## What to do next
# - Read one report properly: [02 · Read a report](02_read_a_report.ipynb).
# - Put your own files in: `matcher.match("cv.pdf", "my_postings/")`, or in a terminal `matcher match cv.pdf my_postings/`.
# - Turn the question around: `matcher.rank(posting, "resumes/")` orders candidates for a posting.
