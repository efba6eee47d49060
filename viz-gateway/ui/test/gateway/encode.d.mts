export const SNAPSHOT: number
export const RESTING: number
export function frame(kind: string | number, columns: object, options?: object): Uint8Array
export function nodeColumns(nodes: object[], slots: number[]): Record<string, [string, unknown[]]>
export function edgeColumns(edges: object[], slots: number[]): Record<string, [string, unknown[]]>
