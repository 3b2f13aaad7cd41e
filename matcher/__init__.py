"""matcher: which requirements of a posting a résumé shows, with the quote that shows it."""
