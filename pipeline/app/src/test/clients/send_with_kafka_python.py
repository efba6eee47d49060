"""Sends each line of the standard input as a record: bootstrap, topic, user, password. Fails when one was not taken."""

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
    # By default it gives a record up at the first error, and a topic that was just made has no leader yet.
    retries=20,
)
sent = [producer.send(topic, line.rstrip("\n").encode()) for line in sys.stdin]
producer.flush()
for record in sent:
    record.get(timeout=60)
producer.close()
