'use client'
import { Card } from '@/components/ui/card'
import { FieldGroup } from '@/components/ui/field'
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
                  onChange={(description) => set({ ...values, description })}
                  onBlur={() => leave('description')}
                />
                <NumberField
                  label="Memory"
                  name="memorySize"
                  unit="MB"
                  value={values.memorySize}
                  error={error('memorySize')}
                  constraint="128 to 10,240 MB. CPU grows with memory."
                  onChange={(memorySize) => set({ ...values, memorySize })}
                  onBlur={() => leave('memorySize')}
                />
                <FieldGroup
                  label="Timeout"
                  helper="First start of a large image can exceed 3 seconds."
                  error={error('timeout')}
                >
                  <div className="flex flex-wrap gap-4 [&_label]:sr-only">
                    <NumberField
                      label="Timeout minutes"
                      name="timeout"
                      unit="min"
                      className="max-w-20"
                      value={values.timeout.minutes}
                      aria-invalid={error('timeout') ? true : undefined}
                      onChange={(minutes) => set({ ...values, timeout: { ...values.timeout, minutes } })}
                    />
                    <NumberField
                      label="Timeout seconds"
                      unit="sec"
                      className="max-w-20"
                      value={values.timeout.seconds}
                      aria-invalid={error('timeout') ? true : undefined}
                      onChange={(seconds) => set({ ...values, timeout: { ...values.timeout, seconds } })}
                      onBlur={() => leave('timeout')}
                    />
                  </div>
                </FieldGroup>
                <NumberField
                  label="Ephemeral storage (/tmp)"
                  name="ephemeralStorage"
                  unit="MB"
                  value={values.ephemeralStorage}
                  error={error('ephemeralStorage')}
                  constraint="512 to 10,240 MB. The rest of the file system is read-only."
                  onChange={(ephemeralStorage) => set({ ...values, ephemeralStorage })}
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
