'use client'
import { useState } from 'react'
import type { FieldsProps } from '@/components/forms/use-form'
import { ImageUriField } from '@/components/images/image-uri-field'
import { Line } from '@/components/images/resolved-image'
import type { useImageUri } from '@/components/images/use-image-uri'
import { PushCommands } from '@/components/repositories/push-commands'
import { Card, Fact, Facts } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Copy } from '@/components/ui/copy'
import { Digest } from '@/components/ui/digest'
import { Disclosure } from '@/components/ui/disclosure'
import { TextField } from '@/components/ui/text-field'
import type { DeployValues } from '@/lib/functions/deploy/deploy-form'
import { imageReference } from '@/lib/images/image-reference'
import type { FunctionModel } from '@/lib/functions/model'
import { pushCommands } from '@/lib/repositories/push-commands'
import type { PushTarget } from '@/lib/repositories/push-target'
import { usePlace } from '@/lib/browser/use-place'
import { DeployPicks } from './deploy-picks'
import { DriftBadge } from '@/components/functions/drift-badge'

type DeployFieldsProps = FieldsProps<DeployValues> & {
  fn: FunctionModel
  image: ReturnType<typeof useImageUri>
  /** The image's architecture, when it is not the function's. */
  other: 'x86_64' | 'arm64' | null
  /** The same where the function is to change to it. */
  changesTo: 'x86_64' | 'arm64' | null
  push: PushTarget
  /** The chosen image is the one that runs. */
  same: boolean
  isLinked: boolean
}

/** Current image, the new one, and what goes with it. */
export function DeployFields({
  values,
  set,
  error,
  leave,
  fn,
  image,
  other,
  changesTo,
  push,
  same,
  isLinked,
}: DeployFieldsProps) {
  return (
    <>
      <Card title="Current image">
        <Facts>
          <Fact name="Image URI">
            {fn.imageUri === null ? (
              '–'
            ) : (
              <>
                <code>{fn.imageUri}</code> <Copy value={fn.imageUri} label="image URI" />
              </>
            )}
          </Fact>
          <Fact name="Digest">{fn.digest === null ? '–' : <Digest digest={fn.digest} full copy />}</Fact>
          <Fact name="Tag">
            <DriftBadge drift={fn.drift} />
          </Fact>
          <Fact name="Architecture">{fn.architecture}</Fact>
        </Facts>
      </Card>
      <Card title="New image">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <ImageUriField
            value={values.imageUri}
            onChange={(imageUri) => set({ imageUri })}
            image={image}
            selected
            note={isLinked ? 'from link' : undefined}
            architecture={changesTo ?? fn.architecture}
            onArchitecture={(architecture) => set({ architecture })}
            error={error('imageUri')}
          />
          <DeployPicks fn={fn} value={values.imageUri} onPick={(imageUri) => set({ imageUri })} />
          {same && (
            <Line icon="warn">This is already the running image. Saving will re-optimize it but change nothing.</Line>
          )}
          {other !== null && (
            <Checkbox
              label={`Change the function to ${other} with this deployment`}
              checked={changesTo !== null}
              onChange={(change) => set({ architecture: change ? other : null })}
              helper={
                changesTo !== null
                  ? undefined
                  : `The image is ${other}; the function is ${fn.architecture}. Every invocation will fail.`
              }
            />
          )}
        </div>
      </Card>
      <Card title="Options">
        <div className="grid gap-3">
          <Checkbox
            label="Publish a new version"
            helper="A version keeps this image and these settings for good."
            checked={values.publish}
            onChange={(publish) => set({ publish })}
          />
          {values.publish && (
            <TextField
              label="Version description"
              optional
              name="description"
              value={values.description}
              onChange={(description) => set({ description })}
              onBlur={() => leave('description')}
              error={error('description')}
              constraint={
                values.description === ''
                  ? undefined
                  : 'The version is published when the update has finished, so this page stays open until then.'
              }
            />
          )}
        </div>
      </Card>
      <BuildAndPush fn={fn} push={push} />
    </>
  )
}

/** The commands for this function's repository (R67). */
function BuildAndPush({ fn, push }: { fn: FunctionModel; push: PushTarget }) {
  const { region, account } = usePlace()
  const [open, setOpen] = useState(false)
  const reference = fn.imageUri === null ? null : imageReference(fn.imageUri)
  if (reference === null) return null
  const { registry, repository, tag } = reference
  const commands = pushCommands(push, {
    region,
    account,
    repository,
    uri: `${registry}/${repository}`,
    tag: tag ?? 'latest',
    platform: fn.architecture === 'arm64' ? 'linux/arm64' : 'linux/amd64',
  })
  return (
    <Disclosure title="Build and push a new version" open={open} onToggle={setOpen} summary={repository}>
      <PushCommands commands={commands} />
    </Disclosure>
  )
}
