'use client'
import { useState } from 'react'
import { TextField } from '@/components/ui/text-field'
import { type OverrideDraft, readDirectoryOverride } from '@/lib/functions/configuration/overrides'
import { FromImage, OverrideSwitch } from './override-switch'

type DirectoryOverrideProps = {
  value: OverrideDraft
  onChange: (value: OverrideDraft) => void
  fromImage: string | null
  imageNote: string
  showErrors: boolean
}

/** WORKDIR. Pasted quotation marks are dropped when the field is left (R56). */
export function DirectoryOverride({ value, onChange, fromImage, imageNote, showErrors }: DirectoryOverrideProps) {
  const [left, setLeft] = useState(false)
  const read = readDirectoryOverride(value)
  const leave = () => {
    setLeft(true)
    if (value.on && read.value !== null && read.value !== value.text) onChange({ on: true, text: read.value })
  }
  return (
    <div className="relative grid gap-1">
      <OverrideSwitch
        label="Working directory"
        on={value.on}
        onChange={(on) => {
          onChange({ ...value, on })
          setLeft(false)
        }}
      />
      <TextField
        label="Working directory"
        optional
        name="workingDirectory"
        mono
        helper="Full path of the working directory."
        placeholder={'"/var/task"'}
        value={value.on ? value.text : ''}
        onChange={(text) => onChange({ on: true, text })}
        onBlur={leave}
        error={(left || showErrors) && read.error ? read.error.message : undefined}
      />
      <div className="grid gap-1 text-meta">
        <FromImage value={fromImage} note={imageNote} />
      </div>
    </div>
  )
}
