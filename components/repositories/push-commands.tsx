'use client'
import { Copy } from '@/components/ui/copy'

/** Commands to run in a terminal, each with why and a copy button. */
export function PushCommands({
  commands,
}: {
  commands: readonly { readonly why: string; readonly command: string }[]
}) {
  return (
    <ol className="grid gap-2.5">
      {commands.map(({ why, command }, at) => (
        <li key={command} className="grid gap-1">
          <span className="text-control text-text-2">
            {at + 1}. {why}
          </span>
          <div className="flex items-start gap-2 rounded-control bg-sunken px-3 py-1.5">
            <code
              tabIndex={0}
              aria-label={`Command: ${why}`}
              className="min-w-0 flex-1 py-0.5 text-control whitespace-pre-wrap wrap-anywhere"
            >
              {command}
            </code>
            <Copy value={command} label="command" />
          </div>
        </li>
      ))}
    </ol>
  )
}
