'use client'
import { useState } from 'react'
import type { FieldsProps } from '@/components/forms/use-form'
import { Card } from '@/components/ui/card'
import { FieldError } from '@/components/ui/field'
import { revealEnvironment } from '@/lib/functions/actions/reveal-environment'
import type { EnvironmentRow } from '@/lib/functions/configuration/environment-rows'
import {
  environmentForm,
  type EnvironmentValues,
  nameField,
  shownRowErrors,
} from '@/lib/functions/configuration/form-environment'
import type { FunctionModel } from '@/lib/functions/model'
import { useAction } from '@/lib/browser/use-action'
import { usePlace } from '@/lib/browser/use-place'
import { EditFunction } from './edit-function'
import { EditPage } from './edit-page'
import { EnvironmentEditor } from '@/components/functions/fields/environment-editor'
import { useRunningImage } from '@/components/functions/use-running-image'

/** The function's own variables. Values that are not revealed are kept on the server and never come here. */
export function EditEnvironment({ name }: { name: string }) {
  return (
    <EditFunction name={name} title="Edit environment variables">
      {(fn) => (
        <EditPage
          spec={environmentForm}
          fn={fn}
          title="Edit environment variables"
          tab="configuration"
          lead="Saving configuration does not pick up a moved tag."
          draftLoses="It holds names only; values of environment variables are never kept."
        >
          {(fields) => <Fields fn={fn} {...fields} />}
        </EditPage>
      )}
    </EditFunction>
  )
}

function Fields({
  fn,
  values: { environment: rows },
  set,
  error,
  leave,
}: FieldsProps<EnvironmentValues> & { fn: FunctionModel }) {
  const { connection, region } = usePlace()
  const { config } = useRunningImage(fn)
  const [failure, setFailure] = useState<string | null>(null)
  const action = useAction(revealEnvironment, {
    onSuccess: () => setFailure(null),
    onError: ({ message }) => setFailure(message),
  })
  const reveal = async (name: string) => {
    const found = await action.mutateAsync({ connection, region, name: fn.name, names: [name] }).catch(() => [])
    const known = new Map(found.map((one) => [one.name, one.value]))
    const shown = (row: EnvironmentRow) =>
      known.has(row.name) && !row.isNew ? { ...row, known: known.get(row.name) ?? null } : row
    set({ environment: rows.map(shown) })
  }
  const whole = error('environment')
  return (
    <Card title="Environment variables">
      <EnvironmentEditor
        rows={rows}
        onChange={(environment) => set({ environment })}
        errors={shownRowErrors(rows, error)}
        onBlur={(id) => leave(nameField({ id }))}
        image={Object.fromEntries((config?.environment ?? []).map(({ name, value }) => [name, value]))}
        reveal={reveal}
      />
      {(whole ?? failure) && (
        <div role="alert" className="mt-3 text-meta">
          <FieldError>{whole ?? failure}</FieldError>
        </div>
      )}
    </Card>
  )
}
