"""Every example of every component of the theme, on one page: for looking at, and for the tests that check each.

A component is one macro in a folder of its name, with a YAML of parameters and examples.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from . import host
from .portal.outputs.assets import assets
from .portal.source.yamltext import load_examples
from .portal.store import Store

THEME = Path(__file__).resolve().parents[1] / "themes" / "portal"
PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{ title }}</title>
<link rel="stylesheet" href=".{{ own.stylesheet }}">
<link rel="icon" href=".{{ own.icon }}">
{% for script in own.component_scripts.values() %}
<script type="module" src=".{{ script }}"></script>
{% endfor %}
</head>
<body>
<main class="wrap">
<h1>{{ title }}</h1>
{% for example in examples %}
<h2>{{ example.component }}: {{ example.name }}</h2>
<div>{{ example.html }}</div>
{% endfor %}
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Example:
    component: str
    name: str
    html: Markup


def examples(theme: Path = THEME) -> Iterator[Example]:
    """Each example rendered by its macro alone, as the pages call it."""
    environment = host.environment(theme)
    for described in sorted(theme.glob("components/*/*.yaml")):
        name = described.stem
        macro = getattr(environment.get_template(f"components/{name}/{name}.html").module, name)
        for one in load_examples(described)["examples"]:
            yield Example(name, one["name"], Markup(macro(**one["params"])))  # noqa: S704 - the theme's own output


def write(folder: Path) -> Path:
    """The page with all examples, and the theme's files beside it."""
    own = assets(THEME, None)
    for one in own.files:
        place = folder / one.path.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(one.made(Store()))
    text = (
        host.environment(THEME)
        .from_string(PAGE)
        .render(
            title="Các thành phần giao diện",
            own=own,
            policy=own.policy.replace("img-src", "img-src data:"),  # pictures of the examples are in the examples
            examples=list(examples()),
        )
    )
    page = folder / "index.html"
    page.write_text(text, encoding="utf-8")
    return page


if __name__ == "__main__":
    write(Path(sys.argv[1]))
