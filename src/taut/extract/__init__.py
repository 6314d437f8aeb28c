"""The coding itself: what is done, what is said and what is agreed, with dates, places and evidence."""
