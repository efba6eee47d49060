// Ships events with one unmodified client and says what became of them.
//
//   node ship.mjs CLIENT URL TOKEN
//
// Every line on standard input is one job: PHASE COUNT BATCH PAD. COUNT events, in batches of BATCH, each with the mark
// "CLIENT/PHASE/number" and PAD bytes more. What the client itself gives up is sent again here, as an application would.
// The answer is one line of JSON: how many were sent, and how many batches the client gave up.
import { createInterface } from 'node:readline'
import { readFileSync } from 'node:fs'

const [, , name, url, token] = process.argv
const clients = {
  elasticsearch7: () => elastic('elasticsearch7', { apiKey: token }),
  elasticsearch8: () => elastic('elasticsearch8', { apiKey: token }),
  elasticsearch9: () => elastic('elasticsearch9', { username: 'any', password: token }),
  opensearch,
  'splunk-logging': splunk,
  'otlp-http': () => otlp('@opentelemetry/exporter-logs-otlp-http'),
  'otlp-proto': () => otlp('@opentelemetry/exporter-logs-otlp-proto'),
}

function version(module) {
  return JSON.parse(readFileSync(new URL(`node_modules/${module}/package.json`, import.meta.url))).version
}

async function elastic(module, auth) {
  const { Client } = await import(module)
  return { version: version(module), ship: bulk(new Client({ node: `${url}/elastic`, auth, maxRetries: 2 })) }
}

async function opensearch() {
  const { Client } = await import('@opensearch-project/opensearch')
  const client = new Client({ node: `${url}/elastic`, auth: { username: 'any', password: token }, maxRetries: 2 })
  return { version: version('@opensearch-project/opensearch'), ship: bulk(client) }
}

function bulk(client) {
  return async (events) => {
    const dropped = []
    await client.helpers.bulk({
      datasource: events,
      flushBytes: 20_000_000,
      wait: 500,
      retries: 2,
      onDocument: () => ({ create: { _index: 'matrix' } }),
      onDrop: (doc) => dropped.push(doc.document),
    })
    return dropped
  }
}

async function splunk() {
  const { Logger } = (await import('splunk-logging')).default
  return {
    version: version('splunk-logging'),
    ship: (events) =>
      new Promise((resolve) => {
        const logger = new Logger({ token, url: `${url}/services/collector/event/1.0`, maxBatchCount: 0, maxRetries: 2 })
        logger.error = () => {} // the callback says the same
        events.forEach((event) => logger.send({ message: event }))
        logger.flush((failure, response, body) => resolve(failure || body?.code !== 0 ? events : []))
      }),
  }
}

async function otlp(module) {
  const { OTLPLogExporter } = await import(module)
  const { LoggerProvider, SimpleLogRecordProcessor, InMemoryLogRecordExporter } = await import('@opentelemetry/sdk-logs')
  const exporter = new OTLPLogExporter({ url: `${url}/v1/logs`, headers: { Authorization: `Bearer ${token}` } })
  return {
    version: version(module),
    ship: (events) => {
      const memory = new InMemoryLogRecordExporter()
      const provider = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter: memory })] })
      const logger = provider.getLogger('matrix')
      events.forEach((event) => logger.emit({ body: event.mark, attributes: { pad: event.pad } }))
      return new Promise((resolve) =>
        exporter.export(memory.getFinishedLogRecords(), (result) => resolve(result.code === 0 ? [] : events)),
      )
    },
  }
}

const { version: is, ship } = await clients[name]()
console.log(JSON.stringify({ client: name, version: is }))

for await (const line of createInterface({ input: process.stdin })) {
  const [phase, count, batch, pad] = line.split(' ')
  let gaveUp = 0
  for (let from = 0; from < Number(count); from += Number(batch)) {
    let events = []
    for (let n = from; n < Math.min(from + Number(batch), Number(count)); n++) {
      events.push({ mark: `${name}/${phase}/${n}`, pad: 'x'.repeat(Number(pad)) })
    }
    while (events.length > 0) {
      try {
        events = await ship(events)
      } catch (failure) {
        console.error(`${name} ${phase}: ${failure.message}`)
        gaveUp++
        await new Promise((resolve) => setTimeout(resolve, 500))
        continue
      }
      if (events.length > 0) {
        gaveUp++
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    }
    if (phase === 'restart') {
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  console.log(JSON.stringify({ phase, sent: Number(count), gaveUp }))
}
process.exit(0)
