/** A large file that is being read: how far it is, told as it goes on. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { importMessages } from '../../messages/imports.ts'
import { sayer } from '../../messages/text.ts'
import { formatWhole } from '../../numbers.ts'

const say = sayer(importMessages)

interface ProgressProps {
  language: Language
  fileName: string
  rows: number
}

export function ProgressPage({ language, fileName, rows }: ProgressProps) {
  return (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <div class="card">
        <p>
          <progress aria-label={say(language, 'reading')} />
        </p>
        <p role="status">
          <span data-waiting-rows>{formatWhole(rows)}</span> {say(language, 'rowsRead')}
        </p>
        <p class="muted">{say(language, 'readingNote')}</p>
      </div>
    </>
  )
}
