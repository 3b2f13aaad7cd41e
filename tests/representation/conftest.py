"""A tiny exported encoder with random weights: all the machinery of the real one, none of its size."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from matcher.training.base_encoder import export_encoder

_WORDS = "managed payroll for a clinic and welded steel with care in excel sql nurse years of experience no"
WORDS = _WORDS.split()
TEXTS = [" ".join(WORDS[start : start + 6]) for start in range(12)]


def random_state(*, seed: int = 0, dim: int = 48, n_layers: int = 2) -> dict[str, np.ndarray]:
    """Random weights under the names of a BERT model, prefixed as sentence-transformers prefixes them."""
    random = np.random.default_rng(seed)
    sizes = {"word": 30 + len(WORDS), "position": 64, "token_type": 2}
    state = {f"embeddings.{name}_embeddings.weight": (size, dim) for name, size in sizes.items()}
    dense = {
        "attention.self.query": (dim, dim),
        "attention.self.key": (dim, dim),
        "attention.self.value": (dim, dim),
        "attention.output.dense": (dim, dim),
        "intermediate.dense": (4 * dim, dim),
        "output.dense": (dim, 4 * dim),
    }
    for layer in range(n_layers):
        for name, shape in dense.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = shape
            state[f"encoder.layer.{layer}.{name}.bias"] = shape[:1]
    norms = ["embeddings.LayerNorm"]
    for layer in range(n_layers):
        norms += [f"encoder.layer.{layer}.{part}.LayerNorm" for part in ("attention.output", "output")]
    state |= {f"{norm}.{part}": (dim,) for norm in norms for part in ("weight", "bias")}
    return {
        f"0.auto_model.{name}": (0.3 * random.standard_normal(shape)).astype(np.float32)
        for name, shape in state.items()
    }


def write_tokenizer(folder: Path, *, n_layers: int = 2, dim: int = 48) -> Path:
    """Write the tokenizer and configuration that go with `random_state`."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    letters = list("abcdefghijklmnopqrstuvwxyz")
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(word for word in WORDS if word != "a")]
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": dim,
        "num_attention_heads": 4,
        "num_hidden_layers": n_layers,
        "layer_norm_eps": 1e-12,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def tiny_encoder_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An exported encoder of two small layers."""
    base = tmp_path_factory.mktemp("tiny")
    return export_encoder(random_state(), write_tokenizer(base / "source"), base / "encoder", texts=TEXTS)
