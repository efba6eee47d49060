/** Pairs of slots and styles on the GPU, grown as needed and patched in place. */
export class EdgeBuffer {
  private readonly gl: WebGL2RenderingContext
  private readonly array: WebGLVertexArrayObject
  private readonly pairs: WebGLBuffer
  private readonly styles: WebGLBuffer
  private capacity = 0

  constructor(gl: WebGL2RenderingContext) {
    this.gl = gl
    this.array = gl.createVertexArray()
    this.pairs = gl.createBuffer()
    this.styles = gl.createBuffer()
    gl.bindVertexArray(this.array)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.pairs)
    gl.enableVertexAttribArray(0)
    gl.vertexAttribIPointer(0, 2, gl.UNSIGNED_INT, 8, 0)
    gl.vertexAttribDivisor(0, 1)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.styles)
    gl.enableVertexAttribArray(1)
    gl.vertexAttribPointer(1, 4, gl.UNSIGNED_BYTE, true, 4, 0)
    gl.vertexAttribDivisor(1, 1)
    gl.bindVertexArray(null)
  }

  bind(): void {
    this.gl.bindVertexArray(this.array)
  }

  whole(pairs: Uint32Array, styles: Uint8Array, count: number): void {
    const gl = this.gl
    if (count > this.capacity) {
      this.capacity = Math.min(pairs.length / 2, Math.ceil(count * 1.5))
      gl.bindBuffer(gl.ARRAY_BUFFER, this.pairs)
      gl.bufferData(gl.ARRAY_BUFFER, this.capacity * 8, gl.DYNAMIC_DRAW)
      gl.bindBuffer(gl.ARRAY_BUFFER, this.styles)
      gl.bufferData(gl.ARRAY_BUFFER, this.capacity * 4, gl.DYNAMIC_DRAW)
    }
    this.write(pairs, styles, 0, count)
  }

  /** Rewrites single edges; false when one of them lies beyond what fits. */
  patch(pairs: Uint32Array, styles: Uint8Array, places: Iterable<number>, count: number): boolean {
    if (count > this.capacity) return false
    for (const place of places) if (place < count) this.write(pairs, styles, place, 1)
    return true
  }

  private write(pairs: Uint32Array, styles: Uint8Array, first: number, count: number): void {
    if (count === 0) return
    const gl = this.gl
    gl.bindBuffer(gl.ARRAY_BUFFER, this.pairs)
    gl.bufferSubData(gl.ARRAY_BUFFER, first * 8, pairs, first * 2, count * 2)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.styles)
    gl.bufferSubData(gl.ARRAY_BUFFER, first * 4, styles, first * 4, count * 4)
  }
}
