"""The form of a record whose fields are its own row: an event, a programme, an edition, a project."""

from __future__ import annotations

from datetime import date

from grono.services import doubles, editing
from grono.services.doubles import Double
from grono.services.kinds import RECORDS
from grono.services.parts.base import Values
from grono.ui.page import Where
from grono.ui.records.form import RecordFormPage
from grono.ui.records.form_parts import WhenChoice


class OwnRowFormPage(RecordFormPage):
    """What is known is read and saved by the fields alone; a similar title may be the same record."""

    looked_at = ("title",)

    def values_of(self, id: str) -> dict[str, object]:
        record = RECORDS[self.table]
        return dict(record.read(record.load(self.desk.store, [id])[id], date.today()))

    def first_values(self, where: Where) -> dict[str, object]:
        return {}

    def doubles(self, values: Values, but: str | None) -> list[Double]:
        return doubles.titled(self.desk.store, self.table, values, but)

    def title_of(self, values: Values) -> str:
        return str(values.get("title") or "")

    def keep(self, id: str | None, values: Values, when: WhenChoice) -> str:
        return editing.save_record(self.desk.store, self.table, id, values)
