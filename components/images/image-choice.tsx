import { useId } from 'react'

type ChoiceProps = {
  label: string
  checked: boolean
  disabledReason?: string
  onChange: () => void
}

/** The button that chooses an image; where it cannot be chosen, it says why. */
export function Choice({ label, checked, disabledReason, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <>
      <input
        type="radio"
        name="gantry-image"
        aria-label={label}
        checked={checked}
        disabled={disabledReason !== undefined}
        onChange={onChange}
        aria-describedby={disabledReason ? id : undefined}
        className="size-3.5 align-middle"
      />
      {disabledReason && (
        <span id={id} className="sr-only">
          {disabledReason}
        </span>
      )}
    </>
  )
}
