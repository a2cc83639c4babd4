from ganggu_participation.proposals.states import ProposalState

from . import builders


def test_a_negative_answer_is_public_with_its_reasons(town):
    proposal = builders.a_refused_proposal(town.kim, town.jung)
    assert proposal.state is ProposalState.INELIGIBLE
    assert proposal.answer.reasons == ["사유지 등 권리 문제로 추진이 어려움"]
    assert [step.label for step in proposal.steps] == ["접수", "부서 검토 중", "이번에는 어려움"]
    assert proposal.steps[-1].by == "공원녹지과 주무관"
    listed = builders.a_listed_proposal(town.kim, town.jung)
    assert listed.state is ProposalState.ELIGIBLE
    assert listed.receipt_no == "2027-풍암-0002"
