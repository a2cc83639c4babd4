"""From a first sentence to a reasoned answer: drafts, versions, review."""
