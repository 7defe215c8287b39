"""What VS Code is told of the content: it must help with what the check accepts, and never offer what it refuses."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from plugins.cli.__main__ import main
from plugins.cli.schemas import schema, snippets
from plugins.portal.model import RECORDS, Portal
from tests.conftest import agency, person

ROOT = Path(__file__).parents[2]
STOP = re.compile(r"\$\{\d+(?::((?:\\.|[^}\\])*)|\|((?:\\.|[^|\\])*)\|)\}")
DECIDED = {"khoa-la", "thieu-khoa", "ngoai-danh-muc", "sai-cach-viet", "khoa-lap-lai", "ngay-sai"}
"""Problems of a file by itself; what it cites is not there."""


def typed(snippet):
    """What stands in the file when nothing is changed: examples, and the first word of each list."""
    lines = [STOP.sub(value, line) for line in snippet["body"]]
    return "\n".join(line for line in lines if line != "$0") + "\n"


def value(stop):
    text = stop[1] if stop[1] is not None else re.split(r"(?<!\\),", stop[2])[0]
    return re.sub(r"\\(.)", r"\1", text)


def place(model):
    kind = model.kind
    if kind.name == "page":
        return "pages/mot-trang.md"
    folder = f"so-y-te/{kind.folder}/2026" if kind.yearly else f"so-y-te/{kind.folder}".rstrip("/")
    return f"{folder}/{kind.file or 'mot-tep.md'}"


@pytest.mark.parametrize("model", RECORDS, ids=lambda one: one.kind.name)
def test_a_new_file_as_it_is_offered_is_understood(model, problems):
    text = typed(snippets()[f"Tệp mới: {model.kind.label}"])
    others = {"so-y-te/agency.md": agency("Sở Y tế"), "so-y-te/people/tran-thi-b.md": person("Trần Thị B")}
    found = problems({**others, place(model): text})
    assert [one for one in found if one.where.path.endswith(place(model)) and one.code in DECIDED] == []


@pytest.mark.parametrize("folder", sorted(ROOT.glob("content/*/portal.yaml")), ids=lambda one: one.parent.name)
def test_the_portals_that_stand_here_are_what_the_schema_expects(folder):
    rules = Draft7Validator(schema(Portal))
    rules.check_schema(rules.schema)
    assert list(rules.iter_errors(yaml.load(folder.read_text("utf-8"), yaml.BaseLoader))) == []


def test_a_slip_shows_while_it_is_typed():
    rules = Draft7Validator(schema(Portal))
    (wrong,) = rules.iter_errors(
        {
            "name": "C",
            "province": "M",
            "formal_name": "M",
            "summary": "t",
            "address": "https://a/",
            "publisher": "u",
            "acent": "x",
        }
    )
    assert "acent" in wrong.message


def test_a_key_says_what_it_is_for():
    keys = schema(Portal)["properties"]
    assert (
        keys["publisher"]["description"]
        == "Cơ quan chủ quản\n\nVí dụ: ubnd-tinh\n\nVì sao: siêu dữ liệu phải có cơ quan ban hành"
    )


def test_they_are_written_anew_and_nothing_else_is_touched(tmp_path):
    own = tmp_path / ".vscode/settings.json"
    own.parent.mkdir()
    own.write_text("{}")
    assert main(["schemas", str(tmp_path)]) == 0
    assert own.read_text() == "{}"
    assert json.loads((tmp_path / ".vscode/portal.schema.json").read_text("utf-8")) == schema(Portal)
    assert json.loads((tmp_path / ".vscode/portal.code-snippets").read_text("utf-8")) == snippets()
