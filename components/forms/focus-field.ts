import type { Problem } from '@/lib/forms/form-spec'

/** Focuses a control, wherever it is folded away. */
function focus(control: HTMLElement | null) {
  for (let fold = control?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.setAttribute('open', '')
  control?.focus()
}

const named = (within: ParentNode, field: string) => within.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`)

/** Focuses the control of a field. */
export const focusField = (field: string) => focus(named(document, field))

/** Focuses the first control that is marked as wrong, else that of the first problem. */
export function focusFirst(form: HTMLElement | null, [first]: readonly Problem[]) {
  if (form === null || first === undefined) return
  focus(form.querySelector<HTMLElement>('[aria-invalid=true]') ?? named(form, first.field))
}
