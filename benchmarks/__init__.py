"""Measures Standoff on corpora: `python -m benchmarks NAME PATH...`; every benchmark takes any path of its form."""
