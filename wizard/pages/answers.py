"""What an answer says, wherever a page repeats it."""

from wizard.content import Words


def answer_label(sentences: Words, question: str, answer: str) -> str:
    """The words of an answer, as its question has them."""
    return sentences.say(f"questions.{question}.answers.{answer}.label")
