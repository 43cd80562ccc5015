"""The journey, readable from top to bottom: one function per command, a file per stage.

    gather   init, import, imports, undo
    who      people, add, set, doubts, join, split
    choose   rank, pick
    write    draft, lint, approve, skip
    send     deliver

Each reads from the store, calls the steps, and writes. Nothing else joins steps to the store.
"""
