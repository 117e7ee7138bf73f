/** Lists of money as files. */
import type { Context } from 'hono'
import { showIllustrative } from '../../../modules/delivery/index.ts'
import type { House } from '../house.ts'
import type { LoadedMoney } from './load.ts'

/** @param write is told whether the file has to say what is made up. */
export async function sendCsv(
  house: House,
  c: Context,
  { operation, operationId, asking }: LoadedMoney,
  name: string,
  write: (isMarked: boolean) => string,
): Promise<Response> {
  const { illustrative } = await house.reader.read(showIllustrative, { operationId }, asking)
  return c.body(write(illustrative), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${operation.code.toLowerCase()}-${name}.csv"`,
  })
}
