"""What is due for a person to judge, which decisions are lawful, and how far two coders agree.

Reads events, claims and the ledger; writes nothing.
"""

from marsad.reviewing.agreeing import Agreement, agreement
from marsad.reviewing.coders import Coding, codings
from marsad.reviewing.due import ReviewItem, due
from marsad.reviewing.lawful import lawful
from marsad.reviewing.offered import Offer, offered

__all__ = [
    "Agreement", "Coding", "Offer", "ReviewItem", "agreement", "codings", "due", "lawful",
    "offered",
]  # fmt: skip
