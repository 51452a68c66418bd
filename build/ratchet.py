"""The coverage ratchet: of each folder the tests run at least the share that pyproject.toml names."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path

from coverage import Coverage

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "grono"


def shares(coverage: Coverage) -> dict[str, float]:
    """Lines run, in per cent of all lines, by folder."""
    lines: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for name in coverage.get_data().measured_files():
        path = Path(name)
        if SOURCES in path.parents and path.exists():
            folder, *_ = path.relative_to(SOURCES).parts
            _, statements, _, missing, _ = coverage.analysis2(name)
            lines[folder] += len(statements)
            missed[folder] += len(missing)
    return {folder: 100 * (1 - missed[folder] / count) for folder, count in lines.items() if count}


def main() -> int:
    """Silent when all is well; 1 and a line for each folder that fell below its share."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted: dict[str, float] = project["tool"]["grono"]["coverage"]
    coverage = Coverage(data_file=str(ROOT / project["tool"]["coverage"]["run"]["data_file"]))
    coverage.load()
    reached = shares(coverage)
    if "--show" in sys.argv:
        for folder, share in sorted(reached.items()):
            print(f"{folder:<20}{share:6.1f} %   wanted {wanted.get(folder, 0)} %")
    fallen = [folder for folder, share in wanted.items() if reached.get(folder, 0.0) < share]
    for folder in fallen:
        print(f"Coverage of {folder} is {reached.get(folder, 0.0):.1f} %, wanted {wanted[folder]} %.")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
