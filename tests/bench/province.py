"""An invented province: which offices it has, how they mark their papers, and what they write about."""

from __future__ import annotations

import random

from tests.bench.words import Words, spelt

OFFICES = {
    "Sở Y tế": "SYT",
    "Sở Tài chính": "STC",
    "Sở Nội vụ": "SNV",
    "Sở Xây dựng": "SXD",
    "Sở Công Thương": "SCT",
    "Sở Giáo dục và Đào tạo": "SGDĐT",
    "Sở Khoa học và Công nghệ": "SKHCN",
    "Sở Nông nghiệp và Môi trường": "SNNMT",
    "Sở Văn hóa, Thể thao và Du lịch": "SVHTTDL",
    "Sở Dân tộc và Tôn giáo": "SDTTG",
    "Sở Tư pháp": "STP",
    "Thanh tra tỉnh": "TTr",
    "Công an tỉnh": "CAT",
    "Ban Quản lý khu kinh tế": "BQLKKT",
    "Trung tâm Kiểm soát bệnh tật": "TTKSBT",
    "Văn phòng UBND tỉnh": "VPUBND",
}
TYPES = {
    "Quyết định": "QĐ",
    "Kế hoạch": "KH",
    "Thông báo": "TB",
    "Báo cáo": "BC",
    "Hướng dẫn": "HD",
    "Chỉ thị": "CT",
    "Công văn": "CV",
}
LEADS = (
    "Về việc {0}",
    "Triển khai {0}",
    "Phê duyệt kế hoạch {0}",
    "Ban hành quy định về {0}",
    "Tăng cường công tác {0}",
    "Báo cáo kết quả {0}",
    "Hướng dẫn thực hiện {0}",
    "Công khai danh mục {0}",
    "Kiểm tra, giám sát {0}",
    "Giao nhiệm vụ {0}",
)
ENDS = ("trên địa bàn {place}", "tại {place}", "năm {year}", "giai đoạn 2021 - 2025", "6 tháng đầu năm {year}", "")


def title(dice: random.Random, words: Words, place: str, year: int) -> str:
    """Of 12 to 18 syllables."""
    lead, end = dice.choice(LEADS), dice.choice(ENDS).format(place=place, year=year)
    length, topics = dice.randrange(12, 17), [words.topic()]
    while len(f"{lead} {' '.join(topics)} {end}".split()) <= length:
        topics.append(words.topic())
    middle = ", ".join((" ".join(topics[:2]), *topics[2:3])) + " " + " ".join(topics[3:])
    return spelt(dice, " ".join(f"{lead.format(middle)} {end}".split()))
