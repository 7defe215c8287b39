"""The world of a test: a content folder made from a dict, and the site that is read from it.

`tree({"lao-cai/so-y-te/agency.md": "…"})` writes a content folder and gives its path.
`site({"so-y-te/agency.md": "…"})` writes one portal, reads and links it; a world with any problem fails the test.
`reading({…})` gives what reading gave, `problems({…})` only its problems, for worlds that are meant to be wrong.

The last three take paths within the portal `lao-cai` (`_shared/…` lies beside it) and add what every portal needs,
`portal.yaml` and its publisher `ubnd-tinh/agency.md`, where the test does not give its own (None: leave it out).
The world is all there is: our own `content/_shared` is never read. Each call begins with an empty folder.

Test files import the builders: `from tests.conftest import agency, document`. Each gives a file that is valid as it
stands; keys are written as given (None: leave the key out), lists and groups as YAML's flow style.
"""

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from plugins.portal.catalogue.content import Reading, read_portal
from plugins.portal.catalogue.site import Site
from plugins.portal.source.problem import Problem
from plugins.portal.source.report import as_text

NOW = "2026-11-22T09:00+07:00"

pytest_plugins = ["tests.browser.chromium", "tests.sshd"]

# A busy machine is no defect of the code.
settings.register_profile("portal", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile("portal")

Files = Mapping[str, str | bytes | None]


def keys(**values: Any) -> str:
    """Lines of `key: value`."""
    written = {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in values.items()
    }
    return "".join(f"{name}: {written[name]}\n" for name, value in values.items() if value is not None)


def record(body: str = "", **values: Any) -> str:
    """A content file: front matter, then text."""
    return f"---\n{keys(**values)}---\n{body}"


def portal(**values: Any) -> str:
    return keys(
        **{
            "name": "Cổng công khai thông tin tỉnh Lào Cai",
            "province": "Lào Cai",
            "formal_name": "Tỉnh Lào Cai",
            "summary": "Văn bản, kế hoạch và người phát ngôn của các cơ quan tỉnh Lào Cai",
            "address": "https://congkhai.laocai.example/",
            "publisher": "ubnd-tinh",
            "languages": ["vi", "en"],
        }
        | values
    )


def agency(name: str = "Ủy ban nhân dân tỉnh Lào Cai", body: str = "", **values: Any) -> str:
    return record(
        body,
        **{"name": name, "type": "ubnd-tinh" if name.startswith("Ủy ban nhân dân tỉnh") else "so-nganh"} | values,
    )


def document(number: str | None = "1/KH-UBND", body: str = "", **values: Any) -> str:
    return record(
        body,
        **{"number": number, "title": f"Văn bản số {number}", "issued": "1/9/2026", "subject": "Y tế"} | values,
    )


def plan(number: str | None = "1/KH-UBND", body: str = "", **values: Any) -> str:
    return document(number, body, **values)


def draft(title: str = "Dự thảo Quyết định về giá dịch vụ", body: str = "", **values: Any) -> str:
    return record(
        body,
        **{
            "title": title,
            "type": "Quyết định",
            "summary": "Ai bị ảnh hưởng, từ khi nào.",
            "subject": "Y tế",
            "published": "1/11/2026",
            "consultation": {"opens": "1/11/2026 08:00", "closes": "30/11/2026 17:00", "address": "Sở Y tế"},
        }
        | values,
    )


def news(title: str = "Tỉnh họp báo thường kỳ", body: str = "", **values: Any) -> str:
    return record(
        body,
        **{"title": title, "published": "17/1/2026", "summary": "Ba câu hỏi của nhà báo.", "subject": "Y tế"} | values,
    )


def bulletin(
    title: str = "Lịch tiêm chủng tháng 12", body: str = "Mời bà con đưa con đi tiêm.\n", **values: Any
) -> str:
    return record(
        body,
        **{
            "title": title,
            "published": "20/11/2026",
            "summary": "Ba ngày tiêm miễn phí.",
            "subject": "Y tế",
            "broadcast": {"start": "21/11/2026", "end": "5/12/2026"},
        }
        | values,
    )


def press(title: str = "Họp báo quý III", body: str = "", **values: Any) -> str:
    return record(
        body,
        **{
            "title": title,
            "type": "họp báo",
            "published": "12/10/2026",
            "on": "12/10/2026 08:30",
            "summary": "Ba câu hỏi của nhà báo.",
            "subject": "Y tế",
        }
        | values,
    )


def correction(title: str = "Số điện thoại ghi sai", body: str = "", **values: Any) -> str:
    return record(
        body,
        **{"title": title, "about": "ubnd-tinh", "reported": "kiến nghị của công dân", "received": "2/11/2026"}
        | values,
    )


def question(title: str = "Ai được hỗ trợ", body: str = "", **values: Any) -> str:
    return record(
        body,
        **{
            "title": title,
            "type": "hỏi đáp",
            "concerns": "1/KH-UBND",
            "subject": "Y tế",
            "sender": "Một hộ ở thôn",
            "question": "Hộ cận nghèo có được không?",
            "received": "2/11/2026",
        }
        | values,
    )


def person(name: str = "Lò Văn Mẫu", body: str = "", **values: Any) -> str:
    return record(body, **{"name": name, "posts": [{"title": "Chánh Văn phòng"}]} | values)


def page(title: str = "Giới thiệu", body: str = "", **values: Any) -> str:
    return record(body, **{"title": title} | values)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="viết lại các cây mẫu trong tests/sites")


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[Files], Path]:
    def write(files: Files) -> Path:
        content = tmp_path / "content"
        shutil.rmtree(content, ignore_errors=True)
        (content / "_shared").mkdir(parents=True)
        for path, text in files.items():
            if text is not None:
                (content / path).parent.mkdir(parents=True, exist_ok=True)
                (content / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return content

    return write


@pytest.fixture
def reading(tree: Callable[[Files], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reading]:
    """Read from the folder above `content`, so that messages name `content/lao-cai/…`."""

    def read(files: Files, now: str = NOW) -> Reading:
        whole = {"portal.yaml": portal(), "ubnd-tinh/agency.md": agency(), **files}
        content = tree(
            {path if path.startswith("_shared/") else f"lao-cai/{path}": text for path, text in whole.items()}
        )
        monkeypatch.chdir(tmp_path)
        return read_portal(content / "lao-cai", datetime.fromisoformat(now))

    return read


@pytest.fixture
def problems(reading: Callable[..., Reading]) -> Callable[..., tuple[Problem, ...]]:
    def found(files: Files, now: str = NOW) -> tuple[Problem, ...]:
        return reading(files, now).problems

    return found


@pytest.fixture
def site(reading: Callable[..., Reading]) -> Callable[..., Site]:
    def linked(files: Files, now: str = NOW) -> Site:
        found = reading(files, now)
        if found.problems or found.site is None:
            pytest.fail(as_text(found.problems, found.texts), pytrace=False)
        return found.site

    return linked
