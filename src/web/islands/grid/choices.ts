/** Choices of a list that fit what was typed: those that begin with it first, then those that hold it. Pure. */

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

export function fitting(choices: readonly string[], typed: string, most: number): string[] {
  const wanted = plain(typed.trim())
  if (wanted === '') return choices.slice(0, most)
  const held = choices.map(choice => [choice, plain(choice).indexOf(wanted)] as const).filter(([, at]) => at >= 0)
  const first = held.filter(([, at]) => at === 0)
  return [...first, ...held.filter(([, at]) => at > 0)].slice(0, most).map(([choice]) => choice)
}
