"""Readers of the corpora: files in, `Example`s out."""
