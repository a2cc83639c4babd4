"""What can be wrong with a .pb file, said with the number of the line, in Korean and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "empty": ("파일이 비어 있습니다.", "The file is empty."),
    "not_text": (
        "UTF-8 글자로 읽을 수 없습니다. 파일을 UTF-8로 저장해 주세요.",
        "This is not UTF-8 text. Save the file as UTF-8.",
    ),
    "not_a_table": (
        "표로 읽을 수 없습니다. 따옴표가 제대로 닫혔는지 확인해 주세요.",
        "This cannot be read as a table. Check that quotation marks are closed.",
    ),
    "before_meta": (
        "파일은 META라고만 적은 줄로 시작해야 하는데 {found}이(가) 있습니다.",
        "The file must begin with a line that says META only; found {found}.",
    ),
    "part_repeated": ("{part} 부분이 두 번 있습니다.", "The part {part} is there twice."),
    "part_out_of_order": (
        "META, PROJECTS, VOTES 순서여야 하는데 {part} 부분이 먼저 나왔습니다.",
        "The parts must come as META, PROJECTS, VOTES; {part} came too early.",
    ),
    "part_missing": ("{part} 부분이 없습니다.", "The part {part} is missing."),
    "no_header": ("{part} 다음 줄에 열 이름이 있어야 합니다.", "Column names must follow {part}."),
    "meta_header": (
        "META 다음 줄에는 key;value 라고 적어야 합니다.",
        "The line after META must say key;value.",
    ),
    "meta_cells": (
        "META의 줄은 이름과 값 두 칸이어야 하는데 {found}칸입니다.",
        "A line of META has two cells, a key and a value; this one has {found}.",
    ),
    "meta_repeated": ("META에 {key}이(가) 두 번 있습니다.", "META has {key} twice."),
    "meta_missing": ("META에 {key}이(가) 없습니다.", "META lacks {key}."),
    "meta_number": (
        "META의 {key}은(는) 0 이상의 수여야 하는데 {found}(이)라고 적혀 있습니다.",
        "{key} in META must be a number from zero up; found {found}.",
    ),
    "meta_whole": (
        "META의 {key}은(는) 0 이상의 정수여야 하는데 {found}(이)라고 적혀 있습니다.",
        "{key} in META must be a whole number from zero up; found {found}.",
    ),
    "vote_type": (
        "알 수 없는 투표 방식 {found}입니다. {known} 가운데 하나여야 합니다.",
        "Unknown vote_type {found}; it must be one of {known}.",
    ),
    "column_missing": ("{part}에 {key} 열이 없습니다.", "{part} has no column {key}."),
    "column_repeated": ("{part}에 {key} 열이 두 번 있습니다.", "{part} has the column {key} twice."),
    "cells": (
        "{part}의 열은 {wanted}개인데 이 줄에는 {found}칸이 있습니다.",
        "{part} has {wanted} columns, but this line has {found} cells.",
    ),
    "id_empty": ("{part}의 번호({key})가 비어 있습니다.", "{key} in {part} is empty."),
    "id_comma": (
        "사업 번호 {found}에 쉼표가 있습니다. 쉼표는 표에서 번호를 나누는 데 씁니다.",
        "The project id {found} has a comma, which parts ids in a vote.",
    ),
    "project_repeated": ("사업 번호 {found}이(가) 두 번 있습니다.", "The project id {found} is there twice."),
    "cost": (
        "사업비는 0 이상의 수여야 하는데 {found}(이)라고 적혀 있습니다.",
        "A cost must be a number from zero up; found {found}.",
    ),
    "no_projects": ("사업이 하나도 없습니다.", "There is no project."),
    "voter_repeated": ("투표한 사람 번호 {found}이(가) 두 번 있습니다.", "The voter id {found} is there twice."),
    "unknown_project": (
        "PROJECTS에 없는 사업 {found}을(를) 고른 표입니다.",
        "This vote names the project {found}, which is not in PROJECTS.",
    ),
    "chosen_twice": (
        "한 표에 같은 사업 {found}이(가) 두 번 있습니다.",
        "This vote names the project {found} twice.",
    ),
    "one_choice": (
        "하나만 고르는 투표인데 {found}개를 골랐습니다.",
        "This vote may name one project only; it names {found}.",
    ),
    "points_missing": (
        "점수 투표인데 점수(points)가 비어 있습니다.",
        "The vote gives points, but the cell points is empty.",
    ),
    "points_count": (
        "사업은 {wanted}개인데 점수는 {found}개입니다.",
        "The vote names {wanted} projects, but {found} points.",
    ),
    "points_number": (
        "점수는 0 이상의 수여야 하는데 {found}(이)라고 적혀 있습니다.",
        "Points must be a number from zero up; found {found}.",
    ),
    "points_unasked": (
        "점수를 주지 않는 투표인데 점수(points)가 적혀 있습니다.",
        "This kind of vote gives no points, but the cell points is filled.",
    ),
    "how_many": (
        "META의 {key}은(는) {wanted}인데 파일에는 {found}개가 있습니다.",
        "{key} in META is {wanted}, but the file has {found}.",
    ),
    "cannot_write": (
        "{key}에 적을 수 없는 값입니다: {found}.",
        "This cannot be written to {key}: {found}.",
    ),
}
LANGUAGES: Final = ("ko", "en")


class Fault(ValueError):
    """A file that cannot be read; `line` is the number of the line from 1, None where the whole file is meant."""

    def __init__(self, code: str, line: int | None = None, **facts: object) -> None:
        self.code, self.line = code, line
        self.facts = {name: _shown(value) for name, value in facts.items()}
        super().__init__(self.sentence())

    def sentence(self, language: str = "ko") -> str:
        """One sentence with the line; `language` is "ko" or "en"."""
        said = SENTENCES[self.code][LANGUAGES.index(language)].format(**self.facts)
        if self.line is None:
            return said
        return f"{self.line:,}번째 줄: {said}" if language == "ko" else f"Line {self.line:,}: {said}"


LONGEST: Final = 40


def _shown(value: object) -> object:
    """Text from a file in quotation marks, cut where it is long, on one line."""
    if not isinstance(value, Quoted):
        return value
    text = " ".join(value.split())
    return f"‘{text[:LONGEST]}…’" if len(text) > LONGEST else f"‘{text}’"


class Quoted(str):
    """What was found in the file, to be shown as it is."""
