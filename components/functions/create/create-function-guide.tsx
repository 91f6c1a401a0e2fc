'use client'
import { useQueries, useQuery } from '@tanstack/react-query'
import { PushCommands } from '@/components/repositories/push-commands'
import { Card } from '@/components/ui/card'
import { imagesQuery } from '@/lib/images/queries'
import type { RepositoryModel } from '@/lib/repositories/model'
import { pushCommands } from '@/lib/repositories/push-commands'
import type { PushTarget } from '@/lib/repositories/push-target'
import { repositoriesQuery } from '@/lib/repositories/queries'
import { usePlace } from '@/lib/browser/use-place'

/** With more repositories than this, one of them surely has an image. */
const looked = 5
/** How often an empty account is looked at again. */
const againMs = 5000

/** Whether this account has no image at all here, with the repository to push to; null while that is not known. */
export function useNoImages(): { readonly repository: RepositoryModel | null } | null {
  const place = usePlace()
  const { data: repositories } = useQuery(repositoriesQuery(place))
  const few = repositories !== undefined && repositories.length <= looked ? repositories : null
  const images = useQueries({ queries: (few ?? []).map(({ name }) => imagesQuery(place, name)) })
  const none = few !== null && images.every(({ data }) => data?.length === 0)
  useQuery({ ...repositoriesQuery(place), enabled: none, refetchInterval: againMs })
  useQueries({
    queries: (none ? few : []).map(({ name }) => ({ ...imagesQuery(place, name), refetchInterval: againMs })),
  })
  return none ? { repository: few[0] ?? null } : null
}

/** What to do first in an account without images (R44): the exact commands. */
export function CreateFunctionGuide({
  target,
  repository,
}: {
  target: PushTarget
  repository: RepositoryModel | null
}) {
  const { region, account } = usePlace()
  const commands = pushCommands(target, {
    region,
    account,
    repository: repository?.name ?? 'hello-world',
    uri: repository?.uri ?? null,
    tag: 'latest',
    platform: 'linux/amd64',
  })
  return (
    <Card title={`No images in ${region} yet`}>
      <div className="grid gap-3">
        <p className="text-control text-text-2">
          A function is created from an image in Amazon ECR. Build and push one, then choose it below; this page notices
          it by itself.
        </p>
        <PushCommands commands={commands} />
      </div>
    </Card>
  )
}
