'use client'
import { LinkButton } from '@/components/ui/button'
import { Card, Fact, Facts } from '@/components/ui/card'
import { Copy } from '@/components/ui/copy'
import { Digest } from '@/components/ui/digest'
import { useWhyNot } from '@/components/functions/use-why-not'
import { ZIP_REASON } from '@/lib/functions/can'
import type { FunctionModel } from '@/lib/functions/model'
import { paths } from '@/lib/paths'
import { usePlace } from '@/lib/browser/use-place'
import { ImageFacts } from './image-facts'
import { TagStatus } from './tag-status'

/** What runs: the image as it was given, what it resolved to, and whether the two still agree (R05, R06, R17). */
export function ImageCard({ fn, gone }: { fn: FunctionModel; gone: boolean }) {
  const place = usePlace()
  const whyNot = useWhyNot(fn, gone)
  const deploy = (
    <LinkButton href={paths.deploy(place, fn.name)} disabledReason={whyNot('deploy')}>
      Deploy new image
    </LinkButton>
  )
  if (fn.packageType === 'Zip')
    return (
      <Card title="Image" actions={deploy}>
        <p className="text-control text-text-2">
          {ZIP_REASON}{' '}
          <a className="link" href={paths.createFunction(place, { from: fn.name })}>
            Create a function from an image
          </a>{' '}
          with the same settings instead.
        </p>
      </Card>
    )
  return (
    <Card title="Image" actions={deploy}>
      <Facts>
        {fn.imageUri && (
          <Fact name="Image URI">
            <code translate="no" className="break-all">
              {fn.imageUri}
            </code>{' '}
            <Copy value={fn.imageUri} label="image URI" />
          </Fact>
        )}
        {fn.resolvedImageUri && (
          <Fact name="Resolved image URI">
            <code translate="no" className="break-all">
              {fn.resolvedImageUri}
            </code>{' '}
            <Copy value={fn.resolvedImageUri} label="resolved image URI" />
          </Fact>
        )}
        {fn.digest && (
          <Fact name="Digest">
            <Digest digest={fn.digest} full copy />
          </Fact>
        )}
        <Fact name="Tag">
          <TagStatus fn={fn} deployReason={whyNot('deploy')} />
        </Fact>
        <ImageFacts fn={fn} />
      </Facts>
      <p className="mt-3 border-t border-line pt-3 text-meta text-text-2">
        The deployed image is read-only. To change code, push a new image version and deploy it.
        {fn.drift.kind === 'tagMoved' && ' Saving configuration does not pick up a moved tag.'}
      </p>
    </Card>
  )
}
