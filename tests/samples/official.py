"""What official documents say, invented, and what must be read of each, however it is set (`layouts`)."""

from __future__ import annotations

from dataclasses import dataclass

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@dataclass(frozen=True)
class Official:
    """What a document says. A line of `text` that begins with `#` is in bold; a tuple of rows is a table."""

    agency: str
    """The id of the issuer in the world of the tests."""
    above: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place: str
    day: tuple[int, int, int]
    kind: str
    """Empty for an official letter."""
    abstract: tuple[str, ...]
    basis: tuple[str, ...]
    text: tuple[str | tuple[tuple[str, ...], ...], ...]
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    """The lines above the name."""
    signer: str
    title: str
    """The signer's, as the record says it."""
    stands: str
    """The term for the signer's capacity."""
    cites: tuple[str, ...] = ()
    """What of the basis has a number."""

    @property
    def dateline(self) -> str:
        day, month, year = self.day
        return (
            f"{self.place}, ngày {day:02} tháng {month:02} năm {year}"
            if month < 3
            else f"{self.place}, ngày {day:02} tháng {month} năm {year}"
        )


PROVINCE = ("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI")
LAW = "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;"
TABLE = (
    ("TT", "Nhiệm vụ", "Chủ trì", "Xong trước"),
    ("1", "Rà soát danh sách", "Sở Nội vụ", "30/9/2026"),
    ("2", "Báo cáo kết quả", "Sở Y tế", "15/12/2026"),
)
ARTICLES = (
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp trong công tác tiêm chủng mở rộng trên địa bàn tỉnh Lào Cai.",
    "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
    "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các Sở: Y tế, Nội vụ và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
)

OFFICIALS = (
    Official(
        "ubnd-tinh", (), PROVINCE, "1205/QĐ-UBND", "Lào Cai", (5, 2, 2026), "QUYẾT ĐỊNH",
        ("Ban hành Quy chế phối hợp trong công tác tiêm chủng mở rộng", "trên địa bàn tỉnh Lào Cai"),
        (LAW, "Căn cứ Quyết định số 418/QĐ-SYT ngày 04 tháng 8 năm 2025 của Sở Y tế về kế hoạch tiêm chủng;", "Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 31/TTr-SYT ngày 20 tháng 01 năm 2026."),
        ("#QUYẾT ĐỊNH:", *ARTICLES), ("Như Điều 3", "Bộ Y tế", "Lưu: VT, VX"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Giàng Thị Mẫu", "Phó Chủ tịch", "deputy",
        ("72/2025/QH15", "418/QĐ-SYT ngày 4/8/2025"),
    ),
    Official(
        "so-y-te", ("UBND TỈNH LÀO CAI",), ("SỞ Y TẾ",), "119/KH-SYT", "Lào Cai", (28, 8, 2026), "KẾ HOẠCH",
        ("Tổ chức chiến dịch tiêm vắc xin phòng sởi", "cho trẻ em từ 1 đến 10 tuổi năm 2026"),
        (), ("Thực hiện Quyết định số 1205/QĐ-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh, Sở Y tế xây dựng kế hoạch như sau:", "#I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "a) Bảo đảm trẻ em trong độ tuổi được tiêm đủ mũi.", "b) Không để dịch lan rộng.", "2. Yêu cầu", "- Tiêm an toàn, đúng đối tượng;", "- Báo cáo hằng ngày.", "#II. NỘI DUNG", "Các trạm y tế tổ chức tiêm theo lịch sau:", TABLE, "#III. TỔ CHỨC THỰC HIỆN", "Trung tâm Kiểm soát bệnh tật chủ trì, phối hợp với các trạm y tế thực hiện Kế hoạch này."),
        ("UBND tỉnh", "Trung tâm Kiểm soát bệnh tật", "Lưu: VT, NVY"), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lương Văn Mẫu", "Phó Giám đốc", "deputy",
    ),
    Official(
        "so-noi-vu", ("UBND TỈNH LÀO CAI",), ("SỞ NỘI VỤ",), "87/TB-SNV", "Lào Cai", (12, 3, 2026), "THÔNG BÁO",
        ("Về việc tiếp nhận hồ sơ thi tuyển công chức năm 2026",), (),
        ("Sở Nội vụ thông báo việc tiếp nhận hồ sơ như sau:", "1. Thời gian: từ ngày 20/3/2026 đến hết ngày 18/4/2026, trong giờ hành chính.", "2. Địa điểm: Trung tâm Phục vụ hành chính công tỉnh.", "3. Hồ sơ gồm phiếu đăng ký theo mẫu và bản sao văn bằng."),
        ("Các cơ quan, đơn vị", "Lưu: VT"), ("GIÁM ĐỐC",), "Vàng Seo Mẫu", "Giám đốc", "direct",
    ),
    Official(
        "so-y-te", ("UBND TỈNH LÀO CAI",), ("SỞ Y TẾ",), "2210/SYT-NVY", "Lào Cai", (9, 10, 2026), "",
        ("V/v tăng cường giám sát bệnh tay chân miệng", "trong trường học"), (),
        ("Kính gửi: Ủy ban nhân dân các xã, phường", "Thời gian qua số ca mắc tay chân miệng tăng ở một số xã. Sở Y tế đề nghị:", "1. Chỉ đạo trạm y tế giám sát hằng ngày tại các trường mầm non.", "2. Báo cáo ca bệnh về Sở Y tế trong 24 giờ./."),
        ("Như trên", "Lưu: VT, NVY"), ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Cư A Mẫu", "Chánh Văn phòng", "by-order",
    ),
    Official(
        "ubnd-xa-muong-khuong", (), ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG KHƯƠNG"), "45/BC-UBND", "Mường Khương", (30, 6, 2026), "BÁO CÁO",
        ("Kết quả thực hiện dự toán ngân sách 6 tháng đầu năm 2026",), (),
        ("#1. Thu ngân sách", "Thu ngân sách trên địa bàn đạt 52% dự toán.", "#2. Chi ngân sách", (("Nội dung", "Dự toán", "Thực hiện"), ("Chi thường xuyên", "8.200", "4.010"), ("Chi đầu tư", "1.900", "760")), "Ủy ban nhân dân xã báo cáo Hội đồng nhân dân xã xem xét./."),
        ("HĐND xã", "Sở Tài chính", "Lưu: VT"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Giàng A Mẫu", "Chủ tịch", "collective",
    ),
    Official(
        "hdnd-tinh", (), ("HỘI ĐỒNG NHÂN DÂN", "TỈNH LÀO CAI"), "21/2026/NQ-HĐND", "Lào Cai", (15, 7, 2026), "NGHỊ QUYẾT",
        ("Quy định mức hỗ trợ hoạt động của tổ công nghệ số cộng đồng", "trên địa bàn tỉnh Lào Cai"),
        (LAW, "Căn cứ Nghị định số 78/2025/NĐ-CP ngày 01 tháng 4 năm 2025 của Chính phủ;"),
        ("#QUYẾT NGHỊ:", "#Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng", "1. Nghị quyết này quy định mức hỗ trợ hằng tháng.", "2. Nghị quyết này áp dụng đối với:", "a) Tổ công nghệ số cộng đồng ở thôn, bản;", "b) Cơ quan chi trả.", "#Điều 2. Mức hỗ trợ", "Mỗi tổ được hỗ trợ 300.000 đồng một tháng.", "#Điều 3. Điều khoản thi hành", "Nghị quyết này có hiệu lực từ ngày 01 tháng 8 năm 2026."),
        ("Chính phủ", "Lưu: VT"), ("CHỦ TỊCH",), "Hoàng Văn Mẫu", "Chủ tịch", "direct",
        ("72/2025/QH15", "78/2025/NĐ-CP ngày 1/4/2025"),
    ),
    Official(
        "ubnd-tinh", (), PROVINCE, "09/CT-UBND", "Lào Cai", (2, 6, 2026), "CHỈ THỊ",
        ("Về việc tăng cường công tác phòng, chống thiên tai và tìm kiếm cứu nạn năm 2026",), (),
        ("Mùa mưa bão năm 2026 được dự báo diễn biến phức tạp. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:", "1. Các xã, phường rà soát khu vực có nguy cơ sạt lở.", "2. Sở Nông nghiệp và Môi trường trực ban 24/24 giờ.", "Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./."),
        ("Các sở, ban, ngành", "UBND các xã, phường", "Lưu: VT, NLN"), ("CHỦ TỊCH",), "Nguyễn Bá Mẫu", "Chủ tịch", "direct",
    ),
    Official(
        "so-noi-vu", ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI",), ("SỞ NỘI VỤ",), "64/TTr-SNV", "Lào Cai", (21, 4, 2026), "TỜ TRÌNH",
        ("Về việc sắp xếp tổ chức bộ máy các trung tâm trực thuộc",),
        ("Căn cứ Nghị định số 120/2020/NĐ-CP ngày 07 tháng 10 năm 2020 của Chính phủ;",),
        ("Kính gửi: Ủy ban nhân dân tỉnh", "#1. Sự cần thiết", "Sau hợp nhất, các trung tâm có nhiệm vụ trùng nhau.", "#2. Phương án", "Sở Nội vụ đề nghị sáp nhập hai trung tâm thành một./."),
        ("Như trên", "Lưu: VT, TCBC"), ("Q. GIÁM ĐỐC",), "Tẩn Mẩy Mẫu", "Giám đốc", "acting",
        ("120/2020/NĐ-CP ngày 7/10/2020",),
    ),
    Official(
        "ubnd-tinh", (), PROVINCE, "38/2026/QĐ-UBND", "Lào Cai", (10, 8, 2026), "QUYẾT ĐỊNH",
        ("Ban hành Quy chế phát ngôn và cung cấp thông tin cho báo chí",), (LAW, "Căn cứ Nghị định số 244/2026/NĐ-CP ngày 26 tháng 6 năm 2026 của Chính phủ quy định về phát ngôn;"),
        ("#QUYẾT ĐỊNH:", "#Chương I", "#QUY ĐỊNH CHUNG", "#Điều 1. Phạm vi điều chỉnh", "Quy chế này quy định việc phát ngôn của Ủy ban nhân dân tỉnh Lào Cai.", "#Điều 2. Người phát ngôn", "1. Người đứng đầu cơ quan.", "2. Người được giao phát ngôn thường xuyên.", "#Chương II", "#TỔ CHỨC THỰC HIỆN", "#Điều 3. Hiệu lực thi hành", "Quyết định này có hiệu lực từ ngày 20 tháng 8 năm 2026."),
        ("Bộ Văn hóa, Thể thao và Du lịch", "Như Điều 3", "Lưu: VT"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Trịnh Xuân Mẫu", "Chủ tịch", "collective",
        ("72/2025/QH15", "244/2026/NĐ-CP ngày 26/6/2026"),
    ),
    Official(
        "so-y-te", ("UBND TỈNH LÀO CAI",), ("SỞ Y TẾ",), "15/HD-SYT", "Lào Cai", (3, 11, 2026), "HƯỚNG DẪN",
        ("Thực hiện khám sức khỏe định kỳ cho người cao tuổi",), (),
        ("#I. ĐỐI TƯỢNG", "Người từ đủ 60 tuổi cư trú trên địa bàn tỉnh.", "#II. CÁCH LÀM", "1. Trạm y tế lập danh sách.", "+ Danh sách gửi trước ngày 15 hằng tháng;", "2. Khám tại trạm, miễn phí."),
        ("UBND các xã, phường", "Lưu: VT"), ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG NGHIỆP VỤ Y"), "Đỗ Quang Mẫu", "Trưởng phòng nghiệp vụ Y", "delegated",
    ),
)  # fmt: skip
