"""HTTP for the room: my notices, what I follow, how I am told, and feeds for everybody."""

from flask import Blueprint

from . import feeds, follow_ends, follows, mail_choices, notice_readings, notices, proposal_feeds, topic_feeds

FEEDS = (feeds, proposal_feeds, topic_feeds)
BLUEPRINTS: list[Blueprint] = [
    resource.room for resource in (notices, notice_readings, follows, follow_ends, mail_choices, *FEEDS)
]
