"""The pages of the calendars: a page a year, a page a place, and the statutory days."""
