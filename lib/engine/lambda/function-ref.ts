/** A function's name and the version or alias that was asked for. */
export type FunctionRef = { readonly name: string; readonly qualifier?: string }
