"""What a hostile or careless hand puts into a portal, through the real command: told by name and line, and nothing of it published.

Everything that must be refused lies in one tree and is told in one build; what may be published, but not as it was meant, in another.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NOW, agency, document, page, portal
from tests.samples import small
from tests.sites.builds import every_file

ROOT = Path(__file__).parents[2]
DOCUMENTS = "ubnd-tinh/documents/2026"
GOOD = {
    "portal.yaml": portal(),
    "ubnd-tinh/agency.md": agency(),
    "so-y-te/agency.md": agency("Sở Y tế tỉnh Lào Cai"),
    f"{DOCUMENTS}/1-kh-ubnd.md": document("1/KH-UBND"),
    f"{DOCUMENTS}/2-kh-ubnd.md": document("2/KH-UBND"),
    "so-y-te/documents/2026/3-tb-syt.md": document("3/TB-SYT"),
    "pages/gioi-thieu.md": page(),
}

BODIES = {
    "a link that climbs": "Xem [tệp](../../../../../etc/passwd)",
    "a link of Pelican's": "Xem [tệp]({static}/../../pelicanconf.py)",
    "a script behind a link": "[trang](javascript:alert(1))",
    "a link without encryption": "[trang](http://laocai.example/)",
    "an address by itself": "<http://evil.example/>",
    "a picture from elsewhere": "![ảnh](https://evil.example/a.png)",
    "a hidden note": "<!-- ghi chú nội bộ -->",
    "an unfinished merge": "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x",
    "a thousand brackets": "[" * 10_000,
    "emphasis without end": "*a _b " * 5_000,
    "a quotation in a quotation": ">" * 500 + " a",
    "a letter that nobody sees": "a\u200bb",
    "letters that run backwards": "a\u202eb",
    "a letter that is none": "a\0b",
    "code without end": "```\na",
    "a heading without words": "##",
    "a line without end": "a" * 30_000,
    "a citizen's number": "Ông A, CCCD số 001085012345, trú tại xã này",
    "a private telephone": "Gọi anh A theo số 0912 345 678",
    "a bank account": "Số tài khoản 19034567891011 tại ngân hàng",
    "a mark of secrecy": "TỐI MẬT",
    "a mark alone on its line": "MẬT",
    "a mark of circulation": "LƯU HÀNH NỘI BỘ",
    "a private key": "-----BEGIN RSA PRIVATE KEY-----",
}
"""Refused at the seventh line of a document, its body's first."""

KEYS = {
    "another page's place": "save_as: index.html",
    "a template": "template: base.html",
    "another record's identity": "id: so-y-te",
    "another agency's address": "formerly: /so-y-te/van-ban/2026/3-tb-syt/",
    "the home page": "formerly: /",
    "a way out": "formerly: /../../evil/",
    "code in YAML": "summary: !!python/object/apply:os.system [id]",
    "an anchor": "summary: &a b",
    "a bomb": "summary: " + "[" * 5_000,
    "a title again": "title: Khác",
    "a draft, misspelt": "status: drfat",
    "a time that is none": "publish_at: mai",
}
"""Refused at the sixth line of a document, below its own keys."""

NAMES = {
    "a page in capitals": "9-KH.MD",
    "a page as a text": "9-kh.md.txt",
    "a page of another tool": "9-kh.rst",
    "settings": ".env",
    "the lock of an office program": "~$9-kh.docx",
    "a list of pictures": "Thumbs.db",
    "a copy": "9-kh.md.bak",
    "letters in pieces": "9-kê\u0301.md",
    "a name without end": f"9-{'a' * 210}.md",
    "a bell": "9-\a.md",
}
"""Refused by the name of the file."""

FILES = {
    "a drawing that acts": ("a.svg", b"<svg onload='alert(1)'/>"),
    "a page": ("a.html", b"<html></html>"),
    "a page called a paper": ("b.pdf", b"<html><script>alert(1)</script></html>"),
    "a program": ("c.pdf", b"MZ\x90\x00" + bytes(100)),
    "a picture without end": ("d.png", small.vast_png()),
    "a picture of another kind": ("e.jpg", small.picture("PNG")),
    "half a picture": ("f.png", small.picture("PNG")[:60]),
}
"""Refused at the file beside a document."""


def build(world: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-X", "utf8", "-m", "plugins.cli", "build", "lao-cai", "--now", NOW]
    return subprocess.run(
        [*command, "--content", world / "content", "--output", world / "output"],
        capture_output=True,
        text=True,
        env={"PATH": os.defpath, "PORTAL_MEMORY": ""},
        cwd=world,
        check=False,
    )


def write(world: Path, files: dict[str, str | bytes]) -> None:
    for path, content in files.items():
        place = world / "content/lao-cai" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A portal that is published."""
    (tmp_path / "content/_shared").mkdir(parents=True)
    write(tmp_path, GOOD)
    assert build(tmp_path).returncode == 0
    return tmp_path


def hostile() -> tuple[dict[str, str | bytes], dict[str, str]]:
    """The files, and by the name of each case what the build must say of it."""
    files: dict[str, str | bytes] = {}
    said: dict[str, str] = {}
    for number, (name, body) in enumerate(BODIES.items(), 100):
        files[f"{DOCUMENTS}/{number}-kh-ubnd.md"] = document(f"{number}/KH-UBND", f"{body}\n")
        said[name] = f"{number}-kh-ubnd.md:7"
    for number, (name, key) in enumerate(KEYS.items(), 200):
        whole = document(f"{number}/KH-UBND").replace("---\n", "", 1)
        files[f"{DOCUMENTS}/{number}-kh-ubnd.md"] = "---\n" + whole.replace("---\n", f"{key}\n---\n")
        said[name] = f"{number}-kh-ubnd.md:6"
    for name, file in NAMES.items():
        files[f"{DOCUMENTS}/{file}"] = document("9/KH-UBND")
        said[name] = file.replace("\a", "⟨U+0007⟩").partition("\u0301")[0]
    for number, (name, (file, content)) in enumerate(FILES.items(), 300):
        files[f"{DOCUMENTS}/{number}-kh-ubnd.md"] = document(
            f"{number}/KH-UBND", attachments=[{"file": file, "label": "Tệp"}]
        )
        files[f"{DOCUMENTS}/{number}-kh-ubnd/{file}"] = content
        said[name] = f"{number}-kh-ubnd/{file}"
    files["pelican/plugins/evil/__init__.py"] = "raise SystemExit('run')"
    said["a plugin of Pelican's"] = "pelican/plugins/evil/__init__.py"
    files["so-y-te/ubnd-tinh/documents/2026/5-kh.md"] = document("5/KH-UBND")
    said["another agency's folder"] = "so-y-te/ubnd-tinh/documents/2026/5-kh.md"
    return files, said


def test_whatever_must_be_refused_is_told_in_one_build_and_changes_nothing(world: Path):
    before = every_file(world / "output")
    files, said = hostile()
    write(world, files)
    link = world / "content/lao-cai" / DOCUMENTS / "10-kh-ubnd.md"
    link.symlink_to("/etc/passwd")
    (world / "content/lao-cai" / DOCUMENTS / "2-kh-ubnd.md").unlink()
    done = build(world)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    said |= {"a link": link.name, "what was published and is gone": "/ubnd-tinh/van-ban/2026/2-kh-ubnd/"}
    assert {name: words for name, words in said.items() if words not in done.stderr} == {}
    assert every_file(world / "output") == before
    assert "001085012345" not in done.stderr
    assert "0912 345 678" not in done.stderr


def test_what_is_published_does_nothing_and_what_is_not_is_nowhere(world: Path):
    """Raw HTML shows as text, also where it stands in a title; drafts and what has its time to come stay unseen."""
    script = "<script>alert('canary-script')</script>"
    write(
        world,
        {
            f"{DOCUMENTS}/4-kh-ubnd.md": document("4/KH-UBND", f"Chữ {script} <img src=x onerror=alert(1)>\n"),
            f"{DOCUMENTS}/5-kh-ubnd.md": document("5/KH-UBND", title=f'"Kế hoạch {script}"'),
            f"{DOCUMENTS}/6-kh-ubnd.md": document("6/KH-UBND", "canary-draft\n", status="nháp"),
            f"{DOCUMENTS}/7-kh-ubnd.md": document("7/KH-UBND", "canary-time\n", publish_at="1/1/2030 08:00"),
        },
    )
    done = build(world)
    assert done.returncode == 0, done.stderr
    assert "4-kh-ubnd.md:7" in done.stderr
    published = every_file(world / "output")
    everything = b"\n".join((*published.values(), *(path.encode() for path in published)))
    assert b"canary-script" in everything
    for word in (b"<script>alert", b"<img src=x", b"canary-draft", b"canary-time", b"6-kh-ubnd", b"7-kh-ubnd"):
        assert word not in everything
