"""The presentation stage: a report's plain JSON as text, HTML, frames, files and plots; nothing here scores."""
