/** A file of which no sheet could be read as it is: a person says what its columns hold, or that it is something else. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { type ColumnsProps, ColumnsSection } from './columns.tsx'
import { ReadAs } from './imports.tsx'

export function AskPage({ language, fileName, columns }: { language: Language; fileName: string; columns: ColumnsProps }) {
  return (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <ReadAs language={language} address={columns.path} feed={columns.feed} sheet={columns.sheet} />
      <ColumnsSection {...columns} />
    </>
  )
}
