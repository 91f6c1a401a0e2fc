'use client'
import { FieldGroup } from '@/components/ui/field'
import { NumberField } from '@/components/ui/text-field'
import type { MinutesAndSeconds } from '@/lib/forms/read-number'

type TimeoutProps = {
  value: MinutesAndSeconds
  onChange: (value: MinutesAndSeconds) => void
  onBlur: () => void
  error: string | undefined
  helper: string
}

/** Minutes and seconds under one question, checked when both were left. */
export function TimeoutField({ value, onChange, onBlur, error, helper }: TimeoutProps) {
  const wrong = error ? true : undefined
  return (
    <FieldGroup label="Timeout" helper={helper} error={error}>
      <div
        className="flex flex-wrap gap-4 [&_label]:sr-only"
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) onBlur()
        }}
      >
        <NumberField
          label="Timeout minutes"
          name="timeout"
          unit="min"
          className="max-w-20"
          value={value.minutes}
          aria-invalid={wrong}
          onChange={(minutes) => onChange({ ...value, minutes })}
        />
        <NumberField
          label="Timeout seconds"
          unit="sec"
          className="max-w-20"
          value={value.seconds}
          aria-invalid={wrong}
          onChange={(seconds) => onChange({ ...value, seconds })}
        />
      </div>
    </FieldGroup>
  )
}
