'use client'
import { Button } from '@/components/ui/button'
import { Flash } from '@/components/ui/flash'

/** Offers the draft that was left behind. `lost` says what it does not hold. */
export function DraftOffer({
  at,
  lost,
  onRestore,
  onDismiss,
}: {
  at: string
  lost?: string
  onRestore: () => void
  onDismiss: () => void
}) {
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return (
    <Flash
      role="idle"
      title={`Restore your draft from ${time}?`}
      actions={
        <>
          <Button onClick={onRestore}>Restore</Button>
          <Button variant="quiet" onClick={onDismiss}>
            Discard
          </Button>
        </>
      }
    >
      {lost}
    </Flash>
  )
}
