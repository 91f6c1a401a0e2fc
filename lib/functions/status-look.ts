import type { FunctionStatusModel } from './model'

/** The looks a function's state can have. `unknown`: a value of AWS's that we do not know, shown as it came. */
export const LOOKS = [
  'active',
  'creating',
  'updating',
  'wakingUp',
  'inactive',
  'lastDeployFailed',
  'failed',
  'imageDeleted',
  'noImageAccess',
  'unknown',
] as const
export type StatusLook = (typeof LOOKS)[number]

export const LOOK_LABEL: Record<StatusLook, string> = {
  active: 'Active',
  creating: 'Creating',
  updating: 'Updating',
  wakingUp: 'Waking up',
  inactive: 'Inactive',
  lastDeployFailed: 'Last deploy failed',
  failed: 'Failed',
  imageDeleted: 'Image deleted',
  noImageAccess: 'No image access',
  unknown: 'Other',
}

const BY_REASON: Readonly<Record<string, StatusLook>> = {
  ImageDeleted: 'imageDeleted',
  ImageAccessDenied: 'noImageAccess',
}

/** The look of a state: State first, what an Active function's last update did after it. */
export function statusLook({ state, stateReasonCode, lastUpdateStatus }: FunctionStatusModel): StatusLook {
  switch (state) {
    case 'Active':
      return lastUpdateStatus === 'InProgress'
        ? 'updating'
        : lastUpdateStatus === 'Failed'
          ? 'lastDeployFailed'
          : 'active'
    case 'Pending':
      return stateReasonCode === 'Restoring' ? 'wakingUp' : 'creating'
    case 'Inactive':
      return BY_REASON[stateReasonCode ?? ''] ?? 'inactive'
    case 'Failed':
      return BY_REASON[stateReasonCode ?? ''] ?? 'failed'
    default:
      return 'unknown'
  }
}

/** The word on the badge: the look's, or AWS's own where we do not know the value. */
export const statusText = (status: FunctionStatusModel) => {
  const look = statusLook(status)
  return look === 'unknown' ? status.state : LOOK_LABEL[look]
}
