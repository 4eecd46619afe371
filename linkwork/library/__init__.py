"""The shelf of published statements: versions, sources, passages and findings beside each."""
