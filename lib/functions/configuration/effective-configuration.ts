import type { ImageConfiguration } from '@/lib/images/model'
import { formatStrings } from './quoted-strings'
import { isReserved } from './lambda-environment'
import type { EnvironmentVariable, ImageConfigOverrides } from '@/lib/functions/model'

/** Where an effective value comes from. `lambda`: Lambda sets it whatever the image says (R43). */
export type Source = 'image' | 'override' | 'lambda' | 'none' | 'unknown'

/** One row of the three columns. Values are texts as the quoting editor shows them; null = nothing there. */
export type EffectiveSetting = {
  readonly setting: 'ENTRYPOINT' | 'CMD' | 'WORKDIR'
  readonly image: string | null
  readonly override: string | null
  readonly effective: string | null
  readonly source: Source
  /** What Docker would do differently, said beside the source. */
  readonly note: string | null
}

/** One variable as the function will see it. `value` is null while masked, or where only Lambda knows it. */
export type EffectiveVariable = {
  readonly name: string
  readonly source: Exclude<Source, 'none' | 'unknown'>
  readonly value: string | null
  /** The image's own value, when something replaces it. */
  readonly replaces: string | null
}

/** Everything the card Image configuration shows (R35–R40). */
export type EffectiveConfiguration = {
  readonly settings: readonly EffectiveSetting[]
  readonly environment: {
    readonly variables: readonly EffectiveVariable[]
    /** null: the image's configuration is not known. */
    readonly fromImage: number | null
    readonly set: number
    readonly replaced: number
  }
  /** null where a part of it is not known. */
  readonly runsAs: { readonly argv: readonly string[] | null; readonly directory: string | null }
}

const text = (strings: readonly string[] | null | undefined) =>
  strings && strings.length > 0 ? formatStrings(strings) : null
const quoted = (value: string | null | undefined) => (value ? formatStrings([value]) : null)

function row(
  setting: EffectiveSetting['setting'],
  known: boolean,
  image: string | null,
  override: string | null,
  note: string | null = null,
): EffectiveSetting {
  const fallback: Source = known ? (image === null ? 'none' : 'image') : 'unknown'
  const source = override === null ? fallback : 'override'
  return { setting, image, override, effective: override ?? image, source, note: source === 'image' ? note : null }
}

/** The image's variables under the function's own. Lambda's win over both. */
function mergeEnvironment(image: ImageConfiguration | null, environment: readonly EnvironmentVariable[]) {
  const merged = new Map<string, EffectiveVariable>()
  for (const { name, value } of image?.environment ?? []) {
    const lambda = isReserved(name)
    merged.set(name, {
      name,
      source: lambda ? 'lambda' : 'image',
      value: lambda ? null : value,
      replaces: lambda ? value : null,
    })
  }
  const fromImage = image === null ? null : merged.size
  let replaced = 0
  for (const { name, value } of environment) {
    const under = merged.get(name)
    if (under !== undefined) replaced += 1
    merged.set(name, { name, source: 'override', value, replaces: under?.value ?? null })
  }
  const variables = [...merged.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return { variables, fromImage, set: environment.length, replaced }
}

/**
 * What a function really runs: its image's settings under its own. `image` is null while the image's configuration is
 * not known; then an effective value without an override is null with the source `unknown`.
 */
export function effectiveConfiguration(
  image: ImageConfiguration | null,
  overrides: ImageConfigOverrides,
  environment: readonly EnvironmentVariable[],
): EffectiveConfiguration {
  const known = image !== null
  const clears = overrides.entryPoint !== null && overrides.command === null ? 'Docker would clear this' : null
  const entryPoint = overrides.entryPoint ?? image?.entryPoint ?? null
  const command = overrides.command ?? image?.command ?? null
  return {
    settings: [
      row('ENTRYPOINT', known, text(image?.entryPoint), text(overrides.entryPoint)),
      row('CMD', known, text(image?.command), text(overrides.command), clears),
      row('WORKDIR', known, quoted(image?.workingDirectory), quoted(overrides.workingDirectory)),
    ],
    environment: mergeEnvironment(image, environment),
    runsAs: {
      argv: entryPoint === null || command === null ? null : [...entryPoint, ...command],
      directory: overrides.workingDirectory ?? (known ? image.workingDirectory || '/' : null),
    },
  }
}

/** An argv as it can be pasted into a shell. */
export const shellWords = (argv: readonly string[]) =>
  argv.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
