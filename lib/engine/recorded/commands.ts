import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ListFunctionsCommand,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'

type Send = (client: LambdaClient, input: never) => Promise<object>

/** The recorded calls that the replay sends, by boto3's name for them. Others are not what it is about. */
export const COMMANDS: Readonly<Record<string, Send>> = {
  create_alias: (client, input) => client.send(new CreateAliasCommand(input)),
  create_function: (client, input) => client.send(new CreateFunctionCommand(input)),
  delete_alias: (client, input) => client.send(new DeleteAliasCommand(input)),
  delete_function: (client, input) => client.send(new DeleteFunctionCommand(input)),
  get_alias: (client, input) => client.send(new GetAliasCommand(input)),
  get_function: (client, input) => client.send(new GetFunctionCommand(input)),
  get_function_configuration: (client, input) => client.send(new GetFunctionConfigurationCommand(input)),
  list_functions: (client, input) => client.send(new ListFunctionsCommand(input)),
  list_tags: (client, input) => client.send(new ListTagsCommand(input)),
  list_versions_by_function: (client, input) => client.send(new ListVersionsByFunctionCommand(input)),
  publish_version: (client, input) => client.send(new PublishVersionCommand(input)),
  tag_resource: (client, input) => client.send(new TagResourceCommand(input)),
  untag_resource: (client, input) => client.send(new UntagResourceCommand(input)),
  update_alias: (client, input) => client.send(new UpdateAliasCommand(input)),
  update_function_code: (client, input) => client.send(new UpdateFunctionCodeCommand(input)),
  update_function_configuration: (client, input) => client.send(new UpdateFunctionConfigurationCommand(input)),
}
