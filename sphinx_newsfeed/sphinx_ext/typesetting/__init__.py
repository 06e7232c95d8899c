"""Books that LaTeX sets: their headings, pictures, running titles and languages."""
