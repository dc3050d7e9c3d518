#!/bin/bash
# Records plugins/parser-ssh/src/test/captures/{logins,clients}.pcap: OpenSSH's server, and several clients, on a loopback
# of their own.
# Usage: samples/record/ssh.sh [FOLDER]   as root; needs openssh-server, openssh-client, dropbear-bin, putty-tools,
#   python3-paramiko, sshpass, tcpdump, iproute2.
# Takes about 30 seconds, leaves nothing behind: its users exist in its own mount namespace only.
set -euo pipefail

if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$(dirname "$0")/../../plugins/parser-ssh/src/test/captures}")
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  chmod 755 "$work"
  RECORDING=inside timeout 120 unshare --net --mount --pid --fork --mount-proc "$0" "$work"
  mkdir -p "$out"
  for name in logins clients; do install -m 644 "$work/$name.pcap" "$out/$name.pcap"; done
  ls -l "$out"
  exit
fi

cd "$1"
ip link set lo up
mkdir -p /run/sshd

# ---- users of this namespace: one with a password, one without

hash=$(openssl passwd -6 -salt wirestash 'correct horse')
cp /etc/passwd /etc/shadow .
printf '%s\n' "alice:x:60001:60001::$PWD/alice:/bin/sh" "guest:x:60002:60002::$PWD/guest:/bin/sh" >> passwd
printf '%s\n' "alice:$hash:19000:0:99999:7:::" "guest::19000:0:99999:7:::" >> shadow
for file in passwd shadow; do mount --bind $file /etc/$file; done
for user in alice guest; do install -d -m 700 -o $user $user $user/.ssh; done
for type in ed25519 ecdsa rsa; do
  ssh-keygen -q -t $type -N '' -C '' -f host_$type
  ssh-keygen -q -t $type -N '' -C '' -f key_$type
done
cat key_*.pub > alice/.ssh/authorized_keys
ssh-keygen -q -t ed25519 -N '' -C '' -f stranger

serve() { # port, further options
  local port=$1
  shift
  # the first value of an option counts
  /usr/sbin/sshd -D -e -f /dev/null "$@" -o Port="$port" -o HostKey="$PWD/host_ed25519" -o HostKey="$PWD/host_rsa" \
    -o HostKey="$PWD/host_ecdsa" -o PidFile=none -o UsePAM=no -o PermitEmptyPasswords=yes -o StrictModes=no 2>> sshd.log &
}
serve 22
serve 2222 -o UsePAM=yes -o KbdInteractiveAuthentication=yes -o PasswordAuthentication=no -o Banner=/etc/debian_version
serve 2022 -o AuthenticationMethods=publickey,password
sleep 1

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
common=(-F /dev/null -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes -o LogLevel=ERROR)
login() { timeout 10 ssh "${common[@]}" "$@" true < /dev/null || true; }
password() { # password, options
  timeout 10 sshpass -p "$1" ssh "${common[@]}" -o PubkeyAuthentication=no "${@:2}" true || true
}

# ---- every mechanism, right and wrong, with the ciphers that hide lengths in different ways

record logins
password 'correct horse' alice@127.0.0.1
password 'wrong' -o NumberOfPasswordPrompts=1 alice@127.0.0.1
printf '%s\n' '#!/bin/sh' 'echo guess' > guess; chmod +x guess
SSH_ASKPASS=$PWD/guess SSH_ASKPASS_REQUIRE=force timeout 20 \
  ssh "${common[@]}" -o PubkeyAuthentication=no -o NumberOfPasswordPrompts=3 alice@127.0.0.1 true || true
login -i key_ed25519 alice@::1
login -i key_rsa -o HostKeyAlgorithms=rsa-sha2-512 -c aes128-ctr -m hmac-sha2-256 alice@127.0.0.1
login -i stranger -o PasswordAuthentication=no alice@127.0.0.1
login -o PubkeyAuthentication=no guest@127.0.0.1
password 'correct horse' -p 2222 alice@127.0.0.1
password 'wrong' -p 2222 -o NumberOfPasswordPrompts=1 alice@::1
password 'correct horse' -c aes256-gcm@openssh.com alice@127.0.0.1
password 'wrong' -o NumberOfPasswordPrompts=1 -c aes128-ctr -m hmac-sha2-256-etm@openssh.com alice@127.0.0.1
password 'wrong' -o NumberOfPasswordPrompts=1 -c aes256-ctr -m umac-64@openssh.com -C alice@127.0.0.1
password 'correct horse' -C -o KexAlgorithms=diffie-hellman-group-exchange-sha256 alice@::1
timeout 10 sshpass -p 'correct horse' ssh "${common[@]}" -i key_ecdsa -p 2022 alice@127.0.0.1 true || true
timeout 1 bash -c 'exec 3<> /dev/tcp/127.0.0.1/22; head -1 <&3' > /dev/null || true   # a scan for banners
timeout 10 ssh-keyscan -t ed25519 127.0.0.1 > /dev/null 2>&1 || true                  # key exchange, no login
stop

# ---- other clients

record clients
dropbearconvert openssh dropbear key_ed25519 key_dropbear > /dev/null 2>&1
timeout 10 dbclient -y -i key_dropbear alice@127.0.0.1 true > /dev/null 2>&1 || true
DROPBEAR_PASSWORD='correct horse' timeout 10 dbclient -y alice@127.0.0.1 true > /dev/null 2>&1 || true
DROPBEAR_PASSWORD='wrong' timeout 10 dbclient -y alice@::1 true > /dev/null 2>&1 || true
export HOME=$PWD
key=$(ssh-keygen -lf host_ed25519.pub | cut -d' ' -f2)
for word in 'correct horse' 'wrong'; do
  timeout 10 plink -batch -ssh -no-antispoof -hostkey "$key" -pw "$word" alice@127.0.0.1 true > /dev/null 2>&1 || true
done
timeout 20 /usr/bin/python3 - <<'PY' || true
import paramiko
for word in ('correct horse', 'wrong'):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    try:
        client.connect('127.0.0.1', username='alice', password=word, look_for_keys=False, allow_agent=False)
        client.exec_command('true')[1].read()
    except paramiko.AuthenticationException:
        pass
    client.close()
PY
stop
kill $(jobs -p)
wait || true
