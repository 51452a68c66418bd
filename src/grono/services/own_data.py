"""What the office says about its own cluster: name, colour, logo, coordinator, what may be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from grono.domain.attached import Attachment
from grono.domain.cluster import Cluster
from grono.domain.consent import Basis, PublicationRule, PublishedField
from grono.domain.dates import PartialDate
from grono.domain.entity import Entity
from grono.domain.text import Text, UserError, _
from grono.services import attached, registers
from grono.services.editing import problems
from grono.services.fields import Field, FieldKind
from grono.store.store import Store

_CLUSTER = _("Cluster")
_COORDINATOR = _("Coordinator")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")

CLUSTER_FIELDS: tuple[Field, ...] = (
    Field("name", _("Name"), _CLUSTER, required=True),
    Field("brand", _("Short name or brand"), _CLUSTER),
    Field("founded", _("Founded"), _CLUSTER, FieldKind.DATE),
    Field("description_pl", _("Description in Polish"), _CLUSTER, FieldKind.LONG_TEXT),
    Field("description_en", _("Description in English"), _CLUSTER, FieldKind.LONG_TEXT),
)

COORDINATOR_FIELDS: tuple[Field, ...] = (
    Field("name", _("Name"), _COORDINATOR, required=True),
    Field("nip", _("NIP"), _COORDINATOR, FieldKind.NIP),
    Field("regon", _("REGON"), _COORDINATOR, FieldKind.REGON),
    Field("krs", _("KRS"), _COORDINATOR, FieldKind.KRS),
    Field("postcode", _("Postcode"), _COORDINATOR, FieldKind.POSTCODE),
    Field("town", _("Town"), _COORDINATOR),
    Field("street", _("Street"), _COORDINATOR),
    Field("house", _("House number"), _COORDINATOR),
    Field("flat", _("Flat number"), _COORDINATOR),
    Field("phone", _("Telephone"), _COORDINATOR, FieldKind.PHONE),
    Field("email", _("E-mail"), _COORDINATOR, FieldKind.EMAIL),
    Field("www", _("Website"), _COORDINATOR, FieldKind.WWW),
)


def values_of(row: Entity, fields: tuple[Field, ...]) -> dict[str, object]:
    """What stands in the fields."""
    return {field.key: getattr(row, field.key) for field in fields}


def save_cluster(store: Store, values: Mapping[str, object]) -> bool:
    """Change the cluster; False when all was so already. Raises UserError for what is wrong."""
    row = registers.cluster(store)
    changed = replace(row, **_columns(CLUSTER_FIELDS, values))
    if changed == row:
        return False
    registers.save_cluster(store, changed)
    return True


def save_coordinator(store: Store, values: Mapping[str, object]) -> bool:
    """Change the coordinator; False when all was so already. Raises UserError for what is wrong."""
    row = registers.coordinator(store)
    changed = replace(row, **_columns(COORDINATOR_FIELDS, values))
    if changed == row:
        return False
    registers.save_coordinator(store, changed)
    return True


def choose_colour(store: Store, colour: str) -> None:
    """The colour of the cluster's papers."""
    row = replace(registers.cluster(store), colour=colour.upper())
    for problem in row.problems().values():
        raise UserError(problem)
    registers.save_cluster(store, row)


def logo_of(store: Store) -> bytes | None:
    """The picture that stands on papers."""
    logo = registers.cluster(store).logo_id
    row = store.get(Attachment, logo) if logo else None
    return store.files.get(row.sha256) if row else None


def choose_logo(store: Store, path: Path) -> None:
    """Keep a picture with the register and put it on every paper."""
    printable(path)
    row = _kept(store)
    with store.step(_("Choose the logo {file}", file=path.name)):
        kept = attached.attach(store, Cluster.table, row.id, [path])[0]
        store.save(replace(row, logo_id=kept.id))


def printable(path: Path) -> None:
    """Raises UserError unless a file is named as a picture that can be printed."""
    if path.suffix.lower() not in _PICTURES:
        raise UserError(
            _("{file} is no picture that can be printed.", file=path.name),
            todo=_("Choose a PNG or JPEG file, best with a transparent ground."),
        )


def drop_logo(store: Store) -> None:
    """Papers without a logo; the file stays with the cluster."""
    registers.save_cluster(store, replace(registers.cluster(store), logo_id=None))


def _kept(store: Store) -> Cluster:
    """The cluster's row; a logo needs one to hang on."""
    row = registers.cluster(store)
    if not row.name:
        raise UserError(_("The cluster has no name yet. Type it first."))
    return row


def missing_on_papers(store: Store) -> Text | None:
    """What papers lack about those who issue them, or None."""
    row = registers.coordinator(store)
    if not row.name:
        return _("The coordinator is not named; papers are issued in its name.")
    if not (row.town and row.nip):
        return _("The coordinator's NIP or address is missing on papers.")
    return None


def publication_rules(store: Store) -> list[PublicationRule]:
    """On which basis each field is printed unless a member's own rule says otherwise; in the usual order."""
    order = list(PublishedField)
    return sorted(store.all(PublicationRule), key=lambda rule: order.index(rule.field))


def change_rule(store: Store, rule: PublicationRule, basis: Basis, source: str) -> None:
    """Another basis, or another source that it is read from."""
    changed = replace(rule, basis=basis, source=source.strip())
    if changed != rule:
        with store.step(_("Change what the directory prints: {field}", field=rule.field.label)):
            store.save(changed)


def _columns(fields: tuple[Field, ...], values: Mapping[str, object]) -> dict[str, Any]:
    """Values as the row keeps them: an empty text for nothing, except for dates."""
    for problem in problems(fields, values).values():
        raise UserError(problem)
    known = {field.key: field for field in fields}
    return {
        key: _date(value) if known[key].kind is FieldKind.DATE else _text(value)
        for key, value in values.items()
    }


def _date(value: object) -> PartialDate | None:
    return PartialDate(str(value)) if value else None


def _text(value: object) -> str:
    """One text; the readers of contacts give several."""
    if isinstance(value, tuple):
        return str(next(iter(cast("tuple[object, ...]", value)), ""))
    return str(value or "")
