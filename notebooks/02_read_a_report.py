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
# # 02 · How do I read a report, and can I trust it?
#
# One résumé, one posting, one page. This notebook takes the page apart and checks its sums.

# %%
from pathlib import Path

from IPython.display import display

import matcher
from matcher.presentation.plots import ReliabilityDisplay

SAMPLES = next(p for p in (Path("data/samples"), Path("../data/samples")) if p.is_dir())
AS_OF = "2026-11-01"  # what "Present" means, so that this notebook says the same on every day

engine = matcher.Matcher.load("default")
report = engine.report(
    SAMPLES / "resumes" / "daniel_ruiz_career_change.md",
    SAMPLES / "postings" / "data_analyst_transit.txt",
    as_of=AS_OF,
    knockouts=["education"],
)
display(report)

# %% [markdown]
# - **Fit score**: 0 to 100. The sentence under it says how often people called pairs with such a score a good fit.
# - **Verdicts**: *met*, *partly met*, *not shown*, *contradicted*. "Not shown" is about the résumé, not about the person.
# - **Knockouts** are named by the user, here everything about education. They are shown and change no number.
# - **Beside the score**: place, pay and dates never enter it.

# %% [markdown]
# ## Do the rows add up?

# %%
total = sum(row.points for row in report.requirements) + report.overall.points
possible = sum(row.max_points for row in report.requirements) + report.overall.max_points
print(f"sum of the rows {total:.9f}\nfit score       {report.fit_score:.9f}\npossible        {possible:.9f}")

# %% [markdown]
# ## Is every quote really in the résumé?

# %%
text = report.resume.document.text
quotes = [quote for row in report.requirements for quote in row.evidence]
print(f"{len(quotes)} quotes, all of them verbatim: {all(text[q.start : q.end] == q.quote for q in quotes)}")
display(
    matcher.MatchResults([report])
    .to_frame("evidence")[["requirement_id", "verdict", "section", "stance", "score", "quote"]]
    .head(8)
)

# %% [markdown]
# ## What would change the score?
# `what_if` is exact: the same sum with another verdict in it.

# %%
gains = report.to_dict()["what_if"]
texts = {row.requirement.id: row.requirement.text for row in report.requirements}
print(f"{report.fit_score:6.2f}  as it is")
for gain in gains[:4]:
    supposed = report.what_if({gain["id"]: "met"}).fit_score
    assert supposed == gain["fit_score"]
    print(f"{supposed:6.2f}  if the résumé showed: {texts[gain['id']]}")

together = report.what_if({gain["id"]: "met" for gain in gains[:3]})
drawn = together.plot()
_ = drawn.ax_.set_title(
    f"Supposed: the first three met, {together.fit_score:.1f} of 100",
    loc="left",
    fontsize=11,
    fontweight="bold",
)

# %% [markdown]
# ## Does a stated share come true?
# The curve behind the calibration sentence: what scores meant to the people who graded the labelled pairs.

# %%
_ = ReliabilityDisplay.from_report(report).plot()

# %% [markdown]
# ## What to do next
# - Keep it: `report.write_html("fit.html")` is one file that loads nothing; `report.to_json()` can be read back with `MatchReport.from_json`.
# - Many at once: [03 · Score a folder](03_score_a_folder.ipynb).
# - How good are the verdicts? [05 · Train and evaluate the judge](05_train_and_evaluate.ipynb).
