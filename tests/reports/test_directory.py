"""The directory: order, indexes, page numbers, consent field by field, and who is left out."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests import make
from tests.reports import papers

from grono.domain.consent import Basis, ConsentState, Publication, PublishedField
from grono.domain.folding import sort_key
from grono.domain.membership import MemberState
from grono.domain.text import UserError, _
from grono.reports.directory import Chapter, Cover, Directory, Entry, Group, Index
from grono.reports.directory_entries import printed
from grono.reports.document import Document, Issuer
from grono.reports.render.pdf import pages, pdf
from grono.store.store import Store

NAMES = st.lists(
    st.text(st.sampled_from("aąbcćlłzźżAŁŻ "), min_size=1, max_size=12).filter(str.strip),
    min_size=1,
    max_size=60,
)


def book(entries: list[Entry], per_page: int = 10) -> Document:
    """A directory of these entries, by name."""
    block = Directory(
        cover=Cover(title=("Katalog",), counts="", state=""),
        chapters=(Chapter("Firmy", (Group("", tuple(entries)),)),),
        indexes=(Index("Indeks nazw"), Index("Indeks miejscowości", (("Łódź", tuple(entries)),))),
        per_page=per_page,
        codes=False,
    )
    return Document(name="x", title="Katalog", issuer=Issuer(brand="Klaster"), blocks=(block,))


@given(NAMES, st.sampled_from([1, 2, 6, 8, 10]))
@settings(max_examples=25)
def test_the_index_is_in_polish_order_and_gives_the_pages(names: list[str], per_page: int) -> None:
    entries = [Entry(name=f"{name.strip()} {at}") for at, name in enumerate(names)]
    laid_out = pages(book(entries, per_page))
    where = {
        text: number
        for number, page in enumerate(laid_out, 1)
        for piece, _x, _y in page.placed
        if piece.role == "Sect"
        for _l, _b, text, _s in piece.texts
    }
    lines = [text for piece in _index(laid_out) for _l, _b, text, _s in piece.texts]
    listed = [text for text in lines if text in where]
    assert listed == sorted(listed, key=sort_key)
    assert len(listed) == len(entries)
    for text in listed:
        assert lines[lines.index(text) + 1] == str(where[text])


def _index(laid_out: list) -> list:  # type: ignore[type-arg]
    """The columns of the first index."""
    named = [page for page in laid_out if page.running == "Indeks nazw"]
    return [piece for page in named for piece, _x, _y in page.placed if piece.role == "Index"]


def test_links_of_the_index_lead_to_the_entries(small: Store) -> None:
    reader = PdfReader(io.BytesIO(pdf(papers.document(small, "member-directory"))))
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1)}  # type: ignore[union-attr]
    index = next(page for page in list(reader.pages)[2:] if "Indeks nazw" in page.extract_text())
    targets = [link["/Dest"][0].idnum for link in index["/Annots"] if "/Dest" in link]  # type: ignore[attr-defined]
    shown = [reader.pages[numbers[target] - 1].extract_text() for target in targets]
    assert len(shown) == 5
    assert "Cegła i Dane" in shown[0].replace("\N{NO-BREAK SPACE}", " ")
    assert "Żubr Gry" in shown[-1]


def test_contents_give_the_pages_of_chapters_and_groups(sample: Store) -> None:
    shown = [
        page.replace("\N{NO-BREAK SPACE}", " ")
        for page in papers.pages_of(pdf(papers.document(sample, "member-directory")))
    ]
    contents = next(page for page in shown if "Spis treści" in page)
    lines = re.findall(r"^([^\d\n]+) (\d{1,2})$", contents, re.MULTILINE)
    listed = {words: int(page) for words, page in lines}
    assert {"Nauka i edukacja", "Samorząd", "Indeks nazw", "Stopka redakcyjna"} <= listed.keys()
    for words, number in listed.items():
        assert words in shown[number - 1], words


def test_the_cover_counts_entries_and_members(small: Store) -> None:
    cover = papers.pages_of(pdf(papers.document(small, "member-directory")))[0].replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "Katalog członków" in cover
    assert "5 wpisów z 6 członków · 3 branże · 3 miejscowości" in cover
    assert "stan na 23 listopada 2026 r." in cover
    both = papers.pages_of(pdf(papers.document(small, "member-directory", "both")))[0]
    assert "5 entries of 6 members · 3 trades · 3 towns" in both


def test_institutions_stand_apart_and_firms_by_their_first_trade(small: Store) -> None:
    document = papers.document(small, "member-directory")
    [block] = document.blocks
    assert isinstance(block, Directory)
    say = document.voice.say
    assert [
        (say(c.title), [(say(g.title), [e.name for e in g.entries]) for g in c.groups])
        for c in block.chapters
    ] == [
        (
            "Firmy",
            [
                ("Gry", ["Żubr Gry sp. z o.o."]),
                ("Telekomunikacja", ["Cegła i Dane", 'Łącznik "Dwa" S.A.']),
                ("Bez branży", ["Ćma Oprogramowanie"]),
            ],
        ),
        ("Nauka i edukacja", [("", ["Uczelnia Próbna"])]),
    ]


def test_one_trade_alone_can_be_printed(small: Store) -> None:
    [block] = papers.document(small, "member-directory", trade="Gry").blocks
    assert isinstance(block, Directory)
    assert [entry.name for entry in block.entries] == ['Łącznik "Dwa" S.A.', "Żubr Gry sp. z o.o."]
    with pytest.raises(UserError, match="Badania, Gry, Telekomunikacja"):
        papers.document(small, "member-directory", trade="Rolnictwo")


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return make.register(tmp_path_factory.mktemp("register"))


def test_every_field_asks_for_its_own_basis(store: Store) -> None:
    firm = make.organisation(
        store,
        "Cicha",
        state=MemberState.MEMBER,
        joined="2020",
        consent_directory=ConsentState.GIVEN,
        town="Piastów",
        nip="9990774282",
        profile_pl="Opis",
        products=("dzwonki",),
        phones=("22 555 01 10",),
        emails=("a@b.example",),
        www=("a.example",),
    )
    whole = _entry(store)
    assert (whole.town, whole.phones, whole.emails, whole.www) == (
        "Piastów",
        ("22 555 01 10",),
        ("a@b.example",),
        ("a.example",),
    )
    for field, empty in (
        (PublishedField.ADDRESS, ("town", "address")),
        (PublishedField.IDENTIFIERS, ("numbers",)),
        (PublishedField.PROFILE, ("profile", "products")),
        (PublishedField.PHONE, ("phones",)),
        (PublishedField.EMAIL, ("emails",)),
        (PublishedField.WWW, ("www",)),
    ):
        with store.step(_("Withhold")):
            store.save(Publication(organisation_id=firm, field=field, basis=Basis.WITHHELD))
        entry = _entry(store)
        assert not any(getattr(entry, name) for name in empty), field
        store.undo()
        assert _entry(store) == whole


def test_a_person_is_printed_only_with_a_consent_of_their_own(store: Store) -> None:
    firm = make.organisation(
        store, "Firma", state=MemberState.MEMBER, joined="2020", consent_directory=ConsentState.GIVEN
    )
    make.person(store, "Nowak", "Jan", organisation=firm, function="prezes")
    assert _entry(store).person == ""
    [shortened] = printed(store, make.today()).reduced
    assert "osoba do kontaktu: brak zgody osoby" in papers.say(shortened.why)
    make.person(store, "Żak", "Ewa", organisation=firm, consent_directory=ConsentState.GIVEN)
    assert _entry(store).person == "Ewa Żak"
    assert printed(store, make.today()).reduced == ()


def _entry(store: Store) -> Entry:
    [entry] = printed(store, make.today()).entries
    return entry


def test_who_is_left_out_stands_in_the_annex_with_the_reason(small: Store) -> None:
    found = printed(small, papers.DAY)
    assert [(one.name, papers.say(one.why)) for one in found.left_out] == [
        ("Cichy Wspólnik", "odmowa publikacji w katalogu")
    ]
    assert (found.members, len(found.entries)) == (6, 5)
    without = papers.text_of(pdf(papers.document(small, "member-directory")))
    assert "Cichy Wspólnik" not in without
    annex = papers.text_of(pdf(papers.document(small, "member-directory", left_out="yes")))
    assert "Pominięci w katalogu" in annex
    assert "odmowa publikacji w katalogu" in annex


def test_the_header_gives_the_range_of_names(small: Store) -> None:
    document = papers.document(small, "member-directory", order="alphabet", per_page="10")
    assert "C–Ż" in [page.running for page in pages(document)]
