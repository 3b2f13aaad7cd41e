"""Explanation: from points and verdicts to a report that a person can check."""

from matcher.explanation.reports import build_report

__all__ = ["build_report"]
