"""Run one command and print what it took, as JSON; for `rounds`.

    python -I -S clock.py LIMIT OUTPUT TREE COMMAND…

LIMIT is in seconds; what the command says goes to the file OUTPUT. With TREE 1 the
memory of all its processes together is watched too (Linux), which costs time.
A program of its own, and a small one, because Linux counts the memory of the process
that starts a program as that program's, up to the moment at which it starts. So it
imports little, no pathlib either.
"""

# ruff: noqa: PTH123, PTH208
import os
import signal
import sys
import time

PAUSE = 0.05  # seconds between two looks at the memory


def main(limit: float, output: str, tree: bool, command: list[str]) -> None:
    began = time.perf_counter()
    child = os.fork()
    if not child:
        start(output, command)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, limit)
    together = watched(child) if tree else 0
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - began
    processor = used.ru_utime + used.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes here
    print(
        f'{{"wall": {seconds}, "cpu": {processor}, '
        f'"memory": {used.ru_maxrss * unit}, "together": {together}, '
        f'"exit": {os.waitstatus_to_exitcode(status)}}}'
    )


def start(output: str, command: list[str]) -> None:
    """Become the command, in a group of its own, so that all of it can be ended."""
    try:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.dup2(os.open(f"{output}.err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.execvp(command[0], command)
    finally:
        os._exit(127)


def watched(child: int) -> int:
    """Return the peak of the memory of a process and all below it, in bytes."""
    peak = 0
    while not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        peak = max(peak, sum(map(share, family(child))))
        time.sleep(PAUSE)
    return peak


def family(child: int) -> set[int]:
    """Return a process and all that descend from it."""
    parents = {
        int(name): parent(name) for name in os.listdir("/proc") if name.isdigit()
    }
    found, new = {child}, {child}
    while new:
        new = {pid for pid, above in parents.items() if above in new} - found
        found |= new
    return found


def parent(pid: str) -> int:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def share(pid: int) -> int:
    """Return the memory of a process, what it shares divided among those who do."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2], sys.argv[3] == "1", sys.argv[4:])
