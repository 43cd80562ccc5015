"""From a LinkedIn export and an alumni list to a conversation that happened.

The journey, one function per command in `outreach.journey`, each a few calls into the steps:

    file ─ importers ─ resolve ─ merge ─ store ─ rank ─ draft ─ lint ─ approve ─ channels
            records    known     people         matches  draft  findings          written, sent

`importers` read what the user may export; `markup` takes web pages apart for them and `paper` PDFs,
each in a process of its own (`confined`), and `fetch` brings one public page at the user's word.
`resolve` says which school, company or field a text names, and how that was known; `publishers`
make others' open files small for it. `loose` says what words without a header tell of a person.
`merge` weighs what records have in common and makes one person of several; `derive` runs both over
whole columns. `store` is a SQLite file, the only place with SQL. `rank` sets people against the
goal, with a reason for every point. `draft` writes messages whose every sentence rests on facts;
`lint` refuses those that do not. `channels` write the approved ones where the user can send them,
or send, and the ledger in the store says how far each has come; `inbox` reads what came back.
`track` answers from the events where each conversation stands, `due` what to do next; `prep` is the
page before a talk, `notes` finds what a note of it holds, `insights` counts what came of it all.
`archive` is the form in which everything moves to another machine.

Imports run downhill: cli → journey → steps, importers, channels → ties, tabular, columns →
store, names, profile, config → model, errors. A test says so.
"""

__version__ = "0.1.0"
