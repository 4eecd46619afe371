"""The permission matrix: every route, method and actor, against a table written by hand."""
