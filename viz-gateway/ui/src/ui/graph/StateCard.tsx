import { Icon, type IconName } from '../shell/Icon'
import { whole } from '../format'
import { useMissing } from './useAccessCheck'
import { useEngine, usePublished } from './useEngine'

/** In the middle of the canvas, when there is no graph to look at: why, and what to do. */
export function StateCard() {
  const { phase, graph, loading, renderer } = usePublished(useEngine())
  const { missing } = useMissing()
  if (missing && phase !== 'deleted') {
    return <Card icon="alert" title="No such graph" text="It does not exist, or it is not shared with you." home />
  }
  switch (phase) {
    case 'no-webgl2':
      return <Card icon="alert" title="This browser offers no WebGL2" text={`Graphs are drawn with it. Turn on hardware acceleration, or use a current Chrome, Edge, Firefox or Safari. Graphics: ${renderer}.`} />
    case 'deleted':
      return <Card icon="trash" title="This graph was deleted" text="Its nodes, edges and source lines are gone from the server." home />
    case 'too-large':
      return <Card icon="alert" title="This graph is too large to show" text={graph ? `${whole(graph.nodes)} nodes and ${whole(graph.edges)} edges are more than this server's memory holds.` : "It is more than this server's memory holds."} detail="ORRERY_JVM_OPTIONS=-Xmx8g ./orrery up" home />
    case 'failed':
      return <Card icon="alert" title={graph && graph.nodes > 0 ? 'This graph could not be laid out' : 'This graph could not be built'} text={graph?.errors[0]?.message ?? 'The server gave no reason.'} detail={graph?.errors[0]?.position ?? undefined} home />
    case 'empty':
      return graph?.kind === 'feed' ? (
        <Card icon="feed" title="Waiting for the first event" text="The graph grows here as soon as events are posted." detail={`./orrery feed events.ndjson --name ${graph.feed ?? graph.name}`} />
      ) : (
        <Card icon="graph" title="Nothing here yet" text="The upload has not brought any rows so far." />
      )
    case 'loading':
      // The banner tells how far it is: the middle belongs to the picture that is growing there.
      if (loading && loading.nodes > 0 && loading.chunk > 1) return null
      return <Card icon="graph" quiet title={graph?.status === 'ingesting' ? 'Reading the upload' : graph?.status === 'laying-out' ? 'Laying out' : 'Loading the graph'} text={loading && loading.nodes > 0 ? `${whole(loading.nodes)} nodes, ${whole(loading.edges)} edges` : graph && graph.rows > 0 ? `${whole(graph.rows)} rows` : ' '} />
    case 'connecting':
      return <Card icon="graph" quiet title="Connecting" text=" " />
    default:
      return null
  }
}

function Card(props: { icon: IconName; title: string; text: string; detail?: string; home?: boolean; quiet?: boolean }) {
  return (
    <div className={`state-card ${props.quiet ? 'quiet' : ''}`} data-testid="state-card">
      <Icon name={props.icon} size={22} />
      <h2>{props.title}</h2>
      <p className="muted num">{props.text}</p>
      {props.detail && <code className="mono">{props.detail}</code>}
      {props.home && (
        <a className="button" href="/">
          All graphs
        </a>
      )}
    </div>
  )
}
