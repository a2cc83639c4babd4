"""Pictures drawn anew: what cannot be seen (place and time of taking, comments, anything behind the end) is gone."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from .bad_file import BadFile

register_heif_opener()
PIXELS_MAX = 50_000_000  # a phone of 48 megapixels passes
SIDE_MAX, THUMBNAIL_SIDE = 2000, 480
QUALITY = 85
NOT_THIS_KIND = "파일의 내용이 이름과 다릅니다. 사진을 다시 저장해 올려 주세요."
BROKEN = "사진이 중간에 끊겼거나 깨졌습니다. 다른 사진을 올려 주세요."
TOO_LARGE = "사진의 가로세로가 너무 큽니다. 크기를 줄여 다시 올려 주세요."


def drawn_anew(data: bytes, kind: str) -> bytes:
    """A JPEG of what the picture shows, at most 2,000 points wide or high. `kind` is Pillow's name of its format.

    Raises BadFile. The size is read from the head before a single point is unpacked."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture = _opened(data, kind)
        if picture.width * picture.height > PIXELS_MAX:
            raise BadFile(TOO_LARGE)
        if min(picture.size) < 1:
            raise BadFile(BROKEN)
        try:
            picture.draft("RGB", (SIDE_MAX, SIDE_MAX))
            return _as_jpeg(_on_white(ImageOps.exif_transpose(picture)), SIDE_MAX)
        except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as broken:
            raise BadFile(BROKEN) from broken


def thumbnail_of(data: bytes) -> bytes:
    """A small JPEG of one that was drawn anew before."""
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as picture:
        return _as_jpeg(picture.convert("RGB"), THUMBNAIL_SIDE)


def _opened(data: bytes, kind: str) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=[kind])
    except UnidentifiedImageError:
        raise BadFile(NOT_THIS_KIND) from None
    except Image.DecompressionBombError:
        raise BadFile(TOO_LARGE) from None
    except (OSError, ValueError, SyntaxError, EOFError) as broken:
        raise BadFile(BROKEN) from broken


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        ground = Image.new("RGB", whole.size, "white")
        ground.paste(whole, mask=whole.getchannel("A"))
        return ground
    return picture.convert("RGB")


def _as_jpeg(picture: Image.Image, side: int) -> bytes:
    """A new picture of the same points: nothing that the old one carried along goes with it."""
    picture.thumbnail((side, side))
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
