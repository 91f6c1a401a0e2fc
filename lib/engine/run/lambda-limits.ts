/** The user as which Lambda runs functions (`id` in an image function). */
export const LAMBDA_UID = 993
export const LAMBDA_GID = 990

/** Lambda's limit of open files. Source: AWS, "Lambda quotas". */
export const OPEN_FILES = 1024

/** Lambda's limit of processes and threads. Source: the same page. */
export const PROCESSES = 1024
