"""The tests mirror the package; `test_journey.py` is the one to read first."""
