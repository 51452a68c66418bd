"""The wizard of a new edition: programme, sessions, people, conditions; eight clicks and one date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, UserError, _, n_, p_
from grono.domain.training import Edition
from grono.services.activities import registering
from grono.services.training import editions
from grono.ui.drafts import drafts_of
from grono.ui.page import Desk, Page, Where
from grono.ui.pages.training.enrolling import Picked
from grono.ui.pages.training.wizard_end import ConditionsStep, DoneStep
from grono.ui.pages.training.wizard_programme import ProgrammeStep
from grono.ui.pages.training.wizard_sessions import SessionsStep
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, scrolling
from grono.ui.wizard import WizardFrame

PROGRAMME, SESSIONS, PEOPLE, CONDITIONS, DONE = range(5)
_STEPS = (_("Programme"), _("Sessions"), _("Participants"), _("Conditions"), _("Done"))
_DRAFT = "edition"


class EditionWizard(Page):
    """Picture 28. Everything comes from the latest edition; only the first day is typed."""

    tables: ClassVar[frozenset[str]] = frozenset({"programme", "edition"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self.made: Edition | None = None
        self._programme = ""
        self.wizard = WizardFrame(
            look, _("New edition"), _STEPS, back=(p_("place", "Training"), lambda: desk.go("training"))
        )
        self.programme = ProgrammeStep(desk)
        self.sessions = SessionsStep(desk)
        self.picked = Picked(desk)
        self.conditions = ConditionsStep(desk)
        self.done = DoneStep(desk)
        for step in (self.programme, self.sessions, self._people(), self.conditions, self.done):
            self.wizard.add(step)
        self.wizard.next_wanted.connect(self._next)
        self.wizard.arrived.connect(self._tell)
        self.programme.chosen.connect(self._choose)
        self.programme.taken.connect(lambda: self._next(PROGRAMME))
        self.sessions.changed.connect(lambda: self._tell(self.wizard.step))
        self.picked.tell = lambda: self._tell(self.wizard.step)
        self.done.again.connect(lambda: self._begin(self._programme))
        self.body.addWidget(self.wizard)

    def _people(self) -> QWidget:
        look, px = self.look, self.look.px
        note = _("People can also be enrolled later. Whoever has no seat waits and moves up by themselves.")
        body = column(
            label(look, _("Who takes part?"), "heading"),
            label(look, note, "secondary", wrap=True),
            gap=px(10),
            margins=(px(20), px(16), px(20), px(16)),
        )
        body.addWidget(self.picked, 1)
        frame = holding(body, frame="card")
        frame.setMaximumWidth(px(760))
        whole = column(frame, margins=(px(24), px(16), px(24), px(16)))
        return scrolling(holding(whole), name=look.tr(_("Participants")))

    # Arriving

    def open(self, where: Where) -> None:
        self.programme.read()
        if self.wizard.step == DONE or where.get("programme") or not self._programme:
            self._begin(str(where.get("programme") or ""))

    def refresh(self) -> None:
        self.programme.read()

    def _begin(self, programme: str) -> None:
        """A new edition of a programme; of one that is known, the programme is not asked."""
        kept = drafts_of(self.desk.store).load(_DRAFT, None)
        draft = kept.fields if kept and (not programme or kept.fields.get("programme") == programme) else {}
        known = programme or str(draft.get("programme") or "")
        self.made = None
        self.programme.choose(known)
        self._choose(self.programme.current)
        if draft:
            self.sessions.set_raw(draft)
        self.wizard.go(SESSIONS if programme else PROGRAMME)

    def _choose(self, programme: str) -> None:
        if not programme:
            return
        self._programme = programme
        draft = editions.draft(self.desk.store, programme)
        self.sessions.show_programme(programme)
        self.conditions.show_draft(draft)
        self.wizard.header.set_title(_("New edition: {title}", title=draft.title))

    def leaving(self) -> None:
        raw = self.sessions.raw()
        if self.made is None and self._programme and raw.get("first"):
            drafts_of(self.desk.store).keep(_DRAFT, None, {"programme": self._programme, **raw})

    # Going on

    def _next(self, step: int) -> None:
        if step == PROGRAMME and self._programme:
            self.wizard.go(SESSIONS)
        elif step == SESSIONS and self.sessions.ready:
            self.wizard.go(PEOPLE)
        elif step == PEOPLE:
            self.wizard.go(CONDITIONS)
        elif step == CONDITIONS:
            self._make()
        elif step == DONE and self.made:
            self.desk.show_record("edition", self.made.id)

    def _tell(self, step: int) -> None:
        kept = _("The draft is kept by itself. You can come back to it later.")
        if step == PROGRAMME:
            self.wizard.tell(kept, _("Next: sessions"), ready=bool(self.programme.current))
        elif step == SESSIONS:
            self.wizard.tell(kept, _("Next: participants"), ready=self.sessions.ready)
        elif step == PEOPLE:
            count = len(self.picked.newcomers())
            chosen: Text = n_("{n} person is chosen", "{n} people are chosen", count) if count else kept
            self.wizard.tell(chosen, _("Next: conditions"))
        elif step == CONDITIONS:
            self.wizard.tell(kept, _("Create the edition"), icon="check")
        else:
            self.wizard.tell(_("Everything is saved; Ctrl+Z takes it back."), _("Open the edition"))

    def _make(self) -> None:
        """Save the edition with its sessions and people, in one step."""
        columns = self.conditions.columns()
        if columns is None:
            return
        store, newcomers = self.desk.store, self.picked.newcomers()
        try:
            with store.step(_("New edition: {title}", title=str(columns["title"]))):
                made = editions.new_edition(store, self._programme, self.sessions.sessions, **columns)
                registering.register(store, "edition", made.id, newcomers)
        except UserError as error:
            self.desk.error(error)
            return
        self.made = made
        drafts_of(store).drop(_DRAFT, None)
        self.done.show_edition(made, len(self.sessions.sessions), len(newcomers))
        self.picked.clear()
        self.sessions.forget()
        self.wizard.go(DONE, for_good=True)

    def regions(self) -> Sequence[QWidget]:
        return (self.wizard,)
