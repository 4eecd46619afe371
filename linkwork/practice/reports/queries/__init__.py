"""The figures of the reports: each by one path of aggregates in the database."""
