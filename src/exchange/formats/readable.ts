/** Files that `openTable` reads, for offering them where a file is chosen: what is inside decides, the name only offers it. */

interface ReadableFormat {
  extension: string
  /** As a browser or a phone calls such a file. */
  mediaTypes: readonly string[]
}

export const readableFormats: readonly ReadableFormat[] = [
  { extension: '.xlsx', mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  { extension: '.csv', mediaTypes: ['text/csv'] },
  { extension: '.tsv', mediaTypes: ['text/tab-separated-values'] },
  { extension: '.txt', mediaTypes: ['text/plain'] },
  // HXL in JSON.
  { extension: '.json', mediaTypes: ['application/json'] },
]

/** The `accept` of a file input. */
export const acceptedFiles: string = readableFormats.flatMap(({ extension, mediaTypes }) => [extension, ...mediaTypes]).join(',')
