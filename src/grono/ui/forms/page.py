"""A form as a whole page: head, list of sections, cards, help at the side, a footer that stays."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from grono.domain.text import _
from grono.ui.drafts import Drafts
from grono.ui.forms.form import Form, Section
from grono.ui.forms.sections import SectionList
from grono.ui.header import PageHeader
from grono.ui.look import Look
from grono.ui.widgets.button import Button, Kind, LinkButton
from grono.ui.widgets.labels import keys, label
from grono.ui.widgets.layout import column, holding, row, scrolling
from grono.ui.widgets.parts import banner

_DRAFT_AFTER = 1500  # ms without a key
_WIDEST = 640
_LIST_FROM = 880
_SIDE_FROM = 1080


class FormPage(QWidget):
    """Saving, drafts and keys around a form; what saving means is for whoever listens.

    saved(values, again): the changed values; again: another record is to follow.
    """

    saved = Signal(dict, bool)
    cancelled = Signal()

    def __init__(
        self,
        look: Look,
        form: Form,
        header: PageHeader,
        *,
        save_text: object,
        next_text: object = None,
        side: QWidget | None = None,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.look = look
        self.form = form
        self._drafts: tuple[Drafts, str, str | None] | None = None
        self._side = side
        self._beside = beside
        self._list = SectionList(look, form, self._go)
        self._kept = label(look, "", "caption")
        self._next = Button(look, next_text, lambda: self.save(again=True)) if next_text is not None else None
        self._save = Button(look, save_text, self.save, kind=Kind.PRIMARY)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        form.edited.connect(self._timer.start)
        self._lay_out(header)
        self._bind_keys()

    def _lay_out(self, header: PageHeader) -> None:
        look = self.look
        self.form.setMaximumWidth(look.px(_WIDEST))
        middle = column(self.form, gap=look.px(16), margins=(0, look.px(16)))
        self._middle = middle
        inner = holding(middle)
        inner.setMaximumWidth(look.px(_WIDEST))
        line = row(gap=look.px(24), margins=(look.px(24), 0))
        line.addWidget(inner, 1)
        if self._side:
            self._side.setFixedWidth(look.px(280))
            line.addLayout(column(self._side, None, margins=(0, look.px(16))))
        line.addStretch(0)
        self.area = scrolling(holding(line), name=look.tr(_("Form")))
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._mark_section())
        body = row(gap=0)
        body.addLayout(column(self._list, margins=(look.px(16), look.px(16), 0, 0)))
        body.addWidget(self.area, 1)
        cancel = Button(look, _("Cancel"), self.cancelled.emit, kind=Kind.GHOST)
        foot = row(self._kept, None, *((self._beside,) if self._beside else ()), cancel, gap=look.px(8))
        if self._next:
            foot.addWidget(self._next)
        foot.addWidget(self._save)
        self._caps = keys(look, "Ctrl+S")
        foot.addWidget(self._caps)
        foot.setContentsMargins(look.px(24), look.px(12), look.px(24), look.px(12))
        whole = column(header, gap=0)
        whole.addLayout(body, 1)
        whole.addWidget(holding(foot, frame="footer", name=look.tr(_("Saving"))))
        self.setLayout(whole)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue]

    def _bind_keys(self) -> None:
        for shortcut, run in (
            ("Ctrl+S", self.save),
            ("Ctrl+Return", lambda: self.save(again=self._next is not None)),
        ):
            QShortcut(QKeySequence(shortcut), self, activated=run)  # pyright: ignore[reportCallIssue]

    # Saving

    def save(self, *, again: bool = False) -> None:
        """Check, and hand the changed values over."""
        if self.form.validate():
            self.saved.emit(self.form.changed_values(), again)
        else:
            self.area.ensureWidgetVisible(self.form.summary)

    def done(self) -> None:
        """It was saved: the draft is not needed any more."""
        self._timer.stop()
        if self._drafts:
            drafts, table, id = self._drafts
            drafts.drop(table, id)
        self._kept.setText("")

    # Drafts

    def use_drafts(self, drafts: Drafts, table: str, id: str | None) -> None:
        """Keep drafts of this record; one that is there is put into the form."""
        self._drafts = (drafts, table, id)
        kept = drafts.load(table, id)
        if kept and kept.fields:
            self.form.take_draft(kept.fields)
            self._offer(kept.at)

    def _offer(self, at: datetime) -> None:
        said = _("This is a draft of {when} that was not saved.", when=at)
        drop = LinkButton(self.look, _("Discard the draft"), self._discard)
        self._banner = banner(self.look, said, action=drop, icon="note-pencil")
        self._middle.insertWidget(0, self._banner)
        self._tell_kept(at)

    def _discard(self) -> None:
        self.done()
        self._banner.hide()
        self.form.take_draft(self.form.first_values())
        self.form.set_untouched()

    def keep_draft(self) -> None:
        """Write the draft now."""
        self._timer.stop()
        if self._drafts is None:
            return
        drafts, table, id = self._drafts
        fields = self.form.draft()
        if fields:
            self._tell_kept(drafts.keep(table, id, fields))
        else:
            drafts.drop(table, id)

    def _tell_kept(self, at: datetime) -> None:
        time = f"{at.hour}:{at.minute:02}"
        self._kept.setText(self.look.tr(_("Draft kept on this computer at {time}", time=time)))

    # Sections and room

    def _go(self, section: Section) -> None:
        self.area.ensureWidgetVisible(self.form.cards[section.key], 0, self.look.px(16))
        self.form.focus_field(section.keys[0])

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.form.isAncestorOf(now):
            return
        self.area.ensureWidgetVisible(now, 0, self.look.px(80))
        for key, card in self.form.cards.items():
            if card.isAncestorOf(now):
                self._list.show_current(key)

    def _mark_section(self) -> None:
        focused = QApplication.focusWidget()
        if focused and self.form.isAncestorOf(focused):
            return
        for key, card in self.form.cards.items():
            if card.mapTo(self.form, card.rect().bottomLeft()).y() > self.area.verticalScrollBar().value():
                self._list.show_current(key)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        px = self.look.px
        self._list.setVisible(width >= px(_LIST_FROM) and not self.look.large)
        if self._side:
            self._side.setVisible(width >= px(_SIDE_FROM) and not self.look.large)
        self._caps.setVisible(width >= px(_LIST_FROM))
        if self._next:
            self._next.setVisible(width >= px(560))
        super().resizeEvent(event)
