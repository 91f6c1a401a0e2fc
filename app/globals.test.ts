import { describe, expect, test } from 'vitest'
import { readProjectFile } from '@/lib/tasks/project-files'

const css = readProjectFile('app/globals.css')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
)
const themes = ['light', 'dark'] as const

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(colour: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(name: string, ground: string, theme: (typeof themes)[number]) {
  const [one, other] = [name, ground].map((token) => {
    const colour = tokens.get(token)?.[theme]
    if (!colour) throw new Error(`globals.css has no colour --${token}`)
    return luminance(colour)
  })
  const [dark = 0, light = 0] = [one ?? 0, other ?? 0].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const roles = ['ok', 'busy', 'warn', 'bad', 'idle', 'drift']
const grounds = ['surface', 'canvas', 'sunken', 'hover']
const textPairs = [
  ...['text', 'text-2', 'text-3'].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...roles.flatMap(
    (role) =>
      [
        [role, 'surface'],
        [role, 'canvas'],
        [role, `${role}-soft`],
      ] as const,
  ),
  ['accent', 'surface'] as const,
  ['accent', 'canvas'] as const,
  ['accent', 'accent-soft'] as const,
  ['accent-ink', 'accent'] as const,
  ['accent-ink', 'accent-hover'] as const,
]
const controlPairs = ['surface', 'canvas', 'sunken'].map((ground) => ['line-strong', ground] as const)

describe.each(themes)('contrast in the %s theme', (theme) => {
  test.each(textPairs)('text %s on %s is at least 4.5:1', (name, ground) => {
    expect(contrast(name, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(controlPairs)('controls %s on %s are at least 3:1', (name, ground) => {
    expect(contrast(name, ground, theme)).toBeGreaterThanOrEqual(3)
  })
})
