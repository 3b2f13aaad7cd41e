"""The parsing stage."""
