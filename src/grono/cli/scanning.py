"""The verb that files a scanned list to its session."""

from __future__ import annotations

from pathlib import Path

import click

from grono.cli.registers import writing
from grono.cli.voice import Voice
from grono.cli.words import FILE, Verb, option, register_argument
from grono.domain.text import _


@click.command(
    "file-scan", cls=Verb, about=_("File scanned lists to their sessions, by the code on each page.")
)
@register_argument()
@click.argument("scan", type=FILE)
@option("--json", "json_wanted", is_flag=True, about=_("As JSON, for other programs."))
@click.pass_obj
def file_scan(voice: Voice, file: Path, scan: Path, json_wanted: bool) -> None:
    from grono.exchange import scans

    with writing(voice, file) as store:
        filed = scans.file_scan(store, scan)
    if json_wanted:
        voice.data(filed.as_json())
        return
    for one in filed.filed:
        said = (
            _("{pages}: {title}, {day} (was there already)", **one.words)
            if one.there
            else _("{pages}: {title}, {day}", **one.words)
        )
        voice.result(said)
    for pages, said in ((filed.unreadable, _UNREADABLE), (filed.unknown, _UNKNOWN)):
        if pages:
            voice.remark(_("Pages {pages}: {said}", pages=", ".join(map(str, pages)), said=said))


_UNREADABLE = _("no readable code; look at them.")
_UNKNOWN = _("their sessions are not in this register, so they were not filed.")
