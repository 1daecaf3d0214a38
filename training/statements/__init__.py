"""Tables around the model's reading of statements, fitted on written items: acts, and whom they aim at."""
