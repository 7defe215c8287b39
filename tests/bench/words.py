"""Words for made-up texts: those of public administration first, then a long tail of syllables that could be Vietnamese."""

from __future__ import annotations

import itertools
import random
import unicodedata
from bisect import bisect_left

from plugins.portal.language.fold import fold


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COMMON = _words(
    "và của các về theo trong cho được là có tại với đến không những này khi để từ trên do phải người năm ngày một "
    "đã sẽ cần việc sau trước nếu thì đó hoặc còn như ra vào mọi từng bởi qua lại đều rất nhất cùng"
)
"""Stand in every text; first in order, for the first are the most frequent."""

TERMS = tuple(
    one.strip()
    for one in """
thực hiện, kế hoạch, công khai, thông tin, nhiệm vụ, cơ quan, đơn vị, địa phương, tổ chức, báo cáo, kết quả,
thời hạn, trách nhiệm, phối hợp, quy định, nhà nước, ủy ban, nhân dân, kinh tế, xã hội, phát triển, quản lý,
đầu tư, xây dựng, triển khai, tăng cường, chính sách, pháp luật, hướng dẫn, kiểm tra, thanh tra, giám sát,
đánh giá, tổng hợp, bổ sung, sửa đổi, phê duyệt, ban hành, thẩm định, tiếp nhận, giải quyết, hồ sơ, thủ tục,
hành chính, cải cách, chuyển đổi số, dịch vụ công, trực tuyến, cơ sở dữ liệu, truyền thông chính sách, báo chí,
người phát ngôn, ngân sách nhà nước, dự toán, quyết toán, tài chính, tài sản công, đấu giá, đấu thầu, mua sắm,
đất đai, giá đất, thu hồi đất, giải phóng mặt bằng, bồi thường, tái định cư, quy hoạch, đô thị, nông thôn mới,
môi trường, chất thải, rác thải, nước sạch, cấp nước, thoát nước, khoáng sản, rừng, lâm nghiệp, thủy lợi, đê điều,
phòng chống, thiên tai, bão, lũ quét, sạt lở, hạn hán, cứu trợ, cứu nạn, giáo dục, đào tạo, trường học, mầm non,
tiểu học, tuyển sinh, học bổng, thi tốt nghiệp, y tế, bệnh viện, tiêm chủng, dịch bệnh, bảo hiểm y tế,
bảo hiểm xã hội, an toàn thực phẩm, dân số, trẻ em, người cao tuổi, người có công, hộ nghèo, cận nghèo, việc làm,
xuất khẩu lao động, tiền lương, văn hóa, thể thao, du lịch, lễ hội, di tích, bảo tàng, thư viện, gia đình,
giao thông, đường bộ, cầu treo, bến xe, vận tải, đăng kiểm, an toàn giao thông, biển báo, vỉa hè, chiếu sáng,
công nghiệp, thương mại, chợ, hàng giả, xúc tiến, doanh nghiệp, hợp tác xã, hộ kinh doanh, khởi nghiệp, đặc sản,
nông nghiệp, trồng trọt, chăn nuôi, bò, trâu, lợn, gia cầm, thú y, thủy sản, cá, chè, quế, lúa, ngô, sắn,
khuyến nông, giống cây trồng, phân bón, thuốc bảo vệ thực vật, khoa học, công nghệ, đo lường, sở hữu trí tuệ,
viễn thông, bưu chính, an ninh mạng, chữ ký số, định danh, căn cước, cư trú, hộ tịch, khai sinh, kết hôn, chứng thực,
hòa giải, trợ giúp pháp lý, thi hành án, khiếu nại, tố cáo, tiếp công dân, phòng cháy, chữa cháy, quốc phòng,
quân sự, nghĩa vụ, biên giới, cửa khẩu, dân tộc, tôn giáo, thi đua, khen thưởng, cán bộ, công chức, viên chức,
biên chế, tinh giản, sắp xếp, sáp nhập, bầu cử, đại biểu, tiếp xúc cử tri, kỳ họp, nghị quyết, quyết định, chỉ thị,
thông báo, tờ trình, kiểm soát bệnh tật, quy phạm pháp luật, kiểm kê, thống kê, điều tra, khảo sát, thí điểm,
nâng cao, chất lượng, hiệu quả, khắc phục, hạn chế, tồn tại, tham mưu, đôn đốc, rà soát, niêm yết, lưu trữ,
số hóa, tập huấn, tuyên truyền, phổ biến, hội nghị, hội thảo, tọa đàm, mừng thọ, nghĩa trang, hỏa táng, khóa đào tạo,
thủy điện, điện mặt trời, hóa đơn, thuế, phí, lệ phí, vay vốn, tín dụng, bảo lãnh, quỹ, xổ số, kho bạc, hải quan
""".replace("\n", " ").split(",")
)
"""Terms of one to five syllables, the frequent ones first."""

ONSETS = _words("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x")
RIMES = _words(
    "a ai am an ang anh ao ap at au ay ac ach ă ăm ăn ăng ăp ăt ăc âm ân âng âp ât âu ây âc e em en eo et ê êm ên ênh êt "
    "êu i im in inh ia iêm iên iêng iêt iêu ich it o oa oai oan oang oay oe oi om on ong oc op ot ô ôi ôm ôn ông ôc ôt "
    "ơ ơi ơm ơn ơt u ua ui um un ung uc ut uôi uôn uông uôt uy uyên uyêt ư ưa ưi ưng ươi ươm ươn ương ươt ưu "
    "eng oanh oach oat oăn oen oet op ơp up ip ep ich uơ uân uât uynh uych ươp ươu iêp uôc uôm ươc iêc êch ôp"
)
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
FAMILIES = _words("Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Lù Giàng Lò Vàng Tẩn Sùng Hạng Lý Nông Hà")
MIDDLES = _words("Văn Thị Minh Đức Thu Ngọc Quang Hữu Thanh Xuân Hồng Kim A Seo Thế Mạnh Bích Lan Anh Trung")
GIVEN = _words(
    "An Bình Chi Dũng Đạt Giang Hà Hải Hạnh Hòa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Nhung Phong Phúc Quân "
    "Quyên Sơn Tâm Thảo Thắng Thủy Tiến Toàn Trang Tú Tuấn Uyên Vân Việt Vinh Xuân Yến Lử Pao Chứ Dế Páo Sử"
)
STOPS = _words("c ch p t")
MOVED = {
    "óa": "oá",
    "òa": "oà",
    "ỏa": "oả",
    "õa": "oã",
    "ọa": "oạ",
    "ủy": "uỷ",
    "úy": "uý",
    "ùy": "uỳ",
    "ũy": "uỹ",
    "ụy": "uỵ",
}
"""The two places of a tone; both are written."""
TELEX = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j", "\u0306": "w", "\u031b": "w"}


def syllables(dice: random.Random) -> tuple[str, ...]:
    """About four thousand syllables in a random order: an onset, a rime, and two tones that may stand on it."""
    pairs = [(onset, rime) for onset, rime in itertools.product(ONSETS, RIMES) if _fit(onset, rime)]
    made = {_toned(onset, rime, dice) for onset, rime in pairs * 2}
    found = sorted(made)
    dice.shuffle(found)
    return tuple(found)


def _fit(onset: str, rime: str) -> bool:
    return not (onset == "qu" and rime[0] in "uoôơư") and not (onset == "gi" and rime[0] == "i")


def _toned(onset: str, rime: str, dice: random.Random) -> str:
    tone = dice.choice(TONES[2::3] if rime.endswith(STOPS) else TONES)
    place = _vowel(rime)
    return unicodedata.normalize("NFC", onset + rime[:place] + rime[place] + tone + rime[place + 1 :])


def _vowel(rime: str) -> int:
    """Where a tone stands: on the last vowel that has a mark, else before the end of the rime's vowels."""
    vowels = [place for place, one in enumerate(rime) if one not in "cghmnpt"]
    marked = [place for place in vowels if not rime[place].isascii()]
    if marked:
        return marked[-1]
    closed = len(vowels) < len(rime)
    return vowels[-1] if closed or len(vowels) == 1 else vowels[-2]


def places(dice: random.Random, count: int) -> tuple[str, ...]:
    """Invented names of communes, two syllables each, no two alike."""
    heads = _words("Bản Nậm Mường Khao Tả Sín Phìn Tân Thượng Hạ Đồng Suối Cốc Pa Làng Vĩnh")
    tails = _words("Lùng Khoa Tra Sẻng Vạc Chải Hồ Mít Cang Thàng Than Mần Lâm Sa Ngài Kham Púng Dền Ngọc Sơn")
    found = [f"{one} {other}" for one, other in itertools.product(heads, tails)]
    dice.shuffle(found)
    return tuple(found[:count])


class Words:
    """Draws words as often as they stand in texts: the tenth most frequent a tenth as often as the first."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        tail = syllables(dice)
        rare = [f"{one} {other}" for one, other in zip(tail, tail[1:] + tail[:1], strict=True)]
        self.topics = [*TERMS, *rare]
        self.all = [
            *itertools.chain(*itertools.zip_longest(COMMON, TERMS[: len(COMMON)])),
            *TERMS[len(COMMON) :],
            *rare,
        ]
        self.syllables = {one: one.count(" ") + 1 for one in self.all}
        self.of_topics = _weights(len(self.topics), 20)
        self.of_all = _weights(len(self.all), 3)

    def topic(self) -> str:
        return self.dice.choices(self.topics, cum_weights=self.of_topics)[0]

    def draw(self, count: int) -> list[str]:
        return self.dice.choices(self.all, cum_weights=self.of_all, k=count)

    def text(self, length: int) -> str:
        """So many syllables or one or two more."""
        found = self.draw(length)
        reached = list(itertools.accumulate(map(self.syllables.__getitem__, found)))
        return " ".join(found[: 1 + bisect_left(reached, length)])


def _weights(count: int, flat: float) -> list[float]:
    return list(itertools.accumulate(1 / (rank + flat) for rank in range(count)))


def telex(word: str) -> str:
    """The keys of a word: letters with their marks after them, the tone at the end."""
    keys, tone = "", ""
    for one in unicodedata.normalize("NFD", word):
        if one == "đ":
            keys += "dd"
        elif one == "\u0302":
            keys += keys[-1]
        elif one in TONES[1:]:
            tone = TELEX[one]
        else:
            keys += TELEX.get(one, one)
    return keys + tone


def spelt(dice: random.Random, text: str) -> str:
    """One text in three with tones on the second vowel: hoà, thuỷ."""
    return respelt(text) if dice.random() < 1 / 3 else text


def respelt(text: str) -> str:
    """With each tone at its other place where the vowels end the syllable."""
    return " ".join(_moved(one) for one in text.split(" "))


def _moved(word: str) -> str:
    end = word[-2:].lower()
    return word[:-2] + MOVED[end] if end in MOVED and fold(word[:-2])[-1:] != "q" else word
