"""The library of questions: SPARQL queries with titles, descriptions and parameters."""

from graph.questions.binding import Parameter
from graph.questions.examples import examples, loaded
from graph.questions.question import Question, question, questions, topics

__all__ = ["Parameter", "Question", "examples", "loaded", "question", "questions", "topics"]
