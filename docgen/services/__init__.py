"""What docgen can do, one module a verb, for every face; no face, no clock, no working folder.

A service takes the workspace, the day and the language as arguments. It gives back a
:class:`~docgen.services.reports.Report`; what is wrong stands in it as diagnostics, each with its
place in a file or the name of the argument that was asked wrongly. Work that takes long is an
iterator of events.
"""
