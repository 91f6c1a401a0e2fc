'use client'
import Link from 'next/link'
import type { FieldsProps } from '@/components/forms/use-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Tag } from '@/components/ui/tag'
import { effectiveConfiguration } from '@/lib/functions/configuration/effective-configuration'
import { overridesForm } from '@/lib/functions/configuration/form-overrides'
import type { FunctionModel } from '@/lib/functions/model'
import { noOverrides, type OverridesDraft, readOverrides } from '@/lib/functions/configuration/overrides'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { EffectiveTable } from '@/components/functions/effective-table'
import { EditFunction } from './edit-function'
import { EditPage } from './edit-page'
import { OverrideFields } from '@/components/functions/fields/override-fields'
import { useRunningImage } from '@/components/functions/use-running-image'

/** The overrides of the image's ENTRYPOINT, CMD and WORKDIR. */
export function EditImageConfiguration({ name }: { name: string }) {
  return (
    <EditFunction name={name} title="Edit image configuration">
      {(fn) => (
        <EditPage spec={overridesForm} fn={fn} title="Edit image configuration" tab="image" lead={<Lead fn={fn} />}>
          {(fields) => <Fields fn={fn} {...fields} />}
        </EditPage>
      )}
    </EditFunction>
  )
}

function Lead({ fn: { name, drift, imageUri } }: { fn: FunctionModel }) {
  const place = usePlace()
  return (
    <>
      Saving configuration does not pick up a moved tag.
      {drift.kind === 'tagMoved' && imageUri && (
        <>
          {' '}
          <Link className="link" prefetch={false} href={paths.deploy(place, name, imageUri)}>
            Deploy what <Tag>{drift.tag}</Tag> points to now instead
          </Link>
        </>
      )}
    </>
  )
}

function Fields({ fn, values, set, tried }: FieldsProps<OverridesDraft> & { fn: FunctionModel }) {
  const { config, loading, reason } = useRunningImage(fn)
  const overridden = Object.values(values).some(({ on }) => on)
  const effective = effectiveConfiguration(config, readOverrides(values).overrides, fn.environment)
  return (
    <>
      <Card
        title="Image configuration"
        actions={
          overridden && (
            <Button variant="quiet" onClick={() => set(noOverrides)}>
              Reset all overrides
            </Button>
          )
        }
      >
        <OverrideFields
          value={values}
          onChange={set}
          image={config}
          showErrors={tried > 0}
          imageNote={loading ? 'reading the image…' : `couldn't read the image's config: ${reason}`}
        />
      </Card>
      <Card title="In effect after saving" flush>
        <EffectiveTable effective={effective} loading={loading} />
      </Card>
    </>
  )
}
