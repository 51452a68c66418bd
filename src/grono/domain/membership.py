"""Belonging to the cluster, from the first contact to the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from grono.domain.entity import Dated
from grono.domain.organisation import OfOrganisation
from grono.domain.text import Labelled, _


class MemberKind(Labelled):
    """What kind of member an organisation is by the cluster's rules."""

    ORDINARY = "ordinary", _("ordinary member")
    FOUNDER = "founder", _("founding member")
    SUPPORTING = "supporting", _("supporting member")
    HONORARY = "honorary", _("honorary member")
    OBSERVER = "observer", _("observer")


class MemberState(Labelled):
    """Where an organisation stands on its way into, in and out of the cluster."""

    CONTACT = "contact", _("contact")
    INVITED = "invited", _("invited")
    INTENT = "intent", _("letter of intent")
    DECLARED = "declared", _("declaration submitted")
    MEMBER = "member", _("member")
    SUSPENDED = "suspended", _("suspended")
    RESIGNED = "resigned", _("resigned")
    EXCLUDED = "excluded", _("excluded")
    CEASED = "ceased", _("ceased to exist")


CANDIDATES = (MemberState.CONTACT, MemberState.INVITED, MemberState.INTENT, MemberState.DECLARED)
BELONGING = (MemberState.MEMBER, MemberState.SUSPENDED)
FORMER = (MemberState.RESIGNED, MemberState.EXCLUDED, MemberState.CEASED)


@dataclass(frozen=True, kw_only=True)
class Membership(OfOrganisation, Dated):
    """A period in which an organisation stood in one state towards the cluster; both ends included."""

    table: ClassVar[str] = "membership"

    state: MemberState = MemberState.MEMBER
    kind: MemberKind = MemberKind.ORDINARY
    resolution: str = ""
