import { readEnv } from './read-env'

// The SDK tells about Node 20 on stderr at every start; the README says it once.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

/** The environment, read once. A value that cannot be used throws at the import, which stops the start. */
export const env = readEnv(process.env)
