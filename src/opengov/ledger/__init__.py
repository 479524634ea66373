"""Ledgers (台账) of requests: workbooks that people keep, and the requests in them."""
