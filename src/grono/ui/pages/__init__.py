"""The pages of the window, in the order of the sidebar; each module is imported when it is first opened."""

from __future__ import annotations

from grono.domain.text import _, p_
from grono.ui.page import Page
from grono.ui.places import Group, Place


def _start() -> type[Page]:
    from grono.ui.pages.start import StartPage

    return StartPage


def _today() -> type[Page]:
    from grono.ui.pages.today import TodayPage

    return TodayPage


def _deadlines() -> type[Page]:
    from grono.ui.pages.deadlines import DeadlinesPage

    return DeadlinesPage


def _members() -> type[Page]:
    from grono.ui.pages.members import MembersPage

    return MembersPage


def _people() -> type[Page]:
    from grono.ui.pages.people import PeoplePage

    return PeoplePage


def _organisation_form() -> type[Page]:
    from grono.ui.pages.organisation_form import OrganisationFormPage

    return OrganisationFormPage


def _person_form() -> type[Page]:
    from grono.ui.pages.person_form import PersonFormPage

    return PersonFormPage


def _events() -> type[Page]:
    from grono.ui.pages.events import EventsPage

    return EventsPage


def _event() -> type[Page]:
    from grono.ui.pages.events.page import EventPage

    return EventPage


def _event_form() -> type[Page]:
    from grono.ui.pages.event_form import EventFormPage

    return EventFormPage


def _projects() -> type[Page]:
    from grono.ui.pages.projects import ProjectsPage

    return ProjectsPage


def _project_form() -> type[Page]:
    from grono.ui.pages.project_form import ProjectFormPage

    return ProjectFormPage


def _participants() -> type[Page]:
    from grono.ui.pages.participants import ParticipantsPage

    return ParticipantsPage


def _training() -> type[Page]:
    from grono.ui.pages.training.programmes import TrainingPage

    return TrainingPage


def _programme() -> type[Page]:
    from grono.ui.pages.training.programme import ProgrammePage

    return ProgrammePage


def _edition() -> type[Page]:
    from grono.ui.pages.training.edition import EditionPage

    return EditionPage


def _edition_wizard() -> type[Page]:
    from grono.ui.pages.training.wizard import EditionWizard

    return EditionWizard


def _programme_form() -> type[Page]:
    from grono.ui.pages.programme_form import ProgrammeFormPage

    return ProgrammeFormPage


def _edition_form() -> type[Page]:
    from grono.ui.pages.edition_form import EditionFormPage

    return EditionFormPage


def _import_list() -> type[Page]:
    from grono.ui.pages.import_list.page import ImportListPage

    return ImportListPage


def _reports() -> type[Page]:
    from grono.ui.pages.reports.page import ReportsPage

    return ReportsPage


def _settings() -> type[Page]:
    from grono.ui.pages.settings.page import SettingsPage

    return SettingsPage


def _shortcuts() -> type[Page]:
    from grono.ui.pages.shortcuts import ShortcutsPage

    return ShortcutsPage


def _backups() -> type[Page]:
    from grono.ui.pages.backups import BackupsPage

    return BackupsPage


def _trash() -> type[Page]:
    from grono.ui.pages.trash import TrashPage

    return TrashPage


def _history() -> type[Page]:
    from grono.ui.pages.history import HistoryPage

    return HistoryPage


PAGES: tuple[Place, ...] = (
    Place(key="today", title=_("Today"), icon="sun-horizon", group=Group.HOME, page=_today),
    Place(
        key="deadlines",
        title=_("Deadlines"),
        icon="calendar-check",
        group=Group.HOME,
        page=_deadlines,
    ),
    Place(
        key="members",
        title=_("Members"),
        icon="buildings",
        group=Group.CLUSTER,
        page=_members,
        shows=("organisation",),
    ),
    Place(
        key="people", title=_("People"), icon="users", group=Group.CLUSTER, page=_people, shows=("person",)
    ),
    Place(
        key="organisation_form",
        title=_("Organisation"),
        icon="buildings",
        group=Group.CLUSTER,
        page=_organisation_form,
        hidden=True,
        under="members",
    ),
    Place(
        key="person_form",
        title=_("Person"),
        icon="users",
        group=Group.CLUSTER,
        page=_person_form,
        hidden=True,
        under="people",
    ),
    Place(key="events", title=_("Events"), icon="ticket", group=Group.ACTIVITIES, page=_events),
    Place(
        key="training",
        title=p_("place", "Training"),
        icon="graduation-cap",
        group=Group.ACTIVITIES,
        page=_training,
    ),
    Place(
        key="projects",
        title=_("Projects"),
        icon="puzzle-piece",
        group=Group.ACTIVITIES,
        page=_projects,
        shows=("project",),
    ),
    Place(
        key="event",
        title=_("Event"),
        icon="ticket",
        group=Group.ACTIVITIES,
        page=_event,
        shows=("event",),
        hidden=True,
        under="events",
    ),
    Place(
        key="event_form",
        title=_("Event"),
        icon="ticket",
        group=Group.ACTIVITIES,
        page=_event_form,
        hidden=True,
        under="events",
    ),
    Place(
        key="project_form",
        title=_("Project"),
        icon="puzzle-piece",
        group=Group.ACTIVITIES,
        page=_project_form,
        hidden=True,
        under="projects",
    ),
    Place(
        key="programme",
        title=_("Programme"),
        icon="graduation-cap",
        group=Group.ACTIVITIES,
        page=_programme,
        shows=("programme",),
        hidden=True,
        under="training",
    ),
    Place(
        key="edition",
        title=_("Edition"),
        icon="graduation-cap",
        group=Group.ACTIVITIES,
        page=_edition,
        shows=("edition",),
        hidden=True,
        under="training",
    ),
    Place(
        key="edition_wizard",
        title=_("New edition"),
        icon="graduation-cap",
        group=Group.ACTIVITIES,
        page=_edition_wizard,
        hidden=True,
        under="training",
    ),
    Place(
        key="programme_form",
        title=_("Programme"),
        icon="graduation-cap",
        group=Group.ACTIVITIES,
        page=_programme_form,
        hidden=True,
        under="training",
    ),
    Place(
        key="edition_form",
        title=_("Edition"),
        icon="graduation-cap",
        group=Group.ACTIVITIES,
        page=_edition_form,
        hidden=True,
        under="training",
    ),
    Place(key="start", title=_("Start"), icon="house", group=Group.HOME, page=_start, hidden=True),
    Place(key="reports", title=_("Reports and prints"), icon="printer", group=Group.RESULTS, page=_reports),
    Place(key="settings", title=_("Settings"), icon="gear", group=Group.BOTTOM, page=_settings),
    Place(key="help", title=_("Help and shortcuts"), icon="question", group=Group.BOTTOM, page=_shortcuts),
    Place(
        key="participants",
        title=_("Participants for the funder's system"),
        icon="graduation-cap",
        group=Group.ACTIVITIES,
        page=_participants,
        hidden=True,
        under="training",
    ),
    Place(
        key="import_list",
        title=_("Import of a list"),
        icon="table",
        group=Group.CLUSTER,
        page=_import_list,
        hidden=True,
    ),
    Place(
        key="backups", title=_("Backups"), icon="shield-check", group=Group.BOTTOM, page=_backups, hidden=True
    ),
    Place(key="trash", title=_("Trash"), icon="trash", group=Group.BOTTOM, page=_trash, hidden=True),
    Place(
        key="history",
        title=_("History"),
        icon="clock-counter-clockwise",
        group=Group.BOTTOM,
        page=_history,
        hidden=True,
    ),
)
