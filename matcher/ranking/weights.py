"""The ranker's weights: what a requirement is worth, and what fit scores have meant to people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matcher.artefacts import models_dir
from matcher.exceptions import ArtefactError, InputError
from matcher.results import Calibration
from matcher.serialisation import from_plain, to_plain
from matcher.types import REQUIREMENT_KINDS, Requirement

RANKER_FILE = "ranker.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """Non-negative weights by necessity and kind, a share for overall relevance, and a calibration.

    Attributes
    ----------
    required, preferred : float
        Base weight of a requirement of that necessity.
    kind_factors : tuple of (str, float)
        Factor by kind; a requirement takes the mean over its kinds.
    overall_share : float
        Share of the 100 points that "Overall relevance" is worth, 0-1.
    calibration : Calibration
    identifier : str
        Content identifier of the artefact that it was loaded from.
    """

    required: float = 1.0
    preferred: float = 0.4
    kind_factors: tuple[tuple[str, float], ...] = ()
    overall_share: float = 0.15
    calibration: Calibration = field(default_factory=Calibration)
    identifier: str = "unfitted"

    def __post_init__(self) -> None:
        """Refuse weights that could make showing more lower the score."""
        factors = dict(self.kind_factors)
        unknown = sorted(set(factors) - set(REQUIREMENT_KINDS))
        if unknown:
            raise InputError(
                f"The 'kind_factors' parameter of Ranker must name requirement kinds ({', '.join(REQUIREMENT_KINDS)}). Got {', '.join(unknown)} instead."
            )
        if min([self.required, self.preferred, *factors.values(), self.overall_share]) < 0:
            raise InputError(
                "The weights of Ranker must not be negative. Set them to 0 to switch a part off."
            )
        if not 0 <= self.overall_share < 1:
            raise InputError(
                f"The 'overall_share' parameter of Ranker must be at least 0 and below 1. Got {self.overall_share} instead."
            )

    def weight(self, requirement: Requirement) -> float:
        """Return the weight of one requirement before it is scaled to points."""
        factors = dict(self.kind_factors)
        values = [factors.get(k, 1.0) for k in requirement.kinds] or [1.0]
        base = self.required if requirement.necessity == "required" else self.preferred
        return base * sum(values) / len(values)

    def max_points(self, requirements: Sequence[Requirement]) -> tuple[tuple[float, ...], float]:
        """Share 100 points among the requirements and the overall relevance.

        Parameters
        ----------
        requirements : sequence of Requirement
            Requirements that are alternatives of each other share one weight.

        Returns
        -------
        tuple of (tuple of float, float)
            Points of each requirement, and of "Overall relevance"; together 100.
        """
        group_size: dict[str, int] = {}
        for requirement in requirements:
            if requirement.alternative_group is not None:
                group_size[requirement.alternative_group] = (
                    group_size.get(requirement.alternative_group, 0) + 1
                )
        weights = [
            self.weight(r) / (group_size[r.alternative_group] if r.alternative_group is not None else 1)
            for r in requirements
        ]
        total = sum(weights)
        if total <= 0:
            return tuple(0.0 for _ in weights), 100.0
        overall = 100.0 * self.overall_share
        return tuple((100.0 - overall) * w / total for w in weights), overall

    def save(self, folder: str | Path) -> Path:
        """Write the ranker as JSON into a folder, which is made where it is missing, and return the file."""
        target = Path(folder) / RANKER_FILE
        target.parent.mkdir(parents=True, exist_ok=True)
        plain = to_plain(self)
        del plain["identifier"]
        target.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
        return target

    @classmethod
    def load(cls, folder: str | Path | None = None) -> Ranker:
        """Load a ranker.

        Parameters
        ----------
        folder : str or Path, optional
            Default: ``models/ranker``.

        Returns
        -------
        Ranker
        """
        import hashlib

        path = (Path(folder) if folder is not None else models_dir() / "ranker") / RANKER_FILE
        if not path.is_file():
            raise ArtefactError(f"No ranker at {path}. Run 'make models', or pass ranker=Ranker().")
        raw = path.read_bytes()
        try:
            data = json.loads(raw)
        except ValueError as error:
            raise ArtefactError(f"{path} is damaged ({error}). Restore it, or run 'make models'.") from None
        ranker = from_plain(cls, {**data, "identifier": hashlib.sha256(raw).hexdigest()[:12]})
        assert isinstance(ranker, cls)
        return ranker
