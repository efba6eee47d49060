/** A linked program with its uniforms by name. Throws with the compiler's words when the driver refuses it. */
export class Program {
  readonly handle: WebGLProgram
  private readonly gl: WebGL2RenderingContext
  private readonly places = new Map<string, WebGLUniformLocation | null>()

  constructor(gl: WebGL2RenderingContext, vertex: string, fragment: string, attributes: readonly string[]) {
    this.gl = gl
    this.handle = gl.createProgram()
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(type)!
      gl.shaderSource(shader, source)
      gl.compileShader(shader)
      gl.attachShader(this.handle, shader)
      if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
        throw new Error(`shader: ${gl.getShaderInfoLog(shader)}`)
      }
    }
    attributes.forEach((name, index) => gl.bindAttribLocation(this.handle, index, name))
    gl.linkProgram(this.handle)
    if (!gl.getProgramParameter(this.handle, gl.LINK_STATUS) && !gl.isContextLost()) {
      throw new Error(`program: ${gl.getProgramInfoLog(this.handle)}`)
    }
  }

  uniform(name: string): WebGLUniformLocation | null {
    if (!this.places.has(name)) this.places.set(name, this.gl.getUniformLocation(this.handle, name))
    return this.places.get(name)!
  }
}
