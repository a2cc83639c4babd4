"""What may be attached: good files pass, bad ones are refused or cleaned, each with a sentence of its own."""

import io
import re

import pytest
from PIL import Image

from ganggu_participation.proposals.shelf import Shelf
from ganggu_participation.proposals.uploads import check, clean_name
from ganggu_participation.refusals import Refusal, Refused

from .bad_files import BAD, GOOD, animation, packed, picture, picture_with_place


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_passes(name):
    checked = check(name, GOOD[name])
    assert checked.data and checked.mime != "text/html"


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_sentence(name):
    data, part = BAD[name]
    with pytest.raises(Refused) as no:
        check(name, data)
    assert no.value.refusal is Refusal.FILE_REFUSED and part in no.value.message
    assert re.search(r"[다요]\.$", no.value.message)


def test_there_are_at_least_forty_bad_ones():
    assert len(BAD) >= 40


def test_a_picture_loses_where_and_when_it_was_taken():
    given = picture_with_place()
    assert b"SecretCamera" in given and b"written behind" in given
    cleaned = check("사진.jpg", given).data
    assert b"SecretCamera" not in cleaned and b"written behind" not in cleaned and b"Exif" not in cleaned
    with Image.open(io.BytesIO(cleaned)) as drawn:
        assert not drawn.getexif() and drawn.size == (64, 48)


@pytest.mark.parametrize("behind", [packed({"evil.js": "alert(1)"}), b"<script>alert(1)</script>", b"MZ" * 99])
def test_what_stands_behind_a_picture_is_gone(behind):
    cleaned = check("사진.jpg", picture() + behind).data
    assert behind not in cleaned and cleaned.startswith(b"\xff\xd8")


def test_a_turned_picture_stands_upright_and_a_large_one_is_made_smaller():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    with Image.open(io.BytesIO(check("사진.jpg", picture(size=(60, 40), exif=exif)).data)) as drawn:
        assert drawn.size == (40, 60)
    with Image.open(io.BytesIO(check("사진.png", picture("PNG", size=(3000, 1500))).data)) as drawn:
        assert drawn.size == (2000, 1000)


def test_only_the_first_picture_of_an_animation_is_kept():
    with Image.open(io.BytesIO(check("움직임.webp", animation()).data)) as drawn:
        assert drawn.format == "JPEG" and getattr(drawn, "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\사진\\길.jpg", "길.jpg"),
        ("a\u202eb\x00c.jpg", "abc.jpg"),
        ('<img src="x">.png', "img src=x.png"),
        ("가" * 300 + ".jpg", "가" * 100 + ".jpg"),
        (" . ", "이름 없음"),
    ],
)
def test_a_name_is_only_a_name(name, clean):
    assert clean_name(name) == clean


def test_the_shelf_gives_random_names_and_no_way_out(tmp_path):
    shelf = Shelf(tmp_path / "uploads")
    one, other = shelf.keep(b"x"), shelf.keep(b"x")
    assert one != other and shelf.path(one).read_bytes() == b"x" and shelf.path(one).stat().st_mode & 0o077 == 0
    shelf.drop(one, None)
    assert not shelf.path(one).exists() and shelf.path(other).exists()
    for bad in ("../secret", "", "A" * 40, "/etc/passwd"):
        with pytest.raises(ValueError, match="no key"):
            shelf.path(bad)
