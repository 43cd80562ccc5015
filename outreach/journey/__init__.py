"""The journey, readable from top to bottom: one function per command, a file per stage.

    gather   init, import, imports, undo
    who      people, add, set, doubts, join, split
    choose   rank, pick
    board    the ranked list, to be filtered and paged through
    search   find
    judge    lint; what every draft is held against
    write    draft
    decide   approve, skip, and the user's edits
    send     deliver: what may leave
    outbox   from the ledger to a channel; pace, how fast
    ledger   status, settle
    replies  replies
    post     mailbox
    talk     log, and what is due
    keep     due, prep
    debrief  debrief, and whom else to ask
    learn    insights
    move     export, and import of one
    part     stop, forget
    templates, tables    templates; data, alias

Each reads from the store, calls the steps, and writes. Nothing else joins steps to the store.
"""
