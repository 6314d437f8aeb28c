"""taut reads the news and tells who did what to whom, when, where, who says so, and which sentence shows it."""
