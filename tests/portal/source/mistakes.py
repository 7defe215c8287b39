"""What editors get wrong: one mistake a file, with all that must be said about it, once.

`GOOD` is the portal around them. `text` is a whole folder where the mistake is of the folder, and None for a link.
"""

from dataclasses import dataclass

from tests.conftest import agency, document, draft, news, page, person, plan, record

DOCUMENTS = "ubnd-tinh/documents/2026"
PLANS = "ubnd-tinh/plans/2026"
PEOPLE = "ubnd-tinh/people"
NEWS = "ubnd-tinh/news/2026"

GOOD = {
    "so-y-te/agency.md": agency("Sở Y tế"),
    "so-tai-chinh/agency.md": agency("Sở Tài chính"),
    "ubnd-tinh/documents/2023/119-kh-ubnd.md": document("119/KH-UBND", issued="28/8/2023"),
    "ubnd-tinh/documents/2025/119-kh-ubnd.md": document("119/KH-UBND", issued="5/5/2025"),
    "ubnd-tinh/documents/2026/100-bc-ubnd.md": document("100/BC-UBND"),
    f"{DOCUMENTS}/20-tb-ubnd/ban-nhap.docx": b"PK",
}


@dataclass(frozen=True)
class Mistake:
    """`line` 0 is the whole file; `how` is part of the remedy, ready to be typed."""

    name: str
    path: str
    text: str | bytes | dict[str, str] | None
    code: str
    line: int
    how: str


MISTAKES = (
    # what must not be published
    Mistake("a mark of secrecy", "pages/dau-mat.md", page(body="MẬT\n"), "dau-bi-mat-nha-nuoc", 4, "không gửi tiếp"),
    Mistake("a mark of circulation", "pages/luu-hanh.md", page(body="LƯU HÀNH NỘI BỘ\n"), "dau-han-che-luu-hanh", 4, "hỏi nơi ban hành"),
    Mistake("a number of identity", "pages/can-cuoc.md", page(body="CCCD 001099012345\n"), "lo-giay-to-tuy-than", 4, "privacy_allow"),
    Mistake("a private telephone", "pages/di-dong.md", page(summary="Gọi 0912345678"), "lo-so-di-dong", 3, "phones"),
    Mistake("a bank account", "pages/tai-khoan.md", page(body="STK 99887766554\n"), "lo-tai-khoan-ngan-hang", 4, "xóa số tài khoản"),
    Mistake("private mail", "pages/thu.md", page(body="mau@gmail.com\n"), "lo-thu-ca-nhan", 4, "thư công vụ"),
    Mistake("a birthday and a home", "pages/ngay-sinh.md", page(body="Sinh ngày 1/2/1980, thường trú tại thôn 3\n"), "lo-ngay-sinh-va-cho-o", 4, "bỏ ngày sinh"),
    Mistake("a password", "pages/mat-khau.md", page(body="AKIAMAUMAUMAUMAUMAUM\n"), "lo-khoa-truy-cap", 4, "đổi ngay"),
    Mistake("an idle exception", "pages/ngoai-le.md", page(privacy_allow=[{"value": "0912345678", "reason": "đồng ý"}]), "ngoai-le-khong-con-dung", 3, "bỏ mục này"),
    Mistake("an exception for a secret", "pages/ngoai-le-mat.md", page(privacy_allow=[{"value": "TỐI MẬT", "reason": "được phép"}]), "ngoai-le-khong-duoc-phep", 3, "bỏ mục này"),
    # how a file is written
    Mistake("a tab in YAML", "pages/tab.md", "---\ntitle: Trang\n\tsummary: Chữ\n---\n", "yaml-khong-doc-duoc", 3, "khoảng trắng đầu dòng"),
    Mistake("no closing fence", "pages/khong-dong.md", "---\ntitle: Trang\n\nNội dung.\n", "thieu-phan-dau", 1, "thêm một dòng ---"),
    Mistake("no front matter at all", f"{DOCUMENTS}/x.md", "# Kế hoạch 5\n\nNội dung.\n", "thieu-phan-dau", 1, "viết --- ở dòng đầu"),
    Mistake("a key written twice", "pages/hai-lan.md", record(title="A").replace("---\n", "---\ntitle: B\n", 1), "khoa-lap-lai", 3, "xóa dòng kia"),
    Mistake("saved as UTF-16", "pages/utf-16.md", page("Tiếng Việt").encode("utf-16"), "khong-phai-utf-8", 1, "UTF-8"),
    Mistake("saved as windows-1258", "pages/windows.md", "---\ntitle: Chào\n---\n".encode("windows-1258"), "khong-phai-utf-8", 2, "UTF-8"),
    Mistake("a YAML alias", "pages/tham-chieu.md", page("*ten"), "yaml-co-tham-chieu", 2, "dấu nháy kép"),
    Mistake("an unquoted exclamation mark", "pages/the.md", page("!Quan trọng"), "yaml-co-tham-chieu", 2, "dấu nháy kép"),
    Mistake("a colon within a value", "pages/hai-cham.md", page("Thông báo: nghỉ lễ"), "yaml-khong-doc-duoc", 2, "dấu nháy kép"),
    Mistake("an invisible letter", "pages/ky-tu-an.md", page("Giới\u200bthiệu"), "ky-tu-an", 2, "gõ lại"),
    Mistake("text of an old font", "pages/phong-cu.md", page(body="Uû ban nh©n d©n tØnh ban hµnh kÕ ho¹ch c¸c së\n"), "chu-phong-cu", 4, "Unikey"),
    Mistake("a merge that is not done", "pages/xung-dot.md", page(body="<<<<<<< HEAD\nmột\n"), "con-dau-xung-dot", 4, "chọn bản đúng"),
    Mistake("a blank that is none", "pages/khoang-trang.md", record(title="A", summary="B").replace("summary:", "summary\u00a0:"), "khoang-trang-la", 3, "phím cách"),
    Mistake("a key below the front matter", "pages/ngoai.md", page(body="summary: Tóm tắt\n"), "khoa-ngoai-phan-dau", 4, "lên trên dòng ---"),
    # how the text is written
    Mistake("a cell too many", "pages/thua-o.md", page(body="| a | b |\n| - | - |\n| 1 | 2 | 3 |\n"), "bang-thua-o", 6, "đủ 2 ô"),
    Mistake("a cell too few", "pages/thieu-o.md", page(body="| a | b |\n| - | - |\n| 1 |\n"), "bang-thieu-o", 6, "ô trống"),
    Mistake("a table behind a line", "pages/bang.md", page(body="Bảng:\n| a | b |\n| - | - |\n"), "bang-khong-thanh", 5, "dòng trống"),
    Mistake("a fence left open", "pages/ma.md", page(body="```\nmã\n"), "khoi-ma-khong-dong", 4, "giống hệt dấu mở"),
    Mistake("a heading of nothing", "pages/tieu-de.md", page(body="##\n"), "tieu-de-trong", 4, "viết chữ"),
    Mistake("a heading too deep", "pages/nhay-bac.md", page(body="#### Sâu\n"), "tieu-de-nhay-bac", 4, "viết ## ở"),
    Mistake("a picture without words", "pages/khong-mo-ta.md", page(body="![](so-do.png)\n"), "anh-thieu-mo-ta", 4, "ảnh cho thấy gì"),
    Mistake("a link without words", "pages/khong-chu.md", page(body="[](so-y-te)\n"), "lien-ket-khong-chu", 4, "tên của nơi"),
    Mistake("press here", "pages/tai-day.md", page(body="[Tại đây](so-y-te)\n"), "chu-lien-ket-mo-ho", 4, "tên của nơi"),
    Mistake("a name without an address", "pages/ten.md", page(body="[a][b]\n"), "lien-ket-dat-ten-sai", 4, "(nơi đến)"),
    Mistake("a footnote that is not there", "pages/chu-thich.md", page(body="Luật[^1]\n"), "chu-thich-sai", 4, "[^1]: lời chú thích"),
    Mistake("a footnote that nothing names", "pages/thua.md", page(body="Luật\n\n[^1]: a\n"), "chu-thich-thua", 6, "viết [^1]"),
    Mistake("a comment for colleagues", "pages/ghi-chu.md", page(body="<!-- hỏi lại -->\n"), "ghi-chu-an", 4, "xóa ghi chú"),
    Mistake("a tag", "pages/html.md", page(body="<b>đậm</b>\n"), "the-html", 4, "xóa thẻ"),
    Mistake("a paragraph of brackets", "pages/ngoac.md", page(body="[" * 301 + "\n"), "qua-gioi-han", 4, "chia thành nhiều đoạn"),
    # where a file lies
    Mistake("an ending in capitals", f"{DOCUMENTS}/9-kh-ubnd.MD", document("9/KH-UBND"), "tep-khong-thuoc-dau", 0, "đổi tên thành 9-kh-ubnd.md"),
    Mistake("what Windows leaves", f"{DOCUMENTS}/Thumbs.db", b"", "tep-khong-thuoc-dau", 0, "xóa tệp này"),
    Mistake("a name with its marks apart", "pages/ke\u0302.md", page(), "ten-tep-dau-roi", 0, "gõ lại"),
    Mistake("a name with a colon", "pages/a:b.md", page(), "ten-tep-sai", 0, "bỏ ký tự ấy"),
    Mistake("a note among the files", "ghi-chu.txt", "việc cần làm", "tep-khong-thuoc-dau", 0, "đặt tệp vào thư mục"),
    Mistake("a record in no year folder", "ubnd-tinh/documents/7-kh-ubnd.md", document("7/KH-UBND"), "tep-khong-thuoc-dau", 0, "documents/<năm>/"),
    Mistake("a file name with capitals", f"{DOCUMENTS}/8_KH-UBND.md", document("8/KH-UBND"), "ma-sai-cach-viet", 0, "8-kh-ubnd"),
    Mistake("a page of a reserved name", "pages/van-ban.md", page(), "ten-danh-rieng", 0, "đặt tên khác"),
    Mistake("a page at the address of an agency", "pages/so-y-te.md", page(), "trung-dia-chi", 0, "đổi tên"),
    Mistake("a link instead of a file", f"{PEOPLE}/lien-ket.md", None, "tep-lien-ket", 0, "chép chính tệp ấy"),
    Mistake("an undeclared attachment", f"{DOCUMENTS}/20-tb-ubnd.md", document("20/TB-UBND"), "tep-khong-khai-bao", 0, "attachments: - file: ban-nhap.docx"),
    Mistake("a missing attachment", f"{DOCUMENTS}/21-tb-ubnd.md", document("21/TB-UBND", attachments=[{"file": "a.pdf", "label": "A"}]), "tep-khong-co", 6, "21-tb-ubnd/"),
    Mistake("a translation of nothing", "pages/khong-co.en.md", record(title="About"), "khong-co-ban-ghi", 0, "thêm pages/khong-co.md"),
    # keys
    Mistake("a misspelt key", f"{DOCUMENTS}/1-kh-ubnd.md", document("1/KH-UBND", summry="Tóm tắt"), "khoa-la", 6, "viết summary"),
    Mistake("a misspelt key that must be there", "pages/sai-khoa.md", record(titel="Giới thiệu"), "khoa-la", 2, "viết title"),
    Mistake("a missing number", f"{DOCUMENTS}/khong-so.md", document(None, type="KH"), "thieu-so-ky-hieu", 2, "number: 119/KH-UBND"),
    Mistake("a missing day", f"{DOCUMENTS}/2-kh-ubnd.md", document("2/KH-UBND", issued=None), "thieu-ngay-ban-hanh", 2, "issued: 28/8/2023"),
    Mistake("a missing subject", f"{DOCUMENTS}/3-kh-ubnd.md", document("3/KH-UBND", subject=None), "thieu-khoa", 2, "subject: "),
    Mistake("a title left blank", f"{DOCUMENTS}/4-kh-ubnd.md", document("4/KH-UBND", title=""), "thieu-khoa", 3, "title: "),
    Mistake("a law that does not say so", f"{DOCUMENTS}/2-2026-qh16.md", document("2/2026/QH16"), "thieu-loai-van-ban", 2, "type: Luật"),
    # values
    Mistake("a number without its hyphen", f"{DOCUMENTS}/10-kh-ubnd.md", document("10/KH-UBND", implements="07/CTTTg ngày 21/3/2023"), "so-ky-hieu-sai-dang", 6, "viết 07/CT-TTg"),
    Mistake("a number without the stroke of Đ", f"{DOCUMENTS}/11-qd-ubnd.md", document("11/QD-UBND"), "so-ky-hieu-sai-dang", 2, "viết 11/QĐ-UBND"),
    Mistake("an American date", f"{DOCUMENTS}/12-kh-ubnd.md", document("12/KH-UBND", issued="12/31/2026"), "ngay-sai", 4, "viết 31/12/2026"),
    Mistake("a day there never was", f"{DOCUMENTS}/13-kh-ubnd.md", document("13/KH-UBND", issued="30/2/2026"), "ngay-sai", 4, "viết ngày/tháng/năm"),
    Mistake("a year of two digits", f"{DOCUMENTS}/14-kh-ubnd.md", document("14/KH-UBND", issued="1/9/26"), "ngay-sai", 4, "viết 1/9/2026"),
    Mistake("a moment without its hour", "ubnd-tinh/drafts/2026/khong-gio.md", draft(consultation={"opens": "1/11/2026", "closes": "30/11/2026 17:00", "address": "Sở"}), "ngay-gio-sai", 7, "28/8/2023 14:30"),
    Mistake("an unknown type", f"{DOCUMENTS}/15-kh-ubnd.md", document("15/KH-UBND", type="Kế hoặch năm"), "loai-van-ban-sai", 6, "viết Kế hoạch"),
    Mistake("an unknown subject", f"{DOCUMENTS}/16-kh-ubnd.md", document("16/KH-UBND", subject="Bóng đá"), "ngoai-danh-muc", 5, "chọn một trong"),
    Mistake("a point of another article", f"{DOCUMENTS}/17-kh-ubnd.md", document("17/KH-UBND", disclosure="17.1.z"), "muc-cong-khai-sai", 6, "17.1.a"),
    Mistake("a title in capitals", f"{DOCUMENTS}/18-kh-ubnd.md", document("18/KH-UBND", title="KẾ HOẠCH CÔNG KHAI THÔNG TIN"), "viet-hoa-toan-bo", 3, "Kế hoạch công khai thông tin"),
    Mistake("an address by http", f"{DOCUMENTS}/19-kh-ubnd.md", document("19/KH-UBND", original="http://laocai.gov.vn/"), "dia-chi-mang-sai", 6, "https://"),
    Mistake("yes in English", f"{DOCUMENTS}/22-kh-ubnd.md", document("22/KH-UBND", sample="yes"), "sai-co-khong", 6, "viết có"),
    Mistake("an old address without its slash", f"{DOCUMENTS}/23-kh-ubnd.md", document("23/KH-UBND", formerly="van-ban/cu"), "dia-chi-cu-sai", 6, "từ dấu /"),
    Mistake("two documents in one citation", f"{DOCUMENTS}/24-kh-ubnd.md", document("24/KH-UBND", based_on="01/2026/QH16, 5/NQ-CP"), "vien-dan-sai-dang", 6, "mỗi văn bản một dòng"),
    Mistake("an extension within a telephone number", f"{PEOPLE}/may-le.md", person(spokesperson={"role": "người đứng đầu", "phones": {"number": "0214 3840 888 máy lẻ 12"}}), "dien-thoai-sai", 4, "khóa extension"),
    Mistake("two telephones in one field", f"{PEOPLE}/hai-so.md", person(spokesperson={"role": "người đứng đầu", "phones": [{"number": "0214 3840 888 - 0912 345 678"}]}), "dien-thoai-sai", 4, "mỗi số"),
    Mistake("an e-mail address with a blank", f"{PEOPLE}/thu.md", person(spokesperson={"role": "người đứng đầu", "email": "phat ngon@laocai.example"}), "thu-dien-tu-sai", 4, "vanphong@"),
    Mistake("a decimal point that may be a thousand", f"{NEWS}/so-luong.md", news(figures=[{"label": "Tăng", "value": "9.5", "unit": "%"}]), "so-luong-sai", 6, "viết 9,5"),
    # what does not agree within a file
    Mistake("a type against the number", f"{DOCUMENTS}/25-kh-ubnd.md", document("25/KH-UBND", type="Quyết định"), "loai-khong-khop-so", 6, "bỏ dòng type"),
    Mistake("a year against the number", f"{DOCUMENTS}/26-2025-qd-ubnd.md", document("26/2025/QĐ-UBND"), "nam-khong-khop-so", 2, "sửa năm"),
    Mistake("effective before issued", f"{DOCUMENTS}/27-kh-ubnd.md", document("27/KH-UBND", effective="1/9/2025"), "hieu-luc-truoc-ban-hanh", 6, "kiểm tra lại hai ngày"),
    Mistake("expired before in force", f"{DOCUMENTS}/28-kh-ubnd.md", document("28/KH-UBND", expires="1/8/2026"), "hieu-luc-nguoc", 6, "kiểm tra lại hai ngày"),
    Mistake("the folder of another year", "ubnd-tinh/documents/2024/29-kh-ubnd.md", document("29/KH-UBND"), "sai-thu-muc-nam", 4, "2026/"),
    Mistake("an end before the start", f"{PEOPLE}/nguoc.md", person(posts=[{"title": "Chánh Văn phòng", "period": {"start": "1/7/2026", "end": "1/7/2025"}}]), "khoang-thoi-gian-nguoc", 3, "start và end"),
    Mistake("closed before it opens", "ubnd-tinh/drafts/2026/nguoc.md", draft(consultation={"opens": "30/11/2026 08:00", "closes": "1/11/2026 17:00", "address": "Sở"}), "khoang-thoi-gian-nguoc", 7, "opens và closes"),
    Mistake("a regular spokesperson without e-mail", f"{PEOPLE}/thieu-thu.md", person(spokesperson={"role": "người phát ngôn thường xuyên", "phones": {"number": "0214 3840 888"}}), "thieu-lien-he-phat-ngon", 4, "thêm phones và email"),
    Mistake("an authority without end", f"{PEOPLE}/khong-han.md", person(spokesperson={"role": "người được ủy quyền phát ngôn", "matter": "Vụ sạt lở", "period": {"start": "1/7/2026"}}), "uy-quyen-thieu-pham-vi", 4, "period với end"),
    Mistake("a sum that is none", f"{NEWS}/tong.md", news(figures=[{"label": "Đài", "value": "105", "unit": "đài", "shares": [{"label": "FM", "value": "33"}, {"label": "IP", "value": "71"}]}]), "tong-khong-khop", 6, "sửa giá trị"),
    Mistake("a count of nothing", "ubnd-xa-muong-khuong/agency.md", agency("Xã Mường Khương", channels=[{"kind": "loa-fm", "name": "Đài", "count": "34"}]), "thieu-don-vi-tinh", 4, "thêm unit: cụm loa"),
    Mistake("an event without a time", "ubnd-tinh/events/2026/toa-dam.md", record(title="Tọa đàm", type="tọa đàm", published="1/11/2026", summary="Ba việc.", subject="Y tế"), "su-kien-thieu-thoi-gian", 2, "thêm on: 23/5/2026"),
    Mistake("a picture without its file", "ubnd-tinh/campaigns/2026/rua-tay.md", record(title="Rửa tay", published="1/11/2026", summary="Ai cũng rửa.", subject="Y tế", goal="Ít bệnh.", audience="nguoi-dan", messages="Rửa tay.", infographics=[{"file": "a.png", "transcript": "Hai cột."}]), "tranh-thieu-tep", 9, "thêm vào attachments"),
    Mistake("done without evidence", f"{PLANS}/30-kh-ubnd.md", plan("30/KH-UBND", task_groups=[{"title": "I", "tasks": [{"title": "Họp báo", "status": "đã xong"}]}]), "thieu-minh-chung", 6, "thêm evidence"),
    Mistake("merged into two", "so-a/agency.md", agency("Sở A", succession={"event": "sáp nhập", "on": "1/7/2025", "decision": "1/NQ", "successors": ["so-y-te", "so-tai-chinh"]}), "ke-thua-sai-so-luong", 4, "ghi một mã"),
    Mistake("split into one", "so-b/agency.md", agency("Sở B", succession={"event": "chia tách", "on": "1/7/2025", "decision": "1/NQ", "successors": "so-y-te"}), "ke-thua-sai-so-luong", 4, "ghi đủ các mã"),
    # whether it is published
    Mistake("a misspelt state", f"{DOCUMENTS}/40-kh-ubnd.md", document("40/KH-UBND", status="nhap nhap"), "ngoai-danh-muc", 6, "viết nháp"),
    Mistake("a misspelt key of the state", f"{DOCUMENTS}/41-kh-ubnd.md", document("41/KH-UBND", Status="nháp"), "khoa-la", 6, "viết status"),
    Mistake("a state left blank", f"{DOCUMENTS}/47-kh-ubnd.md", document("47/KH-UBND", status=""), "thieu-khoa", 6, "bỏ dòng này"),
    Mistake("an hour left blank", f"{DOCUMENTS}/48-kh-ubnd.md", document("48/KH-UBND", publish_at=""), "thieu-khoa", 6, "bỏ dòng này"),
    Mistake("an hour that is none", f"{DOCUMENTS}/42-kh-ubnd.md", document("42/KH-UBND", publish_at="1/12/2026 25:00"), "ngay-gio-sai", 6, "từ 00:00"),
    Mistake("withdrawn without a reason", f"{DOCUMENTS}/43-kh-ubnd.md", document("43/KH-UBND", status="đã rút"), "rut-thieu-ly-do", 6, "thêm withdrawal"),
    Mistake("a reason but not withdrawn", f"{DOCUMENTS}/44-kh-ubnd.md", document("44/KH-UBND", withdrawal={"on": "1/11/2026", "reason": "Đăng nhầm"}), "rut-thieu-ly-do", 6, "status: đã rút"),
    Mistake("a draft with an hour", f"{DOCUMENTS}/45-kh-ubnd.md", document("45/KH-UBND", status="nháp", publish_at="1/12/2026 08:00"), "nhap-co-gio-dang", 7, "bỏ dòng status"),
    Mistake("a link to a draft", "pages/toi-nhap.md", page(body="Xem [kế hoạch](ubnd-tinh/documents/2026/45-kh-ubnd).\n"), "dan-toi-ban-chua-dang", 4, "bỏ chỗ dẫn"),
    Mistake("a citation of a draft", f"{DOCUMENTS}/46-kh-ubnd.md", document("46/KH-UBND", based_on="45/KH-UBND"), "van-ban-chua-dang", 6, "tự thành liên kết"),
    # what does not agree between files
    Mistake("an unknown agency", f"{DOCUMENTS}/31-kh-ubnd.md", document("31/KH-UBND", joint_issuers="so-y-tee"), "khong-co-co-quan", 6, "viết so-y-te, hoặc tạo cơ quan ấy: ./portal new agency --id so-y-tee"),
    Mistake("a folder of no agency", "so-moi", {"people/a.md": person(), "people/b.md": person("Bàn Thị Hai")}, "khong-co-co-quan", 0, "tạo so-moi/agency.md"),
    Mistake("an unknown person", f"{PEOPLE}/thay.md", person(spokesperson={"role": "người đứng đầu", "deputy": "ubnd-tinh/people/ai-do"}), "khong-co-ban-ghi", 4, "viết "),
    Mistake("one of two that succeed each other", "so-c/agency.md", agency("Sở C", succession={"event": "đổi tên", "on": "1/7/2025", "decision": "1/NQ", "successors": "so-d"}), "ke-thua-vong", 4, "sửa successors"),
    Mistake("a parent of itself", "so-e/agency.md", agency("Sở E", parent="so-e"), "cap-tren-vong", 4, "sửa parent"),
    Mistake("a number used twice", f"{DOCUMENTS}/tai-len-lai.md", document("100/BC-UBND"), "trung-so-ky-hieu", 2, "xóa một trong hai"),
    Mistake("a citation of two documents", f"{DOCUMENTS}/32-kh-ubnd.md", document("32/KH-UBND", implements="119/KH-UBND"), "trich-dan-nhieu-van-ban", 6, "119/KH-UBND ngày "),
    Mistake("a citation of another day", f"{DOCUMENTS}/33-kh-ubnd.md", document("33/KH-UBND", implements="119/KH-UBND ngày 29/8/2023"), "trich-dan-sai-ngay", 6, "sửa ngày"),
    Mistake("a citation of what is not there", f"{DOCUMENTS}/34-kh-ubnd.md", document("34/KH-UBND", based_on="5/NQ-CP"), "van-ban-chua-co", 6, "thêm văn bản ấy"),
    Mistake("a dead link in the text", "pages/lien-ket-hong.md", page(body="Xem:\n\n- [Sở](so-y-te)\n- [Nhà](so-y-tee)\n"), "lien-ket-hong", 7, "viết so-y-te"),
    Mistake("a picture that is not there", "pages/anh.md", page(body="![Sơ đồ](so-do.png)\n"), "lien-ket-hong", 4, "đặt ảnh vào thư mục"),
)  # fmt: skip

PARTNER = {
    "so-d/agency.md": agency(
        "Sở D", succession={"event": "đổi tên", "on": "1/7/2025", "decision": "1/NQ", "successors": "so-c"}
    )
}
"""The other one of two agencies that succeed each other: one circle, one problem."""
