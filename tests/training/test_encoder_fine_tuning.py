"""Fine-tuning a toy network: what learns, what stays, and that it is repeatable."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matcher.exceptions import ArtefactError, InputError
from matcher.training.encoder import base_folder, describe_material
from matcher.training.line_data import LabelledPair, LineGroup

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

# torch warns of its own deprecated parts; none of it is ours to change
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning"),
    pytest.mark.timeout(600),  # importing transformers alone can take a minute on a busy machine
]

WORDS = (
    "prunes",
    "vines",
    "by",
    "hand",
    "pruned",
    "the",
    "budget",
    "cane",
    "drives",
    "tractor",
    "drove",
    "a",
    "bus",
    "cellar",
    "barrels",
    "racked",
)
GROUPS = (
    LineGroup(
        requirement="prunes vines",
        kind="skill",
        field="wine",
        source="toy",
        lines=("cane pruned by hand", "drives tractor", "pruned the budget"),
        labels=(2, 1, 0),
    ),
    LineGroup(
        requirement="cellar barrels",
        kind="skill",
        field="wine",
        source="toy",
        lines=("racked barrels", "drove a bus"),
        labels=(2, 0),
    ),
)
PAIR = LabelledPair(
    field="wine",
    posting="p",
    resume="r",
    grade=3,
    requirements=("drives tractor", "prunes vines"),
    verdicts=("met", "not_shown"),
    lines=("drove a tractor", "racked barrels", "a bus"),
    is_evidence=np.array([[True, False, False], [False, False, False]]),
)


@pytest.fixture(scope="module")
def toy_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A two-layer BERT with a vocabulary of a few words."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("base")
    vocabulary = {word: i for i, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sorted(WORDS)])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


def test_training_learns_the_toy_groups_and_leaves_embeddings_alone(toy_base: Path) -> None:
    """Supports end above no; word embeddings, which are half of all bytes, keep their values."""
    from matcher.training.fine_tuning import Recipe, TextEncoder, fine_tune, log_odds

    recipe = Recipe(epochs=100, groups_per_step=2, learning_rate=3e-3, n_frozen_layers=0, max_tokens=32)
    encoder, head = fine_tune(toy_base, GROUPS, [PAIR], recipe=recipe, seed=5)
    before = TextEncoder(toy_base, recipe).bert.embeddings.word_embeddings.weight
    assert torch.equal(before, encoder.bert.embeddings.word_embeddings.weight)
    for group in GROUPS:
        with torch.no_grad():
            odds = log_odds(head(encoder.encode([group.requirement]), encoder.encode(group.lines)))[0]
        assert odds[0] == odds.max(), group.requirement


def test_the_same_seed_gives_the_same_weights(toy_base: Path) -> None:
    """Two runs with one seed agree to the last bit, a run with another seed does not."""
    from matcher.training.fine_tuning import Recipe, fine_tune

    recipe = Recipe(epochs=4, groups_per_step=1, max_tokens=32)
    first, second, other = (
        fine_tune(toy_base, GROUPS, [PAIR], recipe=recipe, seed=seed)[1].arrays() for seed in (5, 5, 6)
    )
    assert all(np.array_equal(first[name], second[name]) for name in first)
    assert not np.array_equal(first["product"], other["product"])


def test_order_loss_falls_as_the_positive_rises() -> None:
    """A positive far above every negative costs nothing, one below them costs much; no positive costs nothing."""
    from matcher.training.fine_tuning import order_loss

    positive = torch.tensor([[True, False, False]])
    negative = ~positive
    high = order_loss(torch.tensor([[9.0, 0.0, 0.0]]), positive, negative)
    low = order_loss(torch.tensor([[-9.0, 0.0, 0.0]]), positive, negative)
    assert float(high) < 0.01 < 5 < float(low)
    assert float(order_loss(torch.zeros(1, 3), ~(positive | negative), negative)) == 0.0


def test_lines_of_like_requirements_are_not_negatives() -> None:
    """Two requirements that mean the same must not push each other's evidence away."""
    from matcher.training.fine_tuning import Recipe, group_losses

    vectors = torch.nn.functional.normalize(torch.ones(2, 4), dim=-1)
    logits = torch.zeros(2, 2, 4)
    owners, labels = torch.tensor([0, 1]), torch.tensor([2, 2])
    recipe = Recipe(head_classes=0.0)
    alike = group_losses(vectors, vectors, logits, owners, labels, torch.ones(2, 2, dtype=torch.bool), recipe)
    unlike = group_losses(vectors, vectors, logits, owners, labels, torch.eye(2, dtype=torch.bool), recipe)
    assert float(alike) == pytest.approx(0.0, abs=1e-6)
    assert float(unlike) > 0.5


def test_a_refusal_is_ranked_by_the_head_and_left_alone_by_the_cosine() -> None:
    """A line that says the opposite must get the odds of a refusal; how near it lies is no fault."""
    from matcher.training.fine_tuning import Recipe, group_losses

    requirements = torch.nn.functional.normalize(torch.ones(1, 4), dim=-1)
    lines = torch.nn.functional.normalize(torch.tensor([[1.0, 1, 1, 1], [1.0, 1, 1, 0]]), dim=-1)
    owners, labels = torch.tensor([0, 0]), torch.tensor([2, 3])
    silent = {"head_classes": 0.0, "head_order": 0.0, "easy_negatives": 0.0}
    told, untold = torch.zeros(1, 2, 4), torch.zeros(1, 2, 4)
    told[0, 1, 3], untold[0, 0, 3] = 6.0, 6.0
    alone = torch.eye(1, dtype=torch.bool)

    def loss(logits: torch.Tensor, **weights: float) -> float:
        return float(
            group_losses(requirements, lines, logits, owners, labels, alone, Recipe(**{**silent, **weights}))
        )

    assert loss(told) < 0.05 < 2 < loss(untold)
    assert loss(told, contrastive=0.0) == pytest.approx(loss(told, contrastive=9.0))


def test_material_is_counted() -> None:
    """The manifest says how many lines of each class went in."""
    about = describe_material(GROUPS, [PAIR])
    assert about["lines_by_class"] == {"no": 2, "partly": 1, "supports": 2, "refuses": 0}
    assert about["n_verdicts"] == 2


def test_other_weights_than_the_base_are_refused(toy_base: Path, tmp_path: Path) -> None:
    """Training never starts from unknown weights."""
    with pytest.raises(ArtefactError, match="checksum"):
        base_folder(toy_base)
    with pytest.raises(InputError, match=r"model\.safetensors"):
        base_folder(tmp_path)
