"""Door: the command line. Parses arguments, calls the hall and the pages, prints, sets exit codes."""

from probatum.cli.main import main

__all__ = ["main"]
