"""Codes of the settings of a report and its data files."""

from compiler.codes.code import Code, error, warning

CODES: dict[str, Code] = {
    # project settings
    "project/missing": error(
        "The folder has no report.toml.",
        "Give the folder of a report, or make one with `yearbook new`.",
    ),
    "project/toml": error("report.toml is not TOML.", "Correct it at the place named."),
    "project/unknown-key": error(
        "A key of report.toml or of --set is not known.", "Correct the key, or take it out."
    ),
    "project/value": error(
        "A value of report.toml or of --set is not what its key takes.",
        "Give a value of that kind.",
    ),
    "project/no-title": error("The report has no title.", "Give `title` under [report]."),
    "project/language": warning(
        "The compiler has no words such as Table and Contents in this language.",
        "Check the tag; English words are used.",
    ),
    "project/no-language": warning(
        "The report does not say which language it is in; English is taken.",
        "Give `language` under [report]: voices, hyphenation and words depend on it.",
    ),
    "project/no-chapters": error(
        "The report lists no chapters.", "Give `chapters` under [report]."
    ),
    "project/too-many-chapters": error(
        "More chapter files match than a report can have.", "Narrow the globs of `chapters`."
    ),
    "project/no-match": error(
        "A path or glob of `chapters` matches no file.", "Correct it, or add the file."
    ),
    "project/outside": error(
        "A path, glob or link leads out of the project folder.",
        "Put a copy of the file into the project.",
    ),
    "project/chapter-kind": error(
        "A file listed as a chapter is neither Markdown nor a text page.",
        "List .md and .txt files only: `chapters/*.md`.",
    ),
    "project/same-slug": error(
        "Two chapters have one slug.", "Rename a file, or give `slug` in its front matter."
    ),
    "project/unknown-chapter": error(
        "--chapter names no chapter of the report.", "Give the slug of a chapter."
    ),
    "project/unreadable": error(
        "A file of the project cannot be read.", "Check that it is there and may be read."
    ),
    # data
    "data/unreadable": error("A data file cannot be read.", "Correct it at the place named."),
    "data/too-large": error(
        "A data file is larger or nests deeper than a report's data may.",
        "Keep in it what the report prints.",
    ),
    "data/same-name": error(
        "Two data files, two columns or two keys have one name.", "Rename one of them."
    ),
    "data/empty": warning("A data file has no rows.", "Fill it, or take it out of data/."),
    "data/ragged-row": warning(
        "A row of a data file has more or fewer cells than there are columns.",
        "Correct the row; missing cells are empty, cells beyond the last column are left out.",
    ),
}
