"""`python -m opengov` and the `opengov` command."""

import sys

from opengov.errors import MissingExtraError

__all__ = ["main"]


def main() -> None:
    """Run the command line; without the extra `cli`, say which extra is missing."""
    try:
        from opengov.cli.app import run  # noqa: PLC0415 - the extra may be absent
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"typer", "rich", "click"}:
            raise
        missing = MissingExtraError("cli", needed_for="the command line")
        sys.stderr.write(f"opengov: {missing}\n")
        sys.exit(2)
    except KeyboardInterrupt:  # while the command was still loading
        sys.exit(130)
    sys.exit(run())


if __name__ == "__main__":
    main()
