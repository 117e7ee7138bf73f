/** The way of an agreement: proposed, in force, ended. Amended by one that follows it, never edited. Browser-safe. */
import type { Machine } from '../../kernel/pure/machine.ts'
import type { Role } from '../operations/roles.ts'
import type { AgreementState } from './schema.ts'

const hands: readonly Role[] = ['finance-officer', 'information-officer', 'coordinator', 'administrator']

export const agreementMachine: Machine<AgreementState, Role> = {
  name: 'agreement',
  initial: 'proposed',
  final: ['ended'],
  steps: [
    { name: 'sign', from: ['proposed'], to: 'in-force', by: hands, needs: ['date'] },
    { name: 'withdraw', from: ['proposed'], to: 'ended', by: hands, needs: ['date', 'reason'] },
    { name: 'end', from: ['in-force'], to: 'ended', by: hands, needs: ['date', 'reason'] },
    { name: 'amend', from: ['in-force'], to: 'ended', by: hands, needs: ['date', 'reason'] },
  ],
}
