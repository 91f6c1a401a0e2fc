'use client'
import { LinkButton } from '@/components/ui/button'
import { Card, Fact, Facts } from '@/components/ui/card'
import { Copy } from '@/components/ui/copy'
import { RelativeTime } from '@/components/ui/relative-time'
import { None } from '@/components/ui/none'
import { count, duration } from '@/lib/format'
import type { FunctionModel } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { useWhyNot } from '@/components/functions/use-why-not'

/**
 * Description, memory, timeout, /tmp, and who the function runs as. `brief`: beside other cards, without whole ARNs.
 */
export function GeneralCard({ fn, gone, brief = false }: { fn: FunctionModel; gone: boolean; brief?: boolean }) {
  const place = usePlace()
  const whyNot = useWhyNot(fn, gone)
  return (
    <Card
      title="General configuration"
      actions={
        <LinkButton
          href={paths.editGeneral(place, fn.name)}
          aria-label="Edit general configuration"
          disabledReason={whyNot('edit')}
        >
          Edit
        </LinkButton>
      }
    >
      <Facts>
        <Fact name="Description">{fn.description || <None />}</Fact>
        <Fact name="Memory">{count(fn.memorySize)} MB</Fact>
        <Fact name="Timeout">{duration(fn.timeout)}</Fact>
        <Fact name="Ephemeral storage">
          {count(fn.ephemeralStorage)} MB <span className="text-text-3">in /tmp</span>
        </Fact>
        <Fact name="Execution role">
          <code translate="no">{brief ? fn.role.split('/').at(-1) : fn.role}</code>{' '}
          <Copy value={fn.role} label="role ARN" />
        </Fact>
        {!brief && (
          <Fact name="Function ARN">
            <code translate="no">{fn.arn}</code> <Copy value={fn.arn} label="function ARN" />
          </Fact>
        )}
        <Fact name="Last modified">
          <RelativeTime iso={fn.lastModified} />
        </Fact>
      </Facts>
    </Card>
  )
}
