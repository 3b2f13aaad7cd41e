"""What the encoder is trained on, and what the line head makes of its vectors."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from matcher.evaluation.lines import (
    auc,
    best_thresholds,
    head_scorer,
    line_strength,
    macro_f1,
    measure_pairs,
    order_within,
)
from matcher.exceptions import ArtefactError, InputError
from matcher.scoring.line_head import LineHead
from matcher.training.line_data import (
    NO,
    PARTLY,
    REFUSES,
    SUPPORTS,
    is_held_out,
    load_groups,
    load_pairs,
    pair_targets,
    plain_lines,
)

RESUME = """Mara Quist
mara.quist@example.org

EXPERIENCE
Cellar hand, Hollow Oak Winery, 2019 - 2023
- Racked and topped 340 barrels, logged free SO2 twice
  a week in the cellar book.
- Never drove the forklift; the yard crew did.

Courses: HACCP level 2
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """A folder with one labelled pair."""
    field = tmp_path / "wine"
    (field / "labels").mkdir(parents=True)
    (field / "resumes").mkdir()
    (field / "resumes" / "mara.txt").write_text(RESUME, encoding="utf-8")
    rows = [
        (
            "Barrel work in a cellar",
            "met",
            ["Racked and topped 340 barrels", "Cellar hand, Hollow Oak Winery"],
        ),
        ("Food safety certificate, level 3", "partial", ["HACCP level 2"]),
        ("Forklift licence", "contradicted", ["Never drove the forklift"]),
        ("Fluent French", "not_shown", []),
    ]
    label = {
        "posting": "cellar",
        "resume": "mara",
        "grade": 3,
        "requirements": [
            {
                "id": f"r{i}",
                "text": text,
                "necessity": "required",
                "label": verdict,
                "evidence": quotes,
                "note": "",
            }
            for i, (text, verdict, quotes) in enumerate(rows)
        ],
    }
    (field / "labels" / "cellar__mara.json").write_text(json.dumps(label), encoding="utf-8")
    return tmp_path


def test_wrapped_bullets_are_one_line_and_mail_addresses_none() -> None:
    """A bullet that runs over two lines of the file is judged whole; contact lines are not judged."""
    lines = plain_lines(RESUME)
    texts = [line.text for line in lines]
    assert "Racked and topped 340 barrels, logged free SO2 twice a week in the cellar book." in texts
    assert not any("@" in text for text in texts)
    assert all(" ".join(RESUME[line.start : line.end].split()) == line.text for line in lines)


def test_long_prose_is_judged_sentence_by_sentence() -> None:
    """A paragraph is cut at its sentences, a short bullet with two sentences is not."""
    prose = "I looked after the presses. " * 8
    assert len(plain_lines(prose)) == 8
    assert len(plain_lines("- Ran the press. Cleaned it.")) == 1


def test_hostile_text_is_split_quickly() -> None:
    """A hundred thousand odd characters take no time worth naming."""
    for piece in ("- ", "a. ", "»", "a\n", ". A"):
        started = time.process_time()
        plain_lines(piece * 40_000)
        assert time.process_time() - started < 3.0, f"{piece!r} repeated"


def test_quoted_lines_take_the_class_of_their_verdict(labelled: Path) -> None:
    """Evidence of a met requirement supports it, of a partly met one partly, and what says the opposite refuses it."""
    (pair,) = load_pairs(labelled)
    classes, weights = pair_targets(pair)
    where = {text: j for j, text in enumerate(pair.lines)}
    barrels = next(j for text, j in where.items() if text.startswith("Racked"))
    forklift = next(j for text, j in where.items() if text.startswith("Never drove"))
    assert classes[0, barrels] == SUPPORTS
    assert classes[1, where["Courses: HACCP level 2"]] == PARTLY
    assert classes[2, forklift] == REFUSES
    assert weights[2, forklift] > weights[2, barrels]
    assert weights[3, barrels] > weights[0, forklift], (
        "a silent résumé is a surer no than a line beside the evidence"
    )
    assert list(pair.verdict_classes) == [SUPPORTS, PARTLY, REFUSES, NO]


def test_groups_are_read_in_order_and_once(tmp_path: Path) -> None:
    """The same group in two files counts once; labels follow the lists."""
    row = {"requirement": "Prunes vines", "kind": "skill", "field": "wine", "supports": ["Cane-pruned 9 ha"],
           "partly": ["Tied down"], "no": ["Pruned the budget"], "traps": {}}  # fmt: skip
    for name in ("b.jsonl", "a.jsonl"):
        (tmp_path / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
    (group,) = load_groups(tmp_path)
    assert group.source == "a"
    assert group.labels == (SUPPORTS, PARTLY, NO)


def test_an_empty_folder_is_an_error_that_says_what_to_pass(tmp_path: Path) -> None:
    """Neither groups nor pairs are silently missing."""
    with pytest.raises(InputError, match="data/lines"):
        load_groups(tmp_path)
    with pytest.raises(InputError, match="data/labels"):
        load_pairs(tmp_path)


def test_held_out_share_is_stable_and_about_right() -> None:
    """The split depends on the words of the requirement alone."""
    share = np.mean([is_held_out(f"requirement {i}", 0.12) for i in range(4000)])
    assert 0.10 < share < 0.14
    assert is_held_out("Prunes vines", 0.5) == is_held_out("  prunes VINES ", 0.5)


def test_measures_agree_with_counting_by_hand(labelled: Path) -> None:
    """AUC, order, F1 and thresholds on figures that one can check on paper."""
    assert auc([3.0, 2.0], [1.0, 2.0]) == pytest.approx(0.875)
    grades, values = np.array([4, 1, 0, 2]), np.array([0.9, 0.2, 0.3, 0.1])
    assert order_within(["a", "a", "a", "b"], grades, values) == pytest.approx(2 / 3)
    assert macro_f1(np.array([0, 1, 2]), np.array([0, 1, 1])) == pytest.approx((1 + 2 / 3 + 0) / 3)
    low, high = best_thresholds(np.linspace(0, 1, 90), np.repeat([0, 1, 2], 30))
    assert 0.30 < low < 0.37
    assert 0.63 < high < 0.70

    def oracle(requirements: object, lines: object) -> np.ndarray:
        return load_pairs(labelled)[0].is_evidence.astype(float)

    assert measure_pairs(load_pairs(labelled), oracle)["right_line_first"] == 1.0


def random_head(tmp_path: Path) -> tuple[LineHead, object]:
    """A head with random weights, written and read back, and the torch module that it came from."""
    torch = pytest.importorskip("torch")
    from matcher.training.line_head import TrainableLineHead, export_head

    torch.manual_seed(3)
    module = TrainableLineHead(dim=32, rank=8, n_hidden=6).eval()
    export_head(module.arrays(), tmp_path, about={"seed": 3})
    return LineHead.load(tmp_path), module


def unit(n: int, dim: int, seed: int) -> np.ndarray:
    """Random unit vectors."""
    vectors = np.random.default_rng(seed).normal(size=(n, dim)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_numpy_head_gives_what_torch_trained(tmp_path: Path) -> None:
    """The head that ships computes the same probabilities as the one that was trained."""
    torch = pytest.importorskip("torch")
    head, module = random_head(tmp_path)
    u, v = unit(5, 32, 1), unit(9, 32, 2)
    with torch.no_grad():
        expected = module(torch.tensor(u), torch.tensor(v)).softmax(-1).numpy()  # type: ignore[operator]
    np.testing.assert_allclose(head.predict(u, v), expected, atol=2e-5)


def test_head_gives_the_same_digits_alone_and_in_a_batch(tmp_path: Path) -> None:
    """No pair's probabilities depend on its neighbours."""
    head, _ = random_head(tmp_path)
    u, v = unit(12, 32, 1), unit(700, 32, 2)
    together = head.predict(u, v)
    assert together.dtype == np.float32
    assert together.shape == (12, 700, 4)
    np.testing.assert_allclose(together.sum(axis=-1), 1.0, atol=1e-5)
    for i, j in ((0, 0), (5, 699), (11, 350)):
        assert np.array_equal(head.predict(u[i : i + 1], v[j : j + 1])[0, 0], together[i, j])
    assert head.predict(u[:0], v).shape == (0, 700, 4)


def test_a_damaged_head_is_refused(tmp_path: Path) -> None:
    """A head that is not the one in its manifest does not load; wrong vectors are named."""
    head, _ = random_head(tmp_path)
    with pytest.raises(InputError, match=r"\(1, 16\)"):
        head.predict(unit(1, 32, 1), unit(1, 16, 1))
    with (tmp_path / "head.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ArtefactError, match="manifest"):
        LineHead.load(tmp_path)
    with pytest.raises(ArtefactError, match="make models"):
        LineHead.load(tmp_path / "nowhere")


def test_strength_counts_partly_as_half() -> None:
    """Lines are ordered by P(supports) + 0.5 P(partly)."""
    probabilities = np.array([[[0.2, 0.6, 0.2], [0.5, 0.0, 0.5]]])
    np.testing.assert_allclose(line_strength(probabilities), [[0.5, 0.5]])


def test_every_text_is_encoded_once(tmp_path: Path) -> None:
    """The scorer asks the encoder for a text once, however many requirements and lines it meets."""
    head, _ = random_head(tmp_path)
    asked: list[str] = []

    class Counting:
        def encode(self, texts: Sequence[str]) -> np.ndarray:
            asked.extend(texts)
            return np.concatenate([unit(1, 32, len(text)) for text in texts])

    scorer = head_scorer(Counting(), head)
    first = scorer(["prunes", "racks wine"], ["cane", "barrels"])
    again = scorer(["prunes"], ["barrels", "cane", "drives"])
    assert sorted(asked) == ["barrels", "cane", "drives", "prunes", "racks wine"]
    assert np.array_equal(again[0, 1], first[0, 0])
