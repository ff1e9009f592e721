"""The library of questions: SPARQL queries with titles, descriptions and parameters."""

from graph.questions.binding import Parameter, is_slug
from graph.questions.examples import examples, loaded
from graph.questions.question import Question, question, questions, topics

__all__ = [
    "Parameter",
    "Question",
    "examples",
    "is_slug",
    "loaded",
    "question",
    "questions",
    "topics",
]
