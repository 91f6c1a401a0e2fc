import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** There is nothing of this kind yet: what to do first. */
export function NothingYet({ children, create }: { children: string; create: ReactNode }) {
  return <EmptyState title={children} actions={create} />
}

/** There is something, but the filter leaves all of it out. */
export function NoMatch({ nouns, onClear }: { nouns: string; onClear: () => void }) {
  return <EmptyState title={`No ${nouns} match.`} actions={<Button onClick={onClear}>Clear filters</Button>} />
}
