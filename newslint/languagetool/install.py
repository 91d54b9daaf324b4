"""Put LanguageTool where language-tool-python finds it, and say what is there.

By Maven, through a pom, some 100 megabytes with English alone; or by the downloader of
language-tool-python, which fetches all of LanguageTool from its makers.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from newslint.files import InputError

HERE = Path(__file__).parent
# In the wheel, or in a checkout.
POMS = (HERE / "pom.xml", HERE.parents[1] / "tests/languagetool/pom.xml")
COPY = "dependency:copy-dependencies"
SERVER = re.compile(r"languagetool-server-(?P<version>[\w.-]+)\.jar")
EXTRA = "pip install 'newslint[languagetool]'"
MANIFEST = "META-INF/MANIFEST.MF"
WIDTH = 70  # bytes in a line of a manifest, which may have 72 with its end


def folder() -> Path:
    """Return where language-tool-python looks for LanguageTool. Raises InputError."""
    try:
        from language_tool_python.utils import get_language_tool_download_path
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is missing; {EXTRA}") from None
    return Path(get_language_tool_download_path())


def installed() -> list[Path]:
    """Return the LanguageTools that are there. Raises InputError."""
    return sorted(
        path
        for path in folder().glob("LanguageTool-*")
        if (path / "languagetool-server.jar").is_file()
    )


def java() -> str:
    """Return which Java there is, or nothing."""
    if not shutil.which("java"):
        return ""
    told = subprocess.run(["java", "-version"], capture_output=True, text=True)
    return (told.stderr or told.stdout).partition("\n")[0]


def by_maven(pom: Path | None = None) -> Path:
    """Fetch what a *pom* names, and return where it is. Raises InputError."""
    maven = shutil.which("mvn")
    if not maven:
        raise InputError("no Maven (mvn) here; install it, or say --download")
    pom = pom or next(path for path in POMS if path.is_file())
    target = folder()
    with TemporaryDirectory(dir=target) as place:
        jars = Path(place) / "jars"
        asked = [maven, "-B", "-q", "-f", str(pom), COPY, f"-DoutputDirectory={jars}"]
        done = subprocess.run(asked, capture_output=True, text=True)
        if done.returncode:
            what = next(complaints(done.stdout + done.stderr), "it does not say why")
            raise InputError(f"{pom}: Maven could not fetch LanguageTool: {what}")
        return settle(jars, target)


def complaints(output: str) -> Iterator[str]:
    """Yield what Maven complains of."""
    for line in output.splitlines():
        if "ERROR" in line:
            yield line.partition("ERROR")[2].lstrip("] ").strip()


def settle(jars: Path, target: Path) -> Path:
    """Make of *jars* a folder that looks as LanguageTool's own. Raises InputError."""
    names = sorted(path.name for path in jars.glob("*.jar"))
    server = next(filter(None, map(SERVER.fullmatch, names)), None)
    if not server:
        raise InputError("the pom does not name org.languagetool:languagetool-server")
    with ZipFile(jars / "languagetool-server.jar", "w") as jar:
        jar.writestr(MANIFEST, manifest(names))
    place = target / f"LanguageTool-{server['version']}"
    shutil.rmtree(place, ignore_errors=True)
    return jars.rename(place)


def manifest(names: Sequence[str]) -> str:
    """Return the manifest of a jar that holds nothing but the way to others."""
    line = f"Class-Path: {' '.join(names)}"
    parts = [line[:WIDTH], *re.findall(f".{{1,{WIDTH - 1}}}", line[WIDTH:])]
    return "Manifest-Version: 1.0\n" + "\n ".join(parts) + "\n\n"


def by_download() -> Path:
    """Let language-tool-python fetch LanguageTool. Raises InputError."""
    target = folder()
    from language_tool_python.download_lt import LocalLanguageTool
    from language_tool_python.exceptions import LanguageToolError

    wanted = LocalLanguageTool.from_version_name()
    try:
        wanted.download()
    except (LanguageToolError, OSError) as error:
        raise InputError(f"LanguageTool could not be downloaded: {error}") from None
    return target / f"LanguageTool-{wanted.version_name}"
