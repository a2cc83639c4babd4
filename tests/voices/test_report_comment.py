"""comment.report: anybody who has signed in puts a comment on the moderators' table, once, and not her own."""


from ganggu_participation.refusals import Refusal
from ganggu_participation.voices import actions
from ganggu_participation.voices.states import ReportReason

from .. import world
from ..persons import last_act, refused, told
from .builders import a_comment


def test_everybody_who_has_signed_in_but_its_writer(town):
    comment = a_comment(town)
    refused(Refusal.NOT_SIGNED_IN, actions.report, None, comment, ReportReason.INSULT)
    refused(Refusal.OWN_COMMENT, actions.report, town.lee, comment, ReportReason.INSULT)
    assert comment.open_reports == 0 and comment.reports == []
    reporters = [name for name in world.CAST if name != "lee"]
    for name in reporters:
        actions.report(getattr(town, name), comment, ReportReason.INSULT, " 욕설입니다. ")
    assert comment.open_reports == len(reporters) and comment.is_visible and comment.reports[0].text == "욕설입니다."
    assert last_act()[0] == "comment.report" and told(town.lee) == []


def test_neither_what_is_hidden_nor_what_was_taken_away(town):
    hidden, gone = a_comment(town), a_comment(town)
    actions.hide(town.park, hidden, "전화번호가 들어 있습니다.")
    actions.withdraw(town.lee, gone)
    for comment in (hidden, gone):
        refused(Refusal.NOT_IN_THIS_STATE, actions.report, town.kim, comment, ReportReason.INSULT)
        assert comment.open_reports == 0


def test_a_report_is_counted_once_and_not_by_its_writer(town):
    comment = a_comment(town)
    refused(Refusal.OWN_COMMENT, actions.report, town.lee, comment, ReportReason.ADVERT)
    actions.report(town.kim, comment, ReportReason.INSULT)
    refused(Refusal.ALREADY_REPORTED, actions.report, town.kim, comment, ReportReason.ADVERT)
    assert comment.open_reports == 1 and comment.is_visible
