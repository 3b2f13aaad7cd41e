"""How often a requirement worded like this is met, whoever the candidate is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.representation.vectors import PostingVectors
from matcher.scoring.context import PostingContext

Floats = npt.NDArray[np.float64]
PRIOR_FEATURES: Final[tuple[str, str]] = ("prior_met", "prior_partly_met")
_GRID: Final = 1e-5  # the last bits of arithmetic stay out of the features


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RequirementPrior:
    """A linear model of the requirement's vector: candidates show "attention to detail" oftener than a rare licence.

    Attributes
    ----------
    weights : ndarray of float64, shape (dim, 2)
    intercept : ndarray of float64, shape (2,)
    """

    weights: Floats
    intercept: Floats

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]], prefix: str) -> RequirementPrior:
        """Read what `arrays` gave."""
        return cls(
            weights=arrays[f"{prefix}weights"].astype(np.float64),
            intercept=arrays[f"{prefix}intercept"].astype(np.float64),
        )

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Return the arrays that make up the model, names beginning with ``prefix``."""
        return {
            f"{prefix}weights": self.weights.astype(np.float32),
            f"{prefix}intercept": self.intercept.astype(np.float32),
        }

    def of(self, vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the expected rates of "met" and of "at least partly met".

        Parameters
        ----------
        vectors : ndarray of shape (n_requirements, dim)
            Unit vectors of whole requirements.

        Returns
        -------
        ndarray of float32, shape (n_requirements, 2)
            NaN for vectors of another width, which come from an encoder that this model does not know.
        """
        if vectors.shape[1] != len(self.weights):
            return np.full((len(vectors), 2), np.nan, np.float32)
        # Without BLAS, so that a row has the same bits in any company.
        rates = np.einsum("ij,jk->ik", vectors.astype(np.float64), self.weights) + self.intercept
        rounded: npt.NDArray[np.float32] = (np.round(rates / _GRID) * _GRID).astype(np.float32)
        return rounded


def requirement_vectors(posting: PostingContext) -> npt.NDArray[np.float32]:
    """Return the vectors of a posting's whole requirements, shape (n_requirements, dim)."""
    return whole_vectors(posting.vectors)


def whole_vectors(vectors: PostingVectors) -> npt.NDArray[np.float32]:
    """Return the same where the vectors are at hand without their posting."""
    demand = vectors.demands
    return demand.embeddings[demand.where("whole")]


@lru_cache(maxsize=128)
def prior_rates(prior: RequirementPrior, vectors: PostingVectors) -> npt.NDArray[np.float32]:
    """Return `RequirementPrior.of` for a posting's requirements; a batch asks again for every résumé, so it must not be changed."""
    rates = prior.of(whole_vectors(vectors))
    rates.setflags(write=False)
    return rates
