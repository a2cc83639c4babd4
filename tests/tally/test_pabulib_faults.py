"""A file that is no .pb file is refused with its line and a sentence, in Korean and in English."""

import re

import pytest

from ganggu_participation.tally.pabulib import Fault, read
from ganggu_participation.tally.pabulib.faults import SENTENCES

META = "META\nkey;value\nbudget;100\nvote_type;approval\n"
PROJECTS = "PROJECTS\nproject_id;cost;name\n1;60;가\n2;50;나\n"
VOTES = "VOTES\nvoter_id;vote\n7;1,2\n8;2\n"
GOOD = META + PROJECTS + VOTES
POINTS = GOOD.replace("approval", "cumulative").replace("vote\n7;1,2\n8;2\n", "vote;points\n7;1,2;3,2\n8;2;5\n")

BAD = [
    ("empty", None, ""),
    ("empty", None, "\n \n\n"),
    ("before_meta", 1, "안녕하세요\n" + GOOD),
    ("before_meta", 1, "key;value\n" + GOOD),
    ("part_out_of_order", 1, PROJECTS + META + VOTES),
    ("part_out_of_order", 5, META + VOTES),
    ("part_repeated", 5, META + META + PROJECTS + VOTES),
    ("part_repeated", 9, META + PROJECTS + PROJECTS + VOTES),
    ("part_repeated", 13, GOOD + VOTES),
    ("part_missing", None, META),
    ("part_missing", None, META + PROJECTS),
    ("no_header", 5, "META\nkey;value\nbudget;1\nvote_type;approval\nPROJECTS\n"),
    ("no_header", 10, META + PROJECTS + "VOTES\nVOTES\n"),
    ("meta_header", 2, GOOD.replace("key;value\n", "")),
    ("meta_cells", 3, GOOD.replace("budget;100", "budget;100;원")),
    ("meta_cells", 3, GOOD.replace("budget;100", "budget")),
    ("meta_repeated", 4, GOOD.replace("budget;100\n", "budget;100\nbudget;90\n")),
    ("meta_missing", None, GOOD.replace("budget;100\n", "")),
    ("meta_missing", None, GOOD.replace("vote_type;approval\n", "")),
    ("meta_number", 3, GOOD.replace("budget;100", "budget;백만")),
    ("meta_number", 3, GOOD.replace("budget;100", "budget;-5")),
    ("meta_number", 3, GOOD.replace("budget;100", "budget;1e9")),
    ("meta_whole", 5, GOOD.replace("approval\n", "approval\nmax_length;둘\n")),
    ("vote_type", 4, GOOD.replace("approval", "applause")),
    ("column_missing", 6, GOOD.replace("project_id;cost", "project;cost")),
    ("column_missing", 6, GOOD.replace(";cost;", ";price;")),
    ("column_missing", 10, GOOD.replace("voter_id;vote", "voter_id;choice")),
    ("column_missing", 10, GOOD.replace("approval", "cumulative")),
    ("column_repeated", 6, GOOD.replace("cost;name", "cost;cost")),
    ("cells", 7, GOOD.replace("1;60;가", "1;60")),
    ("cells", 8, GOOD.replace("2;50;나", "2;50;나;다")),
    ("cells", 12, GOOD.replace("8;2", "8;2;;")),
    ("id_empty", 7, GOOD.replace("1;60;가", ";60;가")),
    ("id_empty", 11, GOOD.replace("7;1,2", ";1,2")),
    ("id_comma", 7, GOOD.replace("1;60;가", "1,3;60;가")),
    ("project_repeated", 8, GOOD.replace("2;50;나", "1;50;나")),
    ("cost", 7, GOOD.replace("1;60;가", "1;육십;가")),
    ("cost", 7, GOOD.replace("1;60;가", "1;-60;가")),
    ("cost", 7, GOOD.replace("1;60;가", "1;;가")),
    ("no_projects", None, META + "PROJECTS\nproject_id;cost\n" + VOTES),
    ("voter_repeated", 12, GOOD.replace("8;2", "7;2")),
    ("unknown_project", 12, GOOD.replace("8;2", "8;3")),
    ("unknown_project", 11, GOOD.replace("7;1,2", "7;1,")),
    ("chosen_twice", 11, GOOD.replace("7;1,2", "7;1,1")),
    ("one_choice", 11, GOOD.replace("approval", "choose-1")),
    ("points_missing", 12, POINTS.replace("8;2;5", "8;2;")),
    ("points_count", 11, POINTS.replace("7;1,2;3,2", "7;1,2;3")),
    ("points_number", 12, POINTS.replace("8;2;5", "8;2;많이")),
    ("points_number", 12, POINTS.replace("8;2;5", "8;2;-1")),
    ("points_unasked", 11, POINTS.replace("cumulative", "approval")),
    ("how_many", None, GOOD.replace("approval\n", "approval\nnum_votes;3\n")),
    ("how_many", None, GOOD.replace("approval\n", "approval\nnum_projects;1\n")),
    ("not_a_table", 7, GOOD.replace("1;60;가", '1;60;"가')),
    ("not_a_table", 7, GOOD.replace("1;60;가", '1;60;"가"나')),
]


@pytest.mark.parametrize(("code", "line", "text"), BAD, ids=[f"{code}-{n}" for n, (code, _, _) in enumerate(BAD)])
def test_a_bad_file_is_refused_with_its_line(code: str, line: int | None, text: str) -> None:
    with pytest.raises(Fault) as fault:
        read(text.encode())
    assert (fault.value.code, fault.value.line) == (code, line)
    korean, english = fault.value.sentence(), fault.value.sentence("en")
    assert korean.startswith(f"{line}번째 줄: ") == (line is not None)
    assert english.startswith(f"Line {line}: ") == (line is not None)
    assert re.search("[가-힣]", korean) and korean.endswith(".") and english.endswith(".")
    assert "{" not in korean + english


def test_text_that_is_not_utf_8_is_named_by_its_line() -> None:
    with pytest.raises(Fault) as fault:
        read(GOOD.encode("cp949"))
    assert (fault.value.code, fault.value.line) == ("not_text", 7)


def test_every_fault_of_a_file_is_tried_here() -> None:
    assert {code for code, _, _ in BAD} | {"not_text", "cannot_write"} == set(SENTENCES)
    assert len(BAD) >= 30


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
        GOOD.replace("VOTES", "\nVOTES").replace("PROJECTS", "\n\nPROJECTS"),
        GOOD.replace("META", "meta").replace("VOTES", "votes"),
        GOOD.replace("1;60;가", '1;60;"가"'),
        GOOD.replace("7;1,2", "7; 2 , 1 "),
        GOOD.replace("1;60;", "1;60.0;"),
    ],
)
def test_a_good_file_is_read_however_it_was_saved(text: str) -> None:
    vote = read(text.encode())
    assert [(project.id, project.cost, project.cells) for project in vote.projects] == [
        ("1", 60, {"name": "가"}),
        ("2", 50, {"name": "나"}),
    ]
    assert vote.ballots == {(("1", "2"), ()): 1, (("2",), ()): 1}
    assert (vote.voters, vote.number("budget"), vote.number("max_length"), vote.winners) == (2, 100, None, None)


def test_a_blank_ballot_and_points_are_read() -> None:
    assert read(GOOD.replace("8;2", "8;").encode()).ballots == {(("1", "2"), ()): 1, ((), ()): 1}
    assert read(POINTS.encode()).ballots == {(("1", "2"), (3, 2)): 1, (("2",), (5,)): 1}
