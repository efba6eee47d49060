import { rate, whole } from '../../format'
import { deaths, line, reach, scaleOf, type Point, type Sample } from './history'

const WIDTH = 600
const HEIGHT = 84

/** The rate since the page was opened, at most five minutes of it; marks below say when dead letters came. */
export function Sparkline({ samples, perSecond }: { samples: readonly Sample[]; perSecond: number }) {
  const now = samples.at(-1)?.at ?? 0
  const scale = scaleOf(samples)
  const span = reach(samples)
  const points = line(samples, WIDTH, HEIGHT, scale, span)
  const path = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  return (
    <div className="spark">
      <div className="spark-now num">
        <b data-testid="rate">{rate(perSecond)}</b>
        <span className="muted">events per second</span>
      </div>
      <div className="spark-box">
        <div className="spark-plot">
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`Events per second over the last minutes, now ${rate(perSecond)}`}>
            {[0, 0.5, 1].map((at) => <line key={at} className="grid" x1="0" x2={WIDTH} y1={HEIGHT * at} y2={HEIGHT * at} />)}
            {points.length > 1 && <path className="area" d={`${path}L${points.at(-1)!.x} ${HEIGHT}L${points[0].x} ${HEIGHT}Z`} />}
            <path className="curve" d={path} />
            {deaths(samples).map(({ at }) => <line key={at} className="death" {...foot(at, now, span)} />)}
          </svg>
          <i className="spark-dot" style={dot(points.at(-1))} />
        </div>
        <span className="scale num muted">{whole(scale)}</span>
        <span className="from muted">{span / 60_000} min ago</span>
        <span className="to muted">now</span>
      </div>
    </div>
  )
}

function foot(at: number, now: number, span: number): { x1: number; x2: number; y1: number; y2: number } {
  const x = Math.max(0, WIDTH * (1 - (now - at) / span))
  return { x1: x, x2: x, y1: HEIGHT - 6, y2: HEIGHT }
}

/** Outside of the stretched drawing, where a circle stays one. */
function dot(last: Point | undefined): { display?: string; left?: string; top?: string } {
  return last ? { left: `${(last.x / WIDTH) * 100}%`, top: `${last.y}px` } : { display: 'none' }
}
