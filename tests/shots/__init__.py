"""Pictures of the page for the README, of invented people: `python -m tests.shots`."""
