"""What the addresses of articles were, and which article an old address means."""
