"""The presentation stage."""
