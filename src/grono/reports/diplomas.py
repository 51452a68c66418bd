"""Certificates as they are printed: what stands on one, whichever layout it has."""

from __future__ import annotations

from dataclasses import dataclass

from grono.domain.certificate import CertificateLayout
from grono.reports.document import Block, Words


@dataclass(frozen=True)
class Part:
    """A list under a heading: modules, or the learning outcomes of one kind."""

    heading: Words
    lines: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class Syllabus:
    """What was taught, the same for everybody of a course. modules and outcomes stand on the front where
    there is room; otherwise, and in the detailed layout, back is printed on a page of its own."""

    modules: Part
    outcomes: tuple[Part, ...]
    back: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Diploma:
    """One certificate. mark: what is printed across the head of a duplicate. facts: short lines under the
    sentence. signers: names with what each signs for. code: the text of the QR code; check: the code to type.
    """

    layout: CertificateLayout
    number: Words
    dated: Words
    title: Words
    kind: Words
    name: str
    organisation: str
    sentence: Words
    facts: tuple[Words, ...]
    syllabus: Syllabus
    signers: tuple[tuple[str, Words], ...]
    code: str
    check: Words
    mark: Words = ""


@dataclass(frozen=True)
class Diplomas(Block):
    """Certificates in their order."""

    diplomas: tuple[Diploma, ...]
