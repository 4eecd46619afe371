"""One person with one activity, from suggested to ended. The heart of the service."""
