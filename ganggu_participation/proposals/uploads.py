"""A file that somebody gives: passed, cleaned, or refused with a sentence. Neither its name nor its type is believed.

Pictures are drawn anew, so that nothing of the given file is kept but what can be seen. Documents are kept as they
are once their inside is what their name says, and holds no program."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..refusals import Refusal, Refused
from . import documents, pictures
from .bad_file import BadFile

SIZE_MAX = 10 * 1024 * 1024  # KOREA PB-15
NAME_MAX = 100
PICTURES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF", "heif": "HEIF"}
DOCUMENTS: dict[str, tuple[str, Callable[[bytes], None]]] = {
    "pdf": ("application/pdf", documents.check_pdf),
    "hwp": ("application/x-hwp", documents.check_hwp),
    "hwpx": ("application/hwp+zip", documents.check_hwpx),
    "odt": ("application/vnd.oasis.opendocument.text", documents.check_odt),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", documents.check_docx),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", documents.check_xlsx),
}
TAKEN = "사진은 JPG, PNG, WEBP, HEIC를, 문서는 PDF, HWP, HWPX, ODT, DOCX, XLSX를 받습니다."
WHY_NOT = {
    "svg": "SVG 그림은 안에 프로그램이 들어갈 수 있어 받지 않습니다. JPG나 PNG로 바꾸어 올려 주세요.",
    "gif": "움직이는 그림(GIF)은 받지 않습니다. JPG나 PNG로 바꾸어 올려 주세요.",
    "doc": "옛 문서 형식(DOC)은 받지 않습니다. DOCX나 PDF로 저장해 올려 주세요.",
    "xls": "옛 표 형식(XLS)은 받지 않습니다. XLSX나 PDF로 저장해 올려 주세요.",
    "docm": "매크로가 든 문서는 받지 않습니다. DOCX나 PDF로 저장해 올려 주세요.",
    "xlsm": "매크로가 든 표는 받지 않습니다. XLSX나 PDF로 저장해 올려 주세요.",
    "zip": "압축 파일은 받지 않습니다. 안의 파일을 하나씩 올려 주세요.",
    "html": "누리집 파일(HTML)은 받지 않습니다. PDF로 저장해 올려 주세요.",
    "exe": "프로그램 파일은 받지 않습니다.",
    "mp4": "동영상은 받지 않습니다. 보여 주고 싶은 장면을 사진으로 올려 주세요.",
    "ppt": "발표 자료(PPT)는 받지 않습니다. PDF로 저장해 올려 주세요.",
}
SAME_AS = {
    "svgz": "svg", "htm": "html", "xhtml": "html", "mhtml": "html", "php": "exe", "js": "exe", "bat": "exe", "cmd": "exe",
    "com": "exe", "msi": "exe", "scr": "exe", "vbs": "exe", "ps1": "exe", "sh": "exe", "jar": "exe", "apk": "exe",
    "hta": "exe", "lnk": "exe", "dll": "exe", "py": "exe", "7z": "zip", "rar": "zip", "tar": "zip", "gz": "zip", "alz": "zip",
    "egg": "zip", "mov": "mp4", "avi": "mp4", "mkv": "mp4", "webm": "mp4", "pptx": "ppt", "pptm": "ppt", "dotm": "docm",
    "xlsb": "xlsm", "xltm": "xlsm",
}  # fmt: skip
KNOWN = {*PICTURES, *DOCUMENTS, *WHY_NOT, *SAME_AS}
TWICE = "파일 이름에 종류가 두 번 적혀 있습니다. 이름을 바꾸어 다시 올려 주세요."


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: `data` of a picture is the one drawn anew."""

    name: str
    mime: str
    data: bytes


def check(name: str, data: bytes) -> Checked:
    """Raises Refused(FILE_REFUSED) with a sentence that says what is wrong and what to do."""
    try:
        return _check(clean_name(name), data)
    except BadFile as bad:
        raise Refused(Refusal.FILE_REFUSED, str(bad)) from None


def _check(name: str, data: bytes) -> Checked:
    stem, kind = _kind_of(name)
    if not data:
        raise BadFile("빈 파일입니다. 파일을 열어 내용이 있는지 확인하고 다시 올려 주세요.")
    if len(data) > SIZE_MAX:
        raise BadFile("파일 하나는 10MB까지 올릴 수 있습니다. 크기를 줄여 다시 올려 주세요.")
    if kind in PICTURES:
        return Checked(f"{stem}.jpg", "image/jpeg", pictures.drawn_anew(data, PICTURES[kind]))
    mime, inside = DOCUMENTS[kind]
    inside(data)
    return Checked(name, mime, data)


def clean_name(name: str) -> str:
    """Without folders, control and direction signs; short."""
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(sign for sign in base if unicodedata.category(sign)[0] != "C" and sign not in '<>:"|?*')
    path = PurePosixPath(plain.strip(" .") or "이름 없음")
    return path.stem[:NAME_MAX] + path.suffix


def _kind_of(name: str) -> tuple[str, str]:
    """(name without its end, its end in small letters)."""
    path = PurePosixPath(name)
    kind = path.suffix.lstrip(".").lower()
    if why := WHY_NOT.get(SAME_AS.get(kind, kind)):
        raise BadFile(why)
    if kind not in PICTURES and kind not in DOCUMENTS:
        raise BadFile(f"받지 않는 종류의 파일입니다. {TAKEN}")
    if any(part.lower() in KNOWN for part in path.stem.split(".")[1:]):
        raise BadFile(TWICE)
    return path.stem, kind
