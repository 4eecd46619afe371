"""Records that are one work: linked for a reason, never deleted, parted again at any time."""
