"""Forms made from a list of fields: editors by kind, sections in cards, errors where they belong, drafts."""

from __future__ import annotations

from grono.ui.forms.form import Form, Section
from grono.ui.forms.page import FormPage

__all__ = ["Form", "FormPage", "Section"]
