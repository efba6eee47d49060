import { describeEdge, describeNode } from './describe'
import type { Intake } from './intake'
import type { Meters } from './meters'
import { phaseOf } from './phase'
import type { Published, Tooltip } from './published'
import type { Stage } from './stage'
import type { Standing } from './standing'

export interface Parts {
  intake: Intake
  stage: Stage
  meters: Meters
  standing: Standing
  quietMillis: number
  revision: number
  tooltip: Tooltip | null
  toast: Published['toast']
}

/** What panels are to show now, read off all parts of the engine. */
export function compose({ intake, stage, meters, standing, quietMillis, revision, tooltip, toast }: Parts): Published {
  const { store, loading, hiddenTypes, focus } = intake
  const { graph } = standing
  return {
    phase: phaseOf({
      webgl: stage.webgl,
      connection: standing.connection,
      welcomed: standing.welcomed,
      loaded: intake.loaded,
      end: standing.end,
      graph,
      nodes: store.nodes.alive,
      placed: store.places.arrivedAt > -Infinity,
      quietMillis,
    }),
    graph,
    nodes: store.nodes.alive,
    edges: store.edges.count,
    drawnEdges: stage.drawnEdges,
    furtherOut: stage.furtherOut,
    labels: stage.labelCount,
    eventsPerSecond: graph?.eventsPerSecond ?? 0,
    latencyMillis: meters.latencyMillis,
    roundTripMillis: meters.roundTripMillis,
    fps: meters.fps,
    epoch: store.epoch,
    seq: store.seq,
    quietMillis,
    loading: loading && { ...loading, of: standing.expected },
    reconnect: standing.reconnect,
    pausedChanges: standing.changesSincePause(intake.changes),
    types: store.nodes.types.byCount().filter((entry) => entry.count > 0),
    typed: store.nodes.types.named,
    topDegree: store.nodes.topDegree,
    given: store.nodes.given,
    onMap: store.nodes.onMap,
    hiddenTypes: [...hiddenTypes],
    selected: focus.selected >= 0 ? describeNode(intake, focus.selected) : null,
    selectedEdge: describeEdge(intake, focus.selectedEdge),
    revision,
    tooltip,
    renderer: stage.rendererName,
    following: stage.following,
    labelsShown: stage.look.labels,
    layoutMoving: graph?.layout === 'moving',
    toast,
  }
}
