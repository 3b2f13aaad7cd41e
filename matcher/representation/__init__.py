"""The representation stage."""
