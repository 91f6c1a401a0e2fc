import { useId, type ReactNode } from 'react'
import { Icon } from './icons'

/** What the control of a field must carry, so that its label, help and error are announced with it. */
export type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

export type FieldProps = {
  label: ReactNode
  /** Shown after the label; without it the field is required. */
  optional?: boolean
  helper?: ReactNode
  /** Takes the place of the constraint. */
  error?: ReactNode
  constraint?: ReactNode
}

/** A label, its help, one control, and under it the constraint or the error, with the ids wired. */
export function Field({
  label,
  optional = false,
  helper,
  error,
  constraint,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId()
  const below = error ?? constraint
  const describedBy = [helper && `${id}-helper`, below && `${id}-below`].filter(Boolean).join(' ')
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-control font-medium">
        {label}
        {optional && <span className="ml-1.5 font-normal text-text-3"> optional</span>}
      </label>
      {helper && (
        <div id={`${id}-helper`} className="text-control text-text-2">
          {helper}
        </div>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': optional ? undefined : true,
      })}
      {below && (
        <div id={`${id}-below`} className="text-meta">
          {error ? <FieldError>{error}</FieldError> : <span className="text-text-3">{constraint}</span>}
        </div>
      )}
    </div>
  )
}

/** A sentence that says what is wrong with a field and how to mend it. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className="flex gap-1.5 text-bad">
      <Icon name="octagon" className="mt-[1.5px] size-[13px]" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </span>
  )
}

/** Several controls under one question: a fieldset whose legend looks like a label. */
export function FieldGroup({ label, optional = false, helper, error, children }: FieldProps & { children: ReactNode }) {
  const id = useId()
  return (
    <fieldset aria-describedby={helper || error ? id : undefined} className="grid min-w-0 gap-1">
      <legend className="mb-1 text-control font-medium">
        {label}
        {optional && <span className="ml-1.5 font-normal text-text-3"> optional</span>}
      </legend>
      <div id={id} className="grid gap-1 empty:hidden">
        {helper && <div className="text-control text-text-2">{helper}</div>}
        {error && (
          <div className="text-meta">
            <FieldError>{error}</FieldError>
          </div>
        )}
      </div>
      {children}
    </fieldset>
  )
}
