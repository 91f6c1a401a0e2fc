'use client'
import type { FieldsProps } from '@/components/forms/use-form'
import { TimeoutField } from '@/components/functions/fields/timeout-field'
import { NumberField, TextArea } from '@/components/ui/text-field'
import type { GeneralValues } from '@/lib/functions/configuration/form-general'

/** Memory, timeout, /tmp and description of a new function. */
export function CreateFunctionGeneral({ values, set, error, leave }: Omit<FieldsProps<GeneralValues>, 'tried'>) {
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 md:grid-cols-2">
        <NumberField
          label="Memory"
          name="memorySize"
          unit="MB"
          value={values.memorySize}
          onChange={(memorySize) => set({ memorySize })}
          error={error('memorySize')}
          constraint="128 to 10,240 MB. CPU grows with memory."
          onBlur={() => leave('memorySize')}
        />
        <NumberField
          label="Ephemeral storage (/tmp)"
          name="ephemeralStorage"
          unit="MB"
          value={values.ephemeralStorage}
          onChange={(ephemeralStorage) => set({ ephemeralStorage })}
          error={error('ephemeralStorage')}
          constraint="512 to 10,240 MB."
          onBlur={() => leave('ephemeralStorage')}
        />
      </div>
      <TimeoutField
        value={values.timeout}
        onChange={(timeout) => set({ timeout })}
        onBlur={() => leave('timeout')}
        error={error('timeout')}
        helper="First start of a large image can exceed 3 seconds, so 30 are suggested."
      />
      <TextArea
        label="Description"
        optional
        name="description"
        rows={2}
        value={values.description}
        onChange={(description) => set({ description })}
        error={error('description')}
        onBlur={() => leave('description')}
      />
    </div>
  )
}
