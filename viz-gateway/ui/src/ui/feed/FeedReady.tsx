import { useSession } from '../session'
import { CopyButton } from '../shell/CopyButton'
import { curlLine, EXAMPLE_EVENT, EXAMPLE_LINE } from './example'

/** The second step: how to send, from one post by hand to a log shipper. */
export function FeedReady({ name, json }: { name: string; json: boolean }) {
  const user = useSession((state) => state.user) ?? 'USER'
  const curl = curlLine(location.origin, name, user, json ? EXAMPLE_EVENT : EXAMPLE_LINE)
  return (
    <>
      <p>Connect what ships your logs: the next page makes a token and gives the exact lines for rsyslog, syslog-ng, Filebeat, Vector, Fluent Bit, Logstash, the OpenTelemetry Collector and others.</p>
      <div className="field">
        <span className="label">Or post an event by hand</span>
        <div className="curl">
          <pre data-testid="feed-curl">{curl}</pre>
          <CopyButton text={curl} what="commands" />
        </div>
      </div>
    </>
  )
}
