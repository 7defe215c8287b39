"""Hugo, to compare with: the same records as its own content, pages of the same frame, lists, feeds; nothing is checked.

It links, validates, indexes and resizes nothing, so it does less; what both do is read, make HTML, list, and write.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench import steps
from tests.bench.fetched import Package
from tests.bench.measure import Cost, pages, spent, tree
from tests.bench.steps import Ground

PACKAGE = Package("hugo", "0.168.0", "hugo/binaries/hugo")
SETTINGS = """baseURL = "https://congkhai.mau.example/"
locale = "vi"
title = "Cổng công khai thông tin tỉnh Mẫu"
[taxonomies]
year = "years"
subject = "subjects"
[pagination]
pagerSize = 20
"""
"""Twenty rows a page, as the portal's lists have; feeds of home, sections and terms are Hugo's own default."""
ROWS = """<ol>{{ range (.Paginate PAGES).Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <span>{{ .Params.number }}</span>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2/1/2006" }}</time><p>{{ .Summary }}</p></li>
{{ end }}</ol>
<nav>{{ with .Paginator.Prev }}<a href="{{ .URL }}">Trang trước</a>{{ end }} {{ .Paginator.PageNumber }}/{{ .Paginator.TotalPages }}
{{ with .Paginator.Next }}<a href="{{ .URL }}">Trang sau</a>{{ end }}</nav>
"""
PAGE = """<h1>{{ .Title }}</h1><dl><dt>Số, ký hiệu</dt><dd>{{ .Params.number }}</dd>
<dt>Cơ quan</dt><dd><a href="{{ .CurrentSection.RelPermalink }}">{{ .FirstSection.Title }}</a></dd>
<dt>Ngày</dt><dd><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2/1/2006" }}</time></dd>
{{ range .GetTerms "subjects" }}<dt>Lĩnh vực</dt><dd><a href="{{ .RelPermalink }}">{{ .Title }}</a></dd>{{ end }}
{{ range .GetTerms "years" }}<dt>Năm</dt><dd><a href="{{ .RelPermalink }}">{{ .Title }}</a></dd>{{ end }}</dl>
<p>{{ .Summary }}</p>{{ .Content }}"""
TERMS = """<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>"""
TEMPLATES = {
    "page": PAGE,
    "home": "<h1>{{ .Title }}</h1>" + ROWS.replace("PAGES", "(first 20 .Site.RegularPages)"),
    "section": "<h1>{{ .Title }}</h1>{{ .Content }}" + ROWS.replace("PAGES", ".RegularPagesRecursive"),
    "term": "<h1>{{ .Title }}</h1>" + ROWS.replace("PAGES", ".Pages"),
    "taxonomy": TERMS,
}
_KEY = re.compile(r"^(title|name|number|summary|subject|issued|published|received): (.+)$", re.MULTILINE)
_DAY = re.compile(r"(\d+)/(\d+)/(\d{4})")
_PICTURE = re.compile(r"^!\[.*$", re.MULTILINE)
_LINK = re.compile(r"\]\((?=[a-z0-9-]+/)")


def program() -> Path:
    """Raises Unavailable."""
    return PACKAGE.fetched() / PACKAGE.there


def compared(one: Ground, hugo: Path) -> Iterator[tuple[str, dict[str, Cost]]]:
    """One round: each thing is done by the portal, then by Hugo."""
    site = one.folder / "hugo"
    yield "cold build", {"portal": steps.cold(one), "hugo": _cold(one, hugo, site)}
    yield "nothing changed", {"portal": steps.nothing(one), "hugo": _run(hugo, site)}
    yield "edit of one text", {"portal": steps.body(one), "hugo": _edit(one, hugo, site)}


def _cold(one: Ground, hugo: Path, site: Path) -> Cost:
    for built in ("public", "resources"):
        shutil.rmtree(site / built, ignore_errors=True)
    if not site.exists():
        lay_out(one, site)
    return _run(hugo, site)


def _edit(one: Ground, hugo: Path, site: Path) -> Cost:
    path = site / "content" / one.edited
    path.write_text(f"{path.read_text('utf-8')}\nThời hạn kéo dài thêm mười ngày làm việc.\n", "utf-8")
    return _run(hugo, site)


def _run(hugo: Path, site: Path) -> Cost:
    cost = spent([hugo, "--quiet", "--noBuildLock"], site, {"HUGO_CACHEDIR": str(site / "nho")})
    return replace(cost, pages=pages(tree(site / "public")))


def lay_out(one: Ground, site: Path) -> None:
    """The frame of every page is the portal's own, taken from what was just built."""
    before, after = _frame(one.output / one.content.name)
    _file(site / "hugo.toml", SETTINGS)
    _file(site / "layouts/baseof.html", f'{before}<main>{{{{ block "main" . }}}}{{{{ end }}}}</main>{after}')
    for name, text in TEMPLATES.items():
        _file(site / f"layouts/{name}.html", f'{{{{ define "main" }}}}{text}{{{{ end }}}}')
    for path in sorted(one.content.rglob("*.md")):
        inner = path.relative_to(one.content).as_posix()
        if not inner.endswith(".en.md"):
            _file(site / "content" / inner.replace("agency.md", "_index.md"), _text(path.read_text("utf-8")))


def _frame(built: Path) -> tuple[str, str]:
    """What stands before and after the main part of a document's page, with that page's title left open."""
    page = next(iter(sorted(built.glob("*/van-ban/*/*/index.html")))).read_text("utf-8")
    before, after = page.partition("<main")[0], page.rpartition("</main>")[2]
    return re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", before), after


def _text(record: str) -> str:
    """Front matter in Hugo's words as JSON, then the same text; pictures are left out, links lead from the root."""
    _, front, body = record.split("---\n", 2)
    found = dict(_KEY.findall(front))
    values = {"title": found.get("title") or found.get("name", ""), "number": found.get("number", "")}
    values |= {"summary": found["summary"]} if "summary" in found else {}
    days = (found[name] for name in ("issued", "published", "received") if name in found)
    dated: dict[str, object] = {}
    if day := _DAY.match(next(days, "")):
        dated = {"date": f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", "years": [day[3]]}
    terms = {"subjects": [found["subject"]]} if "subject" in found else {}
    return json.dumps(values | dated | terms, ensure_ascii=False) + "\n" + _LINK.sub("](/", _PICTURE.sub("", body))


def _file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
