"""The verdict head as torch trains it, and its way to `matcher.scoring.verdict_head`."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import nn

from matcher.scoring.verdict_head import (
    DIFFERENCE_SCALE,
    HEAD_FEATURES,
    N_INPUTS,
    NOTHING,
    PRODUCT_SCALE,
    VerdictHead,
)
from matcher.training.head_rows import HeadRecipe, HeadRows

Floats = npt.NDArray[np.float64]
FloatArray = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

_START_ODDS: Final = -1.5  # near the middle of the verdicts, so that no epoch is spent on finding it


class TrainableVerdictHead(nn.Module):
    """See `matcher.scoring.verdict_head.VerdictHead`."""

    def __init__(self, dim: int, recipe: HeadRecipe) -> None:
        super().__init__()
        rank, n_hidden, n_verdicts = recipe.rank, recipe.n_hidden, len(HEAD_FEATURES)
        self.project_requirement = nn.Linear(dim, rank, bias=False)
        self.project_line = nn.Linear(dim, rank, bias=False)
        self.product = nn.Linear(rank, n_hidden, bias=False)
        self.difference = nn.Linear(rank, n_hidden, bias=False)
        self.inputs = nn.Linear(N_INPUTS, n_hidden)
        self.requirement = nn.Linear(dim, n_hidden, bias=False)
        self.line = nn.Linear(dim, n_hidden, bias=False)
        self.output = nn.Linear(n_hidden, n_verdicts + 1)
        self.prior = nn.Linear(dim, n_verdicts)
        nn.init.constant_(self.prior.bias, _START_ODDS)
        self.input_dropout = nn.Dropout(recipe.input_dropout)
        self.hidden_dropout = nn.Dropout(recipe.hidden_dropout)

    def forward(
        self, requirements: torch.Tensor, lines: torch.Tensor, inputs: torch.Tensor, owners: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return log odds of the verdicts, shape (n_rows, 3), and log odds of being quoted, shape (n_entries,).

        Parameters
        ----------
        requirements : Tensor of shape (n_rows, dim)
        lines : Tensor of shape (n_entries, dim)
        inputs : Tensor of shape (n_entries, N_INPUTS)
        owners : Tensor of shape (n_entries,)
            Row of each entry.
        """
        u, v = self.input_dropout(requirements), self.input_dropout(lines)
        q, t = self.project_requirement(u)[owners], self.project_line(v)
        hidden = self.product(PRODUCT_SCALE * q * t) + self.difference(DIFFERENCE_SCALE * (q - t).abs())
        hidden = hidden + self.inputs(inputs) + self.requirement(u)[owners] + self.line(v)
        near = self.output(self.hidden_dropout(torch.relu(hidden)))
        pooled = log_sum_exp(near[:, :-1], owners, len(requirements))
        return pooled + self.prior(u), near[:, -1]

    def frozen(self) -> VerdictHead:
        """Return the head that scoring uses."""

        def array(tensor: torch.Tensor) -> Floats:
            """Return the weights as they are stored, so that a head fresh from training and the same one read back agree."""
            return tensor.detach().float().numpy().astype(np.float64)

        return VerdictHead(
            project_requirement=array(self.project_requirement.weight.T),
            project_line=array(self.project_line.weight.T),
            product=array(self.product.weight.T),
            difference=array(self.difference.weight.T),
            inputs=array(self.inputs.weight.T),
            requirement=array(self.requirement.weight.T),
            line=array(self.line.weight.T),
            bias=array(self.inputs.bias),
            output=array(self.output.weight.T),
            output_bias=array(self.output.bias),
            prior=array(self.prior.weight.T),
            prior_bias=array(self.prior.bias),
        )


def log_sum_exp(values: torch.Tensor, owners: torch.Tensor, n_rows: int) -> torch.Tensor:
    """Return the log of the sum of exponentials of each row's entries, shape (n_rows, n_columns); `NOTHING` for a row without any.

    Parameters
    ----------
    values : Tensor of shape (n_entries, n_columns)
    owners : Tensor of shape (n_entries,)
    n_rows : int
    """
    index = owners[:, None].expand_as(values)
    highest = values.new_full((n_rows, values.shape[1]), NOTHING).scatter_reduce(
        0, index, values.detach(), "amax", include_self=False
    )
    total = values.new_zeros((n_rows, values.shape[1])).index_add(0, owners, (values - highest[owners]).exp())
    silent = torch.bincount(owners, minlength=n_rows) == 0
    return highest + torch.where(silent[:, None], torch.ones_like(total), total).log()


def quote_loss(quotes: torch.Tensor, quoted: torch.Tensor, owners: torch.Tensor, n_rows: int) -> torch.Tensor:
    """Return the mean over rows with a quoted line of -log of the share of those lines in the softmax over the row."""
    odds = quotes[:, None]
    own = torch.zeros(n_rows, dtype=torch.bool)
    own[owners[quoted]] = True
    everything = log_sum_exp(odds, owners, n_rows)[own, 0]
    found = log_sum_exp(odds[quoted], owners[quoted], n_rows)[own, 0]
    return (everything - found).sum() / own.sum().clamp(min=1)


def fit_verdict_head(
    data: HeadRows,
    *,
    chosen: Indices | None = None,
    recipe: HeadRecipe | None = None,
    random_state: int = 0,
) -> VerdictHead:
    """Train the head.

    Parameters
    ----------
    data : HeadRows
    chosen : ndarray of int64, optional
        Rows to train on. Default: all.
    recipe : HeadRecipe, optional
    random_state : int, optional

    Returns
    -------
    VerdictHead
        The same data and seed give the same weights.
    """
    recipe = recipe or HeadRecipe()
    rows = np.arange(len(data.targets)) if chosen is None else chosen
    n_threads = torch.get_num_threads()
    torch.set_num_threads(1)  # sums in one order
    try:
        torch.manual_seed(random_state)
        rng = np.random.default_rng(random_state)
        net = TrainableVerdictHead(data.requirements.shape[1], recipe)
        optimiser = torch.optim.AdamW(
            net.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay
        )
        steps = recipe.epochs * -(-len(rows) // recipe.rows_per_step)
        pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.learning_rate, total_steps=steps)
        for _ in range(recipe.epochs):
            order = rng.permutation(rows)
            for start in range(0, len(order), recipe.rows_per_step):
                loss = _loss(net, data, order[start : start + recipe.rows_per_step], recipe)
                optimiser.zero_grad()
                torch.autograd.backward(loss)
                optimiser.step()
                pace.step()
    finally:
        torch.set_num_threads(n_threads)
    return net.frozen()


def _loss(
    net: TrainableVerdictHead,
    data: HeadRows,
    rows: Indices,
    recipe: HeadRecipe,
) -> torch.Tensor:
    entries, own = data.entries(rows)
    owners = torch.from_numpy(own)
    odds, quotes = net(
        torch.from_numpy(data.requirements[rows]),
        torch.from_numpy(data.lines[data.places[entries]]),
        torch.from_numpy(data.inputs[entries]),
        owners,
    )
    loss = F.binary_cross_entropy_with_logits(odds, torch.from_numpy(data.targets[rows]))
    quoted = torch.from_numpy(data.quoted[entries])
    # Three verdicts share the mean; the weight of quotes was chosen with two.
    return loss + recipe.quotes * quote_loss(quotes, quoted, owners, len(rows))
