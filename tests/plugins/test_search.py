"""The index of the search, asked by the engine that readers use: what is found, in which order, and what never is."""

import json
import re
import sqlite3
import subprocess
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import chain, pairwise, repeat
from pathlib import Path

import pytest
from lunr.builder import Builder
from lunr.query import Query, QueryPresence

from plugins.portal.catalogue.content import read_portal
from plugins.portal.language.terms import bare, terms
from plugins.portal.outputs.pages import addresses
from plugins.portal.outputs.search.entries import entry, synonyms, things
from plugins.portal.outputs.search.files import CONTACT, ROOM
from plugins.portal.outputs.search.postings import MARK, unpacked
from plugins.portal.outputs.search.wording import BOOSTS, FIRST, SECOND, Synonyms, numbered, wording, words
from plugins.portal.source.attachment import Attachment, Facts
from plugins.portal.store import Store
from plugins.search import count, index
from tests.browser.chromium import served
from tests.conftest import NOW, agency, document, draft, news, person

ROOT = Path(__file__).parents[2]
WORLD = {
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai", parent="ubnd-tinh", short_names=["SYT"], type="so-nganh"),
    "so-tttt/agency.md": agency(
        "Sở Thông tin và Truyền thông",
        type="so-nganh",
        succession={"event": "sáp nhập", "on": "1/3/2025", "decision": "1/NQ-HĐND", "successors": "so-y-te"},
    ),
    "so-y-te/people/lo-van-mau.md": person(
        posts=[{"title": "Chánh Văn phòng"}],
        spokesperson={"role": "regular", "phones": {"number": "0214 3840 999"}, "email": "phatngon@laocai.example"},
    ),
    "so-y-te/people/het-han.md": person(
        "Vàng Thị Mẫu",
        spokesperson={
            "role": "authorised",
            "matter": "Vụ ngộ độc",
            "phones": {"number": "0214 3840 777"},
            "period": {"start": "1/1/2026", "end": "1/2/2026"},
        },
    ),
    "so-y-te/documents/2026/90-kh-syt.md": document(
        "90/KH-SYT", title="Kế hoạch phòng, chống ngộ độc thực phẩm", issued="2/3/2026", published="5/3/2026", body="Nấm rừng mọc sau mưa.\n"
    ),
    "so-y-te/documents/2026/91-qd-syt.md": document(
        "91/QĐ-SYT", title="Quyết định về đường dây nóng", issued="2/4/2026", published="5/4/2026"
    ),
    "so-y-te/documents/2026/92-qd-syt.md": document(
        "92/QĐ-SYT", title="Quyết định của ông Dương", issued="2/5/2026", published="5/5/2026"
    ),
    "so-y-te/documents/2026/93-tb-syt.md": document("93/TB-SYT", title="Thông báo bimatnhap", issued="2/5/2026", status="nháp"),
    "so-y-te/documents/2026/94-tb-syt.md": document(
        "94/TB-SYT", title="Thông báo bimatrut", issued="2/5/2026", status="đã rút", withdrawal={"on": "3/5/2026", "reason": "nhầm"}
    ),
    "so-y-te/documents/2026/95-tb-syt.md": document(
        "95/TB-SYT", title="Thông báo bimathen", issued="2/5/2026", publish_at="1/12/2026 08:00"
    ),
    "so-y-te/drafts/2026/gia.md": draft(),
    "so-y-te/news/2026/hop.md": news("Họp về truyền thông chính sách"),
    "synonyms.yaml": "words:\n  - {short: TTCS, full: truyền thông chính sách}\n",
}  # fmt: skip


@pytest.fixture
def ask(site: Callable, tmp_path: Path) -> Callable:
    """`ask(world, *queries)`: what the engine answers, one answer a query."""

    def asked(world, *queries):
        return answers(site(world), tmp_path / "ra", queries)

    return asked


def answers(found, folder, queries):
    write(found, folder)
    with served(folder) as address:
        command = [
            "node",
            "--no-warnings",
            str(ROOT / "tests/search/answers.js"),
            f"{address}/tim-kiem/muc-luc.bin",
            *queries,
        ]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(one) for one in lines]


def write(found, folder):
    for one in index(found, None):
        path = folder / one.path[1:]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)


def first(answer):
    return answer["hrefs"][0] if answer["hrefs"] else ""


def words_in(found):
    """Everything that the files of the index hold, as one text."""
    return "\n".join(zlib.decompress(one.content).decode(errors="replace") for one in index(found, None))


def test_the_table_of_typing_holds_in_javascript_too():
    done = subprocess.run(
        ["node", "--no-warnings", "--test", str(ROOT / "tests/search/terms.test.js")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


CASES = [
    ("ke hoach phong chong ngo doc", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("KẾ HOẠCH PHÒNG CHỐNG", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("kees hoachj phongf choongs", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("ke61 hoa5ch pho2ng cho61ng", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("kế hoạch thjực phẩm", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("phong chong ngo doc thuc ph", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("phong chogn ngo doc", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("90/KH-SYT", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("90 kh syt", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("ke hoach 90", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("90/2026", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("091/QÐ-SYT", "/so-y-te/van-ban/2026/91-qd-syt/"),
    ("đường", "/so-y-te/van-ban/2026/91-qd-syt/"),
    ("Dương", "/so-y-te/van-ban/2026/92-qd-syt/"),
    ("nấm rừng", "/so-y-te/van-ban/2026/90-kh-syt/"),
    ("TTCS", "/so-y-te/tin-tuc/2026/hop/"),
    ("syt", "/so-y-te/"),
    ("nguoi phat ngon so y te", "/so-y-te/can-bo/lo-van-mau/#phat-ngon"),
    ("02143840999", "/so-y-te/can-bo/lo-van-mau/#phat-ngon"),
    ("+84 214 3840 999", "/so-y-te/can-bo/lo-van-mau/#phat-ngon"),
    ("so thong tin va truyen thong", "/so-tttt/"),
]  # fmt: skip


def test_a_reader_finds_it_however_it_is_typed(ask):
    found = {one["query"]: first(one) for one in ask(WORLD, *(query for query, _ in CASES))}
    assert found == dict(CASES)


def test_marks_that_were_typed_rank_first_and_are_never_required(ask):
    marked, bare = ask(WORLD, "đường", "duong")
    both = {"/so-y-te/van-ban/2026/91-qd-syt/", "/so-y-te/van-ban/2026/92-qd-syt/"}
    assert both <= set(marked["hrefs"])
    assert both <= set(bare["hrefs"])


def test_where_nothing_has_all_words_the_nearest_is_shown_and_called_so(ask):
    slip, none = ask(WORLD, "quyeet định đường sông", "zzzz")
    assert (first(slip), slip["missing"]) == ("/so-y-te/van-ban/2026/91-qd-syt/", 1)
    assert none["hrefs"] == []


HOSTILE = [
    "",
    " ",
    "…!?/-",
    "+a -b ~c^2 *d:e",
    "a" * 10_000,
    "\u202eab\u2066c",
    "🙂 👩‍👩‍👧",
    "constructor __proto__ toString",
    "<script>",
]


def test_no_query_is_an_error(ask):
    assert [one["query"] for one in ask(WORLD, *HOSTILE)] == HOSTILE


def test_a_text_without_spaces_breaks_nothing(ask):
    """Of a script that writes none, or pasted by mistake."""
    body = f"{'規' * 200} {'a' * 3000}\n\nNấm rừng.\n"
    world = {
        **WORLD,
        "so-y-te/documents/2026/96-tb-syt.md": document("96/TB-SYT", title="規" * 60, issued="2/5/2026", body=body),
    }
    assert first(ask(world, "96/TB-SYT")[0]) == "/so-y-te/van-ban/2026/96-tb-syt/"


def test_a_result_shows_every_letter_as_it_was_written(ask):
    title = "Thư “Ðông Hoà” – Đặng Ỷ, ñandú, 規 🙂, &#20013; & &amp;"
    world = {**WORLD, "so-y-te/documents/2026/96-tb-syt.md": document("96/TB-SYT", title=title, issued="2/5/2026")}
    assert ask(world, "96/TB-SYT")[0]["titles"] == [title]


def test_an_old_name_leads_to_who_answers_now(site):
    stub = entry(site(WORLD), "so-tttt").stub
    assert [(one.label, one.href) for one in stub.heirs] == [("Sở Y tế tỉnh Lào Cai", "/so-y-te/")]


@pytest.mark.parametrize("secret", ["bimatnhap", "bimatrut", "bimathen", "0214 3840 777", "2143840777"])
def test_what_is_not_public_is_in_no_file_of_the_index(site, secret):
    found = words_in(site(WORLD))
    assert "2143840999" in found
    assert secret not in found


def test_the_words_of_a_file_lead_to_its_document(site, tmp_path):
    found = site(WORLD)
    scan = Attachment(
        "kem-theo.pdf", "kem-theo.pdf", 1, Facts(type="application/pdf", text="Trạm kiểm dịch Mường Khương")
    )
    id_ = "so-y-te/documents/2026/91-qd-syt"
    records = tuple(one.model_copy(update={"files": (scan,)}) if one.id == id_ else one for one in found.records)
    (answer,) = answers(replace(found, records=records), tmp_path, ["kiem dich muong khuong"])
    assert (first(answer), answer["missing"]) == ("/so-y-te/van-ban/2026/91-qd-syt/", 0)


# the index itself


@pytest.fixture(scope="module")
def lao_cai():
    return read_portal(ROOT / "content/lao-cai", datetime.fromisoformat(NOW)).site


def all_entries(found):
    every = sorted((entry(found, one) for one in things(found)), key=lambda one: (one.since, one.id))
    reached, read = ([one for one in every if (one.group == "document") is is_read] for is_read in (False, True))
    return [*enumerate(reached), *enumerate(read, ROOM)], Synonyms(synonyms(found))


def spelt(entry, told):
    """An entry's terms as lunr takes them, each as often as it counts; and two words that follow one another in a title."""
    fields = {
        name: [*chain.from_iterable(map(repeat, terms, (1 for _ in marks) if name == "t" else marks))]
        for name, (terms, marks) in wording(entry, told).items()
    }
    names = ([bare(one) for one in terms(name)] for name in entry.names)
    return fields | {"g": [f"_{one}_{other}" for found in names for one, other in pairwise(found)]}


def lunrs(found, fields):
    """What lunr itself makes of the same terms."""
    builder = Builder()
    builder.b(0)
    for name in fields:
        builder.field(name, BOOSTS[name])
    builder.pipeline.reset()
    numbers, told = all_entries(found)
    for number, one in numbers:
        words = spelt(one, told)
        builder.add(
            {"id": number, **{name: words[name] for name in fields}}, {"boost": CONTACT if number < ROOM else 1}
        )
    return builder


def test_the_lean_builder_has_the_postings_of_lunrs_own(lao_cai):
    numbers, told = all_entries(lao_cai)
    counted = [numbered(number, partial(entry, lao_cai, one.id), words(one), told) for number, one in numbers]
    own, known = count(counted, Store()), lunrs(lao_cai, [*FIRST, *SECOND])
    for name, lists in own.items():
        for term, found in lists.items():
            entries_with = dict.fromkeys(str(one >> MARK) for one in unpacked(found))
            assert list(entries_with) == list(known.inverted_index[term][name])
    assert sum(map(len, own.values())) == sum(bool(one[name]) for one in known.inverted_index.values() for name in own)


QUERIES = [
    "ke hoach", "kế hoạch", "truyen thong chinh sach", "Sở Y tế", "quyet dinh 2026", "nguoi phat ngon", "bao cao quy iii", "119/BC-SKHCN",
    "công khai thông tin", "xa muong khuong", "ngân sách", "dich vu", "Lào Cai",
]  # fmt: skip


def test_the_browsers_ten_best_are_those_of_lunr_in_python(lao_cai, tmp_path):
    """Equal scores may stand in either order, so scores are compared, and that each is the entry's own."""
    python = {("t",): lunrs(lao_cai, ["t", "n", "s", "g"]).build(), ("t", "b"): lunrs(lao_cai, list(BOOSTS)).build()}
    compared = 0
    for answer in answers(lao_cai, tmp_path, QUERIES):
        if answer["tiers"] == ["t"] and not answer["missing"]:
            scores = {int(one["ref"]): round(one["score"], 2) for one in ranked(python["t",], answer["clauses"])}
            best = sorted(scores.values(), reverse=True)[:10]
            assert [scores[one] for one in answer["ids"][:10]] == best, answer["query"]
            compared += 1
    assert compared >= 10


def ranked(known, clauses):
    """Every word is asked for as the beginning of its terms; all else only adds to the score."""
    query = Query(known.fields)
    for one in clauses:
        query.clause(
            one["term"],
            fields=one.get("fields", known.fields),
            boost=one["boost"],
            use_pipeline=False,
            presence=QueryPresence.REQUIRED if one["term"].endswith("*") else QueryPresence.OPTIONAL,
        )
    return known.query(query)


def by_stem(found):
    """The files of an index by their names without what tells the content."""
    return {re.sub(r"-[a-z2-7]{4}\.bin$", "", one.path): one.content for one in index(found, None)}


def test_a_changed_record_rewrites_only_the_files_of_its_words_and_its_own_stub(site):
    many = {f"so-y-te/documents/2026/{number}-tb-syt.md": document(f"{number}/TB-SYT", title=title(number), published="6/6/2026", issued="5/6/2026") for number in range(200, 500)}  # fmt: skip
    old = by_stem(site({**WORLD, **many}))
    changed = {
        "so-y-te/documents/2026/300-tb-syt.md": document(
            "300/TB-SYT", title=f"{title(300)} xuân", published="6/6/2026", issued="5/6/2026"
        )
    }
    new = by_stem(site({**WORLD, **many, **changed}))
    different = {one.rpartition("/")[2] for one in old.keys() | new.keys() if old.get(one) != new.get(one)}
    stubs = {one for one in different if one.startswith("s-")}
    shards = {one for one in different if one.startswith("t-")}
    assert len(stubs) == 1
    assert 1 <= len(shards) <= 3 < sum(one.rpartition("/")[2].startswith("t-") for one in old)
    assert different - stubs - shards <= {"muc-luc.bin", "tu"}


def title(number):
    return f"Thông báo về việc {ONSETS[number % 20]}{RIMES[number % 13]} {ONSETS[number % 17]}{RIMES[number % 11]}"


ONSETS = ["b", "c", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v"]
RIMES = ["ang", "anh", "âm", "ôn", "ương", "ây", "ui", "iên", "uyên", "ích", "ẽ", "ước", "ặt"]


EDITS = [
    {},
    {"so-y-te/documents/2026/90-kh-syt.md": document("90/KH-SYT", title="Kế hoạch khác", issued="2/3/2026", published="5/3/2026")},
    {"so-y-te/documents/2026/91-qd-syt.md": None},
    {"so-y-te/documents/2026/97-qd-syt.md": document("97/QĐ-SYT", title="Quyết định mới", issued="2/6/2026", published="5/6/2026")},
    {"so-y-te/documents/2026/89-qd-syt.md": document("89/QĐ-SYT", title="Quyết định cũ", issued="2/1/2026", published="5/1/2026")},
    {"synonyms.yaml": "words:\n  - {short: NDTP, full: ngộ độc thực phẩm}\n"},
    {},
]  # fmt: skip


def test_an_index_that_goes_on_from_the_one_before_is_the_same_as_one_made_anew(site, tmp_path):
    world = dict(WORLD)
    for edit in EDITS:
        world = {path: text for path, text in (world | edit).items() if text is not None}
        found = site(world)
        assert index(found, tmp_path / "nhớ.sqlite") == index(found, None), edit


def test_words_that_are_forgotten_or_spoilt_cost_no_more_than_time(site, tmp_path):
    memory, changed = tmp_path / "nhớ.sqlite", WORLD | EDITS[1]
    index(site(WORLD), memory)
    with closing(sqlite3.connect(memory)) as store:
        store.execute("DELETE FROM made WHERE length(value) < 1000")
        store.commit()
    assert index(site(changed), memory) == index(site(changed), None)


def test_the_order_in_which_records_are_read_changes_no_byte(site):
    forwards = [(one.path, one.content) for one in index(site(WORLD), None)]
    assert forwards == [(one.path, one.content) for one in index(site(dict(reversed(WORLD.items()))), None)]


def test_every_result_is_a_page_of_the_portal(lao_cai):
    there = set(addresses(lao_cai))
    assert {entry(lao_cai, one).stub.href.partition("#")[0] for one in things(lao_cai)} - there == set()
