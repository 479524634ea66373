"""Benchmarks: programs of their own, never timed tests."""
