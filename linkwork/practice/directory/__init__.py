"""What there is to go to: providers, activities, where, when and whether there is room."""
