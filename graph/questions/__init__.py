"""The library of questions: SPARQL queries with titles, descriptions and parameters."""

from graph.questions.binding import Parameter
from graph.questions.question import Question, question, questions, topics

__all__ = ["Parameter", "Question", "question", "questions", "topics"]
