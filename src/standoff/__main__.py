"""`python -m standoff`: the same as the command `standoff`."""

from standoff.cli import main

if __name__ == "__main__":
    main()
