"""How German and English texts say who works with whom: names, people, agreements, days."""
