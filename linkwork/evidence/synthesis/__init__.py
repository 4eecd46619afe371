"""From passages to statements: drafted, proposed, published."""
