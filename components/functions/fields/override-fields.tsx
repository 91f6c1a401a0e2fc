'use client'
import { Fragment } from 'react'
import {
  type ImageDefaults,
  type OverrideName,
  type OverridesDraft,
  overrideWarnings,
  readOverrides,
  runsAs,
} from '@/lib/functions/configuration/overrides'
import { formatStrings } from '@/lib/functions/configuration/quoted-strings'
import { DirectoryOverride } from './directory-override'
import { StringsOverride } from './strings-override'

type OverrideFieldsProps = {
  value: OverridesDraft
  onChange: (value: OverridesDraft) => void
  /** The image's own values; null while they are not known. */
  image: ImageDefaults | null
  /** Why they are not known: "choose an image first", or what ECR said. */
  imageNote: string
  /** A save was tried: every error shows, not only those of fields that were left. */
  showErrors: boolean
}

/**
 * ENTRYPOINT, CMD and WORKDIR: the image's value, an override, and what will run. Shared by Create
 * function and Edit image configuration. Typing in a field switches its override on.
 */
export function OverrideFields({ value, onChange, image, imageNote, showErrors }: OverrideFieldsProps) {
  const { overrides } = readOverrides(value)
  const warnings = overrideWarnings(overrides, image)
  const set = (name: OverrideName) => (draft: OverridesDraft[OverrideName]) => onChange({ ...value, [name]: draft })
  const strings = (list: readonly string[] | undefined) => (list === undefined ? null : formatStrings(list))
  return (
    <div className="grid gap-5">
      <StringsOverride
        label="Entrypoint"
        name="entryPoint"
        value={value.entryPoint}
        onChange={set('entryPoint')}
        showErrors={showErrors}
        helper="Full path of the runtime executable. Separate strings with commas."
        placeholder={'"/usr/bin/npx", "aws-lambda-ric"'}
        fromImage={strings(image?.entryPoint)}
        imageNote={imageNote}
        warning={warnings.entryPoint}
      />
      <StringsOverride
        label="Command"
        name="command"
        value={value.command}
        onChange={set('command')}
        showErrors={showErrors}
        helper="Parameters passed to the entry point, usually your handler."
        placeholder={'"app.handler"'}
        fromImage={strings(image?.command)}
        imageNote={imageNote}
        warning={warnings.command}
      />
      <DirectoryOverride
        value={value.workingDirectory}
        onChange={set('workingDirectory')}
        showErrors={showErrors}
        fromImage={image?.workingDirectory ?? null}
        imageNote={imageNote}
      />
      <RunsAs overrides={overrides} image={image} />
    </div>
  )
}

/** The command line and directory that the function will start with. */
export function RunsAs({ overrides, image }: { overrides: Parameters<typeof runsAs>[0]; image: ImageDefaults | null }) {
  const { argv, directory } = runsAs(overrides, image)
  return (
    <div
      aria-live="polite"
      className="flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-control bg-sunken px-3 py-2 text-control"
    >
      <span className="text-text-2">Runs as</span>
      {argv === null && <span className="text-text-3">not known until the image can be read</span>}
      {argv?.length === 0 && <span className="text-bad">nothing: the image has no ENTRYPOINT and no CMD</span>}
      {argv !== null && argv.length > 0 && (
        <code className="min-w-0 wrap-anywhere">
          {argv.map((word, at) => (
            <Fragment key={at}>
              {at > 0 && ' '}
              {/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word)}
            </Fragment>
          ))}
        </code>
      )}
      {argv !== null && directory !== null && (
        <>
          <span className="text-text-2">in</span>
          <code className="wrap-anywhere">{directory}</code>
        </>
      )}
    </div>
  )
}
