import { BULK_SHIPPERS } from './bulkShippers'
import { FETCHED } from './fetched'
import { OWN_WAYS } from './ownWays'
import { SYSLOG_SHIPPERS } from './syslogShippers'
import { TELEMETRY_SHIPPERS } from './telemetryShippers'

/** What stands in the lines: this server, this feed, and a token once there is one. */
export interface Place {
  /** Of the server, such as https://orrery.example.com. */
  origin: string
  feed: string
  owner: string
  token: string | null
}

export interface Way {
  title: string
  /** Where the lines go. */
  file?: string
  text: (place: Place) => string
  note?: string
  /** Whether Orrery's own tests send with this client, unmodified, or run this very form. */
  tested: boolean
}

export interface Shipper {
  id: string
  name: string
  ways: readonly Way[]
}

/** What stands for a token that nobody has made on this page. */
export const TOKEN = 'FEED_TOKEN'

export function tokenOf(place: Place): string {
  return place.token ?? TOKEN
}

/** The server's parts. The port is always named: several shippers take 9200 for one that is not. */
export function serverOf(place: Place): { scheme: string; host: string; port: string; url: string; secure: boolean } {
  const url = new URL(place.origin)
  const secure = url.protocol === 'https:'
  const port = url.port || (secure ? '443' : '80')
  return { scheme: secure ? 'https' : 'http', host: url.hostname, port, url: `${url.protocol}//${url.hostname}:${port}`, secure }
}

export const SHIPPERS: readonly Shipper[] = [...SYSLOG_SHIPPERS, ...BULK_SHIPPERS, ...TELEMETRY_SHIPPERS, ...FETCHED, ...OWN_WAYS]
