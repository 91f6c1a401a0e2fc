/** The user as which Lambda runs functions (`id` in an image function). */
export const LAMBDA_UID = 993

/** Its group. */
export const LAMBDA_GID = 990

/** Concurrent executions of an account in a Region by default. Source: AWS, "Lambda quotas". */
export const ACCOUNT_CONCURRENCY = 1000

/** Lambda's limit of open files. Source: the same page. */
export const OPEN_FILES = 1024

/** Lambda's limit of processes and threads. Source: the same page. */
export const PROCESSES = 1024
