"""`python -m tactful` is the command line."""

from tactful.cli.main import main

main()
