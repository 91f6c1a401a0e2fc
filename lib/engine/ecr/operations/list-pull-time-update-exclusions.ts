import type { ListPullTimeUpdateExclusionsCommand } from '@aws-sdk/client-ecr'
import type { Operation } from '../../operation'
import { placeAfterToken, takePage } from '../paging'
import { registryOf } from '../registry-settings'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListPullTimeUpdateExclusions.html */
export const listPullTimeUpdateExclusions: Operation<typeof ListPullTimeUpdateExclusionsCommand> = (
  input,
  { world },
) => {
  const { pullTimeExclusions = [] } = registryOf(world)
  const listed = pullTimeExclusions.map(({ principalArn }, place) => ({ key: String(place), item: principalArn }))
  const page = takePage(listed.slice(placeAfterToken(input.nextToken)), input.maxResults)
  return { pullTimeUpdateExclusions: page.items, nextToken: page.nextToken }
}
