"""What is done in publishing: texts are written, pages rated, comments moderated."""
