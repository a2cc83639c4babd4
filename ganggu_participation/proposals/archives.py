"""Archives read with measure: what they say of themselves is not believed, and nothing is unpacked to the disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from .bad_file import BadFile

PARTS_MAX = 2_000
UNPACKED_MAX = 100_000_000  # bytes of all parts together
RATIO_MAX = 200  # unpacked to packed, of one part above a megabyte
PIECE = 1 << 16
BOMB = "파일을 풀면 너무 커집니다. 안의 사진을 줄이거나 나누어 올려 주세요."
CUT_OFF = "파일이 중간에 끊겼거나 깨졌습니다. 다시 저장해 올려 주세요."
LOCKED = "암호가 걸린 문서입니다. 암호를 풀어 다시 저장해 올려 주세요."
STRAY = "파일의 앞뒤에 다른 내용이 붙어 있습니다. 문서 프로그램에서 다시 저장해 올려 주세요."
OUTSIDE = "문서 안에 알 수 없는 위치의 파일이 있습니다. 문서 프로그램에서 다시 저장해 올려 주세요."
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


def opened(data: bytes) -> zipfile.ZipFile:
    """Raises BadFile when it is cut off, locked, too large inside, or stands in the middle of something else."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN:
        raise BadFile(CUT_OFF) from None
    infos = archive.infolist()
    if len(infos) > PARTS_MAX or sum(info.file_size for info in infos) > UNPACKED_MAX:
        raise BadFile(BOMB)
    if any(info.flag_bits & 1 for info in infos):
        raise BadFile(LOCKED)
    if (
        min((info.header_offset for info in infos), default=0) != 0
        or archive.comment
        or len(data) != _end_of(archive, data)
    ):
        raise BadFile(STRAY)
    if any(_leads_out(info.filename) for info in infos):
        raise BadFile(OUTSIDE)
    if len({info.filename for info in infos}) != len(infos):
        raise BadFile(STRAY)
    return archive


def parts_of(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each part, counted while they are unpacked."""
    left = UNPACKED_MAX
    for info in archive.infolist():
        part = _read(archive, info, left)
        left -= len(part)
        yield info.filename, part


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    read: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as part:
            while piece := part.read(PIECE):
                size += len(piece)
                if size > left or size > max(1_000_000, RATIO_MAX * info.compress_size):
                    raise BadFile(BOMB)
                read.append(piece)
    except BadFile:
        raise
    except BROKEN:
        raise BadFile(CUT_OFF) from None
    return b"".join(read)


def _end_of(archive: zipfile.ZipFile, data: bytes) -> int:
    """Where the archive's own end mark ends."""
    return data.rfind(b"PK\x05\x06") + 22


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/")
