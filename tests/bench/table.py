"""How benchmarks measure and print: medians, percentiles, a table with the bound beside each figure."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure. value and bound are in the unit; the bound is what the design promises."""

    name: str
    value: float
    bound: float
    unit: str
    note: str = ""


def seconds(work: Callable[[], object], runs: int = 5) -> list[float]:
    """How long each of some runs took."""
    times: list[float] = []
    for _run in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return times


def median(times: list[float]) -> float:
    """The middle of some times."""
    return statistics.median(times)


def percentile(times: list[float], share: float) -> float:
    """The time that a share of the runs stays within."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def show(title: str, figures: list[Figure]) -> None:
    """Print the figures; whether each is within its bound is said in a word."""
    print(f"\n{title}")
    for one in figures:
        verdict = "within" if one.value <= one.bound else "ABOVE"
        print(f"  {one.name:<58}{one.value:>9.2f} {one.unit:<5} bound {one.bound:g}  {verdict}  {one.note}")
