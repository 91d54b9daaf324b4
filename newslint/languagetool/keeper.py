"""Start LanguageTool for a run, and stop it when the run ends. A process of its own.

It imports language-tool-python, which says where LanguageTool is and how it is
started; that package is under the GPL and takes a while to import, and so is imported
here and by the command that installs alone.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, Popen
from time import monotonic, sleep

from newslint.languagetool.service import GoneError, version
from newslint.model import UnavailableError

START = 45  # seconds in which it must answer
PAUSE = 0.25
EXTRA = "pip install 'newslint[languagetool]'"
INSTALL = "run 'newslint languagetool install'"


class NotInstalledError(Exception):
    """Something is missing; the message says what to do."""


def main(folder: Path, run: str) -> None:
    """Keep a server for the process *run*, and say in *folder* where it is."""
    state = folder / f"{run}.json"
    try:
        keep(state, int(run))
    except NotInstalledError as missing:
        tell(state, {"error": str(missing)})
        wait(int(run))
    finally:
        state.unlink(missing_ok=True)
        state.with_suffix(".lock").unlink(missing_ok=True)


def command(port: int) -> list[str]:
    """Return the command that starts LanguageTool. Raises NotInstalledError."""
    try:
        from language_tool_python.download_lt import LocalLanguageTool
        from language_tool_python.exceptions import LanguageToolError
    except ModuleNotFoundError as error:
        raise NotInstalledError(f"{error.name} is missing; {EXTRA}") from None
    installed = LocalLanguageTool.get_latest_installed_version()
    if installed is None:
        raise NotInstalledError(f"not installed; {INSTALL}, or set 'server'")
    try:
        return [str(part) for part in installed.get_server_cmd(port)]
    except FileNotFoundError:
        raise NotInstalledError(f"installed in part only; {INSTALL}") from None
    except LanguageToolError as error:
        raise NotInstalledError(f"{error}; it needs Java 17 or later") from None


def keep(state: Path, run: int) -> None:
    """Run the server until the run ends. Raises NotInstalledError."""
    port = free_port()
    server = Popen(command(port), stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        found = ready(server, address)
        tell(
            state,
            {"server": address, "version": found, "run": run, "process": server.pid},
        )
        wait(run, server)
    finally:
        server.kill()
        server.wait()


def ready(server: Popen[bytes], address: str) -> str:
    """Return LanguageTool's version once it answers. Raises NotInstalledError."""
    deadline = monotonic() + START
    while monotonic() < deadline:
        with suppress(GoneError):
            try:
                return version(address, deadline - monotonic())
            except UnavailableError as error:
                if not isinstance(error, GoneError):
                    raise NotInstalledError(str(error.args[1])) from None
                raise
        if server.poll() is not None:
            raise NotInstalledError(
                f"Java ended at once ({server.returncode}); {INSTALL}"
            )
        sleep(PAUSE)
    raise NotInstalledError(f"did not answer within {START} seconds")


def wait(run: int, server: Popen[bytes] | None = None) -> None:
    """Wait until the run, or the server, has ended."""
    import psutil

    # One that is dead but not yet buried does not run either.
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(run)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            if server and server.poll() is not None:
                return
            sleep(PAUSE)


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def tell(state: Path, what: dict[str, object]) -> None:
    """Say something to the processes of the run, all at once."""
    draft = state.with_suffix(f".{os.getpid()}.tmp")
    draft.write_text(json.dumps(what), "utf-8")
    draft.replace(state)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
