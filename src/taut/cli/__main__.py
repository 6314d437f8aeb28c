"""`python -m taut.cli` runs the command line."""

from taut.cli import main

main()
