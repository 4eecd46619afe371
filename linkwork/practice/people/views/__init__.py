"""The pages of people, their details and their alerts."""
