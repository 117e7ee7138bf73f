/** Routes in which money is posted under an agreement. */
import type { Context, Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { postMoney, showAgreement } from '../../../modules/funding/index.ts'
import { sayMoney } from '../../messages/money.ts'
import { commandIdOf, type Errors, type Values, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { addressOfAgreement, type LoadedMoney, loadMoney } from './load.ts'
import { PostingPage } from './posting.tsx'
import { kindsOf, moneyOfValues } from './posting-values.ts'
import { type Refusal, refusalOf } from './refusal.ts'

export function postingRoutes(app: Hono, house: House): void {
  /** The agreement and the kinds of money that the person may post under it. @throws Problem `not-found` where that is none. */
  async function subject(loaded: LoadedMoney, code: string) {
    const shown = await house.reader.read(showAgreement, { operationId: loaded.operationId, code }, loaded.asking)
    const { agreement, amendedBy } = shown
    const kinds = kindsOf(agreement.kind, amendedBy !== null).filter(kind => loaded.mayPost(kind, agreement))
    if (kinds.length === 0) throw notFound()
    return { shown, kinds }
  }
  type Subject = Awaited<ReturnType<typeof subject>>

  function page(c: Context, loaded: LoadedMoney, { shown, kinds }: Subject, given: { values: Values; refused?: Refusal }) {
    const { values, refused } = given
    const errors: Errors = refused?.errors ?? {}
    const kind = kinds.find(each => each === values.kind) ?? kinds[0]
    if (!kind) throw notFound()
    const body = <PostingPage {...{ loaded, shown, kinds, kind, values, errors }} />
    const title = sayMoney(loaded.language, 'postMoneyOf', { code: shown.agreement.code })
    return house.render(c, { title, operation: loaded.operation, body, ...(refused && { status: refused.status }) })
  }

  app.get('/o/:code/funding/agreements/:agreement/money', async c => {
    const loaded = await loadMoney(house, c)
    return page(c, loaded, await subject(loaded, c.req.param('agreement')), { values: { kind: c.req.query('kind') ?? '' } })
  })
  app.post('/o/:code/funding/agreements/:agreement/money', async c => {
    const loaded = await loadMoney(house, c)
    const { asking, operationId, language, base } = loaded
    const { shown, kinds } = await subject(loaded, c.req.param('agreement'))
    const values = await valuesOf(c)
    const { code, kind: agreementKind } = shown.agreement
    const kind = kinds.find(each => each === values.kind)
    if (!kind) throw notFound()
    const { money, wrong } = moneyOfValues(values, { code, kind, agreementKind }, loaded)
    const again = (refused: Refusal) => page(c, loaded, { shown, kinds }, { values, refused })
    if (Object.keys(wrong).length > 0) return again({ errors: wrong, status: 422, code: 'unread' })
    try {
      const input = { operationId, postings: [money] }
      const { remarks } = await house.runner.run(postMoney, input, { ...asking, ...commandIdOf(values) })
      const said = new URLSearchParams([
        ['posted', 'yes'],
        ...remarks.map(({ kind: of, agreement, detail }) => ['remark', [of, agreement, detail].join('|')]),
      ])
      return c.redirect(`${addressOfAgreement(base, code)}?${said}`, 303)
    } catch (error) {
      return again(refusalOf(error, language))
    }
  })
}
