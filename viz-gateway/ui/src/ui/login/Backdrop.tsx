const COLORS = ['#4EA1FF', '#3DC895', '#FDD601', '#B2E2FA', '#F39406']

/** Orbits with a few bodies on them: the name of the thing, drawn quietly. */
export function Backdrop() {
  return (
    <svg className="login-backdrop" viewBox="-500 -500 1000 1000" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {COLORS.map((color, i) => {
        const rx = 190 + i * 105
        const ry = rx * (0.42 + i * 0.03)
        const angle = i * 1.9 + 0.6
        return (
          <g key={color} transform={`rotate(${-24 + i * 17})`}>
            <ellipse rx={rx} ry={ry} fill="none" stroke="#738CB4" strokeOpacity={0.17 - i * 0.018} strokeWidth="1.1" />
            <circle cx={Math.cos(angle) * rx} cy={Math.sin(angle) * ry} r={6.5 - i * 0.7} fill={color} fillOpacity="0.75" />
            <circle cx={Math.cos(angle + 2.5) * rx} cy={Math.sin(angle + 2.500) * ry} r={2.400} fill={color} fillOpacity="0.5" />
          </g>
        )
      })}
    </svg>
  )
}
