import { serverOf, tokenOf, type Shipper } from './shippers'

const OPERATOR = 'HOST and PORT are where the operator of this server listens for this feed: pipeline/docs/doors-syslog.md says how, and how to add TLS.'

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
       queue.type="LinkedList" queue.size="100000"
       action.resumeRetryCount="-1" action.resumeInterval="1")`,
        note: OPERATOR,
      },
      {
        title: 'By the Elasticsearch door',
        file: '/etc/rsyslog.d/orrery.conf',
        tested: true,
        text: (place) => {
          const { url, secure } = serverOf(place)
          return `module(load="omelasticsearch")
template(name="fields" type="list") {
  constant(value="{\\"timereported\\":\\"") property(name="timereported" dateFormat="rfc3339")
  constant(value="\\",\\"hostname\\":\\"") property(name="hostname" format="json")
  constant(value="\\",\\"facility\\":\\"") property(name="syslogfacility-text")
  constant(value="\\",\\"severity\\":\\"") property(name="syslogseverity-text")
  constant(value="\\",\\"programname\\":\\"") property(name="programname" format="json")
  constant(value="\\",\\"procid\\":\\"") property(name="procid" format="json")
  constant(value="\\",\\"msg\\":\\"") property(name="msg" format="json") constant(value="\\"}")
}
template(name="document" type="string" string="%$.document%")
ruleset(name="orrery") {
  # What was refused comes back whole, as its message.
  if strlen($.omes!status) > 0 then set $.document = $msg;
  else set $.document = exec_template("fields");
  action(type="omelasticsearch" server="${url}/elastic" usehttps="${secure ? 'on' : 'off'}"
         uid="any" pwd="${tokenOf(place)}" searchIndex="${place.feed}" searchType=""
         template="document" bulkmode="on" retryfailures="on" retryruleset="orrery"
         queue.type="LinkedList" queue.size="100000"
         action.resumeRetryCount="-1" action.resumeInterval="1")
}
call orrery`
        },
        note: 'Without retryfailures rsyslog drops what is refused by item; with a line’s end after the document it loses some of what it sends again.',
      },
      {
        title: 'By TCP',
        file: '/etc/rsyslog.d/orrery.conf',
        tested: true,
        text: () => `action(type="omfwd" target="HOST" port="PORT" protocol="tcp"
       tcp_framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format"
       queue.type="LinkedList" queue.size="100000"
       action.resumeRetryCount="-1" action.resumeInterval="1")`,
        note: `Plain syslog acknowledges nothing: what is in the network when a machine dies is lost. Take RELP where that matters. ${OPERATOR}`,
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
    delimiter("\\n") batch-lines(500) batch-timeout(200)
    retries(1000) time-reopen(1)
    response-action(429 => retry, 408 => retry, 503 => retry)
  );
};
log { source(s_src); destination(d_orrery); flags(flow-control); };`,
        note: 'Without response-action syslog-ng drops what is answered with 429.',
      },
      {
        title: 'By TCP',
        file: '/etc/syslog-ng/conf.d/orrery.conf',
        tested: true,
        text: () => `destination d_orrery {
  syslog("HOST" port(PORT) transport("tcp"));
};
log { source(s_src); destination(d_orrery); flags(flow-control); };`,
        note: OPERATOR,
      },
    ],
  },
]
