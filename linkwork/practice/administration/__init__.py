"""Practice: the organisation's own affairs: people, teams, policies, jobs."""
