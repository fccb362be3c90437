"""Codes of the command, its outputs and the limits of a run."""

from compiler.codes.code import Code, error

CODES: dict[str, Code] = {
    "new/not-empty": error(
        "`yearbook new` was given a folder that holds something.",
        "Give the name of a new folder, or empty this one.",
    ),
    "output/not-writable": error(
        "An output file or its folder can not be written; the old outputs stay.",
        "Close programs that hold the file, make the folder writable, or choose another with -o.",
    ),
    "output/epoch": error(
        "SOURCE_DATE_EPOCH is set to something that is no number of seconds.",
        "Give a whole number of seconds since 1970, or unset it.",
    ),
    "limits/depth": error(
        "Something - brackets, lists, tables of report.toml - is nested thousands of levels deep.",
        "Look for a mark that was repeated by mistake.",
    ),
    "limits/memory": error(
        "The report needs more memory than the machine gives.",
        "Build with --jobs 1, one format, or one chapter at a time.",
    ),
    "jobs/worker-lost": error(
        "A worker process ended before its work was done, as when memory runs out.",
        "Build with --jobs 1, or give the machine more memory.",
    ),
}
