import { serverOf, tokenOf, type Shipper } from './shippers'

export const TELEMETRY_SHIPPERS: readonly Shipper[] = [
  {
    id: 'opentelemetry',
    name: 'OpenTelemetry Collector',
    ways: [
      {
        title: 'OTLP over HTTP',
        file: 'config.yaml',
        tested: false,
        text: (place) => `exporters:
  otlphttp/orrery:
    logs_endpoint: ${serverOf(place).url}/v1/logs
    headers:
      Authorization: "Bearer ${tokenOf(place)}"
    retry_on_failure:
      enabled: true
      max_elapsed_time: 0

service:
  pipelines:
    logs:
      receivers: [filelog]
      exporters: [otlphttp/orrery]`,
        note: 'Take otlphttp: OTLP over gRPC (port 4317) is not served.',
      },
    ],
  },
  {
    id: 'splunk',
    name: 'Splunk HEC',
    ways: [
      {
        title: 'HTTP event collector',
        tested: true,
        text: (place) => `curl ${serverOf(place).url}/services/collector/event \\
  -H "Authorization: Splunk ${tokenOf(place)}" \\
  -d '{"sourcetype":"linux_secure","event":"Accepted publickey for ada from 192.0.2.7"}'`,
        note: 'Clients for Splunk take the server’s address as the URL and the token as theirs; splunk-logging for Node.js is what the tests send with.',
      },
    ],
  },
  {
    id: 'kafka-connect',
    name: 'Kafka Connect',
    ways: [
      {
        title: 'Splunk sink connector',
        file: 'POST /connectors',
        tested: false,
        text: (place) => `{
  "name": "orrery-${place.feed}",
  "config": {
    "connector.class": "com.splunk.kafka.connect.SplunkSinkConnector",
    "tasks.max": "1",
    "topics": "TOPIC",
    "splunk.hec.uri": "${serverOf(place).url}",
    "splunk.hec.token": "${tokenOf(place)}",
    "splunk.hec.raw": "false",
    "splunk.hec.ack.enabled": "false",
    "key.converter": "org.apache.kafka.connect.storage.StringConverter",
    "value.converter": "org.apache.kafka.connect.storage.StringConverter"
  }
}`,
      },
      {
        title: 'Without Connect: the server reads the topics',
        file: 'the file that ORRERY_DOORS names',
        tested: true,
        text: (place) => `kafka:
  - {feed: ${place.owner}/${place.feed}, bootstrap: "BROKER:9092", topics: "logs\\\\..*", from: earliest}`,
        note: 'For the operator of this server. SASL and TLS stand in a file of their own, named by properties:.',
      },
    ],
  },
]
