"""How fast matcher is, measured on invented folders of any size; run with ``python -m benchmarks``."""
