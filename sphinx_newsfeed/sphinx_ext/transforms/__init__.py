"""What writers need."""
