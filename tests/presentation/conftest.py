import os

# No window is ever opened, whatever the machine.
os.environ.setdefault("MPLBACKEND", "Agg")
