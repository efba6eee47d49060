import { serverOf, tokenOf, type Shipper } from './shippers'

const OPERATOR = 'HOST:PORT is what the operator of this server opened for this feed in the file that ORRERY_DOORS names: {protocol: relp, port: 2514, feed: OWNER/FEED}.'

export const SYSLOG_SHIPPERS: readonly Shipper[] = [
  {
    id: 'rsyslog',
    name: 'rsyslog',
    ways: [
      {
        title: 'By RELP, acknowledged',
        file: '/etc/rsyslog.d/orrery.conf',
        tested: true,
        text: () => `module(load="omrelp")
action(type="omrelp" target="HOST" port="PORT"
       template="RSYSLOG_SyslogProtocol23Format"
       queue.type="LinkedList" queue.filename="orrery" queue.saveOnShutdown="on"
       action.resumeRetryCount="-1")`,
        note: OPERATOR,
      },
      {
        title: 'By the Elasticsearch door',
        file: '/etc/rsyslog.d/orrery.conf',
        tested: true,
        text: (place) => {
          const { url, secure } = serverOf(place)
          return `module(load="omelasticsearch")
template(name="orrery" type="list" option.jsonf="on") {
  property(outname="timereported" name="timereported" dateFormat="rfc3339" format="jsonf")
  property(outname="hostname" name="hostname" format="jsonf")
  property(outname="facility" name="syslogfacility-text" format="jsonf")
  property(outname="severity" name="syslogseverity-text" format="jsonf")
  property(outname="programname" name="programname" format="jsonf")
  property(outname="procid" name="procid" format="jsonf")
  property(outname="msg" name="msg" format="jsonf")
}
action(type="omelasticsearch" server="${url}/elastic" usehttps="${secure ? 'on' : 'off'}"
       uid="feed" pwd="${tokenOf(place)}" searchIndex="${place.feed}" searchType=""
       template="orrery" bulkmode="on"
       queue.type="LinkedList" queue.filename="orrery" queue.saveOnShutdown="on"
       action.resumeRetryCount="-1")`
        },
      },
      {
        title: 'By TCP',
        file: '/etc/rsyslog.d/orrery.conf',
        tested: true,
        text: () => `action(type="omfwd" target="HOST" port="PORT" protocol="tcp"
       tcp_framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format"
       queue.type="LinkedList" queue.filename="orrery" queue.saveOnShutdown="on"
       action.resumeRetryCount="-1")`,
        note: 'Plain syslog acknowledges nothing: what was on the wire when a connection broke may be lost. Take RELP where that matters.',
      },
    ],
  },
  {
    id: 'syslog-ng',
    name: 'syslog-ng',
    ways: [
      {
        title: 'By HTTP',
        file: '/etc/syslog-ng/conf.d/orrery.conf',
        tested: true,
        text: (place) => `destination d_orrery {
  http(
    url("${serverOf(place).url}/api/v1/feeds/${place.feed}/events")
    method("POST")
    headers("Authorization: Bearer ${tokenOf(place)}", "Content-Type: text/plain")
    body("<$PRI>1 $ISODATE $HOST $PROGRAM \${PID:--} \${MSGID:--} - $MSG")
    delimiter("\\n")
    batch-lines(500) batch-timeout(1000)
    time-reopen(5) retries(1000000)
    disk-buffer(disk-buf-size(1073741824) reliable(yes))
  );
};
log { source(s_src); destination(d_orrery); };`,
      },
      {
        title: 'By TCP',
        file: '/etc/syslog-ng/conf.d/orrery.conf',
        tested: true,
        text: () => `destination d_orrery {
  syslog("HOST" port(PORT) transport("tcp"));
};
log { source(s_src); destination(d_orrery); };`,
        note: 'HOST and PORT are what the operator of this server opened for this feed in the file that ORRERY_DOORS names.',
      },
    ],
  },
]
