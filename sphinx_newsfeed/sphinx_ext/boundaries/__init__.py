"""What is raised over one article ends there."""
