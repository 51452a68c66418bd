"""Training: programmes, their modules and outcomes, and the editions in which they are run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from grono.domain.entity import Entity, Problems
from grono.domain.ids import Id
from grono.domain.text import Labelled, _, p_


class OutcomeKind(Labelled):
    """The three kinds of learning outcomes."""

    KNOWLEDGE = "knowledge", _("knowledge")
    SKILLS = "skills", _("skills")
    SOCIAL = "social", _("social competences")


class Delivery(Labelled):
    """How a training is given, as the training services database names it."""

    ON_SITE = "on_site", _("on site")
    REMOTE_LIVE = "remote_live", _("remote in real time")
    REMOTE = "remote", _("remote at one's own pace")
    MIXED = "mixed", _("mixed")


class EditionState(Labelled):
    """Where an edition stands between the plan and the binder."""

    PLANNED = "planned", p_("edition", "planned")
    RECRUITING = "recruiting", _("recruiting")
    RUNNING = "running", p_("edition", "under way")
    ENDED = "ended", p_("edition", "ended")
    SETTLED = "settled", p_("edition", "settled")
    CANCELLED = "cancelled", p_("edition", "cancelled")


class CertificateVariant(Labelled):
    """Which paper a training ends with; each needs its own fields."""

    OWN = "own", _("the coordinator's own certificate")
    PROJECT = "project", _("certificate of a funded project")
    BUR = "bur", _("certificate of a service in the training services database (BUR)")


@dataclass(frozen=True, kw_only=True)
class Programme(Entity):
    """A curriculum. minutes_per_hour: 45 or 60, printed on every paper. threshold: the least share of
    scheduled minutes for a certificate, in percent. pass_mark: the least result of the post-test, in percent;
    None asks for none. breaks_count: whether breaks count as teaching."""

    table: ClassVar[str] = "programme"
    titled: ClassVar[tuple[str, ...]] = ("title",)
    searched: ClassVar[tuple[str, ...]] = ("title", "title_en")

    title: str
    title_en: str = ""
    aims: str = ""
    aims_en: str = ""
    target_group: str = ""
    methods: str = ""
    entry: str = ""
    validation: str = ""
    qualification_code: str = ""
    minutes_per_hour: int = 45
    breaks_count: bool = False
    threshold: int = 80
    pass_mark: int | None = None

    def problems(self) -> Problems:
        found: Problems = {}
        if not self.title.strip():
            found["title"] = _("The programme has no title. Type one; the rest can wait.")
        if self.minutes_per_hour not in (45, 60):
            found["minutes_per_hour"] = _("A training hour has 45 or 60 minutes.")
        for name in ("threshold", "pass_mark"):
            share = getattr(self, name)
            if share is not None and not 0 <= share <= 100:
                found[name] = _("A share in percent lies between 0 and 100.")
        return found


@dataclass(frozen=True, kw_only=True)
class Module(Entity):
    """A part of a programme; minutes: how long it is taught, whatever an hour counts."""

    table: ClassVar[str] = "module"
    owner: ClassVar[str] = "programme_id"
    searched: ClassVar[tuple[str, ...]] = ("title",)

    programme_id: Id
    position: int
    title: str
    title_en: str = ""
    minutes: int = 0
    content: str = ""

    def problems(self) -> Problems:
        return {} if self.title.strip() else {"title": _("The module has no title. Type one.")}


@dataclass(frozen=True, kw_only=True)
class LearningOutcome(Entity):
    """What a participant knows or can do afterwards, how that is verified and validated."""

    table: ClassVar[str] = "learning_outcome"
    owner: ClassVar[str] = "programme_id"

    programme_id: Id
    position: int
    kind: OutcomeKind
    text: str
    text_en: str = ""
    criteria: str = ""
    validation: str = ""

    def problems(self) -> Problems:
        return {} if self.text.strip() else {"text": _("The outcome is empty. Type it or remove the row.")}


@dataclass(frozen=True, kw_only=True)
class Edition(Entity):
    """A programme run once, with its own dates, people and price. price: in grosz for one person.

    title: "Cyfrowy handlowiec, edycja 3". bur_number and bur_title: the service in the database (BUR).
    """

    table: ClassVar[str] = "edition"
    titled: ClassVar[tuple[str, ...]] = ("title",)
    searched: ClassVar[tuple[str, ...]] = ("title", "place", "bur_number")

    programme_id: Id
    number: int
    title: str
    state: EditionState = EditionState.PLANNED
    delivery: Delivery = Delivery.ON_SITE
    place: str = ""
    platform: str = ""
    link: str = ""
    price: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    recruitment_until: date | None = None
    certificate: CertificateVariant = CertificateVariant.OWN
    bur_number: str = ""
    bur_title: str = ""
    support_id: str = ""
    in_charge: str = ""
    reported_on: date | None = None
    conclusions: str = ""

    def problems(self) -> Problems:
        found: Problems = {}
        if not self.title.strip():
            found["title"] = _("The edition has no title. Type one; the rest can wait.")
        if self.maximum is not None and self.maximum < 1:
            found["maximum"] = _("The number of seats is at least one; leave it empty for no limit.")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            found["minimum"] = _("The least number of people is greater than the greatest. Correct one.")
        if self.price is not None and self.price < 0:
            found["price"] = _("A price cannot be less than nothing.")
        return found


class TestPhase(Labelled):
    """When a test is written."""

    __test__ = False  # no test case, whatever pytest makes of the name

    PRE = "pre", _("before the training")
    POST = "post", _("after the training")


@dataclass(frozen=True, kw_only=True)
class TestResult(Entity):
    """What a person reached in the test before or after the training; points of so many."""

    __test__: ClassVar[bool] = False  # no test case, whatever pytest makes of the name

    table: ClassVar[str] = "test_result"
    owner: ClassVar[str] = "registration_id"

    registration_id: Id
    phase: TestPhase
    points: int
    maximum: int

    def problems(self) -> Problems:
        if self.maximum < 1 or not 0 <= self.points <= self.maximum:
            return {"points": _("The points lie between 0 and the greatest number that can be reached.")}
        return {}


@dataclass(frozen=True, kw_only=True)
class TestAnswer(Entity):
    """The answer that a person marked to one question of a test: the position of the option, from 1."""

    __test__: ClassVar[bool] = False

    table: ClassVar[str] = "test_answer"
    owner: ClassVar[str] = "registration_id"

    registration_id: Id
    phase: TestPhase
    question_id: Id
    marked: int
