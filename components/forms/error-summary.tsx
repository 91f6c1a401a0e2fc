'use client'
import { Flash } from '@/components/ui/flash'

/** What needs attention, each linked to its field. `errors` in the order of the page. */
export function ErrorSummary({ errors }: { errors: readonly { readonly field: string; readonly message: string }[] }) {
  if (errors.length < 2) return null
  const focus = (field: string) => {
    const control = document.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`)
    control?.closest('details')?.setAttribute('open', '')
    control?.focus()
  }
  return (
    <Flash role="bad" title={`${errors.length} fields need attention`}>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <button type="button" className="link min-h-6 text-left" onClick={() => focus(field)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </Flash>
  )
}
