"""Which records stay in, which go out, and why."""
