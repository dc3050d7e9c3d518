#!/bin/bash
# Records plugins/parser-postgresql/src/test/captures/postgresql.pcap: PostgreSQL and its clients on the loopback interface.
# Logins without and with passwords (clear, MD5, SCRAM-SHA-256), good and bad, over IPv4 and IPv6, with TLS; simple and
# extended queries, COPY, errors, a cancelled query.
# Usage: samples/record/postgresql.sh [FOLDER]   as root; needs postgresql-15, openssl, tcpdump.
# Takes about 15 seconds, leaves nothing behind.
set -euo pipefail

here=$(realpath "$(dirname "$0")")
out=$(realpath "${1:-$here/../../plugins/parser-postgresql/src/test/captures}")
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
work=$(mktemp -d)
port=35432
trap 'kill $(jobs -p) 2>/dev/null || true; wait || true; rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"

install -d -o postgres data run
as_postgres() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
as_postgres "$bin/initdb" -D data -U admin --auth=trust --no-locale -E UTF8 > init.log
openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=localhost -keyout key.pem -out cert.pem 2> /dev/null
install -o postgres -m 600 key.pem data/server.key
install -o postgres -m 600 cert.pem data/server.crt
cat > data/pg_hba.conf <<'HBA'
local    all         all                  trust
host     all         open        all      trust
host     all         clear       all      password
host     all         hashed      all      md5
hostssl  all         secure      all      scram-sha-256
host     all         salted      all      scram-sha-256
HBA
timeout 60 setpriv --reuid=postgres --regid=postgres --clear-groups "$bin/postgres" -D data -k "$work/run" -p $port \
  -c listen_addresses='127.0.0.1,::1' -c ssl=on -c fsync=off > server.log 2>&1 &
for i in $(seq 100); do "$bin/pg_isready" -q -h "$work/run" -p $port && break; sleep 0.1; done

"$bin/psql" -q -h "$work/run" -p $port -U admin postgres <<'SQL'
CREATE DATABASE shop;
SET password_encryption = 'md5';
CREATE ROLE open LOGIN CREATEROLE;
CREATE ROLE clear LOGIN PASSWORD 'clear-secret';
CREATE ROLE hashed LOGIN PASSWORD 'hashed-secret';
SET password_encryption = 'scram-sha-256';
CREATE ROLE salted LOGIN PASSWORD 'salted-secret';
CREATE ROLE secure LOGIN PASSWORD 'secure-secret';
\c shop
GRANT ALL ON SCHEMA public TO PUBLIC;
SQL

tcpdump -i lo -Z root -s 0 --immediate-mode -U -w postgresql.pcap "tcp port $port" 2> tcpdump.log &
sleep 1

client() { # user, password, the client's words
  PGUSER=$1 PGPASSWORD=$2 PGHOST=${host:-127.0.0.1} PGPORT=$port PGDATABASE=shop PGSSLMODE=${tls:-disable} \
    PGGSSENCMODE=disable PGAPPNAME=${app:-psql} timeout 10 "${@:3}" >> client.log 2>&1 || true
}
psql() { client "$1" "$2" "$bin/psql" -X "${@:3}"; }

psql open '' -c 'CREATE TABLE things (id SERIAL PRIMARY KEY, name TEXT)' -c "INSERT INTO things (name) VALUES ('a'), ('b')" \
  -c 'SELECT * FROM things' -c "UPDATE things SET name = 'c' WHERE id = 1; SELECT 1 AS one; SELECT 2, 3" -c '' \
  -c 'SELECT nothing FROM nowhere' -c "CREATE ROLE made PASSWORD 'made-secret'" -c 'DROP ROLE made'
printf '3\tpen\n4\tink\n' > rows.txt
psql open '' -c "\\copy things FROM 'rows.txt'" -c "\\copy things TO 'copy.txt'" \
  -c "INSERT INTO things VALUES (1, 'again')"
tls=prefer psql clear clear-secret -c 'SELECT 3'
tls=disable
psql clear clear-secret -c 'SELECT 4'
psql clear wrong
psql hashed hashed-secret -c 'SELECT 5'
psql hashed wrong
psql salted salted-secret -c 'SELECT 6'
psql salted wrong
host=::1 psql salted salted-secret -c 'SELECT 7'
host=127.0.0.1
psql nobody '' -c 'SELECT 8'
psql secure secure-secret -c 'SELECT 9'
PGOPTIONS='-c statement_timeout=1s' psql open '' -d nowhere
printf 'SELECT name FROM things WHERE id = :id;\nSELECT 1 / (:id - 2);\n' > script.sql
psql open '' -c 'GRANT SELECT ON things TO PUBLIC'
client open '' "$bin/pgbench" -n -M extended -D id=1 -t 1 -f script.sql shop
client open '' "$bin/pgbench" -n -M prepared -D id=1 -t 2 -f script.sql shop
client open '' "$bin/pgbench" -n -M prepared -D id=2 -t 1 -f script.sql shop
PGUSER=open PGHOST=127.0.0.1 PGPORT=$port PGDATABASE=shop PGSSLMODE=disable PGGSSENCMODE=disable \
  timeout -s INT 1 "$bin/psql" -X -c 'SELECT pg_sleep(9)' >> client.log 2>&1 || true

sleep 1
kill %2
sleep 1
cp postgresql.pcap "$out"
chmod 644 "$out/postgresql.pcap"
ls -l "$out"
[ -z "${VERBOSE:-}" ] || cat server.log client.log
