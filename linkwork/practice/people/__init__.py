"""Who is referred: the person, what matters to them, their alerts and consents."""
