"""What is known of the build."""
