import type { ReactNode } from 'react'

/* Drawn on 16 × 16 for Gantry. Inner strokes are knocked out with --surface, so a shape reads without its colour. */
const out = { fill: 'none', stroke: 'var(--surface)', strokeWidth: 1.8 } as const
const line = (width = 1.6) => ({ fill: 'none', stroke: 'currentColor', strokeWidth: width }) as const
const solid = { fill: 'currentColor' } as const

const SHAPES = {
  active: (
    <>
      <circle cx="8" cy="8" r="7" {...solid} />
      <path d="m4.8 8.2 2.2 2.2 4.2-4.6" {...out} />
    </>
  ),
  ring: (
    <g className="spin">
      <circle cx="8" cy="8" r="6" {...line(2)} opacity=".3" />
      <path d="M8 2a6 6 0 0 1 6 6" {...line(2.4)} />
    </g>
  ),
  ringUp: (
    <>
      <g className="spin">
        <circle cx="8" cy="8" r="6.5" {...line(1.6)} opacity=".3" />
        <path d="M8 1.500a6.5 6.5 0 0 1 6.5 6.5" {...line(2)} />
      </g>
      <path d="M8 11V5.200M5.6 7.4 8 5l2.4 2.4" {...line(1.6)} />
    </>
  ),
  octagon: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" {...solid} />
      <path d="m5.5 5.5 5 5m0-5-5 5" {...out} />
    </>
  ),
  moon: <path d="M13 10.500A6 6 0 0 1 5.5 3 6 6 0 1 0 13 10.500z" {...solid} />,
  gone: (
    <>
      <circle cx="8" cy="8" r="6" {...line(2)} strokeDasharray="9 4" />
      <path d="m6 6 4 4m0-4-4 4" {...line(1.8)} />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.5" {...solid} />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" {...line(1.8)} />
    </>
  ),
  fork: <path d="M3 14V9c0-2 5-1 5-4V2M8 9l5 5M5.5 4 8 1.5 10.5 4" {...line(1.8)} />,
  pin: <path d="M5 2h6l-1 5 2 2H4l2-2zM8 9v6" {...line()} />,
  warning: (
    <>
      <path d="M8 1.5 15 14H1z" {...solid} />
      <path d="M8 6v4m0 1.500v1" {...out} strokeWidth={1.6} />
    </>
  ),
  unknown: <circle cx="8" cy="8" r="6" {...line()} strokeDasharray="2.5 2.5" />,
  info: (
    <>
      <circle cx="8" cy="8" r="7" {...solid} />
      <path d="M8 7v4.500m0-8v1.6" {...out} />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" {...line(1.5)} />
      <path d="M10.5 3.500v-1h-8v8h1" {...line(1.5)} />
    </>
  ),
  check: <path d="m3 8.5 3.2 3.200L13 4.5" {...line(1.8)} />,
  close: <path d="m4 4 8 8m0-8-8 8" {...line()} />,
  plus: <path d="M8 3v10M3 8h10" {...line()} />,
  minus: <path d="M3 8h10" {...line()} />,
  chevronDown: <path d="m4 6 4 4 4-4" {...line()} />,
  chevronRight: <path d="m6 4 4 4-4 4" {...line()} />,
  arrowUp: <path d="M8 13V3M4 7l4-4 4 4" {...line()} />,
  arrowDown: <path d="M8 3v10m4-4-4 4-4-4" {...line()} />,
  arrowRight: <path d="M3 8h10m-4-4 4 4-4 4" {...line()} />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" {...line()} />
      <path d="m10.5 10.5 3.5 3.5" {...line()} />
    </>
  ),
  more: (
    <>
      <circle cx="3" cy="8" r="1.3" {...solid} />
      <circle cx="8" cy="8" r="1.3" {...solid} />
      <circle cx="13" cy="8" r="1.3" {...solid} />
    </>
  ),
  refresh: <path d="M13.5 8A5.5 5.5 0 1 1 11.5 3.800M11.5 1v3.200H8.3" {...line()} />,
  tag: (
    <>
      <path d="M2 2.500h5.500L14 9l-5 5-6.5-6.500z" {...line(1.5)} />
      <circle cx="5.3" cy="5.6" r="1.1" {...solid} />
    </>
  ),
  menu: <path d="M2 4h12M2 8h12M2 12h12" {...line()} />,
  eye: (
    <>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" {...line(1.4)} />
      <circle cx="8" cy="8" r="2" {...solid} />
    </>
  ),
  eyeOff: (
    <>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" {...line(1.4)} />
      <path d="m2.5 13.5 11-11" {...line()} />
    </>
  ),
  trash: <path d="M2.5 4h11M6 4V2h4v2M4 4l.7 10h6.600L12 4M6.7 6.500v5M9.3 6.500v5" {...line(1.4)} />,
  edit: <path d="m2.5 13.5.7-3.2 8-8 2.5 2.5-8 8zM9.5 4l2.5 2.5" {...line(1.4)} />,
  undo: <path d="M3 5.500h6.500a3.5 3.5 0 0 1 0 7H5M5.8 2.7 3 5.500l2.8 2.8" {...line()} />,
  help: <path d="M5.3 5.600a2.7 2.7 0 1 1 3.7 2.500c-.7.3-1 .8-1 1.600v.5m0 2v1.6" {...line(1.7)} />,
  theme: (
    <>
      <circle cx="8" cy="8" r="5.7" {...line(1.5)} />
      <path d="M8 2.300a5.7 5.7 0 0 1 0 11.400z" {...solid} />
    </>
  ),
  function: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.5" {...line(1.5)} />
      <path d="M6 3v10M10 3v10" {...line(1.5)} />
    </>
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof SHAPES

/** A decorative 16 px icon: the words beside it carry the meaning. `className` sets size and colour. */
export function Icon({ name, className = 'size-4' }: { name: IconName; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden focusable="false" className={`${className} flex-none`}>
      {SHAPES[name]}
    </svg>
  )
}
