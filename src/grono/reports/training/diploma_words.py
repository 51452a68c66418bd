"""What a certificate says: its sentence, its facts, the programme and the outcomes, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from grono.domain.certificate import Certificate
from grono.domain.person import Gender
from grono.domain.text import Text, _, p_
from grono.domain.training import CertificateVariant, Edition, LearningOutcome, Module, OutcomeKind
from grono.reports.diplomas import Diploma, Part, Syllabus
from grono.reports.document import Block, Column, Heading, Paragraph, Table
from grono.reports.events.activity import long_day
from grono.reports.language import InBoth, Joined, Words
from grono.reports.training import about
from grono.services import registers
from grono.services.activities.taking_part import participants
from grono.services.training.certificate_register import RegisterRow, check_code
from grono.services.training.courses import Course
from grono.store.store import Store
from grono.wording import Kind, as_text

CODE = "GRONO:C:"
"""What stands before the number, the day and the check code in the QR code of a certificate."""


def diplomas(store: Store, held: Course, rows: Sequence[RegisterRow]) -> tuple[Diploma, ...]:
    """What stands on the certificates of some rows of the register."""
    people = participants(store, Edition.table, held.edition.id, held.last)
    genders = {one.registration.id: one.gender for one in people}
    syllabus, facts, town = syllabus_of(held), _facts(held), registers.coordinator(store).town
    signers = _signers(held)
    return tuple(
        Diploma(
            layout=one.layout,
            number=_("no. {number}", number=row.number.text),
            dated=_dated(town, one.issued_on),
            title=p_("on a certificate", "Certificate"),
            kind=_KIND_BUR if held.edition.certificate is CertificateVariant.BUR else _KIND,
            name=one.person_name,
            organisation=one.organisation_name,
            sentence=_sentence(held, one, genders.get(one.registration_id)),
            facts=facts,
            syllabus=syllabus,
            signers=signers,
            code=f"{CODE}{row.number.text} {one.issued_on.isoformat()} {check_code(one, row.number)}",
            check=_("check code {code}", code=check_code(one, row.number)),
            mark=_duplicate(row),
        )
        for row in rows
        if (one := row.certificate)
    )


def _duplicate(row: RegisterRow) -> Words:
    """What marks a certificate that has left the office before."""
    if not row.duplicates:
        return ""
    return _("DUPLICATE, issued on {day}", day=row.duplicates[-1].issued_on)


def _dated(town: str, day: date) -> Words:
    said = long_day(day)
    return InBoth(*(f"{town}, {text}" if town else text for text in (said.pl, said.en)))


def _sentence(held: Course, one: Certificate, gender: Gender | None) -> Words:
    bur = held.edition.certificate is CertificateVariant.BUR
    told = (_BUR_SENTENCES if bur else _SENTENCES)[gender]
    titles = {"pl": held.programme.title, "en": held.programme.title_en or held.programme.title}
    if bur:
        titles = dict.fromkeys(titles, held.edition.bur_title)

    def words(locale: str) -> Text:
        args = {
            "title": titles[locale],
            "when": _when(held, locale),
            "hours": held.in_hours(one.scheduled),
            "minutes": held.programme.minutes_per_hour,
        }
        return Text(told.msgid, args, context=told.context)

    return about.in_both(words)


def _when(held: Course, locale: str) -> Text:
    days = about.said(about.when(held), locale)
    if held.first == held.last:
        return p_("on a certificate", "on {day}", day=days)
    return p_("on a certificate", "in the period {days}", days=days)


def _facts(held: Course) -> tuple[Words, ...]:
    edition, programme = held.edition, held.programme
    given: list[Words] = [p_("on a certificate", "form of delivery: {form}", form=edition.delivery)]
    if where := about.place(held):
        given.append(p_("on a certificate", "place: {place}", place=where))
    official: list[Words] = []
    if edition.certificate is CertificateVariant.BUR:
        official.append(p_("on a certificate", "service number: {number}", number=edition.bur_number))
    if edition.support_id:
        official.append(p_("on a certificate", "support ID: {number}", number=edition.support_id))
    if programme.qualification_code:
        code = programme.qualification_code
        official.append(p_("on a certificate", "qualification code: {code}", code=code))
    return tuple(Joined(tuple(line)) for line in (given, official) if line)


def syllabus_of(held: Course) -> Syllabus:
    """Modules with their hours, and the learning outcomes in their three kinds."""
    modules = tuple(_module(held, module) for module in held.modules)
    outcomes = tuple(
        Part(heading, tuple(InBoth(one.text, one.text_en) for one in held.outcomes_of(kind)))
        for kind, heading in _KINDS.items()
        if held.outcomes_of(kind)
    )
    return Syllabus(modules=Part(_PROGRAMME, modules), outcomes=outcomes, back=_back(held))


def _module(held: Course, module: Module) -> Words:
    """Title and hours; in one language where the title is in one."""
    hours = held.in_hours(module.minutes)

    def words(title: str) -> Text:
        return p_("on a certificate", "{module} ({hours} h)", module=title, hours=hours)

    if not module.title_en:
        return InBoth(as_text(words(module.title), "pl"), "")
    return InBoth(as_text(words(module.title), "pl"), as_text(words(module.title_en), "en"))


def _back(held: Course) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(_("Programme of the training"))]
    if held.modules:
        total = sum(module.minutes for module in held.modules)
        blocks.append(
            Table(
                _("Modules"),
                (
                    Column(_("Module"), lambda one: InBoth(one.title, one.title_en), width=400),
                    Column(_("Hours"), lambda one: held.in_hours(one.minutes), Kind.NUMBER, 80),
                ),
                held.modules,
                total=(_("Total"), held.in_hours(total)),
                numbered=True,
            )
        )
        blocks.append(Paragraph(_("An hour has {n} minutes.", n=held.programme.minutes_per_hour), note=True))
    if held.outcomes:
        found = [one for kind in _KINDS for one in held.outcomes_of(kind)]
        blocks += [Heading(_OUTCOMES), _outcomes(found)]
    return tuple(blocks)


def _outcomes(found: Sequence[LearningOutcome]) -> Table:
    columns = [
        Column(_("Kind of outcome"), lambda one: _KINDS[one.kind], width=120),
        Column(_("Learning outcome"), lambda one: InBoth(one.text, one.text_en), width=260),
        Column(_("Criteria of verification"), lambda one: one.criteria, width=200),
        Column(_("Method of validation"), lambda one: one.validation, width=160),
    ]
    told = [column for column in columns if any(map(column.value, found))]
    return Table(_("Learning outcomes"), told, found)


def _signers(held: Course) -> tuple[tuple[str, Words], ...]:
    trainer = next(iter(held.trainers.values()), "")
    return ((trainer, _("signature of the trainer")), ("", _("signature on behalf of the coordinator")))


_PROGRAMME = p_("on a certificate", "Programme")
_OUTCOMES = _("Learning outcomes")
_KIND = p_("on a certificate", "of completion of a training")
_KIND_BUR = p_("on a certificate", "of the end of participation in a development service")
_KINDS = {
    OutcomeKind.KNOWLEDGE: p_("on a certificate", "KNOWLEDGE"),
    OutcomeKind.SKILLS: p_("on a certificate", "SKILLS"),
    OutcomeKind.SOCIAL: p_("on a certificate", "SOCIAL COMPETENCES"),
}
_SENTENCES = {
    Gender.FEMININE: p_(
        "she",
        "has completed the training “{title}”, held {when}, of {hours} hours of {minutes} minutes each.",
    ),
    Gender.MASCULINE: p_(
        "he", "has completed the training “{title}”, held {when}, of {hours} hours of {minutes} minutes each."
    ),
    None: p_(
        "she or he",
        "has completed the training “{title}”, held {when}, of {hours} hours of {minutes} minutes each.",
    ),
}
_BUR_SENTENCES = {
    Gender.FEMININE: p_(
        "she",
        "has finished participating in the development service “{title}”, given {when}, of {hours} hours of "
        "{minutes} minutes each.",
    ),
    Gender.MASCULINE: p_(
        "he",
        "has finished participating in the development service “{title}”, given {when}, of {hours} hours of "
        "{minutes} minutes each.",
    ),
    None: p_(
        "she or he",
        "has finished participating in the development service “{title}”, given {when}, of {hours} hours of "
        "{minutes} minutes each.",
    ),
}
