"""The command line: what each command is called, and how every error ends it in one line."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Sequence

import typer

from taut.cli import asking, correcting, exporting, keeping, reading, relating
from taut.cli.options import Wrong
from taut.cli.output import complain
from taut.languages import NotCovered
from taut.store import NotFound, QueryError, StoreError, UnknownActor
from taut.tables import TableError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

COMMANDS: tuple[tuple[str, tuple[tuple[str, Callable[..., None]], ...]], ...] = (
    ("Read", (("read", reading.read_command), ("explain", reading.explain_command))),
    (
        "Keep",
        (
            ("add", keeping.add),
            ("status", keeping.status),
            ("forget", keeping.forget),
            ("check", keeping.check),
            ("reread", keeping.reread),
        ),
    ),
    (
        "Ask",
        (
            ("search", asking.search),
            ("events", asking.events),
            ("quotes", asking.quotes),
            ("agreements", asking.agreements),
            ("who", asking.who),
            ("stories", asking.stories),
            ("story", asking.story),
            ("relations", relating.relations),
            ("pairs", relating.pairs),
        ),
    ),
    (
        "Correct",
        (
            ("merge", correcting.merge),
            ("split", correcting.split),
            ("accept", correcting.accept),
            ("reject", correcting.reject),
            ("undo", correcting.undo),
            ("corrections", correcting.corrections),
        ),
    ),
    ("Give away", (("export", exporting.export),)),
)


@app.callback()
def taut() -> None:
    """Read the news: who did what to whom, when, where, who says so, and which sentence shows it."""


for panel, commands in COMMANDS:
    for name, command in commands:
        app.command(name=name, rich_help_panel=panel)(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; whatever goes wrong for a reason is one line on the error stream and an exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        status = app(args=list(given) or ["--help"], prog_name="taut", standalone_mode=False)
    except typer.TyperException as error:
        status = _fail(error.format_message(), error.exit_code)
    except (Wrong, UnknownActor, QueryError) as error:  # asked for in a way that means nothing
        status = _fail(str(error), 2)
    except (TableError, NotCovered) as error:  # a pack or table that someone has edited
        status = _fail(str(error), 2)
    except (StoreError, NotFound) as error:
        status = _fail(str(error), 1)
    except sqlite3.DatabaseError as error:
        status = _fail(f"the store cannot be used: {error}; `taut check` tells more", 1)
    except (KeyboardInterrupt, typer.Abort):
        status = 130
    except BrokenPipeError:
        # Python flushes standard output once more at exit, into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    sys.exit(status or 0)


def _fail(message: str, status: int) -> int:
    complain(" ".join(message.split()))
    return status


__all__ = ["main"]
