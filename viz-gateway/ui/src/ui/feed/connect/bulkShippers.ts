import { serverOf, tokenOf, type Shipper } from './shippers'

/** Those that send to Elasticsearch: they are told that this is one. */
export const BULK_SHIPPERS: readonly Shipper[] = [
  {
    id: 'filebeat',
    name: 'Filebeat',
    ways: [
      {
        title: 'Filebeat and other Beats',
        file: 'filebeat.yml',
        tested: false,
        text: (place) => `output.elasticsearch:
  hosts: ["${serverOf(place).url}"]
  path: /elastic
  api_key: "any:${tokenOf(place)}"

setup.ilm.enabled: false
setup.template.enabled: false`,
      },
    ],
  },
  {
    id: 'vector',
    name: 'Vector',
    ways: [
      {
        title: 'Elasticsearch sink',
        file: 'vector.yaml',
        tested: false,
        text: (place) => `sinks:
  orrery:
    type: elasticsearch
    inputs: ["*"]
    endpoints: ["${serverOf(place).url}/elastic"]
    api_version: v8
    auth:
      strategy: basic
      user: any
      password: "${tokenOf(place)}"
    bulk:
      action: index
      index: ${place.feed}
    request_retry_partial: true
    buffer:
      type: disk
      max_size: 1073741824
      when_full: block`,
      },
    ],
  },
  {
    id: 'fluent-bit',
    name: 'Fluent Bit',
    ways: [
      {
        title: 'es output',
        file: 'fluent-bit.conf',
        tested: false,
        text: (place) => {
          const { host, port, secure } = serverOf(place)
          return `[OUTPUT]
    Name                es
    Match               *
    Host                ${host}
    Port                ${port}
    Path                /elastic
    HTTP_User           any
    HTTP_Passwd         ${tokenOf(place)}
    Index               ${place.feed}
    Suppress_Type_Name  On
    Retry_Limit         no_limits
    tls                 ${secure ? 'On' : 'Off'}`
        },
      },
    ],
  },
  {
    id: 'logstash',
    name: 'Logstash',
    ways: [
      {
        title: 'elasticsearch output',
        file: 'pipeline.conf',
        tested: false,
        text: (place) => `output {
  elasticsearch {
    hosts => ["${serverOf(place).url}"]
    path => "/elastic"
    user => "any"
    password => "${tokenOf(place)}"
    index => "${place.feed}"
    action => "create"
    manage_template => false
    ilm_enabled => false
  }
}`,
      },
    ],
  },
  {
    id: 'elastic-clients',
    name: 'Elasticsearch clients',
    ways: [
      {
        title: '@elastic/elasticsearch 7, 8 and 9 (@opensearch-project/opensearch alike)',
        tested: true,
        text: (place) => `import { Client } from '@elastic/elasticsearch'

const client = new Client({
  node: '${serverOf(place).url}/elastic',
  auth: { apiKey: '${tokenOf(place)}' },
})
await client.helpers.bulk({
  datasource: events,
  onDocument: () => ({ create: { _index: '${place.feed}' } }),
})`,
      },
    ],
  },
]
