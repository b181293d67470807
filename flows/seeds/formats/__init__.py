"""Readers of what reports come in: a module for each format, one door (`documents.documents`, `text.text_of`)."""
