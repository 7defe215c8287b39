"""Document: what an agency has issued under a number and a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from ..source.schema import Kind, Mistake, Part, key
from .common import Entry, HighImpact
from .document_type import DocumentType, find_type
from .values import AgencyId, Category, Cited, Day, FileName, Line, Many, Number, Prose, Span, Title, Url, Yes, reads
from .vocabulary import Term, one_of

RELATIONS = (
    "based_on",
    "implements",
    "amends",
    "replaces",
    "repeals",
    "corrects",
    "suspends",
    "guides",
    "refers_to",
)
"""The fields of a document that cite other documents, in the order in which pages show them."""

Type = Annotated[DocumentType, reads(find_type)]


class Signer(Part):
    """Người ký."""

    name: Line = key("họ tên người ký", example="Nguyễn Văn A")
    title: Line = key("chức danh người ký", example="Phó Chủ tịch")
    capacity: Annotated[Term, one_of("signing-capacities")] | None = key(
        "tư cách ký", example="KT. (ký thay)", default=None
    )


class File(Part):
    """Tệp đính kèm: nằm trong thư mục cùng tên với bản ghi."""

    file: FileName = key("tên tệp", example="119-kh-ubnd.pdf")
    label: Line = key("tên hiển thị", example="Toàn văn kế hoạch")
    scan_checked: Yes = key(
        "đã xem hết bản quét",
        example="có",
        why="máy không đọc được chữ trong ảnh chụp giấy, nên người đăng phải xem có gì không được công khai",
        default=False,
    )


class Plain(Part):
    """Nói cho dễ hiểu: bên cạnh tóm tắt, ai cần biết và hỏi ở đâu. Từ khi nào thì cổng tính từ ngày có hiệu lực."""

    who: Line = key("ai cần biết", example="Chủ bãi và người gửi xe ở khu, điểm du lịch")
    ask: Line = key("hỏi ai", example="Phòng Quản lý giá, Sở Tài chính, 0216 3000 100")


class Document(Entry):
    """Văn bản: điều một cơ quan đã ban hành, có số và ngày."""

    kind: ClassVar[Kind] = Kind("document", "văn bản", "văn bản", "documents", "van-ban", yearly=True)

    number: Number | None = key(
        "số, ký hiệu",
        example="119/KH-UBND",
        why="để trích dẫn và tìm đúng văn bản",
        default=None,
        asked=True,
        tracked=True,
    )
    number_note: Line | None = key("vì sao không có số", example="Bài báo không nêu số kế hoạch", default=None)
    type: Type | None = key(
        "loại văn bản",
        example="Kế hoạch",
        why="suy từ ký hiệu; luật, công văn và nghị quyết của Quốc hội phải ghi",
        default=None,
    )
    title: Title = key(
        "trích yếu", example="Kế hoạch tăng cường công tác truyền thông chính sách trên địa bàn tỉnh", tracked=True
    )
    issued: Day | None = key(
        "ngày ban hành",
        example="28/8/2023",
        why="hiệu lực được tính từ ngày này",
        default=None,
        asked=True,
        tracked=True,
    )
    issued_note: Line | None = key("vì sao không có ngày", example="Bài báo không nêu ngày ban hành", default=None)
    effective: Day | None = key("ngày có hiệu lực", example="1/9/2023", default=None, tracked=True)
    expires: Day | None = key("hiệu lực đến hết ngày", example="31/12/2027", default=None, tracked=True)
    published: Day | None = key(
        "ngày công khai",
        example="30/8/2023",
        why="Luật Tiếp cận thông tin Điều 18 khoản 4: 5 ngày làm việc",
        default=None,
        asked=True,
    )
    covers: Span | None = key(
        "kỳ báo cáo",
        example="quý III/2026",
        why="báo cáo ngân sách 3, 6, 9 tháng có hạn công khai riêng",
        default=None,
    )
    signer: Signer | None = key("người ký", default=None)
    joint_issuers: Many[AgencyId] = key("cơ quan cùng ban hành", example="so-y-te", default=())
    drafter: Line | None = key("cơ quan tham mưu", example="Sở Thông tin và Truyền thông", default=None)
    summary: Prose | None = key(
        "tóm tắt dễ hiểu",
        example="Ai phải làm gì, từ khi nào, hỏi ở đâu.",
        why="người dân đọc ba câu là hiểu",
        default=None,
    )
    plain: Plain | None = key("nói cho dễ hiểu", why="người dân biết có phải việc của mình không", default=None)
    subject: Annotated[Term, one_of("subjects")] = key("lĩnh vực", example="Truyền thông chính sách")
    audience: Many[Annotated[Term, one_of("audiences")]] = key("đối tượng", example="nguoi-dan", default=())
    high_impact: HighImpact | None = key(
        "tác động lớn",
        why="Quyết định 407/QĐ-TTg: chính sách tác động lớn được truyền thông từ khi đề xuất đến khi thông qua",
        default=None,
    )
    direct_impact: Line | None = key(
        "tác động trực tiếp tới ai",
        example="người tham gia bảo hiểm y tế",
        why="văn bản của Trung ương tác động trực tiếp thì tỉnh phải có bài giải thích",
        default=None,
    )
    based_on: Many[Cited] = key("căn cứ", example="01/2026/QH16", default=())
    implements: Many[Cited] = key("triển khai, thực hiện", example="07/CT-TTg ngày 21/3/2023", default=())
    amends: Many[Cited] = key("sửa đổi, bổ sung", example="24/2024/TT-BGDĐT", default=())
    replaces: Many[Cited] = key("thay thế", example="07/2017/QĐ-UBND ngày 11/4/2017", default=())
    repeals: Many[Cited] = key(
        "bãi bỏ",
        example="09/2017/NĐ-CP, Điều 5",
        why="ghi cả điều, khoản nếu chỉ bãi bỏ một phần",
        default=(),
    )
    corrects: Many[Cited] = key("đính chính", example="119/KH-UBND ngày 28/8/2023", default=())
    suspends: Many[Cited] = key("tạm ngưng hiệu lực", example="46/2026/NĐ-CP", default=())
    guides: Many[Cited] = key("hướng dẫn", example="64/2025/QH15", default=())
    refers_to: Many[Cited] = key("dẫn chiếu", example="407/QĐ-TTg ngày 30/3/2022", default=())
    attachments: Many[File] = key("tệp đính kèm", default=())
    original: Url | None = key("bản gốc trên mạng", example="https://congbao.chinhphu.vn/", default=None)
    disclosure: Many[Category] = key(
        "mục công khai",
        example="17.1.a",
        why="Luật Tiếp cận thông tin 01/2026/QH16 Điều 17 khoản 1",
        default=(),
    )

    def mistakes(self) -> Iterator[Mistake]:
        yield from super().mistakes()
        if not (self.number or self.number_note):
            yield Mistake(
                "thieu-so-ky-hieu",
                "number",
                "thiếu số, ký hiệu",
                "thêm dòng number: 119/KH-UBND, hoặc nói lý do ở number_note",
            )
        if not (self.issued or self.issued_note):
            yield Mistake(
                "thieu-ngay-ban-hanh",
                "issued",
                "thiếu ngày ban hành",
                "thêm dòng issued: 28/8/2023, hoặc nói lý do ở issued_note",
            )
        if not self.document_type:
            yield Mistake(
                "thieu-loai-van-ban", "number", "không suy ra được loại văn bản từ số, ký hiệu", "thêm dòng type: Luật"
            )
        yield from self._disagreements()

    def _disagreements(self) -> Iterator[Mistake]:
        """The number's type and year must be those the file states, or one of them is a slip of the pen."""
        number = self.number
        if number and self.type and number.types and self.type not in number.types:
            yield Mistake(
                "loai-khong-khop-so",
                "type",
                f"loại “{self.type.label}” không khớp ký hiệu {number.text}",
                "bỏ dòng type hoặc sửa lại số, ký hiệu",
            )
        if number and number.year and self.issued and number.year != self.issued.year:
            yield Mistake(
                "nam-khong-khop-so",
                "number",
                f"số {number.text} ghi năm {number.year}, ngày ban hành ghi năm {self.issued.year}",
                "sửa năm trong số hoặc trong ngày ban hành",
            )
        if self.issued and self.effective and self.effective < self.issued:
            yield Mistake(
                "hieu-luc-truoc-ban-hanh",
                "effective",
                "ngày có hiệu lực đứng trước ngày ban hành",
                "kiểm tra lại hai ngày",
            )
        if self.expires and self.expires < (self.effective or self.issued or self.expires):
            yield Mistake(
                "hieu-luc-nguoc", "expires", "ngày hết hiệu lực đứng trước ngày có hiệu lực", "kiểm tra lại hai ngày"
            )

    @property
    def document_type(self) -> DocumentType | None:
        return self.type or (self.number.document_type if self.number else None)

    @property
    def is_normative(self) -> bool:
        """By its type; of types that may be either, those whose number carries its year."""
        kind = self.document_type
        has_year = self.number is not None and self.number.year is not None
        return kind is not None and (kind.needs_year or ("normative" in kind.groups and has_year))

    @property
    def touches_citizens(self) -> bool:
        return any(not one.facts.get("official") for one in self.audience)

    @property
    def in_force_from(self) -> date | None:
        """Without a stated day a document applies from the day it was issued."""
        return self.effective or self.issued

    @property
    def year(self) -> int:
        return int(self.id.split("/")[2])
