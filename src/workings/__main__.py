"""`python -m workings` is `workings`, where the console script is not on the path."""

from workings.config.cli import main

main()
