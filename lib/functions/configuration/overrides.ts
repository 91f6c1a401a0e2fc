import { formatStrings, parseStrings, parseWorkingDirectory } from './quoted-strings'
import type { ImageConfigOverrides } from '@/lib/functions/model'

/** One override in a form: whether it is on, and its text as typed. */
export type OverrideDraft = { readonly on: boolean; readonly text: string }
/** The three overrides in a form. */
export type OverridesDraft = Readonly<Record<OverrideName, OverrideDraft>>
export type OverrideName = keyof ImageConfigOverrides

/** The image's own values; null while they are not known. */
export type ImageDefaults = {
  readonly entryPoint: readonly string[]
  readonly command: readonly string[]
  readonly workingDirectory: string
}

/** Lambda's limits. */
const maxStrings = 1500
const maxDirectory = 1000

const off: OverrideDraft = { on: false, text: '' }
export const noOverrides: OverridesDraft = { entryPoint: off, command: off, workingDirectory: off }

/** A form's values from what the function has. */
export const overridesDraft = ({ entryPoint, command, workingDirectory }: ImageConfigOverrides): OverridesDraft => ({
  entryPoint: entryPoint === null ? off : { on: true, text: formatStrings(entryPoint) },
  command: command === null ? off : { on: true, text: formatStrings(command) },
  workingDirectory: workingDirectory === null ? off : { on: true, text: workingDirectory },
})

/** What is wrong with one override. `at` is where the caret belongs, `fixed` a text that mends it. */
export type OverrideError = {
  readonly message: string
  readonly at?: number
  readonly fixed?: string | null
  readonly fixLabel?: string
}

const emptyOverride = "Add at least one string, or turn the override off to use the image's value."

/** Reads ENTRYPOINT or CMD as typed. */
export function readStringsOverride(draft: OverrideDraft): {
  strings: readonly string[] | null
  error: OverrideError | null
  notice: string | null
} {
  if (!draft.on) return { strings: null, error: null, notice: null }
  const parsed = parseStrings(draft.text)
  if (!parsed.ok) return { strings: null, error: parsed, notice: null }
  const { strings, notice } = parsed
  if (strings.length === 0) return { strings, error: { message: emptyOverride }, notice }
  const tooMany = `Use 1,500 strings or fewer. You entered ${strings.length.toLocaleString('en-US')}.`
  return { strings, error: strings.length > maxStrings ? { message: tooMany } : null, notice }
}

/** Reads WORKDIR as typed; pasted quotation marks are dropped (R56). */
export function readDirectoryOverride(draft: OverrideDraft): {
  value: string | null
  error: OverrideError | null
  notice: string | null
} {
  if (!draft.on) return { value: null, error: null, notice: null }
  const { value, notice } = parseWorkingDirectory(draft.text)
  if (!value.startsWith('/')) return { value, notice, error: { message: 'Use an absolute path that starts with /.' } }
  return { value, notice, error: value.length > maxDirectory ? { message: 'Use 1,000 characters or fewer.' } : null }
}

/** The overrides of a form and what is wrong with them. `overrides` holds what could be read. */
export function readOverrides(draft: OverridesDraft) {
  const entryPoint = readStringsOverride(draft.entryPoint)
  const command = readStringsOverride(draft.command)
  const directory = readDirectoryOverride(draft.workingDirectory)
  const overrides: ImageConfigOverrides = {
    entryPoint: entryPoint.strings,
    command: command.strings,
    workingDirectory: directory.value,
  }
  const errors: Partial<Record<OverrideName, OverrideError>> = {}
  if (entryPoint.error) errors.entryPoint = entryPoint.error
  if (command.error) errors.command = command.error
  if (directory.error) errors.workingDirectory = directory.error
  return { overrides, errors, ok: Object.keys(errors).length === 0 }
}

/** What will run: argv and directory, from the overrides over the image's values; null where the image is not known. */
export function runsAs({ entryPoint, command, workingDirectory }: ImageConfigOverrides, image: ImageDefaults | null) {
  const entry = entryPoint ?? image?.entryPoint ?? null
  const rest = command ?? image?.command ?? null
  return {
    argv: entry === null || rest === null ? null : [...entry, ...rest],
    directory: workingDirectory ?? (image === null ? null : image.workingDirectory || '/'),
  }
}

/** Warnings that do not stop a save (R34, R41): the program must be named by its full path. */
export function overrideWarnings({ entryPoint, command }: ImageConfigOverrides, image: ImageDefaults | null) {
  const warnings: Partial<Record<'entryPoint' | 'command', string>> = {}
  const first = entryPoint?.[0]
  if (first !== undefined && !first.startsWith('/')) {
    warnings.entryPoint = `${first === '' ? '""' : first} is not an absolute path. Lambda needs the full path, for example ${guessPath(first, image)}.`
  }
  const program = command?.[0]
  const noEntryPoint = entryPoint === null && image !== null && image.entryPoint.length === 0
  if (noEntryPoint && program !== undefined && !program.startsWith('/')) {
    warnings.command = 'With no entry point, the first string is the program and must be an absolute path.'
  }
  return warnings
}

/** A full path that the image itself uses for this program, else its usual place. */
const guessPath = (program: string, image: ImageDefaults | null) => {
  const name = program.split('/').at(-1) || 'program'
  return image?.entryPoint.find((one) => one.startsWith('/') && one.endsWith(`/${name}`)) ?? `/usr/bin/${name}`
}
