'use client'
import { Flash } from '@/components/ui/flash'
import type { Problem } from '@/lib/forms/form-spec'
import { focusField } from './focus-field'

/** What needs attention, each linked to its field. `errors` in the order of the page. */
export function ErrorSummary({ errors }: { errors: readonly Problem[] }) {
  if (errors.length < 2) return null
  return (
    <Flash role="bad" title={`${errors.length} fields need attention`}>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <button type="button" className="link min-h-6 text-left" onClick={() => focusField(field)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </Flash>
  )
}
