#!/bin/bash
# Records the captures of plugins/parser-mysql/src/test/captures: MariaDB and its clients on the loopback interface.
#   mariadb.pcap   logins of each kind the server has, good and bad, over IPv4 and IPv6; commands; TLS; compression
#   mysql8.pcap    the ways to log in of MySQL 5.7 and 8: mysql-logins.py, written from the documentation, and the
#                  MariaDB client
# Usage: samples/record/mysql.sh [FOLDER]   as root; needs mariadb-server, mariadb-client, openssl, python3, tcpdump, and
# access to Debian's and Python's packages, from which it takes mariadb-test and mysql-connector-python for itself.
# Takes about half a minute, leaves nothing behind.
set -euo pipefail

here=$(realpath "$(dirname "$0")")
out=$(realpath "${1:-$here/../../plugins/parser-mysql/src/test/captures}")
work=$(mktemp -d)
port=33306 other=33307
trap 'kill $(jobs -p) 2>/dev/null || true; wait || true; rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"

python3 -m venv venv
venv/bin/pip -q install --no-deps mysql-connector-python
apt-get -q download mariadb-test > /dev/null 2>&1
dpkg -x mariadb-test_*.deb test
mkdir plugins data tls
cp /usr/lib/mysql/plugin/auth_ed25519.so test/usr/lib/mysql/plugin/dialog_examples.so plugins
openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=localhost -keyout tls/key.pem -out tls/cert.pem 2> /dev/null
chown -R mysql data tls

mariadb-install-db --no-defaults --user=mysql --datadir="$work/data" --auth-root-authentication-method=normal \
  --skip-test-db > install.log 2>&1
timeout 100 mariadbd --no-defaults --user=mysql --datadir="$work/data" --socket="$work/data/socket" --pid-file="$work/data/pid" \
  --port=$port --bind-address='*' --skip-name-resolve --plugin-dir="$work/plugins" --plugin-maturity=unknown \
  --plugin-load-add=auth_ed25519 --plugin-load-add=dialog_examples --local-infile=1 --secure-auth=0 \
  --ssl-cert="$work/tls/cert.pem" --ssl-key="$work/tls/key.pem" --wait-timeout=30 > server.log 2>&1 &
for i in $(seq 100); do mariadb-admin --no-defaults -S data/socket ping > /dev/null 2>&1 && break; sleep 0.1; done

mariadb --no-defaults -S data/socket -u root <<'SQL'
CREATE DATABASE shop;
CREATE USER native@'%' IDENTIFIED BY 'native-secret';
CREATE USER nopass@'%';
CREATE USER second@'%' IDENTIFIED BY 'second-secret';
CREATE USER ed@'%' IDENTIFIED VIA ed25519 USING PASSWORD('ed-secret');
CREATE USER old@'%' IDENTIFIED VIA mysql_old_password USING PASSWORD('old-secret');
CREATE USER asked@'%' IDENTIFIED VIA three_attempts USING 'asked-secret';
CREATE USER either@'%' IDENTIFIED VIA ed25519 USING PASSWORD('either-secret') OR mysql_native_password USING PASSWORD('either-other');
CREATE USER refused@'192.0.2.1' IDENTIFIED BY 'x';
GRANT ALL ON shop.* TO native@'%', ed@'%', second@'%';
GRANT CREATE USER, UPDATE ON *.* TO native@'%';
SQL

openssl genrsa -out rsa.pem 2048 2> /dev/null
openssl rsa -in rsa.pem -pubout -out public.pem 2> /dev/null
timeout 100 python3 "$here/mysql-logins.py" $other public.pem > logins.log 2>&1 &
tcpdump -i lo -Z root -s 0 --immediate-mode -U -w mariadb.pcap "tcp port $port" 2> tcpdump.log &
tcpdump -i lo -Z root -s 0 --immediate-mode -U -w mysql8.pcap "tcp port $other" 2>> tcpdump.log &
sleep 1

client() { # user, password, the client's words
  timeout 10 mariadb --no-defaults --protocol=tcp -h "${host:-127.0.0.1}" -P "${at:-$port}" -u "$1" --password="$2" "${@:3}" \
    >> client.log 2>&1 || true
}

# ---- mariadb.pcap

printf '1\tpen\n2\tink\n' > rows.txt
client native native-secret --skip-ssl --local-infile=1 shop -e "
  CREATE TABLE things (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40)); INSERT INTO things (name) VALUES ('a'), ('b');
  SELECT * FROM things; UPDATE things SET name = 'c' WHERE id = 1; SELECT nothing FROM nowhere;
  SHOW WARNINGS"
client native native-secret --skip-ssl --local-infile=1 shop -e "
  LOAD DATA LOCAL INFILE 'rows.txt' REPLACE INTO TABLE things; SELECT 1; USE shop; CREATE USER new@'%' IDENTIFIED BY 'new-secret';
  SET PASSWORD FOR new@'%' = PASSWORD('newer-secret'); DROP USER new@'%'"
client native wrong --skip-ssl shop
client native native-secret --skip-ssl nowhere
host=::1 client native native-secret --skip-ssl -e 'SELECT 6'
client nopass '' --skip-ssl -e 'SELECT 7'
client ed ed-secret --skip-ssl shop -e 'SELECT 8'
client ed wrong --skip-ssl
client old old-secret --skip-ssl --skip-secure-auth -e 'SELECT 9'
client old wrong --skip-ssl --skip-secure-auth
client either either-other --skip-ssl -e 'SELECT 10'
echo asked-secret | client asked wrong --skip-ssl -e 'SELECT 11'
client refused x --skip-ssl
client native native-secret --ssl -e 'SELECT 12'
client native native-secret --skip-ssl --compress -e 'SELECT 13'
PORT=$port timeout 20 venv/bin/python "$here/mysql-commands.py" >> client.log 2>&1

# ---- mysql8.pcap

at=$other
client native native-secret --skip-ssl -e 'SELECT 1'
client fast fast-secret --skip-ssl -e 'SELECT 1'
client full full-secret --skip-ssl -e 'SELECT 1'
client key key-secret --skip-ssl -e 'SELECT 1'
client fast wrong --skip-ssl
client sha256 sha256-secret --skip-ssl -e 'SELECT 1'
client clear clear-secret --skip-ssl -e 'SELECT 1'
client clear wrong --skip-ssl
client ancient ancient-secret --skip-ssl --skip-secure-auth -e 'SELECT 1'

sleep 1
kill %2 %3 %4 2>/dev/null || true
sleep 1
cp mariadb.pcap mysql8.pcap "$out"
chmod 644 "$out"/*.pcap
ls -l "$out"
[ -z "${VERBOSE:-}" ] || cat server.log logins.log client.log
