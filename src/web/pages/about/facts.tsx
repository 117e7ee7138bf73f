/** Sourced facts by what they are about: as a list, and side by side where they read best so. */
import type { Names } from '../../../kernel/pure/languages.ts'
import { type Fact, type FactTopic, factTopics } from '../../../modules/operations/index.ts'
import { sayOfAbout as say, sayTopic } from '../../messages/about.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { type Base, dateAsWritten, Named, SourcedFact, Words } from './parts.tsx'

function SingleFact({ fact, ...base }: Base & { fact: Fact }) {
  const { language } = base
  return (
    <div>
      <dt>
        <Named names={fact.label} language={language} />
        {fact.asOf && <span class="as-of">{say(language, 'asOf', { date: dateAsWritten(fact.asOf, language) })}</span>}
      </dt>
      <dd>
        <SourcedFact {...base} fact={fact} />
        {fact.note && (
          <p class="muted">
            <Words language={language}>{fact.note}</Words>
          </p>
        )}
      </dd>
    </div>
  )
}

function TableOfFacts({ facts, topic, ...base }: Base & { facts: readonly Fact[]; topic: FactTopic }) {
  const { language } = base
  const distinct = (of: 'row' | 'column'): Names[] => [
    ...new Map(facts.flatMap(({ table }) => (table ? [[table[of].en, table[of]] as const] : []))).values(),
  ]
  const columns = distinct('column')
  const notes = [...new Set(facts.flatMap(fact => (fact.note ? [fact.note] : [])))]
  const at = (row: Names, column: Names) => facts.find(({ table }) => table?.row.en === row.en && table?.column.en === column.en)
  return (
    <>
      <Scroll label={sayTopic(language, topic)} card={false}>
        <table class="fact-table">
          <thead>
            <tr>
              <td />
              {columns.map(column => (
                <th key={column.en} scope="col">
                  <Named names={column} language={language} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {distinct('row').map(row => (
              <tr key={row.en}>
                <th scope="row">
                  {/^\d{4}/.test(row.en ?? '') ? (
                    dateAsWritten(row.en ?? '', language)
                  ) : (
                    <Named names={row} language={language} />
                  )}
                </th>
                {columns.map(column => {
                  const fact = at(row, column)
                  return <td key={column.en}>{fact ? <SourcedFact {...base} fact={fact} /> : '–'}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {notes.map(note => (
        <p key={note} class="muted">
          <Words language={language}>{note}</Words>
        </p>
      ))}
    </>
  )
}

/** Facts of one topic. */
function Topic({ topic, facts, ...base }: Base & { topic: FactTopic; facts: readonly Fact[] }) {
  const single = facts.filter(fact => !fact.table)
  const tables = Map.groupBy(
    facts.filter(fact => fact.table),
    fact => fact.table?.name ?? '',
  )
  return (
    <section id={`facts-${topic}`} class="card">
      <h2>{sayTopic(base.language, topic)}</h2>
      {single.length > 0 && (
        <dl class="about-facts">
          {single.map(fact => (
            <SingleFact key={fact.key} {...base} fact={fact} />
          ))}
        </dl>
      )}
      {[...tables].map(([name, ofTable]) => (
        <TableOfFacts key={name} {...base} facts={ofTable} topic={topic} />
      ))}
    </section>
  )
}

/** All facts, topic by topic, with the way to each. */
export function FactsOfOperation({ facts, ...base }: Base & { facts: readonly Fact[] }) {
  const { language } = base
  const byTopic = Map.groupBy(facts, ({ topic }) => topic)
  const topics = factTopics.filter(topic => byTopic.has(topic))
  if (topics.length === 0) return <p class="notice">{say(language, 'noFacts')}</p>
  return (
    <>
      <nav aria-label={say(language, 'contents')}>
        <ul class="chips">
          {topics.map(topic => (
            <li key={topic}>
              <a href={`#facts-${topic}`}>
                {sayTopic(language, topic)} <span class="muted">{formatWhole(byTopic.get(topic)?.length ?? 0)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="about-columns">
        {topics.map(topic => (
          <Topic key={topic} {...base} topic={topic} facts={byTopic.get(topic) ?? []} />
        ))}
      </div>
    </>
  )
}
