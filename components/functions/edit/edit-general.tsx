'use client'
import { Card } from '@/components/ui/card'
import { TimeoutField } from '@/components/functions/fields/timeout-field'
import { NumberField, TextArea } from '@/components/ui/text-field'
import { generalForm } from '@/lib/functions/configuration/form-general'
import { EditPage } from './edit-page'
import { EditFunction } from './edit-function'

/** Description, memory, timeout, /tmp. */
export function EditGeneral({ name }: { name: string }) {
  return (
    <EditFunction name={name} title="Edit general configuration">
      {(fn) => (
        <EditPage spec={generalForm} fn={fn} title="Edit general configuration" tab="configuration">
          {({ values, set, error, leave }) => (
            <Card title="General configuration">
              <div className="grid max-w-xl gap-5">
                <TextArea
                  label="Description"
                  optional
                  name="description"
                  rows={2}
                  value={values.description}
                  error={error('description')}
                  constraint="256 characters or fewer."
                  onChange={(description) => set({ description })}
                  onBlur={() => leave('description')}
                />
                <NumberField
                  label="Memory"
                  name="memorySize"
                  unit="MB"
                  value={values.memorySize}
                  error={error('memorySize')}
                  constraint="128 to 10,240 MB. CPU grows with memory."
                  onChange={(memorySize) => set({ memorySize })}
                  onBlur={() => leave('memorySize')}
                />
                <TimeoutField
                  value={values.timeout}
                  onChange={(timeout) => set({ timeout })}
                  onBlur={() => leave('timeout')}
                  error={error('timeout')}
                  helper="First start of a large image can exceed 3 seconds."
                />
                <NumberField
                  label="Ephemeral storage (/tmp)"
                  name="ephemeralStorage"
                  unit="MB"
                  value={values.ephemeralStorage}
                  error={error('ephemeralStorage')}
                  constraint="512 to 10,240 MB. The rest of the file system is read-only."
                  onChange={(ephemeralStorage) => set({ ephemeralStorage })}
                  onBlur={() => leave('ephemeralStorage')}
                />
              </div>
            </Card>
          )}
        </EditPage>
      )}
    </EditFunction>
  )
}
