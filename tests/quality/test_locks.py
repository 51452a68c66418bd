"""The locks: versions and hashes for every dependency, and no address to fetch from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {"lock.txt": "dev", "lock-package.txt": "package"}


def lock(name: str) -> str:
    return (ROOT / "build" / name).read_text("utf-8")


def pins(name: str) -> list[Requirement]:
    """What a lock pins: name, version and marker."""
    return [Requirement(line.rstrip(" \\")) for line in lock(name).splitlines() if re.match(r"\w", line)]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address(name: str) -> None:
    assert not re.search(r"://|^-|\bfile:|@", lock(name), re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_its_hashes(name: str) -> None:
    blocks = re.split(r"\n(?=\w)", lock(name).strip())
    assert len(blocks) == len(pins(name))
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(("name", "group"), LOCKS.items())
def test_the_lock_answers_the_project_file(name: str, group: str) -> None:
    """Whoever changes a dependency writes the locks anew: python3 build/dev.py lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [Requirement(line) for line in project["dependency-groups"][group]]
    if group == "dev":
        wanted += [Requirement(line) for line in project["project"]["dependencies"]]
    pinned = {(canonicalize_name(pin.name), next(iter(pin.specifier)).version) for pin in pins(name)}
    unanswered = [
        str(requirement)
        for requirement in wanted
        if not any(
            canonicalize_name(requirement.name) == pin and requirement.specifier.contains(version)
            for pin, version in pinned
        )
    ]
    assert unanswered == []


def test_both_locks_pin_the_same_versions() -> None:
    versions = {pin.name: str(pin.specifier) for pin in pins("lock.txt")}
    common = {pin.name: str(pin.specifier) for pin in pins("lock-package.txt") if pin.name in versions}
    assert common == {name: versions[name] for name in common}
