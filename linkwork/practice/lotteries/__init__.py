"""A scarce component shared out by a fair draw."""
