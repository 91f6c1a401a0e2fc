import type { VpcConfig, VpcConfigResponse } from '@aws-sdk/client-lambda'
import { EngineError } from '../protocol/errors'

const missing = (call: string, code: string, what: string) =>
  new EngineError(
    'InvalidParameterValueException',
    `Error occurred while ${call}. EC2 Error Code: ${code}. EC2 Error Message: The ${what} does not exist`,
  )

/** The engine has no EC2: every id of the form that EC2 gives (8 or 17 hex digits) counts as existing. */
const isReal = (id: string) => /^[a-z]+-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)

/**
 * What is stored of a VpcConfig. Empty lists detach the function; AWS then answers empty members.
 * @throws 400 for a subnet or security group that cannot exist
 */
export function takeVpcConfig({ SubnetIds = [], SecurityGroupIds = [], ...rest }: VpcConfig): VpcConfigResponse {
  const subnet = SubnetIds.find((id) => !isReal(id))
  if (subnet) throw missing('DescribeSubnets', 'InvalidSubnetID.NotFound', `subnet ID '${subnet}'`)
  const group = SecurityGroupIds.find((id) => !isReal(id))
  if (group) throw missing('DescribeSecurityGroups', 'InvalidGroup.NotFound', `security group '${group}'`)
  return {
    SubnetIds,
    SecurityGroupIds,
    VpcId: SubnetIds.length > 0 ? 'vpc-0123456789abcdef0' : '',
    Ipv6AllowedForDualStack: rest.Ipv6AllowedForDualStack ?? false,
  }
}
