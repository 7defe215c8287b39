"""Every component: three files, the parameters it says it has, and examples that are sound HTML and open to all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, nodes
from jinja2.meta import find_undeclared_variables

from plugins import gallery
from plugins.host import environment
from plugins.portal.source.yamltext import load_examples
from tests.browser.chromium import Visitor, served, violations_in_each_look
from tests.browser.html_validity import mistakes

COMPONENTS = sorted((gallery.THEME / "components").iterdir())
TEMPLATES = sorted(
    one.relative_to(gallery.THEME).as_posix() for one in gallery.THEME.rglob("*") if one.suffix in {".html", ".xml"}
)
STYLES = sorted(gallery.THEME.glob("components/*/*.css"))
EXAMPLES = sorted(
    f"{one.stem}-{each['name']}"
    for one in gallery.THEME.glob("components/*/*.yaml")
    for each in load_examples(one)["examples"]
)

# What a component without a style of its own is made of.
BARE = {"consultation_status"}


@pytest.fixture(scope="module")
def wrong_html(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("examples")
    for one in gallery.examples():
        (folder / f"{one.component}-{one.name}.html").write_text(f"{one.html}\n")
    return {one.stem: found for one, found in mistakes(folder, folder.glob("*.html")).items()}


@pytest.fixture(scope="module")
def gallery_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("gallery")
    gallery.write(folder)
    with served(folder) as address:
        yield address


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda one: one.name)
def test_a_component_is_a_macro_a_description_and_a_style(folder: Path):
    style = set() if folder.name in BARE else {f"{folder.name}.css"}
    own = {f"{folder.name}.html", f"{folder.name}.yaml"} | style
    found = {one.name for one in folder.iterdir()}
    assert own <= found
    assert all(one.endswith(".js") for one in found - own - {f"{folder.name}.css"})


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda one: one.name)
def test_the_macro_has_exactly_the_parameters_its_description_names(folder: Path):
    name = folder.name
    described = load_examples(folder / f"{name}.yaml")
    macro = getattr(environment(gallery.THEME).get_template(f"components/{name}/{name}.html").module, name)
    assert list(macro.arguments) == [one["name"] for one in described["params"]]
    required = {one["name"] for one in described["params"] if one["required"]}
    for example in described["examples"]:
        assert required <= set(example["params"]) <= set(macro.arguments)


@pytest.mark.parametrize("style", STYLES, ids=lambda one: one.stem)
def test_a_style_is_in_the_layer_of_components_and_styles_components_only(style: Path):
    text = style.read_text()
    assert text.startswith("@layer components {")
    named = set(re.findall(r"\.(cp-[a-z]+(?:-[a-z]+)*)", text))
    assert named <= {f"cp-{one.name.replace('_', '-')}" for one in COMPONENTS}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles_and_knows_the_page_and_what_surrounds_it_and_nothing_else(name: str):
    theme = environment(gallery.THEME)
    theme.get_template(name)
    parsed = theme.parse((gallery.THEME / name).read_text())
    imported = {each for one in parsed.find_all(nodes.FromImport) for each in one.names}
    assigned = {one.name for one in parsed.find_all(nodes.Name) if one.ctx == "store"}
    assert find_undeclared_variables(parsed) - imported - assigned <= {"page", "chrome"}


def test_a_name_that_a_template_misspells_is_an_error_and_every_value_is_escaped():
    theme = environment(gallery.THEME)
    assert theme.undefined is StrictUndefined
    assert theme.from_string("{{ page }}").render(page="<b>") == "&lt;b&gt;"


@given(st.text(), st.integers(), st.none() | st.floats())
def test_every_value_is_put_out_as_jinja_itself_would(text: str, number: int, other: float | None):
    source = """{% macro held(one) %}<b title="{{ one }}">{{ caller() }}</b>{% endmacro %}{% set kept %}<i>{{ text }}</i>{% endset %}
    {%- call held(text) %}{{ number }}{{ other }}{{ "<&>" }}{% endcall %}{{ kept }}{{ held }}{{ [text, kept, number] | join("<br>") }}
    {{- text[:2] | upper }}{{ text ~ kept }}{{ (text, other) }}"""
    ours, plain = environment(gallery.THEME), Environment(autoescape=True)
    values = {"text": text, "number": number, "other": other}
    made, expected = (one.from_string(source).render(values) for one in (ours, plain))
    assert made == expected


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_valid_html(wrong_html: dict[str, list[str]], example: str):
    assert wrong_html.get(example, []) == []


def test_the_gallery_keeps_no_one_out(gallery_address: str, visitor: Visitor):
    visit = visitor()
    found = violations_in_each_look(visit.open(gallery_address))
    # The gallery has several headers and footers, a page has one.
    assert [one for one in found if "landmark-unique" not in one] == []
    assert visit.foreign(gallery_address) == []
    assert visit.complaints == []
