const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3 14 14',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3',
  play: 'M5 3.2v9.6L12.6 8Z',
  pause: 'M5 3.5v9M11 3.5v9',
  relayout: 'M13 5.2A5.6 5.6 0 0 0 3 5M3 2.2V5h2.8M3 10.8A5.6 5.6 0 0 0 13 11M13 13.8V11h-2.8',
  upload: 'M8 10.5V2.8M4.8 5.8 8 2.6l3.2 3.2M2.5 10.5v3h11v-3',
  trash: 'M2.8 4.5h10.4M6.3 4.3V2.6h3.4v1.7M4.2 4.6l.6 8.8h6.4l.6-8.8M6.7 7v4M9.3 7v4',
  back: 'M9.5 3 4.5 8l5 5',
  pin: 'M6 2.5h4l-.5 4 2 2.2v1.1h-7V8.7l2-2.2ZM8 9.8v4',
  labels: 'M2.5 4.2h8l3 3.8-3 3.8h-8ZM5.2 8h3.6',
  copy: 'M5.5 5.5h8v8h-8ZM3.5 10.5h-1v-8h8v1',
  feed: 'M3 13a10 10 0 0 1 10-10M3 13a5.5 5.5 0 0 1 5.500-5.500M3.400 12.600h.01',
  help: 'M8 1.8a6.200 6.200 0 1 0 0 12.400A6.200 6.200 0 0 0 8 1.800ZM6.200 6.300a1.900 1.900 0 1 1 2.600 1.800c-.6.25-.8.6-.8 1.200M8 11.400h.01',
  target: 'M8 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM8 1.500v3M8 11.500v3M1.500 8h3M11.500 8h3',
  alert: 'M8 2 14.300 13.300H1.700ZM8 6.300v3.200M8 11.500h.01',
  panel: 'M2.500 3h11v10h-11ZM10 3v10',
  exit: 'M6.500 3h-3.500v10h3.500M10 5l3 3-3 3M13 8H6',
  lines: 'M3 4h10M3 8h10M3 12h6',
  out: 'M4 12 12 4M6 4h6v6',
  in: 'M12 4 4 12M4 6v6h6',
  graph: 'M4 4.500a1.500 1.500 0 1 0 0-.01M12 3.500a1.500 1.500 0 1 0 0-.01M8 12.500a1.500 1.500 0 1 0 0-.01M4.700 5.900 7.300 11M5.500 4.300l5-.6M11.400 4.900 8.700 11',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill={name === 'play' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}

export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <ellipse cx="16" cy="16" rx="13" ry="5.4" transform="rotate(-28 16 16)" stroke="#4EA1FF" strokeWidth="1.6" />
      <ellipse cx="16" cy="16" rx="13" ry="5.4" transform="rotate(34 16 16)" stroke="#3DC895" strokeWidth="1.6" />
      <circle cx="16" cy="16" r="3.6" fill="#FDD601" />
      <circle cx="27.200" cy="9.800" r="2.100" fill="#4EA1FF" />
      <circle cx="5.800" cy="8.700" r="1.900" fill="#3DC895" />
    </svg>
  )
}
