"""What is read again, and what is written again."""
