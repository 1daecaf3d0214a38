"""A crisis filled and linked: sources are read into a store, and what many reports say is brought together."""
