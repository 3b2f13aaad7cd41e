"""What every test gets: no network, samples, a toy engine without models, and `shared` tests skipped where there is nothing shared."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# The same examples in every run; how long one takes says more about the machine than about the code.
settings.register_profile("matcher", derandomize=True, deadline=None)
settings.load_profile("matcher")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what reads material beside the checkout where there is none."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(
        reason=f"no {SHARED}: the material beside the checkout is not part of the repository"
    )
    for item in items:
        if item.get_closest_marker("shared") is not None:
            item.add_marker(skip)


def _is_local(host: Any) -> bool:
    return host in (None, "", "localhost", b"localhost", socket.gethostname()) or str(host).startswith(
        ("127.", "::1", "0.0.0.0")
    )


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever looks a host up or connects to one; processes of this machine may talk to each other."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse(what: object) -> None:
        raise AssertionError(f"matcher must not reach for a network, but something asked for {what!r}.")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
            refuse(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
            refuse(address)
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not _is_local(host):
            refuse(host)
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of sample documents."""
    return ROOT / "data" / "samples"


_WORD = re.compile(r"[a-z]{3,}")


def _toy_engine() -> Any:
    from matcher.engine import Matcher
    from matcher.results import (
        Calibration,
        MatchReport,
        OverallReport,
        Provenance,
        RequirementReport,
        award_points,
        total_points,
    )
    from matcher.types import Evidence, Posting, Requirement, Resume

    class ToyMatcher(Matcher):
        """Reads and parses as the real engine does; judges by shared words."""

        def posting_context(self, posting: Posting) -> Any:
            if not posting.requirements:
                return super().posting_context(posting)  # which refuses it
            return posting

        def resume_context(self, resume: Resume) -> Any:
            return resume

        def begin(self, document: Posting | Resume | None = None) -> None:
            pass  # there is no encoder that could begin

        def _prepare(self) -> None:
            pass

        def _reports(self, pairs: Iterable[tuple[Any, Any]], knockouts: Sequence[str]) -> list[MatchReport]:
            return [self._toy_report(*pair, knockouts) for pair in pairs]

        def _toy_report(self, posting: Any, resume: Any, knockouts: Sequence[str]) -> MatchReport:
            from matcher.engine import check_knockouts

            check_knockouts(knockouts, posting)
            most = 90.0 / len(posting.requirements)
            rows = award_points([self._row(r, resume, most, knockouts) for r in posting.requirements])
            overall = OverallReport(points=5.0, max_points=10.0, strength=0.5, reason="A toy.")
            return MatchReport(
                posting=posting,
                resume=resume,
                fit_score=total_points(rows, overall),
                requirements=rows,
                overall=overall,
                calibration=Calibration(),
                provenance=Provenance(matcher_version="0", as_of=resume.as_of.isoformat()),
            )

        def _row(
            self, requirement: Requirement, resume: Resume, most: float, knockouts: Sequence[str]
        ) -> RequirementReport:
            asked = set(_WORD.findall(requirement.text.lower()))
            shared = [line for line in resume.lines if asked & set(_WORD.findall(line.text.lower()))]
            evidence = tuple(
                Evidence(quote=line.text, start=line.start, end=line.end, section=line.section, score=0.5)
                for line in shared[:2]
            )
            strength = min(1.0, len(shared) / 2)
            is_knockout = requirement.id in knockouts or any(k in requirement.kinds for k in knockouts)
            return RequirementReport(
                requirement=requirement,
                verdict="met" if strength == 1 else "partly_met" if strength else "not_shown",
                strength=strength,
                points=0.0,
                max_points=most,
                evidence=evidence,
                reason=f"{len(shared)} lines share a word.",
                is_knockout=is_knockout,
                knockout_status=("passed" if strength else "failed") if is_knockout else None,
            )

    return ToyMatcher()


@pytest.fixture
def toy_engine(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put an engine without models behind the module-level functions and the command line."""
    from matcher import engine

    toy = _toy_engine()
    monkeypatch.setattr(engine, "default_engine", lambda: toy)
    return toy


class _RememberedEncoder:
    """The default encoder, which is asked for each text once: the same vectors, in less time."""

    def __init__(self) -> None:
        from matcher.representation.encoders import as_encoder

        self._encoder: Any = as_encoder(None)
        self._vectors: dict[str, Any] = {}

    @property
    def fingerprint(self) -> str:
        return str(self._encoder.fingerprint)

    def encode(self, texts: Sequence[str]) -> Any:
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        self._vectors.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._vectors[text] for text in texts])


@pytest.fixture(scope="session")
def shipped_engine() -> Any:
    """Return an engine with the shipped models, loaded once a session."""
    from matcher.engine import Matcher

    return Matcher(encoder=_RememberedEncoder())
