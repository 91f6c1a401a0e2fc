'use client'
import { RunsAs } from '@/components/functions/fields/override-fields'
import { Card, Fact, Facts } from '@/components/ui/card'
import { Digest } from '@/components/ui/digest'
import { bytes, plural } from '@/lib/format'
import { type OverridesDraft, readOverrides } from '@/lib/functions/configuration/overrides'
import type { ResolvedImage } from '@/lib/images/model'
import { platformOf } from '@/lib/images/platform'

/** Beside the form on a wide screen: the image that would be deployed, and what it would run. */
export function CreateFunctionSide({ image, overrides }: { image: ResolvedImage | null; overrides: OverridesDraft }) {
  const config = image?.detail?.config ?? null
  const layers = image?.detail?.layers ?? []
  return (
    <aside aria-label="What will run" className="sticky top-16 hidden self-start xl:block">
      <Card title="What will run">
        {image === null ? (
          <p className="text-control text-text-3">Choose an image to see its digest and what it starts.</p>
        ) : (
          <div className="grid gap-3">
            <Facts>
              <Fact name="Digest">
                <Digest digest={image.digest} copy />
              </Fact>
              <Fact name="Platform">{platformOf(image.detail) ?? 'not read'}</Fact>
              {image.image.size !== null && (
                <Fact name="Size">
                  {bytes(image.image.size)} compressed{layers.length > 0 && `, ${plural(layers.length, 'layer')}`}
                </Fact>
              )}
              {config && config.environment.length > 0 && (
                <Fact name="ENV">{plural(config.environment.length, 'variable')} from the image</Fact>
              )}
              {config && config.ignored.length > 0 && (
                <Fact name="Ignored by Lambda">
                  {config.ignored.map((one) => (
                    <code key={one} className="block">
                      {one}
                    </code>
                  ))}
                </Fact>
              )}
            </Facts>
            <RunsAs overrides={readOverrides(overrides).overrides} image={config} />
            <p className="text-meta text-text-2">
              {image.tag === null ? (
                'Deployed by digest: exactly this image.'
              ) : (
                <>
                  The function keeps this digest. Moving the tag {image.tag} later changes nothing until you deploy
                  again.
                </>
              )}
            </p>
          </div>
        )}
      </Card>
    </aside>
  )
}
