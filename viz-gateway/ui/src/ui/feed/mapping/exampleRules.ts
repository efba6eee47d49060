/** A file of rules to start from: what it is about, what it leaves out, what it draws. */
export const EXAMPLE_RULES = `# Added to the default rules of these datasets, or in their place with "replace: true".
# A last * stands for any ending.
datasets: [zeek.conn]

# Left out, and counted by the name given here.
ignored:
  - {name: our-scanner, when: {source.ip: 10.0.0.5}}

relations:
  - name: scanned
    from: ip(source.ip)
    to: ip(destination.ip)
    when: {zeek.conn.conn_state: [S0, REJ]}
    label: destination.port

# Default relations that are not wanted here:
# off: [zeek.conn/connects]
`
