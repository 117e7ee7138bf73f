/** One thing found in a file of IATI. The file is read nevertheless; texts are made later, in the reader's language. */
export interface IatiFinding {
  /** Line of the file, from 1; 0 for the whole file. */
  line: number
  /** Way to the element (`transaction/value`), with its attribute (`transaction/value/@currency`). */
  element: string
  /** As it stands in the file, shortened to 200 characters; null when there is none. */
  value: string | null
  severity: 'error' | 'warning' | 'repair'
  /** Kebab-case; the feed has its message and remedy in every language. */
  code: string
  /** Fill the texts; `rule` is the number of the rule in the published ruleset, where there is one. */
  details: Record<string, string | number>
}

/** Values in findings are shortened to this many characters. */
const valueKept = 200

/** A value is copied: a piece of a text keeps all that was read with it in memory. */
export function finding(
  at: { line: number; element: string; value?: string | null | undefined },
  severity: IatiFinding['severity'],
  code: string,
  details: IatiFinding['details'] = {},
): IatiFinding {
  const { line, element, value } = at
  return {
    line,
    element,
    value: value == null ? null : Buffer.from(value.slice(0, valueKept)).toString(),
    severity,
    code,
    details,
  }
}
