"""What the printed directory holds: chapters of groups of entries, and who is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from grono.reports.document import Block, Words
from grono.reports.language import InBoth


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A member as it is printed; what may not be published is empty."""

    name: str
    kind: Words = ""
    town: str = ""
    address: str = ""
    trades: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    profile: InBoth = field(default_factory=lambda: InBoth("", ""))
    products: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    www: tuple[str, ...] = ()
    person: str = ""
    numbers: tuple[tuple[Words, str], ...] = ()
    founded: str = ""
    activity: Words = ""
    logo: bytes | None = None


@dataclass(frozen=True)
class Group:
    """Entries under one heading, in order; without a title they follow each other plainly."""

    title: Words
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Chapter:
    """A part of the directory with a title of its own, such as the institutions."""

    title: Words
    groups: tuple[Group, ...]

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries of the chapter."""
        return (entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What the cover says under the title."""

    title: tuple[Words, ...]
    counts: Words
    state: Words
    description: Words = ""
    note: Words = ""


@dataclass(frozen=True)
class Index:
    """An index: its title, and which words an entry stands under; none for the index of names."""

    title: Words
    words: tuple[tuple[str, tuple[Entry, ...]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Directory(Block):
    """The whole book. before and after are set like any document: about the cluster, imprint and annexes."""

    cover: Cover
    before: tuple[Block, ...] = ()
    chapters: tuple[Chapter, ...]
    indexes: tuple[Index, ...] = ()
    after: tuple[Block, ...] = ()
    per_page: int = 8
    logos: bool = True
    codes: bool = True

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries in the order of the pages."""
        return (entry for chapter in self.chapters for entry in chapter.entries)
