/** A column of a sheet of money: heading and tag as we write them, and what else means the same, in five languages. */
export type Heading = readonly [en: string, ar: string, ckb: string]

export interface Column {
  heading: Heading
  /** Tag as we write it. */
  tag: string
  /** Tags that mean it, with attributes that they must have and must not have. */
  tags: readonly { tag: string; has?: readonly string[]; hasNot?: readonly string[] }[]
  /** Other headings that mean it. */
  also?: readonly string[]
}
