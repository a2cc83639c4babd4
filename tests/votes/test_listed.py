"""Votes that a list decides: taken in whole, changed by two, and nobody else gets a ballot."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from ganggu_participation import clock
from ganggu_participation.accounts.actions import grant
from ganggu_participation.accounts.identity import Identity
from ganggu_participation.accounts.states import Basis, Level
from ganggu_participation.approvals import actions as approvals
from ganggu_participation.approvals.queries import open_approval
from ganggu_participation.approvals.states import ApprovalState
from ganggu_participation.database import db
from ganggu_participation.identities.models import Namesake
from ganggu_participation.identities.namesakes import known
from ganggu_participation.outbox import OutboxLetter
from ganggu_participation.permissions import CLOCK, Act, Role
from ganggu_participation.polling import actions as polling
from ganggu_participation.refusals import Refusal, Refused
from ganggu_participation.spreadsheets import UnreadableFile
from ganggu_participation.votes import actions, roll_files
from ganggu_participation.votes.models import RollMark
from ganggu_participation.votes.roll import Elector
from ganggu_participation.votes.roll_models import RollChange, RollEntry, people_on
from ganggu_participation.votes.rule_sheets import rules_of
from ganggu_participation.votes.states import ChangeKind, ChangeState
from tests.polling.builders import a_place, seen

from .builders import RUNNING, a_draft_vote, an_open_vote, roll_rule

BORN = date(1950, 5, 5)
WHY = "이사를 와서 명부에서 빠져 있었습니다."
CSV = "이름,생년월일,전화번호\n홍길동,19500505,010-1234-5678\n이몽룡,1961.02.03,\n"


def refusal_of(act, *given, **words):
    with pytest.raises(Refused) as no:
        act(*given, **words)
    return no.value.refusal


def listed_rule(town):
    return roll_rule(town.pungam, date(2026, 11, 30), listed=True)


def lines(*names):
    return [roll_files.Line(n, name, BORN, "") for n, name in enumerate(names or ("홍길동", "이몽룡"), 2)]


def a_draft(town, **words):
    return a_draft_vote(town, rule=listed_rule(town), **words)


def an_open_list(town, *names, people=None):
    """A vote of 풍암동 that is open, for the people named."""
    now = clock.now()
    with clock.at(now - RUNNING * 3):
        vote = a_draft(town, opens=now - RUNNING, closes=now + RUNNING * 3)
        actions.list_roll(town.roh, vote, people or lines(*names))
        actions.publish(town.han, vote)
    with clock.at(now - RUNNING):
        actions.open(CLOCK, vote)
    return vote


def elector(town, name="홍길동", born=BORN, level=Level.REAL_PERSON + 1):
    return Elector(Identity(name, born).person_key, town.pungam.id, Basis.RESIDENCE, int(level), born)


def other_keeper(town):
    grant(town.ahn, town.na, Role.ROLL_KEEPER)
    return town.na


def agreed(town, change):
    approvals.approve(town.na, open_approval(Act.CHANGE_ROLL, change.id))


def ask(town, vote, name, kind=ChangeKind.ADD, **words):
    return actions.ask_change(town.roh, vote, kind, name=name, birth_date=BORN, reason=WHY, **words)


def test_who_is_listed_casts_and_who_is_not_reads_why(town):
    vote = an_open_list(town)
    assert actions.cast(elector(town), vote, {1: [1]})
    assert refusal_of(actions.cast, elector(town, "성춘향"), vote, {1: [1]}) is Refusal.NOT_ON_THE_LIST
    assert refusal_of(actions.cast, elector(town, born=date(1950, 5, 6)), vote, {1: [1]}) is Refusal.NOT_ON_THE_LIST
    assert refusal_of(actions.cast, elector(town, "이몽룡", level=Level.SMS), vote, {1: [1]}) is Refusal.NOT_ON_THE_ROLL
    assert refusal_of(actions.cast, elector(town), vote, {1: [2]}) is Refusal.ALREADY_VOTED


def test_a_list_of_another_vote_gives_no_ballot_here(town):
    an_open_list(town, "홍길동")
    other = an_open_list(town, "이몽룡")
    assert refusal_of(actions.cast, elector(town), other, {1: [1]}) is Refusal.NOT_ON_THE_LIST


def test_the_list_decides_alone_whatever_her_age_and_an_open_vote_asks_no_list(town):
    vote = an_open_list(town, people=[roll_files.Line(2, "어린이", date(2011, 1, 1))])
    assert actions.cast(elector(town, "어린이", date(2011, 1, 1)), vote, {1: [1]})
    assert actions.cast(elector(town, "성춘향"), an_open_vote(town), {1: [1]})


def test_a_new_file_replaces_the_list_of_a_draft(town):
    vote = a_draft(town)
    actions.list_roll(town.roh, vote, lines("가나다", "라마바", "사아자"))
    actions.list_roll(town.roh, vote, lines())
    assert people_on(vote.id) == 2
    assert refusal_of(actions.list_roll, town.roh, vote, []) is Refusal.LIST_EMPTY
    assert refusal_of(actions.list_roll, town.han, vote, lines()) is Refusal.ROLE_MISSING
    assert people_on(vote.id) == 2
    assert refusal_of(actions.list_roll, town.roh, a_draft_vote(town), lines()) is Refusal.NOT_IN_THIS_STATE


def test_no_vote_is_published_with_an_empty_list_and_none_is_replaced_afterwards(town):
    vote = a_draft(town)
    assert refusal_of(actions.publish, town.han, vote) is Refusal.ROLL_EMPTY
    actions.list_roll(town.roh, vote, lines())
    actions.publish(town.han, vote)
    assert rules_of(vote)["roll_list"]["people"] == 2
    assert refusal_of(actions.list_roll, town.roh, vote, lines("성춘향")) is Refusal.NOT_IN_THIS_STATE
    assert people_on(vote.id) == 2


def test_nothing_readable_of_a_person_is_stored(town):
    vote = an_open_list(town, people=roll_files.read(CSV.encode()).people)
    ask(town, vote, "성춘향", phone="01099998888")
    for table in ("roll_entries", "roll_changes", "approvals", "audit_entries", "vote_notices"):
        if table in db.metadata.tables:
            stored = repr(db.session.execute(db.text(f"SELECT * FROM {table}")).all())
            assert not any(
                word in stored for word in ("홍길동", "성춘향", "19500505", "1950-05-05", "01012345678", "99998888")
            )
    assert {entry.words["name"] for entry in db.session.scalars(db.select(RollEntry))} == {"홍길동", "이몽룡"}


def test_after_publishing_two_keepers_add_somebody_and_the_number_is_told(town):
    vote = an_open_list(town)
    other_keeper(town)
    change = ask(town, vote, "성춘향")
    assert refusal_of(actions.carry_out, town.roh, change) is Refusal.NOT_APPROVED
    assert refusal_of(approvals.approve, town.roh, open_approval(Act.CHANGE_ROLL, change.id)) is Refusal.OWN_REQUEST
    assert people_on(vote.id) == 2
    agreed(town, change)
    actions.carry_out(town.roh, change)
    assert change.state is ChangeState.DONE and people_on(vote.id) == 3
    assert actions.cast(elector(town, "성춘향"), vote, {1: [1]})
    told = vote.notices[-1].text
    assert "1명을 더하고 0명을 뺐습니다" in told and "지금 명부는 3명" in told and WHY in told and "성춘향" not in told
    assert refusal_of(actions.carry_out, town.roh, change) is Refusal.NOT_IN_THIS_STATE


def test_who_was_taken_off_gets_no_ballot_and_who_voted_is_not_taken_off(town):
    vote = an_open_list(town)
    other_keeper(town)
    gone, voted = ask(town, vote, "홍길동", ChangeKind.REMOVE), ask(town, vote, "이몽룡", ChangeKind.REMOVE)
    for change in (gone, voted):
        agreed(town, change)
    actions.cast(elector(town, "이몽룡"), vote, {1: [1]})
    actions.carry_out(town.roh, gone)
    assert refusal_of(actions.cast, elector(town), vote, {1: [1]}) is Refusal.NOT_ON_THE_LIST
    assert refusal_of(actions.carry_out, town.roh, voted) is Refusal.ALREADY_VOTED
    assert people_on(vote.id) == 1 and voted.state is ChangeState.ASKED


def test_no_change_that_makes_no_sense_is_asked_for(town):
    vote = an_open_list(town)
    assert refusal_of(ask, town, vote, "홍길동") is Refusal.LIST_UNCHANGED
    assert refusal_of(ask, town, vote, "성춘향", ChangeKind.REMOVE) is Refusal.LIST_UNCHANGED
    assert refusal_of(ask, town, an_open_vote(town), "성춘향") is Refusal.NOT_IN_THIS_STATE
    assert refusal_of(ask, town, a_draft(town), "성춘향") is Refusal.POLLS_CLOSED
    with clock.at(vote.closes):
        assert refusal_of(ask, town, vote, "성춘향") is Refusal.POLLS_CLOSED
    assert db.session.query(RollChange).count() == 0


def test_a_change_that_is_dropped_changes_nothing_and_forgets_the_name(town):
    vote = an_open_list(town)
    other_keeper(town)
    change = ask(town, vote, "성춘향")
    agreed(town, change)
    actions.drop_change(town.roh, change)
    assert change.words["name"] == "" and people_on(vote.id) == 2
    assert open_approval(Act.CHANGE_ROLL, change.id) is None
    assert refusal_of(actions.carry_out, town.roh, change) is Refusal.NOT_IN_THIS_STATE


@pytest.mark.parametrize("approved", [False, True])
def test_nobody_is_asked_to_agree_to_a_change_that_was_dropped(town, as_, approved):
    change = ask(town, an_open_list(town), "성춘향")
    other_keeper(town)
    if approved:
        agreed(town, change)
    desk = as_(town.na)
    asked = open_approval(Act.CHANGE_ROLL, change.id)
    assert desk.get(f"/office/approvals/{asked.id}").status_code == 200
    actions.drop_change(town.na, change)
    assert desk.post(f"/office/approvals/{asked.id}/approval").status_code == 409
    assert asked.state is ApprovalState.LAPSED


def test_a_mark_at_the_desk_is_told_to_the_number_on_the_list(town):
    vote = an_open_list(town, people=roll_files.read(CSV.encode()).people)
    place = a_place(town, vote)
    polling.hand_out_paper(town.park, place, seen(place))
    assert db.session.query(RollMark).count() == 1
    letter = db.session.scalars(db.select(OutboxLetter)).one()
    assert letter.channel == "sms"
    polling.hand_out_paper(town.park, place, seen(place, "이몽룡", date(1961, 2, 3)))
    assert db.session.query(OutboxLetter).count() == 1


def as_workbook():
    book, kept = Workbook(), io.BytesIO()
    book.active.append(["성명", "생년월일", "연락처"])
    book.active.append(["홍길동", date(1950, 5, 5), 1012345678])
    book.active.append(["이몽룡", "19610203", None])
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    "content",
    [CSV.encode(), CSV.encode("utf-8-sig"), CSV.encode("cp949"), as_workbook()],
    ids=["utf-8", "bom", "cp949", "xlsx"],
)
def test_every_kind_of_file_says_the_same(town, content):
    reading = roll_files.read(content)
    assert reading.faults == []
    assert [(p.name, p.birth_date, p.phone) for p in reading.people] == [
        ("홍길동", BORN, "01012345678"),
        ("이몽룡", date(1961, 2, 3), ""),
    ]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("홍,19500505,", "이름"),
        ("홍길동,600301-1234567,", "숫자 여덟 자리"),
        ("홍길동,19501305,", "숫자 여덟 자리"),
        ("홍길동,19500505,062-1", "휴대전화"),
        ("이 몽룡,19610203,", "3번째 줄과"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong(town, line, word):
    reading = roll_files.read((CSV + line + "\n").encode())
    assert [number for number, _ in reading.faults] == [4] and word in reading.faults[0][1]


def test_a_file_that_is_no_list_is_refused_whole(town):
    with pytest.raises(UnreadableFile, match="생년월일"):
        roll_files.read("이름,나이\n홍길동,70\n".encode())
    db.session.add(Namesake(person_key=Identity("홍길동", BORN).person_key, others=1, keys=[]))
    db.session.flush()
    assert [number for number, _ in roll_files.read(CSV.encode(), known).faults] == [2]


def upload(client, vote, content, name="명부.csv"):
    return client.post(f"/office/votes/{vote.id}/roll/preview", data={"file": (io.BytesIO(content), name)})


def token_on(page):
    return page.text.split('name="token" value="')[1].split('"')[0]


def test_a_keeper_looks_at_a_file_and_takes_it_in(town, as_):
    vote, roh = a_draft(town), as_(town.roh)
    many = CSV + "".join(f"주민{chr(0xAC00 + n)},1970010{n % 9 + 1},\n" for n in range(30))
    page = upload(roh, vote, many.encode("cp949"))
    assert (
        page.status_code == 200
        and "32명을 읽었습니다" in page.text
        and "홍*동" in page.text
        and "홍길동" not in page.text
    )
    assert page.text.count("년생") == 20 and people_on(vote.id) == 0
    token = token_on(page)
    assert as_(town.han).post(f"/office/votes/{vote.id}/roll", data={"token": token}).status_code == 404
    assert roh.post(f"/office/votes/{vote.id}/roll", data={"token": token}).status_code == 303
    assert people_on(vote.id) == 32
    again = roh.post(f"/office/votes/{vote.id}/roll", data={"token": token})
    assert again.status_code == 409 and "처음부터 다시" in again.text


def test_one_wrong_line_and_nothing_is_taken_in(town, as_):
    vote, roh = a_draft(town), as_(town.roh)
    page = upload(roh, vote, (CSV + "성춘향,모름,\n").encode())
    assert page.status_code == 422 and "4번째 줄" in page.text and 'name="token"' not in page.text
    assert "파일을 골라 주세요" in roh.post(f"/office/votes/{vote.id}/roll/preview", data={}).text
    assert "칸을 찾지 못했습니다" in upload(roh, vote, "이름\n홍길동\n".encode()).text
    assert people_on(vote.id) == 0


def test_only_keepers_see_the_list_and_only_of_a_vote_that_has_one(town, as_):
    vote, open_vote = a_draft(town), an_open_vote(town)
    assert as_(town.roh).get(f"/office/votes/{vote.id}/roll").status_code == 200
    assert as_(town.roh).get(f"/office/votes/{open_vote.id}/roll").status_code == 404
    for who in (town.han, town.park, town.choi):
        assert as_(who).get(f"/office/votes/{vote.id}/roll").status_code == 404
    assert as_(town.kim).get(f"/office/votes/{vote.id}/roll").status_code == 403


def test_two_keepers_change_a_published_list_on_their_screens(town, as_):
    vote = an_open_list(town)
    other_keeper(town)
    roh, na = as_(town.roh), as_(town.na)
    words = {"kind": "add", "name": "성춘향", "birth_date": "19500505", "reason": WHY}
    bad = roh.post(f"/office/votes/{vote.id}/roll/changes", data=words | {"phone": "12"})
    assert bad.status_code == 422 and "010-1234-5678" in bad.text and "성춘향" in bad.text
    twice = roh.post(f"/office/votes/{vote.id}/roll/changes", data=words | {"name": "홍길동"})
    assert twice.status_code == 409 and "명부가 이미 그렇게" in twice.text
    made = roh.post(f"/office/votes/{vote.id}/roll/changes", data=words)
    assert made.status_code == 303
    page = na.get(made.location).text
    assert "성*향" in page and "성춘향" not in page and WHY in page
    assert roh.post(made.location + "/completion").status_code == 409
    approval = open_approval(Act.CHANGE_ROLL, int(made.location.rsplit("/", 1)[1]))
    assert made.location in na.get(f"/office/approvals/{approval.id}").text
    assert na.post(f"/office/approvals/{approval.id}/approval").status_code == 303
    assert na.post(made.location + "/completion").status_code == 303
    assert "1명을 더하고 0명을 뺐습니다" in as_(None).get(f"/votes/{vote.id}").text
    assert as_(town.han).get(made.location).status_code == 404


def test_the_pages_of_a_vote_say_that_a_list_decides(town, as_):
    vote = an_open_list(town)
    assert "투표 명부에 이름이 있는 분" in as_(None).get(f"/votes/{vote.id}").text
    assert "2명이 투표할 수 있습니다" in as_(None).get(f"/votes/{vote.id}/trust").text
    refused = as_(town.kim).get(f"/votes/{vote.id}/ballot")
    assert refused.status_code == 403 and "명부에서 찾지 못했습니다" in refused.text
