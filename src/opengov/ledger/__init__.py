"""Ledgers (台账) of requests: workbooks that people keep, and the requests in them.

The first sheet has one row a request, the second one row an event. A row alone
is enough; where the second sheet has rows of a request, it is the full record.
"""

from opengov.ledger.read import read_ledger
from opengov.ledger.write import write_ledger, write_template

__all__ = ["read_ledger", "write_ledger", "write_template"]
