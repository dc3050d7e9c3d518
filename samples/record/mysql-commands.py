"""Commands that the command line client does not send, for mysql.sh: prepared statements, another user, statistics."""
import os

import mysql.connector

connection = mysql.connector.connect(
    host='127.0.0.1', port=int(os.environ['PORT']), user='native', password='native-secret', database='shop',
    ssl_disabled=True, use_pure=True, charset='utf8mb4', collation='utf8mb4_general_ci')
cursor = connection.cursor(prepared=True)
for number in (1, 2):
    cursor.execute('SELECT id, name FROM things WHERE id = %s', (number,))
    cursor.fetchall()
cursor.close()
cursor = connection.cursor(prepared=True)
try:
    cursor.execute('SELECT nothing FROM nowhere WHERE id = %s', (1,))
except mysql.connector.Error as error:
    print(error)
connection.cmd_ping()
print(connection.cmd_statistics())
connection.cmd_init_db('information_schema')
connection.cmd_change_user('second', 'second-secret', 'shop')
try:
    connection.cmd_change_user('native', 'wrong', 'shop')
except mysql.connector.Error as error:
    print(error)
connection.close()
