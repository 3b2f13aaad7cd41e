"""Ranking: from judged requirements to points and an order."""

from matcher.ranking.weights import Ranker

__all__ = ["Ranker"]
