"""Reads Parquet files by DuckDB as they appear below a folder: a JSON line {event, finding} a row, in the order of the rows.

    parquet_events.py FOLDER          until standard input ends
    parquet_events.py FOLDER QUERY    answers one query; {files} stands for the files, hive columns included
"""
import json
import pathlib
import sys
import threading

import duckdb

folder = pathlib.Path(sys.argv[1])
connection = duckdb.connect()
if len(sys.argv) > 2:
    files = f"read_parquet('{folder}/**/*.parquet', hive_partitioning = true)"
    print(json.dumps(connection.sql(sys.argv[2].format(files=files)).fetchall(), default=str))
    sys.exit()
ended = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
seen = set()
while not ended.wait(0.02):
    for path in sorted(folder.rglob("*.parquet"), key=lambda path: path.stat().st_mtime_ns):
        if path not in seen:
            seen.add(path)
            rows = connection.sql(f"select metadata.uid, class_uid from read_parquet('{path}')").fetchall()
            for uid, class_uid in rows:
                print(json.dumps({"event": uid, "finding": {"class_uid": class_uid, "metadata": {"uid": uid}}}), flush=True)
