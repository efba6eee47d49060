import { serverOf, tokenOf, type Shipper } from './shippers'

export const TELEMETRY_SHIPPERS: readonly Shipper[] = [
  {
    id: 'opentelemetry',
    name: 'OpenTelemetry',
    ways: [
      {
        title: 'OTLP over HTTP',
        file: 'config.yaml',
        tested: false,
        text: (place) => `exporters:
  otlphttp/orrery:
    endpoint: ${serverOf(place).url}
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
        note: 'Take otlphttp: OTLP over gRPC (port 4317) is not spoken.',
      },
      {
        title: 'OpenTelemetry SDKs, by their environment',
        tested: true,
        text: (place) => `OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=${serverOf(place).url}/v1/logs
OTEL_EXPORTER_OTLP_HEADERS=Authorization=Bearer%20${tokenOf(place)}
OTEL_EXPORTER_OTLP_LOGS_PROTOCOL=http/protobuf`,
        note: 'The tests send with the JavaScript exporters, as JSON and as protobuf.',
      },
    ],
  },
  {
    id: 'splunk',
    name: 'Splunk HEC',
    ways: [
      {
        title: 'splunk-logging for Node.js',
        tested: true,
        text: (place) => `import { Logger } from 'splunk-logging'

const logger = new Logger({
  token: '${tokenOf(place)}',
  url: '${serverOf(place).url}/services/collector/event/1.0',
})
logger.send({ message: { user: 'ada', action: 'login', host: 'web-1' } }, (error) => error && console.error(error))`,
        note: 'It does not send again what is answered with 503: look at the callback.',
      },
      {
        title: 'Splunk HEC exporter of the OpenTelemetry Collector',
        file: 'config.yaml',
        tested: false,
        text: (place) => `exporters:
  splunk_hec:
    endpoint: ${serverOf(place).url}/services/collector
    token: ${tokenOf(place)}`,
        note: 'Universal forwarders speak Splunk’s own format, which is not read here: put a collector or a heavy forwarder between.',
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
    ],
  },
]
