"""Ways in without an account: a link, a code to its own address, twenty idle minutes."""
