"""The pages of the classes that schemas are made of, and the indexes of their fields."""
