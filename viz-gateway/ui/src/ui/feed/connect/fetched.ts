import type { Place, Shipper } from './shippers'

const FILE = 'the file that ORRERY_DOORS names, such as /etc/orrery/doors.yaml'
const OPERATOR = 'For the operator of this server: the file is read once, at the start. pipeline/docs/doors-kafka-and-folders.md says more.'

/** What the server fetches by itself: nothing sends, so there is no token. */
export const FETCHED: readonly Shipper[] = [
  {
    id: 'kafka-topics',
    name: 'Kafka topics',
    ways: [
      {
        title: 'Topics of any Kafka, read by this server',
        file: FILE,
        tested: true,
        text: (place) => `kafka:
  - {feed: ${feedOf(place)}, bootstrap: "BROKER:9092", topics: "logs\\\\..*", properties: "/etc/orrery/kafka.properties"}`,
        note: `topics is a regular expression for whole names. A cluster that asks for no login needs no properties. ${OPERATOR}`,
      },
      {
        title: 'Login at that Kafka, by SASL over TLS',
        file: '/etc/orrery/kafka.properties',
        tested: false,
        text: () => `security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="orrery" password="PASSWORD";
ssl.truststore.location=/etc/orrery/kafka.p12
ssl.truststore.password=PASSWORD`,
        note: 'The account needs DESCRIBE and READ on the topics, and nothing else. Let only the user that runs the server read this file.',
      },
    ],
  },
  {
    id: 'folder',
    name: 'Watched folder',
    ways: [
      {
        title: 'Files that grow and rotate',
        file: FILE,
        tested: true,
        text: (place) => `folders:
  - {feed: ${feedOf(place)}, path: "/var/log/zeek", include: "*.log*"}`,
        note: `The folder is on the machine of this server. Every line is read once, over restarts, rotation and gzip. ${OPERATOR}`,
      },
      {
        title: 'CSV whose first line names the columns',
        file: FILE,
        tested: false,
        text: (place) => `folders:
  - {feed: ${feedOf(place)}, path: "/var/log/exports", include: "*.csv", header: true}`,
      },
    ],
  },
]

/** In quotes, whatever the owner is called. */
function feedOf({ owner, feed }: Place): string {
  return JSON.stringify(`${owner}/${feed}`)
}
