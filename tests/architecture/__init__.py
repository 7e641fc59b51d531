"""The habits that the project keeps and that imports can't show."""
