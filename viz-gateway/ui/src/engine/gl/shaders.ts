import { RING_GLSL } from '../view/loop'
import { SIZE_STEPS } from '../store/nodes'

/** Shared by all vertex shaders: places and states come from textures 2048 wide, indexed by slot. */
const COMMON = `#version 300 es
precision highp float; precision highp int; precision highp usampler2D;
uniform highp sampler2D uFrom;
uniform highp sampler2D uTo;
uniform highp usampler2D uState;
uniform sampler2D uColor;
uniform float uT;
uniform vec3 uView;
uniform vec2 uHalf;
uniform float uFocus;
uniform vec2 uScale;
ivec2 at(int i){ return ivec2(i & 2047, i >> 11); }
vec2 place(int i){ return mix(texelFetch(uFrom, at(i), 0).xy, texelFetch(uTo, at(i), 0).xy, uT); }
uint stateOf(int i){ return texelFetch(uState, at(i), 0).x; }
vec3 colorOf(int i){ return texelFetch(uColor, at(i), 0).rgb; }
float radiusOf(int i){ return max(uScale.y, texelFetch(uColor, at(i), 0).a * ${(255 / SIZE_STEPS).toFixed(4)} * uScale.x); }
vec2 pixels(vec2 p){ return (p - uView.xy) * uView.z; }
vec4 clip(vec2 px){ return vec4(px / uHalf, 0., 1.); }
const vec4 CULL = vec4(2., 2., 2., 1.);
`

/** Quads, four vertices an instance; the instance number is the slot. */
export const NODE_VERTEX = `${COMMON}
uniform float uPass;
in float aSize;
flat out vec3 vColor;
flat out float vRadius;
flat out uint vState;
flat out float vAlpha;
out vec2 vUv;
void main(){
  int i = gl_InstanceID;
  uint s = stateOf(i);
  bool raised = (s & 10u) != 0u, lit = (s & 14u) != 0u;
  if ((s & 1u) == 0u || (uPass > .5) != lit) { gl_Position = CULL; return; }
  float r = max(uScale.y, aSize * uScale.x);
  if (raised) r = max(r, 4.5);
  vec2 q = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2. - 1.;
  vRadius = r;
  vState = s;
  vUv = q * (raised ? r * 2.6 + 10. : r + 2.);
  vColor = colorOf(i);
  vAlpha = lit ? 1. : mix(1., .2, uFocus);
  gl_Position = clip(pixels(place(i)) + vUv);
}`

/** Smooth circles with a thin dark rim; selected ones carry a white ring, raised ones a soft glow. Premultiplied. */
export const NODE_FRAGMENT = `#version 300 es
precision highp float; precision highp int;
uniform vec3 uBack;
uniform float uPixel;
flat in vec3 vColor;
flat in float vRadius;
flat in uint vState;
flat in float vAlpha;
in vec2 vUv;
out vec4 o;
float cover(float d){ return clamp(.5 - d / uPixel, 0., 1.); }
void main(){
  float d = length(vUv) - vRadius;
  float rim = min(1., vRadius * .22);
  vec3 c = mix(vColor, uBack, .75 * (1. - cover(d + rim)));
  if ((vState & 16u) != 0u) c = mix(c, uBack, cover(length(vUv) - max(1.2, vRadius * .34)));
  // Dimmed ones turn towards the background and stay opaque: what lies below must not shine through.
  c = mix(uBack, c, vAlpha);
  float a = cover(d);
  vec4 color = vec4(c, 1.) * a;
  if ((vState & 10u) != 0u) {
    float reach = vRadius * 1.6 + 9.;
    float glow = pow(clamp(1. - d / reach, 0., 1.), 2.4) * .42;
    vec4 under = vec4(vColor, 1.) * glow * step(0., d);
    float ring = cover(abs(d - 3.) - ((vState & 2u) != 0u ? 1. : .6));
    under = mix(under, vec4(1.), ring * ((vState & 2u) != 0u ? 1. : .6));
    color += under * (1. - a);
  }
  if (color.a <= .002) discard;
  o = color;
}`

/**
 * One instance an edge: a thin quad with soft sides, or a plain line when there are very many. An edge from a node to
 * itself is a quad in which the fragments draw a ring; as a plain line it is left out, and drawn in a pass of its own.
 */
export const EDGE_VERTEX = `${COMMON}${RING_GLSL}
uniform vec4 uBase;
uniform float uQuad;
uniform float uWidth;
uniform float uPixel;
uniform float uRaised;
in uvec2 aEnds;
in vec4 aStyle;
out vec4 vColor;
out float vSide;
flat out float vHalf;
flat out float vRing;
out vec2 vUv;
void main(){
  vRing = 0.;
  vUv = vec2(0.);
  int a = int(aEnds.x), b = int(aEnds.y);
  uint sa = stateOf(a), sb = stateOf(b);
  if ((sa & sb & 1u) == 0u) { gl_Position = CULL; return; }
  vec2 pa = pixels(place(a)), pb = pixels(place(b));
  bool loop = a == b;
  if (loop ? uQuad < .5 : (pa.x < -uHalf.x && pb.x < -uHalf.x) || (pa.x > uHalf.x && pb.x > uHalf.x) ||
      (pa.y < -uHalf.y && pb.y < -uHalf.y) || (pa.y > uHalf.y && pb.y > uHalf.y)) { gl_Position = CULL; return; }
  int end = uQuad > .5 ? gl_VertexID >> 1 : gl_VertexID;
  vec2 p = end == 0 ? pa : pb;
  vec2 along = pb - pa;
  float len = max(length(along), 1e-4);
  float half_ = uWidth * (.5 + aStyle.w * 1.3) + uPixel * .5;
  float side = float(gl_VertexID & 1) * 2. - 1.;
  if (loop) {
    float r = radiusOf(a);
    vRing = ringRadius(r);
    vUv = vec2(side, float(end) * 2. - 1.) * (vRing + half_ + 1.);
    p = pa + ringMiddle(r) + vUv;
  } else if (uQuad > .5) p += vec2(-along.y, along.x) / len * side * half_;
  vHalf = uQuad > .5 ? half_ : 0.;
  vSide = side * half_;
  vec3 ends = colorOf(end == 0 ? a : b);
  bool own = aStyle.r + aStyle.g + aStyle.b > 0.;
  vec3 c = own ? aStyle.rgb : mix(uBase.rgb, ends, mix(.62, .85, uRaised));
  float fade = loop ? 1.5 : mix(1., .45, smoothstep(200., 1200., len) * (1. - uRaised));
  float dim = mix(1., .2, uFocus * (1. - uRaised));
  float alpha = min(1., uBase.a * fade * dim * (1. + aStyle.w * .9));
  vColor = vec4(c, 1.) * alpha;
  gl_Position = clip(p);
}`

export const EDGE_FRAGMENT = `#version 300 es
precision highp float;
uniform float uPixel;
in vec4 vColor;
in float vSide;
flat in float vHalf;
flat in float vRing;
in vec2 vUv;
out vec4 o;
void main(){
  float off = vRing > 0. ? abs(length(vUv) - vRing) : abs(vSide);
  o = vHalf > 0. ? vColor * clamp((vHalf - off) / uPixel, 0., 1.) : vColor;
}`
