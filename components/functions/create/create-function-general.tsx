'use client'
import { FieldGroup } from '@/components/ui/field'
import { NumberField, TextArea } from '@/components/ui/text-field'
import type { CreateErrors, CreateForm } from '@/lib/functions/create/create-form'

type Field = 'memorySize' | 'timeout' | 'ephemeralStorage' | 'description'
type GeneralProps = {
  form: CreateForm
  set: (change: Partial<CreateForm>) => void
  error: (field: Field) => CreateErrors[Field]
  onLeave: (field: Field) => void
}

/** Memory, timeout, /tmp and description. */
export function CreateFunctionGeneral({ form, set, error, onLeave }: GeneralProps) {
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 md:grid-cols-2">
        <NumberField
          label="Memory"
          name="memorySize"
          unit="MB"
          value={form.memorySize}
          onChange={(memorySize) => set({ memorySize })}
          error={error('memorySize')}
          constraint="128 to 10,240 MB. CPU grows with memory."
          onBlur={() => onLeave('memorySize')}
        />
        <NumberField
          label="Ephemeral storage (/tmp)"
          name="ephemeralStorage"
          unit="MB"
          value={form.ephemeralStorage}
          onChange={(ephemeralStorage) => set({ ephemeralStorage })}
          error={error('ephemeralStorage')}
          constraint="512 to 10,240 MB."
          onBlur={() => onLeave('ephemeralStorage')}
        />
      </div>
      <FieldGroup
        label="Timeout"
        helper="First start of a large image can exceed 3 seconds, so 30 are suggested."
        error={error('timeout')}
      >
        <div className="flex flex-wrap gap-4 [&_label]:sr-only">
          <NumberField
            label="Timeout minutes"
            name="timeout"
            unit="min"
            value={form.minutes}
            onChange={(minutes) => set({ minutes })}
            onBlur={() => onLeave('timeout')}
            aria-invalid={error('timeout') ? true : undefined}
          />
          <NumberField
            label="Timeout seconds"
            unit="sec"
            value={form.seconds}
            onChange={(seconds) => set({ seconds })}
            onBlur={() => onLeave('timeout')}
          />
        </div>
      </FieldGroup>
      <TextArea
        label="Description"
        optional
        name="description"
        rows={2}
        value={form.description}
        onChange={(description) => set({ description })}
        error={error('description')}
        onBlur={() => onLeave('description')}
      />
    </div>
  )
}
