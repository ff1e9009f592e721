"""How Japanese texts say who works with whom: names, people, agreements, days."""
