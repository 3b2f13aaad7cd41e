"""What importing costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "torch",
    "sklearn",
    "scipy",
    "onnxruntime",
    "transformers",
    "sentence_transformers",
    "tokenizers",
    "onnx",
)
MODULES = (
    "embeddings",
    "encoders",
    "hashing",
    "manifests",
    "onnx_encoder",
    "stores",
    "terms",
    "tfidf",
    "vectors",
)


@pytest.mark.parametrize(
    "statement",
    [
        "import " + ", ".join(f"matcher.representation.{name}" for name in MODULES),
        "from matcher.representation.tfidf import TfidfModel; TfidfModel.load().similarity(['a b'], ['b c'])",
        "from matcher.representation.encoders import as_encoder; as_encoder(); as_encoder('some-model')",
    ],
)
def test_no_heavy_package_is_loaded(statement: str) -> None:
    """Starting the program and weighing words need neither torch nor scikit-learn."""
    code = f"{statement}\nimport sys\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.model
def test_the_default_encoder_needs_no_torch() -> None:
    """Encoding with it loads onnxruntime alone."""
    code = (
        "from matcher.representation.encoders import as_encoder\n"
        "as_encoder().encode(['text'])\n"
        "import sys\n"
        "print('onnxruntime' in sys.modules, 'torch' in sys.modules, 'transformers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True False False"
