"""The second encoder, for meaning: event codes, factuality, acts, ties, comparison of claims, likeness of sentences."""
