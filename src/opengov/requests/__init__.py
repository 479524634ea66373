"""Requests for information (依申请公开): deadlines, decisions, remedies, fees."""
