"""Résumés: from a document to sections, jobs, education, certificates and the lines that may be scored."""

from matcher.parsing.resume.assembly import parse_resume_document

__all__ = ["parse_resume_document"]
