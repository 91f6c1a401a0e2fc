const READS = /^(Get|List|Describe|BatchGet|BatchCheck|Filter|Validate|AssumeRole)/

/** Whether an operation, by AWS's name of it, changes nothing. */
export const isRead = (operation: string): boolean => READS.test(operation)
