"""The request that reaches the service, and the case that a link worker opens from it."""
