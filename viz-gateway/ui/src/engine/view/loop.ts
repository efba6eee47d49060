/** A loop is a ring that leaves its node to the upper left: names stand to the right. Pixels, y upwards. */
const LEAST_RING = 3.4
const RING_SHARE = 0.72
/** How far the ring's middle lies beyond the node's rim, in radii of the ring. */
const BEYOND = 0.55
const DIAGONAL = 0.70710678

export interface Ring {
  dx: number
  dy: number
  radius: number
}

/** Where the ring of an edge from a node to itself lies, seen from the node's middle. The shader draws the same. */
export function ringAt(nodeRadius: number): Ring {
  const radius = Math.max(LEAST_RING, nodeRadius * RING_SHARE)
  const away = (nodeRadius + radius * BEYOND) * DIAGONAL
  return { dx: -away, dy: away, radius }
}

export const RING_GLSL = `
float ringRadius(float r){ return max(${LEAST_RING}, r * ${RING_SHARE}); }
vec2 ringMiddle(float r){ return vec2(-1., 1.) * ((r + ringRadius(r) * ${BEYOND}) * ${DIAGONAL}); }
`
