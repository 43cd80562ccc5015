"""Splink at the same two files, for `SPLINK_PYTHON`: prints the seconds from frames to pairs.

Blocked on surname and address, as its own guide does it: names with their frequencies, company and
title by likeness, trained without labels. Reading the files is not counted.
"""

import sys
import time

import pandas
import splink.comparison_library as cl  # type: ignore[import-not-found,unused-ignore]
from splink import (  # type: ignore[import-not-found,unused-ignore]
    DuckDBAPI,
    Linker,
    SettingsCreator,
    block_on,
)

_COLUMNS = {
    "First Name": "given", "Last Name": "family", "Email Address": "email", "Email": "email",
    "Company": "company", "Employer": "company", "Position": "title", "Job Title": "title",
}  # fmt: skip


def _frame(path: str) -> pandas.DataFrame:
    read = pandas.read_csv(path).rename(columns=_COLUMNS)
    return read[list(dict.fromkeys(_COLUMNS.values()))].rename_axis("unique_id").reset_index()


def main() -> None:
    """Train, and predict who is who."""
    frames = [_frame(path) for path in sys.argv[1:]]
    began = time.perf_counter()
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.NameComparison("given").configure(term_frequency_adjustments=True),
            cl.NameComparison("family").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("company", [0.95, 0.88]).configure(
                term_frequency_adjustments=True
            ),
            cl.JaroWinklerAtThresholds("title", [0.9]),
        ],
        blocking_rules_to_generate_predictions=[block_on("family"), block_on("email")],
        retain_matching_columns=False,
    )
    api = DuckDBAPI()
    linker = Linker([api.register(frame) for frame in frames], settings)
    known = [block_on("given", "family", "company")]
    linker.training.estimate_probability_two_random_records_match(known, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("family"), block_on("given", "company")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    print(f"{time.perf_counter() - began:.2f}")


if __name__ == "__main__":
    main()
