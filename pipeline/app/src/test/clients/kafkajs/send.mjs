// Sends each line of the standard input as a record: bootstrap, topic, user, password.
import { readFileSync } from "node:fs";
import { CompressionTypes, Kafka, logLevel } from "kafkajs";

const [bootstrap, topic, username, password] = process.argv.slice(2);
const kafka = new Kafka({
  brokers: [bootstrap],
  sasl: { mechanism: "plain", username, password },
  logLevel: logLevel.ERROR,
});
const producer = kafka.producer();
await producer.connect();
const lines = readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
await producer.send({
  topic,
  compression: CompressionTypes.GZIP,
  messages: lines.map((value, i) => ({ key: `k${i}`, value, headers: { client: "kafkajs" } })),
});
await producer.disconnect();
