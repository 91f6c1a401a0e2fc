/**
 * A function version: square and mono, so that `$LATEST` and the tag `latest` differ in shape; read as "function
 * version $LATEST" (R15).
 */
export function VersionChip({ children }: { children: string }) {
  return (
    <span
      className="inline-block rounded-version border border-line-strong px-1.5 font-mono text-[12px]/[18px] whitespace-nowrap"
      translate="no"
    >
      <span className="sr-only">function version </span>
      {children}
    </span>
  )
}
