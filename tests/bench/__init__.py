"""Speed, as ratios against something outside us in one run. `make bench`."""
