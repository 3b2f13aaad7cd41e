"""Fine-tune the encoder and its line head together, a batch of line groups and one labelled pair a step."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from matcher.training.line_data import NO, PARTLY, REFUSES, SUPPORTS, LabelledPair, LineGroup, pair_targets
from matcher.training.line_head import TrainableLineHead

_HIDDEN: Final = -1e4  # a logit that takes no part in a sum of exponentials
_CHUNK: Final = 16  # texts of like length that go through the network together; larger ones pad more


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How the encoder is trained; the defaults are what ships.

    Attributes
    ----------
    epochs : float
        Passes over the line groups.
    groups_per_step, pairs_per_step : int
    learning_rate, head_learning_rate : float
        Of the uppermost layer, and of the head, which starts from nothing and has few steps.
    layer_decay : float
        Each layer below learns this much slower; word and position embeddings do not learn at all.
    n_frozen_layers : int
    temperature : float
        Of the cosines in the contrastive loss.
    contrastive, head_classes, head_order, easy_negatives : float
        Weights of the losses on line groups: cosine order, four classes, order by the head, lines of other requirements as "no".
    pair_classes, pair_order, pair_verdict : float
        Weights of the losses on labelled pairs: class of each line, quoted above unquoted lines, the best line's class against the verdict.
    refusals : float
        Weight of ranking refusals above all other lines by the head's log odds of a refusal.
    lines_per_pair : int
        Quoted lines, and others up to this number.
    like_requirements : float
        Base cosine from which two requirements of a batch are too alike to be each other's negatives.
    max_tokens : int
    bfloat16 : bool
        Multiply in bfloat16: three times as fast on processors that can, and weights that differ a little from machine to machine.
    """

    epochs: float = 2.0
    groups_per_step: int = 10
    pairs_per_step: int = 5
    learning_rate: float = 1.2e-4
    head_learning_rate: float = 1e-2
    layer_decay: float = 0.85
    n_frozen_layers: int = 1
    temperature: float = 0.05
    contrastive: float = 1.0
    head_classes: float = 1.0
    head_order: float = 1.0
    easy_negatives: float = 0.5
    pair_classes: float = 1.0
    pair_order: float = 1.0
    pair_verdict: float = 0.5
    refusals: float = 0.5
    lines_per_pair: int = 24
    like_requirements: float = 0.5
    max_tokens: int = 96
    bfloat16: bool = False


class TextEncoder(nn.Module):
    """MiniLM or MPNet with mean pooling and unit length, from a folder; embeddings frozen, no attention dropout."""

    def __init__(self, folder: str | Path, recipe: Recipe) -> None:
        super().__init__()
        from tokenizers import Tokenizer
        from transformers import BertModel, MPNetModel

        self.tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(recipe.max_tokens)
        config = json.loads((Path(folder) / "config.json").read_text(encoding="utf-8"))
        architecture = MPNetModel if config["model_type"] == "mpnet" else BertModel
        # Any, as the stubs of transformers lose track of the layers.
        self.bert = cast(
            Any, architecture.from_pretrained(str(folder), add_pooling_layer=False, dtype=torch.float32)
        )
        self.padding = int(self.bert.config.pad_token_id)
        self.in_bfloat16 = recipe.bfloat16
        frozen = [self.bert.embeddings, *self.bert.encoder.layer[: recipe.n_frozen_layers]]
        for part in frozen:
            part.requires_grad_(False)
        for layer in self.bert.encoder.layer:
            # Without it torch has a fast kernel; no loss was seen.
            attention = layer.attention.attn if architecture is MPNetModel else layer.attention.self
            attention.dropout.p = 0.0
        self._ids: dict[str, list[int]] = {}

    def token_ids(self, text: str) -> list[int]:
        """Return the word pieces of ``text``."""
        if text not in self._ids:
            self._ids[text] = self.tokenizer.encode(text).ids
        return self._ids[text]

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        """Return unit vectors of shape (n_texts, dim)."""
        ids = [self.token_ids(text) for text in texts]
        order = sorted(range(len(ids)), key=lambda i: -len(ids[i]))
        parts = [self._chunk([ids[i] for i in order[k : k + _CHUNK]]) for k in range(0, len(order), _CHUNK)]
        place = torch.empty(len(order), dtype=torch.long)
        place[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(parts)[place]

    def _chunk(self, ids: list[list[int]]) -> torch.Tensor:
        width = max(map(len, ids))
        tokens = torch.tensor([row + [self.padding] * (width - len(row)) for row in ids])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in ids])
        with torch.autocast("cpu", torch.bfloat16, enabled=self.in_bfloat16):
            states = self.bert(input_ids=tokens, attention_mask=mask).last_hidden_state
        states = states.float()
        weights = mask[..., None].to(states.dtype)
        return F.normalize((states * weights).sum(1) / weights.sum(1), dim=-1)

    def encode(self, texts: Sequence[str]) -> torch.Tensor:
        """Return unit vectors without keeping gradients or dropout."""
        self.eval()
        with torch.no_grad():
            return self.forward(texts)


def log_odds(logits: torch.Tensor) -> torch.Tensor:
    """Return the log odds of the strength ``P(supports) + 0.5 P(partly)``."""
    log = logits.log_softmax(-1)
    half = log[..., PARTLY] - math.log(2)
    against = torch.logaddexp(log[..., NO], log[..., REFUSES])
    return torch.logaddexp(log[..., SUPPORTS], half) - torch.logaddexp(against, half)


def refusal_log_odds(logits: torch.Tensor) -> torch.Tensor:
    """Return the log odds that a line says the opposite of the requirement."""
    log = logits.log_softmax(-1)
    return log[..., REFUSES] - torch.logsumexp(log[..., :REFUSES], dim=-1)


def order_loss(scores: torch.Tensor, positive: torch.Tensor, negative: torch.Tensor) -> torch.Tensor:
    """Return the mean over positives of -log softmax against all negatives of their row.

    Parameters
    ----------
    scores : Tensor of shape (n_requirements, n_lines)
    positive, negative : Tensor of shape (n_requirements, n_lines), bool

    Returns
    -------
    Tensor
        A scalar; 0 where nothing is positive.
    """
    against = torch.logsumexp(scores.masked_fill(~negative, _HIDDEN), dim=1)
    rows, columns = positive.nonzero(as_tuple=True)
    if not len(rows):
        return scores.new_zeros(())
    return F.softplus(against[rows] - scores[rows, columns]).mean()


def group_losses(
    requirements: torch.Tensor,
    lines: torch.Tensor,
    logits: torch.Tensor,
    owners: torch.Tensor,
    labels: torch.Tensor,
    alike: torch.Tensor,
    recipe: Recipe,
) -> torch.Tensor:
    """Return the weighted losses of a batch of line groups.

    Parameters
    ----------
    requirements : Tensor of shape (n_requirements, dim)
    lines : Tensor of shape (n_lines, dim)
    logits : Tensor of shape (n_requirements, n_lines, 4)
    owners, labels : Tensor of shape (n_lines,)
        Row of the requirement that a line was written for; its class.
    alike : Tensor of shape (n_requirements, n_requirements), bool
        Requirements too close to lend each other negatives.
    recipe : Recipe

    Returns
    -------
    Tensor
        A scalar.
    """
    own = owners[None] == torch.arange(len(requirements))[:, None]
    other = ~own & ~alike[:, owners]
    refuses = own & (labels[None] == REFUSES)
    below = {k: (own & (labels[None] < k)) | other for k in (PARTLY, SUPPORTS)}
    exact = {k: own & (labels[None] == k) for k in (PARTLY, SUPPORTS)}
    loss = logits.new_zeros(())
    # A refusal is about the requirement, so nearness alone may not tell it apart; the head must.
    for weight, scores, worst in (
        (recipe.contrastive, requirements @ lines.T / recipe.temperature, torch.zeros_like(refuses)),
        (recipe.head_order, log_odds(logits), refuses),
    ):
        for k, share in ((SUPPORTS, 1.0), (PARTLY, 0.5)):
            loss = loss + weight * share * order_loss(scores, exact[k], below[k] | worst) / 1.5
    loss = loss + recipe.refusals * order_loss(refusal_log_odds(logits), refuses, (own & ~refuses) | other)
    own_labels = labels[own.nonzero(as_tuple=True)[1]]
    loss = loss + recipe.head_classes * F.cross_entropy(logits[own], own_labels, label_smoothing=0.03)
    if bool(other.any()):
        far = logits[other]
        no = torch.zeros(len(far), dtype=torch.long)
        loss = loss + recipe.easy_negatives * F.cross_entropy(far, no, label_smoothing=0.01)
    return loss


def pair_losses(
    requirements: torch.Tensor,
    lines: torch.Tensor,
    logits: torch.Tensor,
    pair: LabelledPair,
    columns: Sequence[int],
    recipe: Recipe,
) -> torch.Tensor:
    """Return the weighted losses of one labelled pair, of whose lines ``columns`` were encoded."""
    chosen = np.asarray(columns)
    verdicts = torch.from_numpy(pair.verdict_classes)
    classes, weights = (torch.from_numpy(table[:, chosen]) for table in pair_targets(pair))
    quoted = torch.from_numpy(pair.is_evidence[:, chosen])
    shown = quoted & ((classes == PARTLY) | (classes == SUPPORTS))
    refuses = quoted & (classes == REFUSES)
    odds = log_odds(logits)
    loss = 0.5 * recipe.contrastive * order_loss(requirements @ lines.T / recipe.temperature, shown, ~quoted)
    loss = loss + recipe.pair_order * order_loss(odds, shown, ~quoted)
    loss = loss + 0.5 * recipe.refusals * order_loss(refusal_log_odds(logits), refuses, ~refuses)
    each = F.cross_entropy(logits.flatten(0, 1), classes.flatten(), reduction="none", label_smoothing=0.03)
    loss = loss + recipe.pair_classes * (each * weights.flatten()).sum() / weights.sum()
    # The line that comes nearest to showing it is no support where the verdict is that nothing shows it.
    best = logits[torch.arange(len(odds)), odds.argmax(dim=1)]
    known = verdicts != REFUSES
    if bool(known.any()):
        loss = loss + recipe.pair_verdict * F.cross_entropy(
            best[known], verdicts[known], label_smoothing=0.05
        )
    return loss


def _steps(
    groups: Sequence[LineGroup],
    pairs: Sequence[LabelledPair],
    recipe: Recipe,
    rng: np.random.Generator,
) -> Iterator[tuple[list[LineGroup], list[LabelledPair]]]:
    """Deal groups and pairs in shuffled rounds."""
    n_steps = int(recipe.epochs * math.ceil(len(groups) / recipe.groups_per_step))
    group_queue: list[int] = []
    pair_queue: list[int] = []
    for _ in range(n_steps):
        if len(group_queue) < recipe.groups_per_step:
            group_queue += rng.permutation(len(groups)).tolist()
        batch = [groups[i] for i in group_queue[: recipe.groups_per_step]]
        del group_queue[: recipe.groups_per_step]
        if len(pair_queue) < recipe.pairs_per_step:
            pair_queue += rng.permutation(len(pairs)).tolist()
        chosen = [pairs[i] for i in pair_queue[: recipe.pairs_per_step]]
        del pair_queue[: recipe.pairs_per_step]
        yield batch, chosen


def _optimiser(encoder: TextEncoder, head: TrainableLineHead, recipe: Recipe) -> torch.optim.AdamW:
    layers = list(encoder.bert.encoder.layer)
    settings: list[dict[str, Any]] = [
        {
            "params": list(layer.parameters()),
            "lr": recipe.learning_rate * recipe.layer_decay ** (len(layers) - 1 - i),
        }
        for i, layer in enumerate(layers)
        if i >= recipe.n_frozen_layers
    ]
    settings.append({"params": list(head.parameters()), "lr": recipe.head_learning_rate})
    return torch.optim.AdamW(settings, weight_decay=0.01)


def fine_tune(
    base: str | Path,
    groups: Sequence[LineGroup],
    pairs: Sequence[LabelledPair],
    *,
    recipe: Recipe | None = None,
    seed: int = 0,
    on_step: Callable[[int, int, float], None] | None = None,
) -> tuple[TextEncoder, TrainableLineHead]:
    """Train the encoder and the head.

    Parameters
    ----------
    base : str or Path
        Folder of the base encoder, with ``tokenizer.json``.
    groups : sequence of LineGroup
    pairs : sequence of LabelledPair
        May be empty.
    recipe : Recipe, optional
    seed : int
        The same seed, data and number of threads give the same weights.
    on_step : callable, optional
        Told the step, the number of steps and the loss.

    Returns
    -------
    encoder : TextEncoder
    head : TrainableLineHead
    """
    torch.set_flush_denormal(True)  # denormals cost far more than they are worth
    try:
        return _fine_tune(base, groups, pairs, recipe=recipe or Recipe(), seed=seed, on_step=on_step)
    finally:
        # The setting is the whole thread's; what runs after must find ordinary arithmetic.
        torch.set_flush_denormal(False)


def _fine_tune(
    base: str | Path,
    groups: Sequence[LineGroup],
    pairs: Sequence[LabelledPair],
    *,
    recipe: Recipe,
    seed: int,
    on_step: Callable[[int, int, float], None] | None,
) -> tuple[TextEncoder, TrainableLineHead]:
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    encoder = TextEncoder(base, recipe)
    head = TrainableLineHead(dim=encoder.bert.config.hidden_size)
    names = sorted({group.requirement for group in groups})
    start = dict(zip(names, encoder.encode(names), strict=True))
    optimiser = _optimiser(encoder, head, recipe)
    rates = [group["lr"] for group in optimiser.param_groups]
    steps = list(_steps(groups, pairs, recipe, rng))
    for step, (batch, chosen) in enumerate(steps):
        pace = min(1.0, (step + 1) / (0.1 * len(steps))) * max(0.02, 1 - step / len(steps))
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * pace
        encoder.train()
        head.train()
        parts = [[g.requirement for g in batch], [line for g in batch for line in g.lines]]
        columns = [choose_lines(pair, recipe, rng) for pair in chosen]
        for pair, own in zip(chosen, columns, strict=True):
            parts += [list(pair.requirements), [pair.lines[j] for j in own]]
        u, v, *of_pairs = torch.split(encoder([text for part in parts for text in part]), [*map(len, parts)])
        first = torch.stack([start[g.requirement] for g in batch])
        loss = group_losses(
            u,
            v,
            head(u, v),
            torch.tensor([i for i, g in enumerate(batch) for _ in g.lines]),
            torch.tensor([label for g in batch for label in g.labels]),
            first @ first.T >= recipe.like_requirements,
            recipe,
        )
        for i, (pair, own) in enumerate(zip(chosen, columns, strict=True)):
            pair_u, pair_v = of_pairs[2 * i : 2 * i + 2]
            loss = loss + pair_losses(pair_u, pair_v, head(pair_u, pair_v), pair, own, recipe)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        # Clipped apart: the head's gradients are far larger at first and would silence the encoder's.
        nn.utils.clip_grad_norm_([p for p in encoder.parameters() if p.requires_grad], 1.0)
        nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimiser.step()
        if on_step:
            on_step(step + 1, len(steps), float(loss.detach()))
    return encoder.eval(), head.eval()


def choose_lines(pair: LabelledPair, recipe: Recipe, rng: np.random.Generator) -> list[int]:
    """Return the quoted lines and a sample of the others."""
    quoted = np.flatnonzero(pair.is_evidence.any(axis=0))
    rest = rng.permutation(np.flatnonzero(~pair.is_evidence.any(axis=0)))
    n_rest = max(4, recipe.lines_per_pair - len(quoted))
    return sorted(np.concatenate([quoted, rest[:n_rest]]).astype(int).tolist())
