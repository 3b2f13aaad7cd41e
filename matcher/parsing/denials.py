"""Whether a clause with a "no" or "not" in it says what its writer lacks or refuses.

"No line stop since August", "asked why there were no figures" and "told the board not to publish" all negate something, and all of them show a
deed. In résumés that is as common as "no SQL yet", and no list of phrases tells them apart; weights learnt from labelled clauses do.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from matcher.artefacts import models_dir
from matcher.exceptions import ArtefactError

DENIALS_FILE: Final = "denials.json"
MAX_WORDS_IN_ROW: Final = 3
# Of a longer clause the first words alone are looked at.
MAX_WORDS: Final = 80
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[^\w\s]")


def clause_grams(clause: str) -> list[str]:
    """Return the different words and rows of up to three words of a clause.

    Parameters
    ----------
    clause : str

    Returns
    -------
    list of str
        Lower case, figures as ``0``, ``^`` and ``$`` for begin and end, in order of appearance.
    """
    found = _TOKEN.findall(clause[: 12 * MAX_WORDS].lower().replace("’", "'"))[:MAX_WORDS]
    words = ["^", *("0" if word.isdigit() else word for word in found), "$"]
    rows = (
        " ".join(words[i : i + n]) for n in range(1, MAX_WORDS_IN_ROW + 1) for i in range(len(words) - n + 1)
    )
    return list(dict.fromkeys(rows))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DenialModel:
    """A logistic model of the words of a clause.

    Attributes
    ----------
    intercept : float
    weights : Mapping of str to float
        Of `clause_grams`; others weigh nothing.
    threshold : float
        Least probability of a denial.
    """

    intercept: float
    weights: Mapping[str, float]
    threshold: float

    def probability(self, clause: str) -> float:
        """Return the probability, 0-1, that a negated clause says what its writer lacks or refuses."""
        total = self.intercept + math.fsum(self.weights.get(gram, 0.0) for gram in clause_grams(clause))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def denies(self, clause: str) -> bool:
        """Return whether a negated clause counts as a denial."""
        return self.probability(clause) >= self.threshold

    @classmethod
    def load(cls, folder: Path) -> DenialModel:
        """Read a model from its folder.

        Raises
        ------
        ArtefactError
            If there is none.
        """
        data = json.loads(denials_bytes(folder))
        return cls(intercept=data["intercept"], weights=data["weights"], threshold=data["threshold"])

    def save(self, folder: Path) -> None:
        """Write the model to its folder, strongest words first."""
        folder.mkdir(parents=True, exist_ok=True)
        ordered = dict(sorted(self.weights.items(), key=lambda item: (-abs(item[1]), item[0])))
        data = {"intercept": self.intercept, "threshold": self.threshold, "weights": ordered}
        text = json.dumps(data, ensure_ascii=False, indent=0)
        (folder / DENIALS_FILE).write_text(text + "\n", encoding="utf-8")


def denials_bytes(folder: Path) -> bytes:
    """Return the file of a model as it is stored, which also tells one model from another.

    Raises
    ------
    ArtefactError
        If there is none.
    """
    path = folder / DENIALS_FILE
    if not path.is_file():
        raise ArtefactError(
            f"No model of denials in {folder}. Run 'make models' to train it, or reinstall the package."
        )
    return path.read_bytes()


@lru_cache(maxsize=1)
def denial_model() -> DenialModel:
    """Return the model that ships, read once."""
    return DenialModel.load(models_dir() / "denials")
