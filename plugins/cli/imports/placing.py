"""Placing: the person a row speaks of, and what their file says afterwards, or why nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from ...portal.catalogue.site import Site
from ...portal.language.days import day_text
from ...portal.language.slug import slug
from ...portal.model import Agency, Person
from ...portal.model.person import Post
from ...portal.source.claims import Claim
from ...portal.source.file import read_file
from ...portal.source.folders import shown
from ...portal.source.problem import Problem
from ...portal.source.rewriting import rewritten
from ...portal.views.contacts import current_posts, titles
from ...portal.views.speaker_table import COLUMNS, SAMPLE, speaker_cells
from ..records import Refused, read
from .cells import name_of
from .rows import Row
from .said import Reader, Value, names, said_of
from .words import beginning, spelled_out
from .writing import Change
from .written import new_text

Made: TypeAlias = tuple[Change | None, tuple[Problem, ...]]


@dataclass(frozen=True)
class Placed:
    """What became of a row: a change, or none; and what is to be said of it."""

    row: Row
    change: Change | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_left(self) -> bool:
        return any(one.stops for one in self.problems)


@dataclass(frozen=True)
class Named:
    """A row whose agency and name are known, and the person in the records, if there is one."""

    row: Row
    agency: Agency
    name: str
    person: Person | None = None

    @property
    def key(self) -> str:
        return self.person.id if self.person else f"{self.agency.id}/people/{slug(self.name)}"


def named(site: Site, row: Row, agency: Agency) -> Named | Placed:
    """Whom a row speaks of: by “Mã người” if it has one, else by the name, marks and capitals aside."""
    reader = Reader(row)
    name = reader.read("name", name_of)
    if not name:
        empty = row.problem("name", "danh-sach-thieu-o", "dòng không có họ và tên", "ghi họ và tên, hoặc xóa dòng")
        return Placed(row, None, tuple(reader.problems) or (empty,))
    people = [one for one in site.people if one.agency_id == agency.id]
    if row["person_id"]:
        found = [one for one in people if one.id == row["person_id"]]
        if not found or slug(found[0].name) != slug(name):
            whose = f"là của {found[0].name}, không phải {name}" if found else f"không có ở {agency.name}"
            how = "chép lại mã từ danh sách xuất ra; người mới thì bỏ trống ô “Mã người”"
            what = f"mã “{row['person_id']}” {whose}"
            return Placed(row, None, (row.problem("person_id", "danh-sach-o-khong-ro", what, how),))
    else:
        found = [one for one in people if slug(one.name) == slug(name)]
    if len(found) > 1:
        what = f"{agency.name} có {len(found)} người tên {name}: {', '.join(one.id for one in found)}"
        return Placed(row, None, (_repeated(row, what, "thêm cột “Mã người” với một trong các mã ấy"),))
    return Named(row, agency, name, found[0] if found else None)


def repeated(one: Named, others: Iterable[Named]) -> Placed:
    cells = ", ".join(it.row.where("name").path for it in others if it is not one)
    how = "giữ một dòng cho mỗi người ở mỗi cơ quan; hai người trùng tên thì thêm cột “Mã người”"
    return Placed(one.row, None, (_repeated(one.row, f"{one.name} còn ở {cells}", how),))


def _repeated(row: Row, what: str, how: str) -> Problem:
    return row.problem("name", "danh-sach-nguoi-lap-lai", what, how)


def placed(site: Site, folder: Path, one: Named) -> Placed:
    reader = Reader(one.row)
    change, problems = (
        _new(reader, folder, one) if one.person is None else _changed(reader, site, folder, one, one.person)
    )
    problems = (*reader.problems, *problems)
    if change is None or any(it.stops for it in problems):
        return Placed(one.row, None, problems)
    wrong = tuple(_mistakes(one, change))
    return Placed(one.row, None if wrong else change, (*problems, *wrong))


def _new(reader: Reader, folder: Path, one: Named) -> Made:
    row, path = one.row, folder / f"{one.key}.md"
    if path.exists():
        what = f"đã có tệp {shown(path)} của người khác, hoặc là bản nháp, bản đã rút"
        how = "xem tệp ấy; nếu đúng người thì sửa ở đó, nếu là người khác thì tạo tệp bằng ./portal new person --id"
        return None, (row.problem("name", "danh-sach-khong-ghi-duoc", what, how),)
    if not row["title"]:
        what = f"{one.name} chưa có trong cổng và dòng không có chức vụ"
        return None, (row.problem("title", "danh-sach-thieu-o", what, "ghi chức vụ của người ấy"),)
    values: dict[str, Value] = {
        "name": one.name,
        "posts": [{"title": _title(row)}],
        "spokesperson": said_of(reader, one.agency, None, {}),
    }
    if row["note"] == SAMPLE:
        values["sample"] = "có"
    return Change(path, None, new_text(values)), ()


def _changed(reader: Reader, site: Site, folder: Path, one: Named, person: Person) -> Made:
    row, path, duty = one.row, folder / f"{person.id}.md", person.spokesperson
    if duty and not duty.speaks(site.today):
        return None, (_over(row, person, site.today, path),)
    said = said_of(reader, one.agency, duty, _shown(site, one.agency, person))
    try:
        before, sheet = read(path)
    except Refused as refused:
        return None, (row.problem("name", "danh-sach-khong-ghi-duoc", str(refused), "sửa tệp ấy rồi nhập lại"),)
    post = _post_to_retitle(site, row, one.agency, person)
    values = {**sheet.values, "spokesperson": {**sheet.values.get("spokesperson", {}), **said}}
    if isinstance(post, int):
        values["posts"] = _retitled(sheet.values["posts"], post, _title(row))
    after = rewritten(before, values)
    if after is None:
        what = f"không sửa được phần đầu của {shown(path)}"
        how = "sửa tay tệp ấy theo dòng này: mỗi khóa một dòng"
        return None, (row.problem("name", "danh-sach-khong-ghi-duoc", what, how),)
    notices = (post,) if isinstance(post, Problem) else ()
    return (Change(path, before, after) if after != before else None), notices


def _retitled(posts: Any, number: int, title: str) -> Any:  # noqa: ANN401 - as the file says them: a list, or one alone
    if isinstance(posts, Mapping):
        return {**posts, "title": title}
    return [{**one, "title": title} if at == number else one for at, one in enumerate(posts)]


def _over(row: Row, person: Person, today: date, path: Path) -> Problem:
    period = person.spokesperson.period if person.spokesperson else None
    ended = period and period.end and period.end < today
    day = period.end if period and ended else period.start if period else None
    when = f"đã hết ngày {day_text(day)}" if day and ended else f"đến ngày {day_text(day)} mới bắt đầu" if day else ""
    how = f"nếu được giao lại thì sửa period, decision trong {shown(path)} theo quyết định mới, rồi nhập lại"
    return row.problem("name", "danh-sach-khong-ghi-duoc", f"nhiệm vụ phát ngôn của {person.name} {when}", how)


def _shown(site: Site, agency: Agency, person: Person) -> dict[str, str]:
    """The row that the portal itself prints of somebody, by column."""
    if person.spokesperson is None:
        return {}
    cells = speaker_cells(site, agency, person, person.spokesperson)
    return {
        beginning(column, "columns")[0]: day_text(cell) if isinstance(cell, date) else "" if cell is None else str(cell)
        for column, cell in zip(COLUMNS[1:], cells, strict=True)
    }


def _post_to_retitle(site: Site, row: Row, agency: Agency, person: Person) -> int | Problem | None:
    """The place of the one post whose title the list corrects; a Problem where that would rewrite somebody's past."""
    current = current_posts(site, person, agency.id)
    known = [one.title for one in current] + [titles(site, person, agency.id)]
    if not row["title"] or any(_is_same(row["title"], one, agency) for one in known):
        return None
    if len(current) == 1 and _says_only_a_title(current[0]):
        return person.posts.index(current[0])
    what = f"danh sách ghi {person.name} là “{_title(row)}”, hồ sơ ghi “{titles(site, person, agency.id)}”"
    how = "nếu đã đổi chức vụ: ghi end cho chức vụ cũ, thêm chức vụ mới với start ở posts; nếu không thì sửa danh sách"
    return row.problem("title", "danh-sach-lech-ho-so", what, how)


def _says_only_a_title(post: Post) -> bool:
    """Days and a decision belong to the title they were written for."""
    return post.period is None and post.decision is None


def _is_same(title: str, other: str, agency: Agency) -> bool:
    """“Chánh Văn phòng” and “Chánh Văn phòng Sở Y tế” are one in that department: the rest only names the agency."""
    shorter, longer = sorted((spelled_out(title), spelled_out(other)), key=len)
    rest = longer.removeprefix(shorter)
    return longer.startswith(shorter) and (not rest or (rest.startswith(" ") and names(agency, rest)))


def _title(row: Row) -> str:
    return " ".join(row["title"].split())


def _mistakes(one: Named, change: Change) -> Iterator[Problem]:
    """What the portal would find wrong with the new text, said at the row: nothing is written that cannot be read."""
    beside = one.person.files if one.person else ()
    contents = read_file(change.after.encode(), shown(change.path), Claim(Person, one.key), beside)
    for found in contents.problems:
        if found.stops:
            yield one.row.problem("name", found.code, found.what, found.how)
