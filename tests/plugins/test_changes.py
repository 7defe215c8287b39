"""`./portal changes` tells a reviewer what a request does to the pages, and only that."""

import json

from plugins.cli.__main__ import main
from plugins.portal.publish.shelf import Shelf
from tests.portal.publish.renderings import publish


def page(title, text, built="09:00"):
    return f"<title>{title} – Cổng</title><main><p>{text}</p></main><footer>dựng lúc {built}</footer>"


def findings(state):
    return json.dumps([{"agency": "so-y-te", "category": "17.1.a", "state": state}])


BEFORE = {
    "index.html": "<title>Cổng</title><main></main>",
    "so-y-te/index.html": page("Sở Y tế", "cũ"),
    "cu/index.html": page("Trang cũ", ""),
    "nhu-nhau/index.html": page("Như nhau", "không đổi"),
    "tinh-trang-cong-khai/tinh-trang.json": findings("overdue"),
}
AFTER = {
    "index.html": "<title>Cổng</title><main></main>",
    "so-y-te/index.html": page("Sở [Y tế] &lt;mới&gt;", "mới"),
    "moi/index.html": page("Trang mới", ""),
    "nhu-nhau/index.html": page("Như nhau", "không đổi", built="10:00"),
    "tinh-trang-cong-khai/tinh-trang.json": findings("published"),
}
TOLD = r"""### Trang mới: 1

- `/moi/` Trang mới

### Trang sửa: 1

- `/so-y-te/` Sở \[Y tế\] \<mới\>

### Trang không còn: 1

- `/cu/` Trang cũ

### Mục công khai đổi tình trạng: 1

- `so-y-te` mục 17.1.a: Quá hạn → Đã công khai
"""


def built(folder, files):
    shelf = Shelf(folder, "mau")
    publish(shelf, files)
    return str(shelf.link)


def test_pages_are_compared_without_what_stands_around_each(tmp_path, capsys):
    assert main(["changes", built(tmp_path / "truoc", BEFORE), built(tmp_path / "sau", AFTER)]) == 0
    assert capsys.readouterr().out == TOLD


def test_without_a_release_before_all_pages_are_new(tmp_path, capsys):
    assert main(["changes", str(tmp_path / "khong-co"), built(tmp_path / "sau", AFTER)]) == 0
    assert "### Trang mới: 4\n" in capsys.readouterr().out


def test_a_new_name_of_the_portal_does_not_fill_the_screen(tmp_path, capsys):
    many = {f"t{one}/index.html": page(f"Trang {one}", "") for one in range(130)}
    assert main(["changes", str(tmp_path / "khong-co"), built(tmp_path / "sau", BEFORE | many)]) == 0
    assert "- … và 34 dòng nữa" in capsys.readouterr().out


def test_a_folder_that_is_no_release_is_named(tmp_path, capsys):
    assert main(["changes", built(tmp_path / "truoc", BEFORE), str(tmp_path)]) == 2
    assert "không phải bản do ./portal build dựng" in capsys.readouterr().err
