"""Word templates: looked through before anything parses them, and filled in where nothing can be run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from grono.domain.text import Text, UserError, _
from grono.reports.letters.fields import FIELDS, STRIP

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_MOST_UNPACKED = 60 << 20
_MOST_PARTS = 3000
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OUTSIDE = re.compile(rb'<Relationship\b(?=[^>]*TargetMode="External")(?![^>]*/hyperlink")[^>]*>')
_RUNS = ("vbaproject.bin", "word/embeddings/", "word/activex/")
_FILTERS = (
    "upper",
    "lower",
    "capitalize",
    "title",
    "trim",
    "default",
    "d",
    "join",
    "length",
    "first",
    "last",
)
_STRIP_HEIGHT, _STRIP_WIDTH = 11, 165  # mm


def merged(template: bytes, values: Mapping[str, object], strip: bytes | None = None) -> bytes:
    """The template filled in, as DOCX.

    Raises UserError for a file that is no Word document or could do harm, for a mistake in its signs, and for
    fields that do not exist, all of which it names.
    """
    document, environment = _opened(template), _environment()
    known = dict(values)
    if strip is not None:
        known[STRIP] = _picture(document, strip)
    _explained(lambda: _refuse_unknown(document, environment, known))
    _explained(lambda: document.render(known, environment, autoescape=True))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def unknown_fields(template: bytes) -> list[str]:
    """The names in a template that are no fields, in order. Raises UserError as merged does."""
    document, environment = _opened(template), _environment()
    known = {field.name for field in FIELDS}
    found: set[str] = set()
    _explained(lambda: found.update(document.get_undeclared_template_variables(environment)))
    return sorted(found - known)


def _opened(template: bytes) -> Any:
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate

    _look_through(template)
    document = DocxTemplate(io.BytesIO(template))
    try:
        document.init_docx()
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise _no_document() from error
    return document


def _look_through(template: bytes) -> None:
    """Refuse what would fill the memory, run something, or fetch something from elsewhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise _harmful(_("It is far larger unpacked than a letter is."))
            if any(
                part.filename.lower().startswith(_RUNS) or "vbaproject" in part.filename.lower()
                for part in parts
            ):
                raise _harmful(_("It holds macros or embedded objects."))
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _look_at(archive.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _no_document() from error


def _look_at(content: bytes) -> None:
    if _FORBIDDEN.search(content):
        raise _harmful(_("It declares entities, as no letter needs to."))
    if _OUTSIDE.search(content):
        raise _harmful(_("It fetches pictures or templates from elsewhere."))


def _environment() -> SandboxedEnvironment:
    """Where templates are filled in: no functions, few filters, no arithmetic that grows without end."""
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    class Closed(SandboxedEnvironment):
        """Refuses operators by which a short template makes an endless text."""

        intercepted_binops = frozenset({"*", "**", "%"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
            raise SecurityError(f"operator {operator}")

        def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ARG002
            raise SecurityError("call")

    environment = Closed(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


def _refuse_unknown(document: Any, environment: SandboxedEnvironment, known: Mapping[str, object]) -> None:
    unknown = sorted(document.get_undeclared_template_variables(environment) - known.keys())
    if unknown:
        raise UserError(
            _("The template names fields that do not exist: {names}.", names=", ".join(unknown)),
            todo=_("Use these: {known}.", known=", ".join(field.name for field in FIELDS)),
        )


def _explained(work: Callable[[], object]) -> None:
    """Run what Jinja can refuse, and say what it means."""
    from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError

    try:
        work()
    except SecurityError as error:
        raise _harmful(_("It tries to run something.")) from error
    except TemplateSyntaxError as error:
        raise _mistake(_("Between the braces stands: {message}.", message=str(error.message))) from error
    except UndefinedError as error:
        raise _mistake(_("A row lacks what is named: {message}.", message=str(error.message))) from error
    except (TemplateError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise _mistake(_("It says: {message}.", message=str(error)[:200])) from error


def _mistake(why: Text) -> UserError:
    return UserError(
        _("The template has a mistake; nothing was written."),
        why,
        _("Fields look like {example}; correct the template in Word.", example="{{ name }}"),
    )


def _harmful(why: Text) -> UserError:
    return UserError(_("The template was refused."), why, _("Make a new template from the program's sample."))


def _no_document() -> UserError:
    return UserError(
        _("The template is no Word document."),
        todo=_("Save it in Word or LibreOffice as .docx and try again."),
    )


def _picture(document: Any, strip: bytes) -> object:
    """The strip as high as funders want it, lower where it would be wider than the page's text."""
    from docx.shared import Mm
    from docxtpl import InlineImage
    from PIL import Image

    try:
        with Image.open(io.BytesIO(strip)) as opened:
            width = min(_STRIP_HEIGHT * opened.width / opened.height, _STRIP_WIDTH)
    except (OSError, ValueError, Image.DecompressionBombError):
        return ""
    return InlineImage(document, io.BytesIO(strip), width=Mm(width))
