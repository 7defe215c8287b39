"""What readers get: the same picture and the same words, without what nobody meant to publish."""

import hashlib
import io
import re

import docx
import pikepdf
import pytest
import xlsxwriter
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat
from PIL.PngImagePlugin import PngInfo

from plugins.files.bare import bare
from plugins.files.inspect import OPENERS, examined, inspected
from plugins.files.published import Published
from plugins.portal.source.attachment import from_json, to_json
from tests.samples import small


def published(content, ending, variant=""):
    facts = examined(content, ending)
    assert facts.faults == ()
    return OPENERS[facts.type].form(content, variant)


def opened(content):
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


# every format


@pytest.mark.parametrize("ending", small.FILES)
def test_a_good_file_has_a_type_and_its_published_size_and_fingerprint(ending, tmp_path):
    path = tmp_path / f"a.{ending}"
    path.write_bytes(small.FILES[ending]())
    facts = inspected(path)
    content = Published(path, facts)()
    assert facts.faults == ()
    assert facts.type
    assert (facts.size, facts.sha256) == (len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("ending", small.FILES)
def test_the_same_file_gives_the_same_facts_and_the_same_bytes(ending):
    content = small.FILES[ending]()
    first, second = examined(content, ending), examined(content, ending)
    assert first == second
    for variant in ("", *(one.variant for one in first.pictures)):
        assert published(content, ending, variant) == published(content, ending, variant)


@pytest.mark.parametrize("ending", small.FILES)
def test_facts_can_be_written_down_and_read_again(ending):
    facts = examined(small.FILES[ending](), ending)
    assert from_json(to_json(facts)) == facts
    refused = examined(b"MZ", ending)
    assert from_json(to_json(refused)) == refused


def test_a_file_that_changes_after_it_was_examined_is_not_published(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(small.csv())
    facts = inspected(path)
    path.write_bytes(small.csv("Khác,Hẳn\n"))
    with pytest.raises(ValueError, match="no longer"):
        Published(path, facts)()


# pictures


def photograph(**given):
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Vàng Thị Mỷ"
    exif.get_ifd(0x8825).update({1: "N", 2: (22.0, 20.0, 10.0)})
    return small.picture(size=(520, 60), exif=exif, comment=b"May anh cua Vang Thi My", **given)


def test_nothing_of_where_and_by_whom_a_photograph_was_taken_is_in_any_published_byte():
    content = photograph()
    facts = examined(content, "jpg")
    for variant in ("", *(one.variant for one in facts.pictures)):
        image = opened(published(content, "jpg", variant))
        assert not image.getexif()
        assert not {"exif", "xmp", "comment", "icc_profile"} & image.info.keys()
        assert b"Vang Thi My" not in published(content, "jpg", variant)


def test_a_photograph_stands_upright():
    facts = examined(photograph(), "jpg")
    assert (facts.width, facts.height) == (60, 520)
    assert opened(published(photograph(), "jpg")).size == (60, 520)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(100, [100]), (480, [480]), (700, [480, 700]), (1600, [480, 960, 1600]), (1700, [480, 960, 1600])],
)
def test_a_picture_is_published_in_several_widths_and_never_enlarged(width, widths):
    content = small.picture(size=(width, 100))
    facts = examined(content, "jpg")
    assert [one.width for one in facts.pictures] == widths
    for one in facts.pictures:
        image = opened(published(content, "jpg", one.variant))
        assert (image.format, image.size) == ("WEBP", (one.width, one.height))
    assert opened(published(content, "jpg")).size == (width, 100)


@pytest.mark.parametrize(("size", "turned"), [((2000, 1500), 1), ((2000, 1500), 6), ((3000, 1), 1)])
def test_a_large_photograph_is_made_small_as_if_all_of_it_had_been_unpacked(size, turned):
    exif = Image.Exif()
    exif[0x0112] = turned
    shown = Image.linear_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=90, exif=exif)
    for one in examined(out.getvalue(), "jpg").pictures:
        found = opened(published(out.getvalue(), "jpg", one.variant))
        whole = ImageOps.exif_transpose(opened(out.getvalue())).resize(found.size)
        assert found.size == (one.width, one.height)
        assert max(ImageStat.Stat(ImageChops.difference(found, whole)).mean) < 1.5


@pytest.mark.parametrize(
    ("format_", "ending", "mode", "seen"),
    [
        ("JPEG", "jpg", "CMYK", "RGB"),
        ("JPEG", "jpg", "L", "L"),
        ("PNG", "png", "P", "RGB"),
        ("PNG", "png", "RGBA", "RGBA"),
        ("PNG", "png", "LA", "RGBA"),
        ("PNG", "png", "1", "L"),
        ("PNG", "png", "I;16", "L"),
    ],
)
def test_every_kind_of_colours_is_published_in_those_of_screens(format_, ending, mode, seen):
    grey = Image.frombytes("I;16", (60, 40), b"\x00\x80" * 2400)
    out = io.BytesIO()
    if mode == "I;16":
        grey.save(out, format_)
    content = out.getvalue() or small.picture(format_, mode=mode)
    image = opened(published(content, ending))
    assert (image.format, image.mode) == (format_, seen)
    if mode == "I;16":
        assert image.getpixel((0, 0)) == 128


def test_of_a_photograph_with_a_second_one_behind_it_only_the_first_is_published():
    out = io.BytesIO()
    first, second = (Image.new("RGB", (60, 40), colour) for colour in ("red", "blue"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    image = opened(published(out.getvalue(), "jpg"))
    assert (image.format, getattr(image, "n_frames", 1)) == ("JPEG", 1)
    assert image.getpixel((5, 5))[0] > 200


@pytest.mark.parametrize("ending", ["png", "webp"])
def test_the_clear_parts_of_a_picture_stay_clear(ending):
    out = io.BytesIO()
    Image.new("RGBA", (600, 40), (200, 0, 0, 0)).save(out, ending)
    for variant in ("", "480.webp"):
        assert opened(published(out.getvalue(), ending, variant)).getpixel((5, 5))[3] == 0


def test_a_colour_profile_is_gone_but_the_colours_are_seen_as_before():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = opened(published(small.picture(icc_profile=profile), "jpg"))
    assert "icc_profile" not in image.info
    assert opened(published(small.picture(icc_profile=b"broken"), "jpg")).size == (60, 40)


# PDF

SIGNED = small.pdf(
    change=lambda file: (
        file.docinfo.__setitem__("/Author", "Vàng Thị Mỷ"),
        file.Root.__setitem__(
            "/AcroForm",
            pikepdf.Dictionary(
                SigFlags=3,
                Fields=pikepdf.Array(
                    [
                        file.make_indirect(
                            pikepdf.Dictionary(
                                FT=pikepdf.Name.Sig,
                                T=pikepdf.String("Chu ky"),
                                V=file.make_indirect(
                                    pikepdf.Dictionary(
                                        Type=pikepdf.Name.Sig,
                                        ByteRange=pikepdf.Array([0, 100, 200, 300]),
                                        Contents=pikepdf.String(b"\x30\x82" + bytes(200)),
                                    )
                                ),
                            )
                        )
                    ]
                ),
            ),
        ),
    )
)


def test_a_signed_file_is_published_byte_for_byte_and_its_author_pointed_out():
    facts = examined(SIGNED, "pdf")
    assert [one.code for one in facts.faults] == ["ten-nguoi-trong-tep"]
    assert "Vàng Thị Mỷ" in facts.faults[0].what
    assert OPENERS[facts.type].form(SIGNED, "") == SIGNED
    assert facts.sha256 == hashlib.sha256(SIGNED).hexdigest()


def described(file):
    file.docinfo["/Author"], file.docinfo["/Creator"] = "Vàng Thị Mỷ", "MAY-TINH-PHONG-3"
    file.docinfo["/Title"] = "Thông báo"
    with file.open_metadata() as words:
        words["dc:creator"], words["dc:title"], words["pdfaid:part"] = ["Vàng Thị Mỷ"], "Thông báo", "2"
    file.pages[0].obj["/PieceInfo"] = pikepdf.Dictionary(Ai=pikepdf.Dictionary(Path=pikepdf.String("C:/Vang Thi My")))


def test_an_unsigned_file_loses_the_names_and_keeps_its_title_and_its_standard():
    named = small.pdf(change=described)
    content = published(named, "pdf")
    assert content == published(named, "pdf")
    with pikepdf.open(io.BytesIO(content)) as file:
        assert dict(file.docinfo) == {"/Title": "Thông báo"}
        with file.open_metadata() as words:
            assert (words["dc:title"], words["pdfaid:part"]) == ("Thông báo", "2")
        everything = b"".join(one.read_bytes() for one in file.objects if isinstance(one, pikepdf.Stream))
    assert not re.search(r"Vàng|MAY-TINH|Vang Thi My".encode(), everything + content)


def test_a_file_that_names_nobody_is_published_as_it_is():
    content = small.pdf(change=lambda file: file.docinfo.__setitem__("/Title", "Thông báo"))
    assert published(content, "pdf") == content


def test_what_an_earlier_version_of_a_file_said_is_not_published():
    old = small.pdf("So can cuoc 001099000123 cua ba My", compress_streams=False)
    stream = next(iter(re.finditer(rb"(\d+) 0 obj\s*<<[^>]*/Length", old)))
    start = re.search(rb"startxref\s+(\d+)", old)[1].decode()
    words = b"BT /F1 12 Tf 60 780 Td (Da xoa thong tin ca nhan cua cong dan) Tj ET"
    number = stream[1].decode()
    object_ = f"{number} 0 obj\n<< /Length {len(words)} >>\nstream\n".encode() + words + b"\nendstream\nendobj\n"
    root = re.search(rb"/Root \d+ 0 R", old)[0].decode()
    size = re.search(rb"/Size \d+", old)[0].decode()
    table = f"xref\n{number} 1\n{len(old):010} 00000 n \ntrailer << {size} {root} /Prev {start} >>\n"
    new = old + object_ + table.encode() + f"startxref\n{len(old) + len(object_)}\n%%EOF\n".encode()
    assert b"001099000123" in new
    assert "Da xoa" in examined(new, "pdf").text
    assert b"001099000123" not in published(new, "pdf")


def test_the_pages_and_words_of_a_file_are_known_and_its_first_page_seen():
    content = small.pdf("Lich tiep cong dan thang 12", pages=3)
    facts = examined(content, "pdf")
    assert (facts.pages, facts.scan) == (3, False)
    assert facts.text.count("Lich tiep cong dan thang 12") == 3
    (picture,) = facts.pictures
    image = opened(published(content, "pdf", picture.variant))
    assert (image.format, image.size, image.width) == ("WEBP", (picture.width, picture.height), 320)
    assert image.convert("L").getextrema()[0] < 128


def test_a_very_tall_page_gives_a_picture_of_bounded_height():
    content = small.pdf(change=lambda file: file.pages[0].obj.__setitem__("/MediaBox", pikepdf.Array([0, 0, 60, 6000])))
    (picture,) = examined(content, "pdf").pictures
    assert picture.height <= 640


@pytest.mark.parametrize("words", ["", "Ky boi: UBND"])
def test_a_file_without_words_but_for_a_stamp_is_a_scan(words):
    assert examined(small.pdf(words, pages=2), "pdf").scan


# Word and Excel


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_who_wrote_an_office_file_is_not_published(ending):
    content = small.FILES[ending]()
    assert "Vàng Thị Mỷ".encode() in small.parts(content)["docProps/core.xml"]
    new = small.parts(published(content, ending))
    assert not any(re.search("Vàng|MAY-TINH".encode(), one) for one in new.values())
    assert new.keys() == small.parts(content).keys()


PHOTOGRAPH = photograph(icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


def plain(content):
    """That a photograph has lost its words, and nothing of the picture."""
    image = opened(content)
    assert b"Vang Thi My" not in content
    assert dict(image.getexif()) == {0x0112: 6}
    assert "icc_profile" in image.info
    return image.tobytes() == opened(PHOTOGRAPH).tobytes()


def test_a_photograph_in_a_word_file_no_longer_says_where_it_was_taken():
    png = io.BytesIO()
    words = PngInfo()
    words.add_text("Author", "Vang Thi My")
    Image.new("RGB", (4, 4)).save(png, "PNG", pnginfo=words)
    content = small.docx(**{"media/image1__jpeg": PHOTOGRAPH, "media/image2__png": png.getvalue()})
    new = small.parts(published(content, "docx"))
    assert plain(new["word/media/image1.jpeg"])
    assert opened(new["word/media/image2.png"]).info == {}


def test_a_photograph_in_a_scan_no_longer_says_where_it_was_taken():
    def hold(file):
        image = file.make_stream(PHOTOGRAPH)
        shape = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Image, "Width": 520, "Height": 60}
        colours = {"ColorSpace": pikepdf.Name.DeviceRGB, "BitsPerComponent": 8, "Filter": pikepdf.Name.DCTDecode}
        for name, value in (shape | colours).items():
            image[f"/{name}"] = value
        file.pages[0].Resources.XObject = pikepdf.Dictionary(Im1=image)

    content = published(small.pdf(change=hold), "pdf")
    with pikepdf.open(io.BytesIO(content)) as file:
        assert plain(file.pages[0].Resources.XObject.Im1.read_raw_bytes())


@pytest.mark.parametrize("cut", range(2, 60, 7))
def test_a_damaged_photograph_in_a_file_is_left_as_it_is(cut):
    assert bare(PHOTOGRAPH[:cut]) == PHOTOGRAPH[:cut]


def test_a_file_made_by_word_opens_after_it_was_cleaned():
    out = io.BytesIO()
    made = docx.Document()
    made.core_properties.author = "Vàng Thị Mỷ"
    made.add_paragraph("Lịch tiếp công dân")
    made.save(out)
    assert "Lịch tiếp công dân" in examined(out.getvalue(), "docx").text
    again = docx.Document(io.BytesIO(published(out.getvalue(), "docx")))
    assert (again.paragraphs[0].text, again.core_properties.author) == ("Lịch tiếp công dân", "")


def test_a_file_made_by_excel_is_read_with_its_numbers():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.set_properties({"author": "Vàng Thị Mỷ", "company": "Phòng 3"})
        sheet = book.add_worksheet("Chi")
        sheet.write_row(0, 0, ["Xã", "Số tiền", 150000])
    facts = examined(out.getvalue(), "xlsx")
    assert facts.faults == ()
    assert {"Xã", "Số tiền", "150000"} <= set(facts.text.split("\n")) | set(re.split(r"[\t\n]+", facts.text))
    assert "Phòng 3".encode() not in b"".join(small.parts(published(out.getvalue(), "xlsx")).values())


def test_a_signed_word_file_is_published_byte_for_byte():
    content = small.packed(small.parts(small.docx()) | {"_xmlsignatures/sig1.xml": "<a/>"})
    facts = examined(content, "docx")
    assert [one.code for one in facts.faults] == ["ten-nguoi-trong-tep"]
    assert OPENERS[facts.type].form(content, "") == content


def test_the_words_of_each_paragraph_and_cell_stand_apart():
    body = "<w:p><w:r><w:t>Điều 1</w:t></w:r></w:p><w:p><w:r><w:t>Điều </w:t></w:r><w:r><w:t>2</w:t></w:r></w:p>"
    assert examined(small.docx(body), "docx").text.split("\n") == ["Điều 1", "Điều 2"]
    assert examined(small.xlsx(), "xlsx").text.split() == ["Xã", "150000"]
