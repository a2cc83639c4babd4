"""Merging: only with everybody's yes; page, text, credit and supporters stay; each may take her support back."""


from ganggu_participation.mergers import actions
from ganggu_participation.proposals import actions as proposals
from ganggu_participation.proposals.queries import all_merged_into
from ganggu_participation.voices.actions import give_support, take_support_back

from .builders import WHY, neighbours, supported_by, supporters, told, two_alike


def test_the_source_keeps_page_text_and_credit(town, as_):
    target, source = two_alike(town)
    words, no = dict(source.words), source.receipt_no
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    assert source.words == words and source.receipt_no == no and source.versions[0].words == words
    assert [name for each in all_merged_into(target.id) for name in each.credits] == [town.lee.display_name]
    page = as_(None).get(f"/proposals/{source.id}").text
    assert "합쳐서 검토" in page and words["necessity"] in page and town.lee.display_name in page and target.title in page
    page = as_(None).get(f"/proposals/{target.id}").text
    assert town.lee.display_name in page and source.title in page and no in page


def test_who_supports_what_leaves_hears_that_it_counts_for_both_and_may_take_either_back(town, as_):
    target, source = two_alike(town)
    one, two = neighbours(town, 2)
    supported_by(source, one, two)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    take_support_back(two, target)
    proposals.stand_alone(town.lee, source, "따로 하고 싶습니다.")
    assert supporters(source) == {one.id, two.id} and supporters(target) == {one.id}
    assert [told(person, "공감한 제안을 다시 따로 검토합니다") for person in (one, two)] == [1, 1]
    page = as_(one).get("/me/notices").text
    assert "이 제안에 한 공감은 그대로입니다" in page and f"‘{target.title}’의 공감으로도 그대로 셉니다" in page
    assert "의 공감으로도" not in as_(two).get("/me/notices").text
    for proposal in (target, source):
        assert "공감함 · 거두기" in as_(one).get(f"/proposals/{proposal.id}/comments").text
        take_support_back(one, proposal)
    assert (target.supports, source.supports) == (0, 1)


def test_who_supports_a_withdrawn_target_hears_where_the_idea_goes_on(town, as_):
    target, source = two_alike(town)
    one, two, three = neighbours(town, 3)
    supported_by(source, one)
    supported_by(target, two)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    supported_by(target, three)
    proposals.withdraw(town.kim, target, "이사했습니다.")
    assert supporters(source) == {one.id}
    ended = [told(person, "공감한 제안을 제안한 사람이 거두었습니다") for person in (one, two, three)]
    assert ended == [0, 1, 1] and told(one, "공감한 제안을 다시 따로 검토합니다") == 1
    assert f"합쳤던 ‘{source.title}’ 제안은 계속 검토하니" in as_(three).get("/me/notices").text
    give_support(three, source)
    assert source.supports == 2


def test_the_pages_of_a_merger_say_how_support_counts_and_how_the_other_fares(town, as_):
    target, source = two_alike(town)
    actions.agree(town.lee, actions.propose(town.kim, target, [source], WHY))
    proposals.take_up(town.jung, target, "공원녹지과")
    page = as_(None).get(f"/proposals/{target.id}").text
    assert "합친 제안에 공감한 사람도 한 사람에 한 번만 셉니다. 바라지 않으면" in page
    page = as_(None).get(f"/proposals/{source.id}").text
    assert "부서 검토 중" in page and "공감은 합친 제안에서 함께 셉니다" in page
