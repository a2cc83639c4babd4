"""Files that no proposal names go in the night; others stay."""

import os
from pathlib import Path

from ganggu_participation import clock
from ganggu_participation.privacy.night import round_of_the_night
from ganggu_participation.proposals import actions, orphans
from ganggu_participation.proposals.shelf import Shelf
from ganggu_participation.proposals.uploads import check

from .bad_files import picture_with_place
from .builders import a_draft


def aged(shelf, key):
    """As if it had lain there for two days."""
    then = clock.now().timestamp() - 2 * 24 * 3600
    os.utime(shelf.path(key), (then, then))


def test_a_file_without_a_proposal_goes_after_a_day(town, app):
    shelf = Shelf(Path(app.instance_path) / app.config["UPLOADS"])
    draft = a_draft(town.kim)
    kept = actions.attach(town.kim, draft, check("a.jpg", picture_with_place()), shelf).key
    orphan, fresh = shelf.keep(b"left over"), shelf.keep(b"being written")
    aged(shelf, kept)
    aged(shelf, orphan)
    told = round_of_the_night()
    assert any("주인 없는 파일" in sentence for sentence in told)
    assert shelf.path(kept).exists() and shelf.path(fresh).exists() and not shelf.path(orphan).exists()
    shelf.drop(fresh)


def test_an_empty_shelf_has_nothing_to_sweep(town, tmp_path):
    assert orphans.sweep(Shelf(tmp_path)) == 0
