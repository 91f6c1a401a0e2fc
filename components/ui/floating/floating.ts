/** Where a floating thing stands against its anchor. `wide`: as wide as the anchor. */
export type Placement = { readonly align?: 'start' | 'end' | 'center'; readonly wide?: boolean }

/** How everything that floats looks. Until it is placed it is transparent, so that it is never seen elsewhere. */
export const FLOATING_LOOK =
  'inset-auto m-0 rounded-control border border-line-strong bg-surface text-text shadow-overlay opacity-0 data-placed:opacity-100'

/** Under the anchor, or above it where there is no room, within the viewport (8 px off its edges). */
function place(floating: HTMLElement, anchor: Element, { align = 'start', wide = false }: Placement) {
  const at = anchor.getBoundingClientRect()
  if (wide) floating.style.width = `${at.width}px`
  const { offsetWidth: width, offsetHeight: height } = floating
  const wanted = { start: at.left, end: at.right - width, center: at.left + at.width / 2 - width / 2 }[align]
  const below = at.bottom + 6
  const fits = below + height <= innerHeight - 8 || at.top < height + 14
  floating.style.left = `${Math.max(8, Math.min(wanted, innerWidth - width - 8))}px`
  floating.style.top = `${fits ? below : at.top - 6 - height}px`
  floating.dataset.placed = ''
}

/**
 * Keeps a shown thing beside its anchor while the page scrolls and either changes its size.
 * @returns what ends that
 */
export function keepPlaced(floating: HTMLElement, anchor: Element, placement: Placement): () => void {
  const again = () => place(floating, anchor, placement)
  again()
  const sizes = new ResizeObserver(again)
  sizes.observe(floating)
  sizes.observe(anchor)
  addEventListener('scroll', again, true)
  addEventListener('resize', again)
  return () => {
    sizes.disconnect()
    removeEventListener('scroll', again, true)
    removeEventListener('resize', again)
    delete floating.dataset.placed
  }
}

/**
 * Shows a `popover="manual"` beside its anchor: a list, a tooltip. It neither takes the focus nor closes by itself.
 * @returns what hides it again
 */
export function float(floating: HTMLElement, anchor: Element, placement: Placement): () => void {
  floating.showPopover()
  const end = keepPlaced(floating, anchor, placement)
  return () => {
    end()
    if (floating.isConnected) floating.hidePopover()
  }
}
