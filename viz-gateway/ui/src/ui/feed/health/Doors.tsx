import type { Door } from '../../../api/feedTypes'
import { ago, whole } from '../../format'
import { doorName } from '../doorName'

/** Which way events came in, and what a door had to drop because its protocol cannot push back. */
export function Doors({ doors }: { doors: readonly Door[] }) {
  return (
    <section className="card doors" data-testid="doors">
      <div className="card-head">
        <h2>By door</h2>
      </div>
      {doors.length === 0 ? (
        <p className="muted">Nothing came in since the server started.</p>
      ) : (
        <table>
          <thead>
            <tr className="caption">
              <th scope="col">Door</th>
              <th scope="col" className="right">Accepted</th>
              <th scope="col" className="right">Dropped</th>
              <th scope="col" className="right">Last</th>
            </tr>
          </thead>
          <tbody className="num">
            {doors.map((one) => (
              <tr key={one.door}>
                <th scope="row">{doorName(one.door)}</th>
                <td className="right">{whole(one.accepted)}</td>
                <td className={`right ${one.dropped > 0 ? 'danger' : 'muted'}`}>{whole(one.dropped)}</td>
                <td className="right muted" title={one.lastAt ?? undefined}>{one.lastAt ? ago(one.lastAt, Date.now()) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
