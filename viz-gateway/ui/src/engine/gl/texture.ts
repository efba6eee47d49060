import { ROW } from '../store/dirty'

type Pixels = Float32Array | Uint8Array

/** A texture 2048 wide holding one value per slot, updated by rows. */
export class SlotTexture {
  private readonly gl: WebGL2RenderingContext
  private readonly format: { internal: number; format: number; type: number; parts: number }
  private handle: WebGLTexture | null = null
  private rows = 0

  constructor(gl: WebGL2RenderingContext, kind: 'place' | 'state' | 'color') {
    this.gl = gl
    this.format = {
      place: { internal: gl.RG32F, format: gl.RG, type: gl.FLOAT, parts: 2 },
      state: { internal: gl.R8UI, format: gl.RED_INTEGER, type: gl.UNSIGNED_BYTE, parts: 1 },
      color: { internal: gl.RGBA8, format: gl.RGBA, type: gl.UNSIGNED_BYTE, parts: 4 },
    }[kind]
  }

  bind(unit: number): void {
    this.gl.activeTexture(this.gl.TEXTURE0 + unit)
    this.gl.bindTexture(this.gl.TEXTURE_2D, this.handle)
  }

  /** Makes room for `slots`. @returns whether the content was lost and must be uploaded whole */
  ensure(slots: number): boolean {
    const rows = Math.max(1, Math.ceil(slots / ROW))
    if (this.handle && rows <= this.rows) return false
    const gl = this.gl
    if (this.handle) gl.deleteTexture(this.handle)
    this.rows = this.handle ? Math.ceil(rows * 1.25) : rows
    this.handle = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, this.handle)
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST)
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE)
    gl.texStorage2D(gl.TEXTURE_2D, 1, this.format.internal, ROW, this.rows)
    return true
  }

  /** Uploads whole rows and the tail of a short last one; `values` starts at slot 0. */
  upload(values: Pixels, firstRow: number, rows: number): void {
    const gl = this.gl
    const { format, type, parts } = this.format
    const available = Math.floor(values.length / parts)
    const end = Math.min(available, (firstRow + rows) * ROW)
    const full = Math.max(0, Math.floor((end - firstRow * ROW) / ROW))
    const rest = end - (firstRow + full) * ROW
    gl.bindTexture(gl.TEXTURE_2D, this.handle)
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1)
    const write = (row: number, width: number, height: number) =>
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, row, width, height, format, type, values, row * ROW * parts)
    if (full > 0) write(firstRow, ROW, full)
    if (rest > 0) write(firstRow + full, rest, 1)
  }
}
