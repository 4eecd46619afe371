"""What is asked when somebody is referred, taken on or spoken to."""
