"""Files that nobody should get in, and good ones to make them from: all made here, none kept."""

import io
import struct
import zipfile
import zlib

from PIL import Image

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLACE_TAG = 0x8825  # where in EXIF the place of taking stands


def picture(kind="JPEG", size=(64, 48), **more):
    out = io.BytesIO()
    Image.new("RGB", size, (40, 120, 60)).save(out, kind, **more)
    return out.getvalue()


def picture_with_place():
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(PLACE_TAG)[1] = "N"
    exif.get_ifd(PLACE_TAG)[2] = (35.0, 7.0, 30.0)
    return picture(exif=exif, comment=b"written behind the picture")


def animation():
    out = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    return out.getvalue()


def huge_png(side):
    """A few bytes that unpack to side x side points."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def pdf(inside=b"", behind=b""):
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R"
        + inside
        + b">>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
        b"trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n" + behind
    )


def pdf_with_packed(inside):
    packed = zlib.compress(inside)
    stream = (
        b"5 0 obj<</Type/ObjStm/Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream endobj\n"
    )
    return pdf().replace(b"trailer", stream + b"trailer")


def packed(parts, mark=None, **more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if mark:
            archive.writestr(zipfile.ZipInfo("mimetype"), mark)
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, value in more.items():
            setattr(archive, name, value)
    return out.getvalue()


TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
DOCX = {"[Content_Types].xml": TYPES, "word/document.xml": "<w:document/>"}
XLSX = {"[Content_Types].xml": TYPES, "xl/workbook.xml": "<workbook/>"}
HWPX, HWPX_MARK = {"Contents/content.hpf": "<package/>", "Contents/section0.xml": "<sec/>"}, "application/hwp+zip"
ODT, ODT_MARK = {"content.xml": "<office/>"}, "application/vnd.oasis.opendocument.text"


def docx(**more):
    return packed({**DOCX, **more.pop("parts", {})}, **more)


def hwp(mark=b"HWP Document File", flags=0, more=b"", size=4096):
    head = bytearray(512)
    head[:8] = OLE
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", head, 48, 1)
    body = mark.ljust(32, b"\0") + struct.pack("<II", 0x05010100, flags) + more
    return bytes(head) + b"\0" * 1024 + body.ljust(size - 1536, b"\0")


def locked(data):
    """Each entry says that it is encrypted."""
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (found := data.find(sign, start)) >= 0:
            data = data[: found + at] + bytes([data[found + at] | 1]) + data[found + at + 1 :]
            start = found + 4
    return data


def two_alike():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in [*DOCX.items()]:
            archive.writestr(name, text)
        archive.fp.seek(0, 2)
    one = packed({**DOCX, "word/documenT.xml": "<evil/>"})
    return one.replace(b"word/documenT.xml", b"word/document.xml")


GOOD = {
    "사진.jpg": picture(),
    "사진.PNG": picture("PNG"),
    "사진.webp": picture("WEBP"),
    "사진.heic": picture("HEIF"),
    "안내.pdf": pdf(),
    "안내.hwp": hwp(),
    "안내.hwpx": packed(HWPX, HWPX_MARK),
    "한글 기본.hwpx": packed(
        {
            **HWPX,
            "Scripts/headerScript": "var Documents = XHwpDocuments;",
            "Scripts/sourceScripts": "function OnDocument_New()\n{\n\t//todo : \n}\n",
        },
        HWPX_MARK,
    ),
    "안내.odt": packed(ODT, ODT_MARK),
    "안내.docx": docx(),
    "표.xlsx": packed(XLSX),
    "사업 v1.2.pdf": pdf(),
}

EXTERNAL = '<Relationship Type="http://x/attachedTemplate" Target="http://evil" TargetMode="External"/>'
BAD = {
    # name: (bytes, a part of the sentence)
    "빈 파일.jpg": (b"", "빈 파일"),
    "너무 큰.pdf": (b"%PDF-" + b"0" * (10 * 1024 * 1024), "10MB"),
    "이름뿐인.jpg": (b"<html>hello</html>", "내용이 이름과 다릅니다"),
    "png인데.jpg": (picture("PNG"), "내용이 이름과 다릅니다"),
    "gif인데.png": (picture("GIF"), "내용이 이름과 다릅니다"),
    "pdf인데.jpg": (pdf(), "내용이 이름과 다릅니다"),
    "사진인데.pdf": (picture(), "내용이 이름과 다릅니다"),
    "끊긴.jpg": (picture(size=(800, 600), quality=95)[:-4000], "끊겼거나"),
    "끊긴.png": (picture("PNG", size=(800, 600))[:200], "끊겼거나"),
    "픽셀 폭탄.png": (huge_png(60_000), "가로세로가 너무 큽니다"),
    "큰 픽셀.png": (huge_png(8_000), "가로세로가 너무 큽니다"),
    "그림.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
    "그림.svgz": (b"\x1f\x8b", "SVG"),
    "움직임.gif": (picture("GIF"), "GIF"),
    "사진.jpg.exe": (picture(), "프로그램 파일"),
    "문서.exe.pdf": (pdf(), "두 번"),
    "사진.php.jpg": (picture(), "두 번"),
    "거꾸로\u202egpj.exe": (b"MZ", "프로그램 파일"),
    "스크립트.js": (b"alert(1)", "프로그램 파일"),
    "누리집.html": (b"<script>", "HTML"),
    "묶음.zip": (packed({"a": "b"}), "압축 파일"),
    "영상.mp4": (b"\0\0\0 ftyp", "동영상"),
    "옛글.doc": (hwp(b"Word.Document"), "옛 문서"),
    "매크로.docm": (docx(), "매크로"),
    "매크로.xlsm": (packed(XLSX), "매크로"),
    "이름없음": (picture(), "받지 않는 종류"),
    "이상한.xyz": (picture(), "받지 않는 종류"),
    "매크로 숨긴.docx": (docx(parts={"word/vbaProject.bin": "x"}), "저절로 실행"),
    "종류 속인.docx": (packed({**DOCX, "[Content_Types].xml": "<T ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>"}), "저절로 실행"),
    "개체 든.docx": (docx(parts={"word/embeddings/ole1.bin": OLE + b"x" * 50}), "저절로 실행"),
    "프로그램 든.docx": (docx(parts={"word/media/tool.exe": "MZ"}), "저절로 실행"),
    "본보기 부르는.docx": (docx(parts={"word/_rels/settings.xml.rels": EXTERNAL}), "밖에서 다른 것을"),
    "개체 늘리는.docx": (docx(parts={"word/x.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "밖의 파일을 부르는"),
    "다른 폭의 개체.docx": (docx(parts={"word/x.xml": "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>".encode("utf-16")}), "밖의 파일을 부르는"),
    "압축 폭탄.docx": (docx(parts={"word/big.xml": "0" * 30_000_000}), "너무 커집니다"),
    "부분 폭탄.xlsx": (packed({**XLSX, **{f"xl/{n}.xml": "" for n in range(2_100)}}), "너무 커집니다"),
    "밖으로.docx": (docx(parts={"../../etc/cron.d/x": "x"}), "알 수 없는 위치"),
    "같은 이름 둘.docx": (two_alike(), "앞뒤에 다른 내용"),
    "끊긴.docx": (docx()[:-30], "끊겼거나"),
    "앞에 붙인.docx": (b"GIF89a" + docx(), "내용이 이름과 다릅니다"),
    "뒤에 붙인.docx": (docx() + b"<script>alert(1)</script>", "앞뒤에 다른 내용"),
    "잠긴.docx": (locked(docx()), "암호"),
    "통째로 잠긴.docx": (OLE + b"EncryptedPackage" * 10, "암호"),
    "xlsx인데.docx": (packed(XLSX), "내용이 이름과 다릅니다"),
    "표시 다른.odt": (packed(ODT, "application/zip"), "내용이 이름과 다릅니다"),
    "매크로 든.odt": (packed({**ODT, "Basic/Standard/Module1.xml": "<m/>"}, ODT_MARK), "저절로 실행"),
    "스크립트 든.hwpx": (packed({**HWPX, "Scripts/sourceScripts": "function OnDocument_Open(){ run('calc') }"}, HWPX_MARK), "저절로 실행"),
    "표시 없는.hwpx": (packed(HWPX), "내용이 이름과 다릅니다"),
    "워드인데.hwp": (hwp(b"Microsoft Word"), "내용이 이름과 다릅니다"),
    "잠긴.hwp": (hwp(flags=2), "암호"),
    "매크로 든.hwp": (hwp(more="_VBA_PROJECT".encode("utf-16-le")), "저절로 실행"),
    "끊긴.hwp": (hwp()[:900], "끊겼거나"),
    "실행되는.pdf": (pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "저절로 실행"),
    "숨겨 쓴.pdf": (pdf(b"/OpenAction<</S/J#61vaScript>>"), "저절로 실행"),
    "싸서 숨긴.pdf": (pdf_with_packed(b"<</S/JavaScript/JS(x)>>"), "저절로 실행"),
    "실행 부르는.pdf": (pdf(b"/A<</S/Launch/F(cmd.exe)>>"), "저절로 실행"),
    "파일 든.pdf": (pdf(b"/EmbeddedFile"), "저절로 실행"),
    "잠긴.pdf": (pdf(b"/Encrypt 9 0 R"), "암호"),
    "끊긴.pdf": (pdf()[:60], "끊겼거나"),
    "뒤에 압축 붙인.pdf": (pdf(behind=packed({"evil.js": "x" * 200})), "뒤에 다른 내용"),
    "앞에 붙인.pdf": (b"MZ\0\0" + pdf(), "내용이 이름과 다릅니다"),
}  # fmt: skip
