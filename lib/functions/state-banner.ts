import { shortDigest } from '@/lib/format'
import { imageReference } from '@/lib/images/image-reference'
import type { FunctionModel } from './model'
import { statusLook } from './status-look'

/** What a banner offers; the page knows what each does. */
export type BannerAction = 'deploy' | 'tryAgain' | 'dismiss' | 'wake' | 'delete'

export type StateBanner = {
  readonly role: 'busy' | 'bad' | 'idle'
  readonly title: string | null
  readonly text: string
  readonly actions: readonly BannerAction[]
  /** Counts the seconds of what is under way beside the title. */
  readonly counts: boolean
  /** What is added when it takes longer than 20 s (R94). */
  readonly slowText: string | null
}

const banner = (
  role: StateBanner['role'],
  title: string | null,
  text: string,
  actions: readonly BannerAction[] = [],
): StateBanner => ({ role, title, text, actions, counts: false, slowText: null })

/** "reason (code)", whichever of them AWS gave. */
const because = (reason: string | null, code: string | null) =>
  reason === null ? (code ?? 'AWS gives no reason') : code === null ? reason : `${reason.replace(/\.$/, '')} (${code})`

const short = (digest: string | null) => (digest === null ? 'its image' : shortDigest(digest))

const repositoryOf = (fn: FunctionModel) =>
  imageReference(fn.imageUri ?? fn.resolvedImageUri ?? '')?.repository ?? 'its repository'

/**
 * What the page says about the state a function is in, and what can be done about it. null: nothing.
 * An update that is under way has the Serving → Optimizing strip instead.
 */
export function stateBanner(fn: FunctionModel): StateBanner | null {
  const { state, stateReason, stateReasonCode } = fn
  switch (statusLook(fn)) {
    case 'active':
    case 'updating':
      return null
    case 'creating':
      return {
        ...banner(
          'busy',
          'Optimizing the image for Lambda',
          'You can leave this page. Invoke, deploy, edit and publish become available when the function is Active.',
        ),
        counts: true,
        slowText: 'Large images take longer. Multi-stage builds make this faster.',
      }
    case 'wakingUp':
      return {
        ...banner(
          'busy',
          'Waking up',
          'Lambda is optimizing the image again. Invocations are refused until the function is Active.',
        ),
        counts: true,
      }
    case 'lastDeployFailed': {
      const reason = because(fn.lastUpdateStatusReason, fn.lastUpdateStatusReasonCode)
      return banner('bad', `Deploying ${short(fn.digest)} failed: ${reason}.`, 'The previous image is still serving.', [
        'tryAgain',
        'dismiss',
      ])
    }
    case 'inactive':
      return banner(
        'idle',
        null,
        'Lambda reclaimed this function after a long time without invocations. The next invocation is rejected and starts re-optimization; the one after it succeeds.',
        ['wake'],
      )
    case 'imageDeleted':
      return banner(
        'bad',
        `Lambda can't find ${short(fn.digest)} in ${repositoryOf(fn)}.`,
        'Every invocation fails until you deploy an image that exists.',
        ['deploy'],
      )
    case 'noImageAccess':
      return banner(
        'bad',
        `Lambda may no longer read ${repositoryOf(fn)}.`,
        'Its repository policy must allow lambda.amazonaws.com to use ecr:BatchGetImage and ecr:GetDownloadUrlForLayer.',
        ['deploy'],
      )
    case 'failed': {
      const title = `${because(stateReason, stateReasonCode)}.`
      return neverActive(fn)
        ? banner('bad', title, 'This function never became Active. Delete it and create it again.', ['delete'])
        : banner('bad', title, 'Every invocation fails until you deploy an image that works.', ['deploy'])
    }
    case 'unknown':
      return banner(
        'idle',
        `${state}${stateReason === null && stateReasonCode === null ? '' : `: ${because(stateReason, stateReasonCode)}`}`,
        'Shown exactly as AWS reports it.',
      )
  }
}

/** Whether the creation itself failed: then no update can help, and Lambda refuses one. */
export const neverActive = ({ state, lastUpdateStatus }: Pick<FunctionModel, 'state' | 'lastUpdateStatus'>) =>
  state === 'Failed' && lastUpdateStatus === null
