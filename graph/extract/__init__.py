"""Segments → mentions, entities and statements of one document."""
