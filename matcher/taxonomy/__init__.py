"""The taxonomy stage."""
