"""Answers to the conformance kit: this library as one of the programs that the kit can test.

`conformance/PROTOCOL.md` says what questions and answers look like; `opengov conformance`
carries them over standard input and output.
"""

from opengov.conformance.protocol import KINDS, PROTOCOL, answer_line

__all__ = ["KINDS", "PROTOCOL", "answer_line"]
