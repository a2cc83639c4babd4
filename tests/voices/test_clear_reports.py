"""comment.clear: the reports are settled and the comment stays as it is; those who reported are told."""


from ganggu_participation.refusals import Refusal
from ganggu_participation.voices import actions
from ganggu_participation.voices.states import ReportReason

from ..persons import last_act, nobody_else_may, refused, told
from .builders import a_comment


def test_the_desks_and_nobody_else(town):
    comment = a_comment(town)
    actions.report(town.kim, comment, ReportReason.FALSE)
    nobody_else_may(town, lambda who: actions.clear(who, comment), "park", "han", hears=Refusal.ROLE_MISSING)
    assert comment.open_reports == 1
    actions.clear(town.han, comment)
    assert last_act() == ("comment.clear", f"accounts/{town.han.id}", {"reports": 1})


def test_each_report_is_settled_once_and_the_same_person_does_not_report_again(town):
    comment = a_comment(town)
    actions.report(town.kim, comment, ReportReason.FALSE)
    actions.clear(town.park, comment)
    actions.clear(town.park, comment)
    assert told(town.kim).count("신고한 의견을 살펴봤습니다") == 1
    refused(Refusal.ALREADY_REPORTED, actions.report, town.kim, comment, ReportReason.INSULT)
    assert comment.open_reports == 0


def test_not_what_its_writer_took_away(town):
    comment = a_comment(town)
    actions.withdraw(town.lee, comment)
    refused(Refusal.NOT_IN_THIS_STATE, actions.clear, town.park, comment)


def test_settled_reports_leave_it_and_tell_those_who_reported(town):
    comment = a_comment(town)
    actions.report(town.kim, comment, ReportReason.FALSE)
    actions.clear(town.park, comment)
    assert comment.open_reports == 0 and comment.is_visible
    assert "신고한 의견을 살펴봤습니다" in told(town.kim)
