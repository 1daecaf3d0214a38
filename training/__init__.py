"""From corpora to the model bundle: needs torch, stands outside the installed package."""
