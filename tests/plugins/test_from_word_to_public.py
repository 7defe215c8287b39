"""The whole way in one story: Word files as agencies send them, drafts, a portal on a server, and back."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

from plugins.cli.__main__ import main
from tests.browser.chromium import served
from tests.conftest import NOW, keys
from tests.samples.layouts import layouts, official
from tests.samples.official import OFFICIALS

AGENCIES = {
    "ubnd-tinh": "Ủy ban nhân dân tỉnh Lào Cai",
    "hdnd-tinh": "Hội đồng nhân dân tỉnh Lào Cai",
    "so-y-te": "Sở Y tế tỉnh Lào Cai",
    "so-noi-vu": "Sở Nội vụ tỉnh Lào Cai",
    "ubnd-xa-muong-khuong": "Ủy ban nhân dân xã Mường Khương",
}
RULES = ("Ban hành Quy chế phối hợp trong công tác tiêm chủng mở rộng", "tại khu vực Sín Chải")
SENT = {
    "bao-cao.docx": ("45/BC-UBND", "ngắt dòng trong đoạn", {}),  # with merged cells
    "huong-dan.docx": ("15/HD-SYT", "VNI đổi phông", {}),
    "nghi-quyet.docx": ("21/2026/NQ-HĐND", "số tự động của Word", {}),
    "quyet-dinh.docx": ("1205/QĐ-UBND", "viết ẩu, dấu tab", {"abstract": RULES}),  # numbers as they once were written
    "thong-bao.docx": ("87/TB-SNV", "phông TCVN3", {"number": "     /TB-SNV"}),  # to be filled in by hand
}
UNSURE = """\
bao-cao.docx: lĩnh vực ngan-sach là đoán theo trích yếu
huong-dan.docx: chữ gõ bằng phông cũ, đã được chuyển mã sang Unicode
huong-dan.docx: lĩnh vực y-te là đoán theo trích yếu
nghi-quyet.docx: lĩnh vực chuyen-doi-so là đoán theo trích yếu
quyet-dinh.docx: lĩnh vực y-te là đoán theo trích yếu
quyet-dinh.docx:3: dấu gạch khác thường đã được đọc là “-” hoặc “/”; khoảng trắng quanh dấu gạch đã được bỏ
quyet-dinh.docx:5: trích yếu in hoa, đã viết lại như câu thường
thong-bao.docx: lĩnh vực don-vi-hanh-chinh là đoán theo trích yếu
thong-bao.docx:4: văn bản chưa có số
"""
REPORT = "ubnd-xa-muong-khuong/documents/2026/45-bc-ubnd"
DECISION = "ubnd-tinh/documents/2026/1205-qd-ubnd"
UNNUMBERED = "so-noi-vu/documents/2026/ve-viec-tiep-nhan-ho-so-thi-tuyen-cong-chuc-nam-2026"
NUMBERED = "so-noi-vu/documents/2026/87-tb-snv"
DRAFTS = (REPORT, "so-y-te/documents/2026/15-hd-syt", "hdnd-tinh/documents/2026/21-2026-nq-hdnd", DECISION, NUMBERED)
CORRECTIONS = {DECISION: ("sín chải", "Sín Chải"), UNNUMBERED: ("type: Thông báo", "number: 87/TB-SNV")}
REPORT_PAGE = "ubnd-xa-muong-khuong/van-ban/2026/45-bc-ubnd"
PUBLIC = {
    REPORT_PAGE: "Năm 2026; Thực hiện",
    "so-y-te/van-ban/2026/15-hd-syt": "Người từ đủ 60 tuổi cư trú trên địa bàn tỉnh.",
    "hdnd-tinh/van-ban/2026/21-2026-nq-hdnd": "Tổ công nghệ số cộng đồng ở thôn, bản;",
    "ubnd-tinh/van-ban/2026/1205-qd-ubnd": "tiêm chủng mở rộng tại khu vực Sín Chải",
    "so-noi-vu/van-ban/2026/87-tb-snv": "Hồ sơ gồm phiếu đăng ký theo mẫu và bản sao văn bằng.",
}


def write_papers(folder):
    by_number, by_name = {one.number: one for one in OFFICIALS}, {one.name: one for one in layouts()}
    for name, (number, layout, change) in SENT.items():
        (folder / name).write_bytes(official(replace(by_number[number], **change), by_name[layout])[0])


def rewrite(record, old, new):
    path = Path("lao-cai", f"{record}.md")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_five_word_files_become_public_and_a_slip_after_them_is_taken_back(tmp_path, sshd, monkeypatch, capsys):
    for name, value in {"NOW": NOW, "MEMORY": str(tmp_path / "cache"), "DEPLOY_KEY": str(sshd.key)}.items():
        monkeypatch.setenv(f"PORTAL_{name}", value)

    def portal(*words):
        assert main([*words]) == 0, capsys.readouterr()
        return capsys.readouterr().out

    # The office has a repository, and five files in its post.
    write_papers(tmp_path)
    agencies = [word for id_, name in AGENCIES.items() for word in ("--agency", f"{id_}={name}")]
    portal("init", str(tmp_path / "kho"), "--province", "Lào Cai", *agencies)
    monkeypatch.chdir(tmp_path / "kho")
    told = portal("new", "document", "--content", ".", "--from", *(f"../{name}" for name in SENT))
    remarks = re.findall(r"^\S+\[tep-goc-[a-z-]+\]: (.*)\n *--> \.\./(.*)$", told, re.MULTILINE)
    assert "".join(f"{place}: {what}\n" for what, place in remarks) == UNSURE
    assert "5 tệp: 5 bản nháp đã tạo, 0 tệp chưa vào được." in told

    # Somebody compares what was doubtful with the originals, corrects it, and decides that all is public from today on.
    for record, correction in CORRECTIONS.items():
        rewrite(record, *correction)
    portal("move", UNNUMBERED, NUMBERED, "--content", ".")
    for record in DRAFTS:
        rewrite(record, "status: nháp", "published: 22/11/2026")
    assert "13 tệp của 1 cổng: 0 lỗi" in portal("check", ".")

    Path("lao-cai/deploy.yaml").write_text(keys(server=sshd.settings(tmp_path / "srv")))
    with served(tmp_path / "srv/public") as address:

        def release():
            portal("build", "lao-cai", "--content", ".", "--output", "output")
            portal("deploy", "lao-cai", "--content", ".", "--output", "output")
            return public_release()

        def public_release():
            return re.search("Bản ([0-9a-f]{16})", portal("verify", address))[1]

        def page(path):
            with urlopen(f"{address}/{path}/") as answer:
                return answer.read().decode()

        # All five are public as they were meant; then a figure is mistyped, seen by everybody, and taken back.
        first = release()
        for path, words in PUBLIC.items():
            assert words in page(path)
        rewrite(REPORT, "8.200", "82.000")
        second = release()
        assert "<td>82.000</td>" in page(REPORT_PAGE)
        portal("deploy", "lao-cai", "--content", ".", "--rollback")
        assert public_release() == first != second
        assert "<td>8.200</td>" in page(REPORT_PAGE)
