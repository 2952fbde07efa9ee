"""DuckDB over the mix: one table of records, loading included, one query a type with a filtered count for each rule of it.

`duckdb_peer.py FOLDER ROUNDS` prints a JSON line as the other peers do. One thread; CPU time of the process.
"""

import json
import pathlib
import sys
import time
from collections import defaultdict

import duckdb

folder, rounds = pathlib.Path(sys.argv[1]), min(int(sys.argv[2]), 3)
records = [line.split("\t", 1) for line in (folder / "records.tsv").read_text().splitlines()]
rules = json.loads((folder / "rules.json").read_text())


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def path(steps):
    return quoted("$" + "".join(f'."{step}"' for step in steps))


def condition(predicate):
    (kind, of), = predicate.items()
    if kind == "Either":
        return f"({condition(of[0])} OR {condition(of[1])})"
    if kind == "Absent":
        return f"NOT json_exists(c, {path(of)})"
    text, wanted = f"json_extract_string(c, {path(of[0])})", of[1]
    match kind:
        case "Equal":
            return f"{text} = {quoted(wanted)}"
        case "NotEqual":
            return f"{text} <> {quoted(wanted)}"
        case "In":
            return f"{text} IN ({', '.join(map(quoted, wanted))})"
        case "Starts":
            return f"starts_with({text}, {quoted(wanted)})"
        case "Holds":
            return f"contains({text}, {quoted(wanted)})"
        case "Regex":
            return f"regexp_matches({text}, {quoted(wanted)})"
        case "Below":
            return f"TRY_CAST({text} AS BIGINT) < {wanted}"
        case "AtLeast":
            return f"TRY_CAST({text} AS BIGINT) >= {wanted}"
        case "Flag":
            return f"{text} = '{str(wanted).lower()}'"
        case "HasText":
            return f"list_contains(from_json(json_extract(c, {path(of[0])}), '[\"VARCHAR\"]'), {quoted(wanted)})"
        case "AnyObject":
            items = f"from_json(json_extract(c, {path(of[0])}), '[{{\"name\":\"VARCHAR\",\"port\":\"BIGINT\"}}]')"
            return f"len(list_filter({items}, lambda e: e.name = {quoted(wanted)} AND e.port >= {of[2]})) > 0"
    raise ValueError(kind)


by_type = defaultdict(list)
for rule in rules:
    tests = " AND ".join(condition(predicate) for predicate in rule["predicates"])
    by_type[rule["of"]].append(f"count(*) FILTER (WHERE {tests})")
if not rules:
    sys.exit()
lines = folder / "duckdb.json"
lines.write_text("".join(f'{{"t":{of},"c":{text}}}\n' for of, text in records))
times = []
for number in range(rounds + 1):
    connection = duckdb.connect(config={"threads": 1})
    start, met = time.process_time(), 0
    connection.execute(
        f"CREATE TABLE r AS SELECT * FROM read_json('{lines}', columns={{t: 'INTEGER', c: 'JSON'}}, format='newline_delimited')"
    )
    for of, counts in by_type.items():
        met += sum(connection.execute(f"SELECT {', '.join(counts)} FROM r WHERE t = {of}").fetchone())
    if number:
        times.append((time.process_time() - start) * 1e6 / len(records))
    connection.close()
print(json.dumps({"name": "DuckDB", "micros": sorted(times)[len(times) // 2], "matches": met}))
