import type { Preview } from '../../../api/feedTypes'
import { Types } from '../../../engine/store/types'

/** Colours of the kinds of nodes by the graph's own rule: the most frequent kinds first; a colour once given stays. */
export class Kinds {
  private readonly types = new Types()
  private started = false

  /** Takes up the kinds of a preview, and gives every one's colour. */
  colors(preview: Preview): Map<string, string> {
    const seen = new Map<string, string>()
    for (const { relations } of preview.events) {
      for (const relation of relations) for (const end of [relation.source, relation.destination]) seen.set(`${end.type}\n${end.id}`, end.type)
    }
    const counts = new Map<string, number>()
    for (const type of seen.values()) counts.set(type, (counts.get(type) ?? 0) + 1)
    for (const [type, count] of counts) this.types.add(this.types.codeOf(type), count)
    if (!this.started && counts.size > 0) {
      this.types.assign()
      this.started = true
    }
    return new Map([...counts].sort((a, b) => b[1] - a[1]).map(([type]) => [type, this.types.color(this.types.codeOf(type))]))
  }
}
