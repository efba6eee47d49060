/** What the doors are called in the field; an unknown one keeps its own name. */
const NAMES: Record<string, string> = {
  http: 'HTTP post', elastic: 'Elasticsearch _bulk', splunk: 'Splunk HEC', otlp: 'OpenTelemetry', syslog: 'Syslog', relp: 'RELP', kafka: 'Kafka topic', folder: 'Watched folder', replay: 'Replayed letters',
}

export function doorName(door: string): string {
  return NAMES[door] ?? door
}
