import type * as Lambda from '@aws-sdk/client-lambda'
import type { Operations } from '../../operation'
import { addPermission } from './add-permission'
import { createAlias } from './create-alias'
import { createCodeSigningConfig } from './create-code-signing-config'
import { createFunction } from './create-function'
import { createFunctionUrlConfig } from './create-function-url-config'
import { deleteAlias } from './delete-alias'
import { deleteCodeSigningConfig } from './delete-code-signing-config'
import { deleteFunction } from './delete-function'
import { deleteFunctionCodeSigningConfig } from './delete-function-code-signing-config'
import { deleteFunctionConcurrency } from './delete-function-concurrency'
import { deleteFunctionEventInvokeConfig } from './delete-function-event-invoke-config'
import { deleteFunctionUrlConfig } from './delete-function-url-config'
import { deleteProvisionedConcurrencyConfig } from './delete-provisioned-concurrency-config'
import { deleteResourcePolicy } from './delete-resource-policy'
import { getAccountSettings } from './get-account-settings'
import { getAlias } from './get-alias'
import { getCodeSigningConfig } from './get-code-signing-config'
import { getFunction } from './get-function'
import { getFunctionCodeSigningConfig } from './get-function-code-signing-config'
import { getFunctionConcurrency } from './get-function-concurrency'
import { getFunctionConfiguration } from './get-function-configuration'
import { getFunctionEventInvokeConfig } from './get-function-event-invoke-config'
import { getFunctionRecursionConfig } from './get-function-recursion-config'
import { getFunctionUrlConfig } from './get-function-url-config'
import { getPolicy } from './get-policy'
import { getProvisionedConcurrencyConfig } from './get-provisioned-concurrency-config'
import { getResourcePolicy } from './get-resource-policy'
import { getRuntimeManagementConfig } from './get-runtime-management-config'
import { invoke } from './invoke'
import { invokeAsync } from './invoke-async'
import { invokeWithResponseStream } from './invoke-with-response-stream'
import { listAliases } from './list-aliases'
import { listCodeSigningConfigs } from './list-code-signing-configs'
import { listFunctionEventInvokeConfigs } from './list-function-event-invoke-configs'
import { listFunctionUrlConfigs } from './list-function-url-configs'
import { listFunctions } from './list-functions'
import { listFunctionsByCodeSigningConfig } from './list-functions-by-code-signing-config'
import { listProvisionedConcurrencyConfigs } from './list-provisioned-concurrency-configs'
import { listTags } from './list-tags'
import { listVersionsByFunction } from './list-versions-by-function'
import { publishVersion } from './publish-version'
import { putFunctionCodeSigningConfig } from './put-function-code-signing-config'
import { putFunctionConcurrency } from './put-function-concurrency'
import { putFunctionEventInvokeConfig } from './put-function-event-invoke-config'
import { putFunctionRecursionConfig } from './put-function-recursion-config'
import { putProvisionedConcurrencyConfig } from './put-provisioned-concurrency-config'
import { putResourcePolicy } from './put-resource-policy'
import { putRuntimeManagementConfig } from './put-runtime-management-config'
import { removePermission } from './remove-permission'
import { tagResource } from './tag-resource'
import { untagResource } from './untag-resource'
import { updateAlias } from './update-alias'
import { updateCodeSigningConfig } from './update-code-signing-config'
import { updateFunctionCode } from './update-function-code'
import { updateFunctionConfiguration } from './update-function-configuration'
import { updateFunctionEventInvokeConfig } from './update-function-event-invoke-config'
import { updateFunctionUrlConfig } from './update-function-url-config'

/** The Lambda operations that are written. */
export const lambdaOperations: Operations<typeof Lambda> = {
  AddPermission: addPermission,
  CreateAlias: createAlias,
  CreateCodeSigningConfig: createCodeSigningConfig,
  CreateFunction: createFunction,
  CreateFunctionUrlConfig: createFunctionUrlConfig,
  DeleteAlias: deleteAlias,
  DeleteCodeSigningConfig: deleteCodeSigningConfig,
  DeleteFunction: deleteFunction,
  DeleteFunctionCodeSigningConfig: deleteFunctionCodeSigningConfig,
  DeleteFunctionConcurrency: deleteFunctionConcurrency,
  DeleteFunctionEventInvokeConfig: deleteFunctionEventInvokeConfig,
  DeleteFunctionUrlConfig: deleteFunctionUrlConfig,
  DeleteProvisionedConcurrencyConfig: deleteProvisionedConcurrencyConfig,
  DeleteResourcePolicy: deleteResourcePolicy,
  GetAccountSettings: getAccountSettings,
  GetAlias: getAlias,
  GetCodeSigningConfig: getCodeSigningConfig,
  GetFunction: getFunction,
  GetFunctionCodeSigningConfig: getFunctionCodeSigningConfig,
  GetFunctionConcurrency: getFunctionConcurrency,
  GetFunctionConfiguration: getFunctionConfiguration,
  GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig,
  GetFunctionRecursionConfig: getFunctionRecursionConfig,
  GetFunctionUrlConfig: getFunctionUrlConfig,
  GetPolicy: getPolicy,
  GetProvisionedConcurrencyConfig: getProvisionedConcurrencyConfig,
  GetResourcePolicy: getResourcePolicy,
  GetRuntimeManagementConfig: getRuntimeManagementConfig,
  Invoke: invoke,
  InvokeAsync: invokeAsync,
  InvokeWithResponseStream: invokeWithResponseStream,
  ListAliases: listAliases,
  ListCodeSigningConfigs: listCodeSigningConfigs,
  ListFunctionEventInvokeConfigs: listFunctionEventInvokeConfigs,
  ListFunctionUrlConfigs: listFunctionUrlConfigs,
  ListFunctions: listFunctions,
  ListFunctionsByCodeSigningConfig: listFunctionsByCodeSigningConfig,
  ListProvisionedConcurrencyConfigs: listProvisionedConcurrencyConfigs,
  ListTags: listTags,
  ListVersionsByFunction: listVersionsByFunction,
  PublishVersion: publishVersion,
  PutFunctionCodeSigningConfig: putFunctionCodeSigningConfig,
  PutFunctionConcurrency: putFunctionConcurrency,
  PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig,
  PutFunctionRecursionConfig: putFunctionRecursionConfig,
  PutProvisionedConcurrencyConfig: putProvisionedConcurrencyConfig,
  PutResourcePolicy: putResourcePolicy,
  PutRuntimeManagementConfig: putRuntimeManagementConfig,
  RemovePermission: removePermission,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAlias: updateAlias,
  UpdateCodeSigningConfig: updateCodeSigningConfig,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
  UpdateFunctionEventInvokeConfig: updateFunctionEventInvokeConfig,
  UpdateFunctionUrlConfig: updateFunctionUrlConfig,
}
