"""The line head as torch trains it, and its way into the file that `matcher.scoring.line_head` reads."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from matcher.scoring.line_head import COSINE_SCALE, DIFFERENCE_SCALE, PRODUCT_SCALE


class TrainableLineHead(nn.Module):
    """Project both vectors, compare the projections, classify.

    Parameters
    ----------
    dim : int
        Length of the sentence vectors.
    rank : int
        Length of the projections.
    n_hidden : int
    dropout : float
        On the comparison of the projections, during training.
    """

    def __init__(self, *, dim: int = 384, rank: int = 64, n_hidden: int = 32, dropout: float = 0.1) -> None:
        super().__init__()
        # Both projections start as the same orthogonal map: their product sum is then close to the cosine.
        start = torch.empty(rank, dim)
        nn.init.orthogonal_(start)
        start *= math.sqrt(dim / rank)
        self.project_requirement = nn.Parameter(start.clone())
        self.project_line = nn.Parameter(start.clone())
        self.compare = nn.Linear(2 * rank + 1, n_hidden)
        self.requirement = nn.Linear(dim, n_hidden, bias=False)
        self.line = nn.Linear(dim, n_hidden, bias=False)
        for layer in (self.requirement, self.line):
            nn.init.normal_(layer.weight, std=0.06)
        self.output = nn.Linear(n_hidden, 4)
        self.skip = nn.Linear(1, 4, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, requirements: torch.Tensor, lines: torch.Tensor) -> torch.Tensor:
        """Return logits of shape (n_requirements, n_lines, 4) for unit vectors."""
        q = requirements @ self.project_requirement.T
        t = lines @ self.project_line.T
        cosine = (requirements @ lines.T)[..., None] * COSINE_SCALE
        product = q[:, None] * t[None] * PRODUCT_SCALE
        difference = (q[:, None] - t[None]).abs() * DIFFERENCE_SCALE
        compared = self.compare(self.dropout(torch.cat([product, difference, cosine], dim=-1)))
        hidden = torch.relu(compared + self.requirement(requirements)[:, None] + self.line(lines)[None])
        logits: torch.Tensor = self.output(hidden) + self.skip(cosine)
        return logits

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[np.float32]]) -> TrainableLineHead:
        """Return a head with the weights that `arrays` gave, to train it further."""
        dim, rank = arrays["project_requirement"].shape
        compare = np.concatenate([arrays["product"], arrays["difference"], arrays["cosine"][None]])
        state = {
            "project_requirement": arrays["project_requirement"].T,
            "project_line": arrays["project_line"].T,
            "compare.weight": compare.T,
            "compare.bias": arrays["bias"],
            "requirement.weight": arrays["requirement"].T,
            "line.weight": arrays["line"].T,
            "output.weight": arrays["output"].T,
            "output.bias": arrays["output_bias"],
            "skip.weight": arrays["skip"][:, None],
        }
        head = cls(dim=dim, rank=rank, n_hidden=compare.shape[1])
        head.load_state_dict({name: torch.tensor(np.array(value)) for name, value in state.items()})
        return head

    def arrays(self) -> dict[str, npt.NDArray[np.float32]]:
        """Return the weights under the names of `matcher.scoring.line_head.LineHead`."""
        state = {name: value.detach().cpu().float().numpy() for name, value in self.state_dict().items()}
        rank = state["project_requirement"].shape[0]
        compare = state["compare.weight"].T
        arrays = {
            "project_requirement": state["project_requirement"].T,
            "project_line": state["project_line"].T,
            "product": compare[:rank],
            "difference": compare[rank : 2 * rank],
            "cosine": compare[2 * rank],
            "requirement": state["requirement.weight"].T,
            "line": state["line.weight"].T,
            "bias": state["compare.bias"],
            "output": state["output.weight"].T,
            "output_bias": state["output.bias"],
            "skip": state["skip.weight"][:, 0],
        }
        return {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in arrays.items()}


def export_head(
    arrays: Mapping[str, npt.NDArray[np.float32]], folder: str | Path, *, about: Mapping[str, Any]
) -> Path:
    """Write ``head.npz`` and ``manifest.json``; the same arrays give the same bytes.

    Parameters
    ----------
    arrays : mapping of str to ndarray
        From `TrainableLineHead.arrays`.
    folder : str or Path
    about : mapping
        JSON values for the manifest: recipe, counts of the training material, measures.

    Returns
    -------
    Path
        ``folder``.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    file = target / "head.npz"
    # numpy stamps every member of the archive with 1980-01-01, so equal arrays are equal bytes.
    ordered = {name: arrays[name] for name in sorted(arrays)}
    np.savez(file, **ordered)  # type: ignore[arg-type]  # numpy's stub takes any keyword for allow_pickle
    manifest = {
        "name": "line_head",
        "file": file.name,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "n_parameters": int(sum(value.size for value in arrays.values())),
        **about,
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=False) + "\n"
    (target / "manifest.json").write_text(text, encoding="utf-8")
    return target
