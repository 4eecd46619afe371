"""What matters most: items frozen, a rule locked, private votes, a result by constituency."""
