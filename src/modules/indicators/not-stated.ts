import { installationId } from '../../kernel/pure/ids.ts'

/** Zeros where a place or an organisation is not stated; as an area, the whole operation. */
export const notStated = installationId
