"""LanguageTool is put where language-tool-python finds it."""

import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from zipfile import ZipFile

import pytest

from newslint.files import InputError
from newslint.languagetool.install import WIDTH, by_maven, manifest, settle

POM = Path(__file__).parent / "pom.xml"


def test_a_manifest_has_short_lines_that_join() -> None:
    names = [f"library-number-{i}.jar" for i in range(40)]
    lines = manifest(names).splitlines()
    assert max(map(len, lines)) <= WIDTH
    joined = manifest(names).replace("\n ", "").splitlines()
    assert joined == ["Manifest-Version: 1.0", f"Class-Path: {' '.join(names)}", ""]


def test_jars_become_a_folder_with_a_version(tmp_path: Path) -> None:
    jars = tmp_path / "jars"
    jars.mkdir()
    (jars / "languagetool-server-6.8.jar").touch()
    place = settle(jars, tmp_path)
    assert place == tmp_path / "LanguageTool-6.8"
    with ZipFile(place / "languagetool-server.jar") as jar:
        assert b"languagetool-server-6.8.jar" in jar.read("META-INF/MANIFEST.MF")


def test_jars_without_the_server_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="languagetool-server"):
        settle(tmp_path, tmp_path)


@pytest.mark.skipif(not shutil.which("mvn"), reason="no Maven here")
def test_a_pom_that_names_nothing_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("language_tool_python")
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "place"))
    pom = tmp_path / "pom.xml"
    pom.write_text("<project/>")
    with pytest.raises(InputError, match=r"pom\.xml: Maven could not fetch"):
        by_maven(pom)


def test_the_pom_asks_for_one_version() -> None:
    space = "{http://maven.apache.org/POM/4.0.0}"
    found = ElementTree.parse(POM).iter(f"{space}dependency")
    assert len({each.findtext(f"{space}version") for each in found}) == 1
