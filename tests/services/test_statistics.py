"""The make-up of the cluster, and who came and went."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests import make

from grono.domain.attached import Task
from grono.domain.dates import PartialDate
from grono.domain.membership import MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.services import completion, editing, statistics, today
from grono.services.statistics import _shares  # pyright: ignore[reportPrivateUsage]
from grono.store.store import Store
from grono.wording import as_text


def test_structure_counts_kinds_among_members_and_sizes_among_enterprises(store: Store) -> None:
    for number in range(3):
        make.organisation(
            store, f"M{number}", size=SizeClass.MICRO, joined=PartialDate("2010"), trades=("IT", "Druk")
        )
    make.organisation(store, "D", size=SizeClass.LARGE, joined=PartialDate("2010"), voivodeship="mazowieckie")
    make.organisation(store, "U", kind=OrganisationKind.UNIVERSITY, joined=PartialDate("2010"))
    make.organisation(store, "K", state=MemberState.INVITED)
    found = statistics.structure(store, make.today())
    assert found.total == statistics.member_count(store, make.today()) == 5
    kinds = [(as_text(share.name, "pl"), share.count, share.share) for share in found.by_kind]
    assert kinds == [("przedsiębiorstwo", 4, 0.8), ("uczelnia", 1, 0.2)]
    assert [(str(share.name), share.count, share.share) for share in found.by_size] == [
        ("micro", 3, 0.75),
        ("large", 1, 0.25),
    ]
    assert [(as_text(share.name, "pl"), share.count) for share in found.by_region] == [
        ("mazowieckie", 1),
        ("nie podano", 4),
    ]
    assert {str(share.name): share.count for share in found.by_trade} == {"IT": 3, "Druk": 3}


def test_an_empty_cluster_has_no_shares(store: Store) -> None:
    found = statistics.structure(store, make.today())
    assert (found.total, found.by_kind) == (0, ())


@given(st.dictionaries(st.sampled_from([None, "a", "b", "c"]), st.integers(0, 99)))
def test_shares_of_a_whole_sum_to_one(counts: dict[object, int]) -> None:
    total = sum(counts.values())
    shares = _shares(counts, total)
    assert sum(share.count for share in shares) == total
    assert not total or abs(sum(share.share for share in shares) - 1) < 1e-9


def test_joiners_and_leavers_of_a_year(store: Store) -> None:
    make.organisation(store, "Nowa", joined=PartialDate("2024-06-01"))
    make.organisation(store, "Tylko rok", joined=PartialDate("2024"))
    make.organisation(store, "Stara", joined=PartialDate("2010-01-01"))
    gone = PartialDate("2024-12-31")
    make.organisation(store, "Odeszła", joined=PartialDate("2011-05"), left=gone, state=MemberState.RESIGNED)
    year = date(2024, 1, 1), date(2024, 12, 31)
    assert [one.name for one in statistics.joined(store, *year)] == ["Tylko rok", "Nowa"]
    assert [(one.name, one.on) for one in statistics.left(store, *year)] == [("Odeszła", "2024-12-31")]


def test_suspension_is_neither_joining_nor_leaving(store: Store) -> None:
    firm = make.organisation(store, "A", joined=PartialDate("2010-01-01"))
    editing.save_organisation(store, firm, {"state": MemberState.SUSPENDED})
    far = date(2000, 1, 1), date(2099, 1, 1)
    assert [one.on for one in statistics.joined(store, *far)] == ["2010-01-01"]
    assert statistics.left(store, *far) == []


def test_what_is_missing_is_counted_and_its_list_shows_it(store: Store) -> None:
    make.organisation(store, "A", joined=PartialDate("2010"), nip="7740001454")
    make.organisation(store, "B", joined=PartialDate("2010"))
    make.organisation(store, "Kandydat bez NIP", state=MemberState.INVITED)
    gaps = today.gaps(store, make.today())
    found = {gap.key: gap.count for gap in gaps}
    assert found["nip"] == 1
    assert found["regon"] == 2
    assert 0 < today.completeness(store, make.today(), gaps) < 1


def test_recent_changes_leave_the_programs_own_steps_out(store: Store) -> None:
    make.organisation(store, "A")
    assert [as_text(step.message, "en") for step in today.recent(store)] == ["Add A"]


def test_pressing_tasks_come_first(store: Store) -> None:
    firm = make.organisation(store, "A")
    for title, due in (("kiedyś", None), ("później", date(2030, 1, 1)), ("teraz", date(2020, 1, 1))):
        editing.add_task(store, Task(subject_table="organisation", subject_id=firm, title=title, due_on=due))
    assert [task.title for task in today.open_tasks(store)] == ["teraz", "później", "kiedyś"]


def test_a_town_without_doubt_gives_the_commune_and_the_voivodeship() -> None:
    """TERYT: Piastów is 1421011; Osiek is the name of nine places and gives nothing."""
    assert completion.address({"town": "Piastów"}) == {"gmina": "1421011", "voivodeship": "mazowieckie"}
    assert completion.address({"town": "Osiek"}) == {}
    assert completion.address({"town": "Piastów", "country": "DE"}) == {}
    assert completion.address({"town": "Piastów", "gmina": "1421011", "voivodeship": "mazowieckie"}) == {}
