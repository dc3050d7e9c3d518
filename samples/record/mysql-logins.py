"""A server for logins only, for mysql.sh: the ways to log in that MariaDB has not.

Made from the MySQL source documentation ("Connection Phase", "Authentication Methods"): it greets as MySQL 8 does, asks the
user's way to log in, compares what comes with the password, says OK or why not, and OK to any command.
"""
import hashlib
import socketserver
import struct
import sys

SALT = bytes(range(0x21, 0x35))
KEY = open(sys.argv[2], 'rb').read()
PASSWORDS = {
    'native': ('mysql_native_password', b'native-secret'), 'fast': ('caching_sha2_password', b'fast-secret'),
    'full': ('caching_sha2_password', b'full-secret'), 'key': ('caching_sha2_password', b'key-secret'),
    'sha256': ('sha256_password', b'sha256-secret'), 'clear': ('mysql_clear_password', b'clear-secret'),
    'ancient': ('mysql_old_password', b'ancient-secret')}
SECURE_CONNECTION, PLUGIN_AUTH, CONNECT_ATTRS, DEPRECATE_EOF = 1 << 15, 1 << 19, 1 << 20, 1 << 24
CAPABILITIES = 0x0fa20f | SECURE_CONNECTION | PLUGIN_AUTH | CONNECT_ATTRS | DEPRECATE_EOF
OK = b'\0\0\0\2\0\0\0'


def sha2(password):
    once = hashlib.sha256(password).digest()
    mixed = hashlib.sha256(hashlib.sha256(once).digest() + SALT).digest()
    return bytes(a ^ b for a, b in zip(once, mixed))


class Login(socketserver.StreamRequestHandler):
    def send(self, payload):
        self.wfile.write(len(payload).to_bytes(3, 'little') + bytes([self.sequence]) + payload)
        self.sequence = (self.sequence + 1) % 256

    def receive(self):
        header = self.rfile.read(4)
        if len(header) < 4:
            return None
        self.sequence = (header[3] + 1) % 256
        return self.rfile.read(int.from_bytes(header[:3], 'little'))

    def handle(self):
        self.sequence = 0
        self.send(b'\x0a8.0.36\0' + struct.pack('<I', 8) + SALT[:8] + b'\0' + struct.pack('<H', CAPABILITIES & 0xffff)
                  + b'\xff\2\0' + struct.pack('<HB', CAPABILITIES >> 16, 21) + bytes(10) + SALT[8:] + b'\0'
                  + b'caching_sha2_password\0')
        login = self.receive()
        if login is None:
            return
        user = login[32:login.index(b'\0', 32)].decode()
        at = 32 + len(user) + 1
        answer = login[at + 1:at + 1 + login[at]]
        if not self.accepts(user, answer):
            self.send(b'\xff' + struct.pack('<H', 1045) + b'#28000Access denied for user ' + repr(user).encode())
            return
        self.send(OK)
        while (command := self.receive()) and command[0] != 1:
            self.send(OK)

    def accepts(self, user, answer):
        plugin, password = PASSWORDS[user]
        if plugin == 'caching_sha2_password':
            return answer == sha2(password) and (user == 'fast' and self.fast() or user != 'fast' and self.full())
        if plugin == 'mysql_old_password':
            self.send(b'\xfe')
            return self.receive() is not None
        self.send(b'\xfe' + plugin.encode() + b'\0' + SALT + b'\0')
        answer = self.receive()
        if plugin == 'sha256_password':
            return self.encrypted(answer)
        return plugin == 'mysql_native_password' or answer == password + b'\0'

    def fast(self):
        self.send(b'\1\3')
        return True

    def full(self):
        self.send(b'\1\4')
        return self.encrypted(self.receive())

    def encrypted(self, answer):
        """The password is encrypted by the server's key, which the client may ask for."""
        if len(answer) == 1:
            self.send(b'\1' + KEY)
            answer = self.receive()
        return len(answer) == 256


socketserver.ThreadingTCPServer.allow_reuse_address = True
with socketserver.ThreadingTCPServer(('127.0.0.1', int(sys.argv[1])), Login) as server:
    server.serve_forever()
