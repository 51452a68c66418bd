"""The pages of the window, in the order of the sidebar; each module is imported when it is first opened."""

from __future__ import annotations

from grono.domain.text import _
from grono.ui.page import Desk, Page
from grono.ui.places import Group, Place


def _start(desk: Desk) -> Page:
    from grono.ui.pages.start import StartPage

    return StartPage(desk)


def _today(desk: Desk) -> Page:
    from grono.ui.pages.today import TodayPage

    return TodayPage(desk)


def _members(desk: Desk) -> Page:
    from grono.ui.pages.members import MembersPage

    return MembersPage(desk)


def _people(desk: Desk) -> Page:
    from grono.ui.pages.people import PeoplePage

    return PeoplePage(desk)


def _organisation_form(desk: Desk) -> Page:
    from grono.ui.pages.organisation_form import OrganisationFormPage

    return OrganisationFormPage(desk)


def _person_form(desk: Desk) -> Page:
    from grono.ui.pages.person_form import PersonFormPage

    return PersonFormPage(desk)


def _import_list(desk: Desk) -> Page:
    from grono.ui.pages.import_list.page import ImportListPage

    return ImportListPage(desk)


def _reports(desk: Desk) -> Page:
    from grono.ui.pages.reports.page import ReportsPage

    return ReportsPage(desk)


def _settings(desk: Desk) -> Page:
    from grono.ui.pages.settings.page import SettingsPage

    return SettingsPage(desk)


def _shortcuts(desk: Desk) -> Page:
    from grono.ui.pages.shortcuts import ShortcutsPage

    return ShortcutsPage(desk)


def _backups(desk: Desk) -> Page:
    from grono.ui.pages.backups import BackupsPage

    return BackupsPage(desk)


def _trash(desk: Desk) -> Page:
    from grono.ui.pages.trash import TrashPage

    return TrashPage(desk)


def _history(desk: Desk) -> Page:
    from grono.ui.pages.history import HistoryPage

    return HistoryPage(desk)


PAGES: tuple[Place, ...] = (
    Place(key="today", title=_("Today"), icon="sun-horizon", group=Group.HOME, make=_today),
    Place(
        key="members",
        title=_("Members"),
        icon="buildings",
        group=Group.CLUSTER,
        make=_members,
        shows=("organisation",),
    ),
    Place(
        key="people", title=_("People"), icon="users", group=Group.CLUSTER, make=_people, shows=("person",)
    ),
    Place(
        key="organisation_form",
        title=_("Organisation"),
        icon="buildings",
        group=Group.CLUSTER,
        make=_organisation_form,
        hidden=True,
        under="members",
    ),
    Place(
        key="person_form",
        title=_("Person"),
        icon="users",
        group=Group.CLUSTER,
        make=_person_form,
        hidden=True,
        under="people",
    ),
    Place(key="start", title=_("Start"), icon="house", group=Group.HOME, make=_start, hidden=True),
    Place(key="reports", title=_("Reports and prints"), icon="printer", group=Group.RESULTS, make=_reports),
    Place(key="settings", title=_("Settings"), icon="gear", group=Group.BOTTOM, make=_settings),
    Place(key="help", title=_("Help and shortcuts"), icon="question", group=Group.BOTTOM, make=_shortcuts),
    Place(
        key="import_list",
        title=_("Import of a list"),
        icon="table",
        group=Group.CLUSTER,
        make=_import_list,
        hidden=True,
    ),
    Place(
        key="backups", title=_("Backups"), icon="shield-check", group=Group.BOTTOM, make=_backups, hidden=True
    ),
    Place(key="trash", title=_("Trash"), icon="trash", group=Group.BOTTOM, make=_trash, hidden=True),
    Place(
        key="history",
        title=_("History"),
        icon="clock-counter-clockwise",
        group=Group.BOTTOM,
        make=_history,
        hidden=True,
    ),
)
