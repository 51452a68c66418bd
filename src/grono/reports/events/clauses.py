"""Who is responsible for participants' data, and the clauses that tell them so."""

from __future__ import annotations

from collections.abc import Iterator

from grono.domain.text import Text, _, p_
from grono.reports.choosing import EDITION, EVENT
from grono.reports.document import Block, Document, Heading, Paragraph, Sheet, Signature
from grono.reports.events import activity as about
from grono.reports.events.activity import Activity
from grono.reports.language import InBoth
from grono.reports.options import yes_no
from grono.reports.report import Report, Request
from grono.services import addresses, registers
from grono.services.activities import served
from grono.services.activities.served import ClauseText
from grono.store.store import Store

COORDINATOR, AUTHORITY = "information_coordinator", "information_authority"


def controllers(activity: Activity) -> list[Text]:
    """The coordinator by name and address, and whoever else decides about the data in the projects."""
    coordinator = registers.coordinator(activity.store)
    address = addresses.one_line(vars(coordinator))
    who = ", ".join(part for part in (coordinator.name, address) if part) or "……………………"
    projects = served.projects_of(activity.store, activity.table, activity.record.id)
    others = dict.fromkeys(project.authority for project in projects if project.authority)
    return [
        p_("on paper", "The controller of personal data is {name}.", name=who),
        *(p_("on paper", "In the project, data are also controlled by {name}.", name=one) for one in others),
    ]


def informing(activity: Activity) -> list[ClauseText]:
    """The coordinator's clause, and that of the authority of each project that has one."""
    store = activity.store
    found = served.clauses(store, [COORDINATOR])
    for project in served.projects_of(store, activity.table, activity.record.id):
        if project.authority:
            found.extend(served.clauses(store, [AUTHORITY], project))
    return list(dict.fromkeys(found))


def of_project(activity: Activity, *keys: str) -> list[ClauseText]:
    """Some clauses with the main project's names in them."""
    projects = served.projects_of(activity.store, activity.table, activity.record.id)
    return served.clauses(activity.store, keys, projects[0] if projects else None)


def set_out(clause: ClauseText, *, titled: bool = True) -> Iterator[Block]:
    """A clause as a heading and its paragraphs, each in both languages."""
    if titled:
        yield Heading(InBoth(clause.title, clause.title_en))
    pl, en = clause.text.split("\n"), clause.text_en.split("\n")
    if len(pl) == len(en):
        yield from (Paragraph(InBoth(*both)) for both in zip(pl, en, strict=True) if any(both))
    else:
        yield Paragraph(InBoth(clause.text, clause.text_en))


def sheets(activity: Activity) -> list[Sheet]:
    """All clauses of an activity as a paper of its own; nothing where there is none."""
    blocks = tuple(block for clause in informing(activity) for block in set_out(clause))
    return [Sheet(title=_TITLE, subtitle=activity.title, size=15.0, blocks=blocks)] if blocks else []


def build(store: Store, request: Request) -> Document:
    """The clauses, and a place to sign that they were read."""
    activity = about.asked(store, request)
    if activity is None:
        return about.nothing(store, request, REPORT)
    blocks = [block for clause in informing(activity) for block in set_out(clause)]
    if request.options["signature"]:
        blocks.append(Signature(_READ, _("date and legible signature")))
    return Document(
        **about.common(activity, request),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=activity.title,
        blocks=tuple(blocks) or (Paragraph(_NONE),),
    )


_TITLE = _("Information clauses")
_READ = _("I have read this information.")
_NONE = _("The register has no information clause. Bring the program's clauses back in the settings.")

REPORT = Report(
    name="information-clauses",
    title=_TITLE,
    description=_(
        "What participants are told about their data: by the coordinator, and by the programme's authority."
    ),
    formats=("pdf",),
    options=(
        EVENT.option(),
        EDITION.option(),
        yes_no("signature", _("Place for a signature"), default=False),
    ),
    build=build,
    group=about.GROUP,
)
