/** A repository, as DescribeRepositories gives it. */
export type RepositoryModel = {
  readonly name: string
  readonly uri: string
  readonly registryId: string
  /** ISO 8601 */
  readonly createdAt: string | null
  readonly tagMutability: string
}
