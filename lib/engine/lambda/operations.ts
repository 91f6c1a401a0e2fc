import type * as Lambda from '@aws-sdk/client-lambda'
import type { Operations } from '../operation'
import { createAlias } from './create-alias'
import { createFunction } from './create-function'
import { deleteAlias } from './delete-alias'
import { deleteFunction } from './delete-function'
import { getAccountSettings } from './get-account-settings'
import { getAlias } from './get-alias'
import { getFunction } from './get-function'
import { getFunctionConfiguration } from './get-function-configuration'
import { invoke } from './invoke'
import { listAliases } from './list-aliases'
import { listFunctions } from './list-functions'
import { listTags } from './list-tags'
import { listVersionsByFunction } from './list-versions-by-function'
import { publishVersion } from './publish-version'
import { tagResource } from './tag-resource'
import { untagResource } from './untag-resource'
import { updateAlias } from './update-alias'
import { updateFunctionCode } from './update-function-code'
import { updateFunctionConfiguration } from './update-function-configuration'

/** The Lambda operations that are written. */
export const lambdaOperations: Operations<typeof Lambda> = {
  CreateAlias: createAlias,
  CreateFunction: createFunction,
  DeleteAlias: deleteAlias,
  DeleteFunction: deleteFunction,
  GetAccountSettings: getAccountSettings,
  GetAlias: getAlias,
  GetFunction: getFunction,
  GetFunctionConfiguration: getFunctionConfiguration,
  Invoke: invoke,
  ListAliases: listAliases,
  ListFunctions: listFunctions,
  ListTags: listTags,
  ListVersionsByFunction: listVersionsByFunction,
  PublishVersion: publishVersion,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAlias: updateAlias,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
}
