"""Sends each line of the standard input as a record: bootstrap, topic, user, password."""

import sys

from kafka import KafkaProducer

bootstrap, topic, user, password = sys.argv[1:]
producer = KafkaProducer(
    bootstrap_servers=bootstrap,
    security_protocol="SASL_PLAINTEXT",
    sasl_mechanism="PLAIN",
    sasl_plain_username=user,
    sasl_plain_password=password,
    acks="all",
)
for line in sys.stdin:
    producer.send(topic, line.rstrip("\n").encode())
producer.flush()
producer.close()
