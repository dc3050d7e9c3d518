#!/bin/bash
# Records plugins/parser-smtp/src/test/captures/{logins,mails}.pcap: Postfix, whose logins Dovecot decides, with curl,
# msmtp and swaks, on a loopback of their own.
# Usage: samples/record/smtp.sh [FOLDER]   as root; needs postfix, dovecot-core, curl, msmtp, swaks,
#   openssl, tcpdump, iproute2.
# Takes about 40 seconds, leaves nothing behind.
set -euo pipefail

if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$(dirname "$0")/../../plugins/parser-smtp/src/test/captures}")
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  chmod 755 "$work"
  RECORDING=inside timeout 120 unshare --net --mount --pid --uts --fork --mount-proc "$0" "$work"
  mkdir -p "$out"
  for name in logins mails; do install -m 644 "$work/$name.pcap" "$out/$name.pcap"; done
  ls -l "$out"
  exit
fi

cd "$1"
ip link set lo up
hostname mx.example
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 3650 -subj /CN=mx.example 2> openssl.log

# ---- Dovecot: who may log in

mkdir dovecot
printf '%s:{PLAIN}correct horse::::::\n' alice alice@example > users
cat > dovecot.conf <<CONF
base_dir = $PWD/dovecot
state_dir = $PWD/dovecot
log_path = $PWD/dovecot.log
protocols =
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
auth_realms = example
auth_mechanisms = plain login cram-md5 digest-md5 scram-sha-1 scram-sha-256 xoauth2 oauthbearer
passdb {
  driver = passwd-file
  args = $PWD/users
  mechanisms = plain login cram-md5 digest-md5 scram-sha-1 scram-sha-256
}
passdb {
  driver = oauth2
  args = $PWD/oauth2.conf
  mechanisms = xoauth2 oauthbearer
}
userdb {
  driver = static
  args = uid=65534 gid=65534 home=/nonexistent
}
service auth {
  unix_listener $PWD/auth {
    mode = 0666
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
CONF
cat > oauth2.conf <<CONF
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=$PWD/keys/
CONF
dovecot -F -c dovecot.conf 2> dovecot.err &

# ---- Postfix: two servers, of which the second does without TLS

mkdir -p queue/pid
cp -r /etc/postfix conf
cat > conf/main.cf <<CONF
compatibility_level = 3.6
queue_directory = $PWD/queue
data_directory = $PWD/data
myhostname = mx.example
mydestination = example, mx.example
local_recipient_maps =
alias_maps =
mynetworks = 127.0.0.0/8 [::1]/128
inet_protocols = all
default_transport = discard
local_transport = discard
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $PWD/auth
smtpd_sasl_security_options = noanonymous
smtpd_tls_cert_file = $PWD/cert.pem
smtpd_tls_key_file = $PWD/key.pem
smtpd_tls_security_level = may
smtpd_recipient_restrictions = check_recipient_access inline:{{ nobody@example = REJECT no such user }}, permit
maillog_file = /dev/stdout
maillog_file_prefixes = /dev, $PWD
CONF
sed -i 's/^\(smtp *inet.*\) y  *-  *- /\1 n - - /; s/^\([a-z]*  *[a-z]*  *[a-z-]*  *[a-z-]*  *\)y /\1n /' conf/master.cf
mkdir -p data
chown postfix data
postfix -c "$PWD/conf" start-fg > postfix.log 2>&1 &
for ((i = 0; i < 50; i++)); do
  if (exec 3<> /dev/tcp/127.0.0.1/25) 2> /dev/null && [ -S auth ]; then break; fi
  sleep 0.2
done

record() {
  tcpdump -i lo -Z root --immediate-mode -U -w "$1.pcap" 'tcp' 2> tcpdump.log &
  recorder=$!
  sleep 1
}
stop() {
  sleep 0.5
  kill -INT $recorder
  wait $recorder || true
}
say() { # host, port, lines: each after the reply to the one before
  local line
  exec 3<> "/dev/tcp/$1/$2"
  shift 2
  for line in "$@"; do
    reply
    printf "$line\r\n" >&3 || true
  done
  while read -r -t 1 <&3; do true; done
  exec 3>&-
}
reply() { # up to its last line
  local line
  while read -r -t 5 line <&3; do
    if [[ $line =~ ^[0-9]{3}\  ]]; then return; fi
  done
}
send() { curl -sS --max-time 5 --mail-from alice@example --mail-rcpt bob@example -T message.txt "$@" || true; }
login() { send -u 'alice:correct horse' --login-options "AUTH=$1" "${@:2}"; }
base64_of() { printf "$1" | base64 -w 0; }

cat > message.txt <<'MAIL'
From: Alice <alice@example>
To: Bob <bob@example>
Subject: Short
Date: Mon, 23 Nov 2026 12:00:00 +0000
Message-ID: <1@example>

Hello Bob.
.A line that begins with a dot.
MAIL
sed -i 's/$/\r/' message.txt

# ---- logins

record logins
for mechanism in PLAIN LOGIN CRAM-MD5 DIGEST-MD5; do login $mechanism smtp://127.0.0.1/client.example; done  # curl gives the last one up
login PLAIN --sasl-ir 'smtp://[::1]/client.example'
send -u 'alice:wrong' --login-options AUTH=PLAIN smtp://127.0.0.1/client.example
send -u 'alice:wrong' --login-options AUTH=CRAM-MD5 'smtp://[::1]/client.example'
send -u alice@example --oauth2-bearer not-a-token --login-options AUTH=OAUTHBEARER smtp://127.0.0.1/client.example
for mechanism in digest-md5 scram-sha-1 scram-sha-256; do
  msmtp -C /dev/null --host=127.0.0.1 --port=25 --tls=off --domain=client.example --from=alice@example --auth=$mechanism \
    --user=alice --passwordeval="echo 'correct horse'" bob@example < message.txt || true
done
say 127.0.0.1 25 'EHLO client.example' 'AUTH LOGIN' "$(base64_of alice)" '*' "AUTH PLAIN $(base64_of '\0alice\0guess')" \
  "AUTH LOGIN $(base64_of alice)" "$(base64_of 'correct horse')" QUIT
say ::1 25 'EHLO client.example' \
  "AUTH XOAUTH2 $(base64_of 'user=alice@example\1auth=Bearer not-a-token\1\1')" '' QUIT
login PLAIN --ssl-reqd -k smtp://127.0.0.1/client.example                    # STARTTLS
stop

# ---- mails

record mails
send smtp://127.0.0.1/client.example
send 'smtp://[::1]/client.example'
printf '\0\1\2binary\377' > data.bin
swaks --server 127.0.0.1 --ehlo client.example --from alice@example --to bob@example,carol@example --hide-all \
  --header 'Subject: =?utf-8?B?S8OkZmVy?= and =?iso-8859-1?Q?a_b=FCg?=' --body 'Two attachments.' \
  --attach-name 'data.bin' --attach-type application/octet-stream --attach @data.bin \
  --attach-name 'notes.txt' --attach-type text/plain --attach @message.txt || true
swaks --server 127.0.0.1 --pipeline --ehlo client.example --from alice@example --to bob@example,nobody@example --hide-all \
  --data message.txt || true
say 127.0.0.1 25 'EHLO client.example' 'MAIL FROM:<alice@example> SIZE=100' 'RCPT TO:<nobody@example>' RSET \
  'MAIL FROM:<>' 'RCPT TO:<bob@example>' \
  'BDAT 16\r\nSubject: chunk' 'BDAT 21 LAST\r\n\r\nIn two chunks.\r\n.' 'VRFY bob' 'BOGUS' QUIT
say ::1 25 'HELO client.example' 'MAIL FROM:<alice@example>' 'RCPT TO:<bob@example>' DATA \
  'Subject: odd ends\r\n\r\nbefore\n.\nbetween\r.\rafter\r\n.' QUIT
stop

kill $(jobs -p) 2> /dev/null || true
wait || true
