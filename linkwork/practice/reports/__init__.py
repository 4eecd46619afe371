"""Practice: what the service's figures say."""
