"""Across reports: the same text, the same actor, the same claim, and the disputes between them."""
