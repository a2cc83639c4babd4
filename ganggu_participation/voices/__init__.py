"""What residents say to proposals: support, comments, reports, and their moderation."""
