"""`flask count-file`: any Pabulib file from a terminal, as sentences or as one JSON object."""

import json
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner, Result

from ganggu_participation.counts.count_file import count_file
from ganggu_participation.tally.pabulib import Wishes, count_vote, read

FILE = (
    "META\nkey;value\nbudget;100\ncurrency;EUR\nvote_type;approval\nrule;greedy\n"
    "PROJECTS\nproject_id;cost;name\nx;60;Benches\ny;50;Lights\nz;40;Trees\n"
    "VOTES\nvoter_id;vote\n1;x\n2;x,y\n3;x,y\n4;z\n"
)


def run(tmp_path: Path, *words: str, text: str = FILE) -> Result:
    path = tmp_path / "vote.pb"
    path.write_text(text)
    return CliRunner().invoke(count_file, [str(path), *words])


def test_json_is_one_object_with_the_money_left(tmp_path: Path) -> None:
    done = run(tmp_path, "--json")
    found = json.loads(done.stdout)
    assert (done.exit_code, set(found)) == (0, {"funded", "passed_over", "leftover", "digest"})
    assert (found["funded"], found["passed_over"], found["leftover"]) == (["x", "z"], ["y"], 0)
    assert len(found["digest"]) == 64


@pytest.mark.parametrize(
    ("words", "funded"),
    [
        (["--rule", "greedy", "--overflow", "stop"], ["x"]),
        (["--rule", "greedy", "--ceiling", "110"], ["x", "y"]),
        (["--rule", "greedy", "--threshold", "2"], ["x"]),
        (["--rule", "phragmen", "--overflow", "skip"], ["x", "z"]),
        (["--rule", "knapsack"], ["x", "z"]),
        (["--rule", "equal-shares"], ["x", "z"]),
    ],
)
def test_every_rule_and_what_META_does_not_say(tmp_path: Path, words: list[str], funded: list[str]) -> None:
    assert json.loads(run(tmp_path, "--json", *words).stdout)["funded"] == funded


@pytest.mark.parametrize(("language", "said"), [("ko", "남은 예산 40 EUR보다 커서"), ("en", "more than the 40 EUR that were left")])
def test_reasons_are_said_in_the_currency_of_the_file(tmp_path: Path, language: str, said: str) -> None:
    done = run(tmp_path, "--explain", "--language", language)
    assert done.exit_code == 0 and "Benches" in done.stdout and said in done.stdout


@pytest.mark.parametrize(
    ("language", "stopped", "level"),
    [
        ("ko", "앞 순위인 y ‘Lights’의 사업비 50 EUR이 남은 예산 40 EUR보다 커서", "y ‘Lights’, z ‘Trees’가 2표로 같아"),
        ("en", "y ‘Lights’ before it costs 50 EUR, more than the 40 EUR", "y ‘Lights’, z ‘Trees’ were level at 2 votes"),
    ],
)
def test_other_projects_are_named_by_id_and_title(tmp_path: Path, language: str, stopped: str, level: str) -> None:
    """The order of options is no name that the file knows: ids and titles are."""
    words = ("--explain", "--overflow", "stop", "--language", language)
    told = run(tmp_path, *words, text=FILE.replace("z;40", "z;60").replace("4;z", "4;z\n5;z"))
    assert stopped in told.stdout and level in told.stdout


def test_a_share_that_grows_by_more_than_fifty_thousand_steps_is_counted_at_once(tmp_path: Path) -> None:
    votes = "".join(f"{voter};{'x,y' if voter % 3 else 'z'}\n" for voter in range(1, 31))
    text = FILE.split("VOTES")[0].replace("budget;100", "budget;4000000").replace("x;60", "x;2100000")
    text = text.replace("y;50", "y;2000000").replace("z;40", "z;2300000") + "VOTES\nvoter_id;vote\n" + votes
    began = process_time()
    done = run(tmp_path, "--rule", "equal-shares", "--json", "--fill", "none", text=text)
    assert json.loads(done.stdout)["funded"] == ["y"] and process_time() - began < 2
    sheet = count_vote(read(text.encode()), Wishes("equal_shares", fill="none")).sheet
    assert sheet["figures"]["steps"] > 50_000


def test_a_bad_file_ends_with_its_line_and_one_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, "--json", text=FILE.replace("4;z", "4;w"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "17번째 줄: PROJECTS에 없는 사업 ‘w’" in done.stderr
    assert "Line 17:" in run(tmp_path, "--language", "en", text=FILE.replace("4;z", "4;w")).stderr


def test_a_file_that_is_not_there_is_told_apart(tmp_path: Path) -> None:
    done = CliRunner().invoke(count_file, [str(tmp_path / "none.pb"), "--json"])
    assert done.exit_code == 2 and "파일을 열 수 없습니다" in done.stderr


def test_numbers_that_are_none_are_refused(tmp_path: Path) -> None:
    assert run(tmp_path, "--ceiling", "-5").exit_code == 2
    assert run(tmp_path, "--rule", "lottery").exit_code == 2


def test_ballots_beyond_the_limit_are_counted_and_told(tmp_path: Path) -> None:
    done = run(tmp_path, "--json", text=FILE.replace("rule;greedy", "max_length;1"))
    assert json.loads(done.stdout)["funded"] == ["x", "z"] and "한도" in done.stderr
