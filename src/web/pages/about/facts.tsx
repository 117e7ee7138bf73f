/** Sourced facts by what they are about: as a list, and side by side where they read best so. */
import { type Fact, type FactTopic, factTopics } from '../../../modules/operations/index.ts'
import { sayOfAbout as say, sayTopic } from '../../messages/about.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { type Base, dateAsWritten, FactValue, Refs, Words } from './parts.tsx'

function SingleFact({ fact, ...base }: Base & { fact: Fact }) {
  const { language } = base
  return (
    <div>
      <dt>
        <Words>{fact.label}</Words>
        {fact.asOf && <span class="muted"> · {say(language, 'asOf', { date: dateAsWritten(fact.asOf, language) })}</span>}
      </dt>
      <dd>
        <FactValue fact={fact} language={language} /> <Refs {...base} keys={fact.source} />
        {fact.note && (
          <p class="muted">
            <Words>{fact.note}</Words>
          </p>
        )}
      </dd>
    </div>
  )
}

function TableOfFacts({ name, facts, topic, ...base }: Base & { name: string; facts: readonly Fact[]; topic: FactTopic }) {
  const { language } = base
  const distinct = (of: 'row' | 'column') => [...new Set(facts.flatMap(fact => (fact.table ? [fact.table[of]] : [])))]
  const columns = distinct('column')
  const notes = [...new Set(facts.flatMap(fact => (fact.note ? [fact.note] : [])))]
  const at = (row: string, column: string) => facts.find(({ table }) => table?.row === row && table.column === column)
  return (
    <>
      <Scroll label={`${sayTopic(language, topic)}: ${name}`} card={false}>
        <table class="fact-table">
          <thead>
            <tr>
              <td />
              {columns.map(column => (
                <th key={column} scope="col">
                  <Words>{column}</Words>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {distinct('row').map(row => (
              <tr key={row}>
                <th scope="row">{/^\d{4}/.test(row) ? dateAsWritten(row, language) : <Words>{row}</Words>}</th>
                {columns.map(column => {
                  const fact = at(row, column)
                  return (
                    <td key={column}>
                      {fact ? (
                        <>
                          <FactValue fact={fact} language={language} /> <Refs {...base} keys={fact.source} />
                        </>
                      ) : (
                        '–'
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {notes.map(note => (
        <p key={note} class="muted">
          <Words>{note}</Words>
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
      <h3>{sayTopic(base.language, topic)}</h3>
      {single.length > 0 && (
        <dl class="about-facts">
          {single.map(fact => (
            <SingleFact key={fact.key} {...base} fact={fact} />
          ))}
        </dl>
      )}
      {[...tables].map(([name, ofTable]) => (
        <TableOfFacts key={name} {...base} name={name} facts={ofTable} topic={topic} />
      ))}
    </section>
  )
}

/** All facts, topic by topic; nothing where there are none. */
export function Facts({ facts, ...base }: Base & { facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  const byTopic = Map.groupBy(facts, ({ topic }) => topic)
  return (
    <section id="facts">
      <h2>{say(base.language, 'facts')}</h2>
      <div class="about-grid">
        {factTopics.map(topic => {
          const ofTopic = byTopic.get(topic)
          return ofTopic ? <Topic key={topic} {...base} topic={topic} facts={ofTopic} /> : null
        })}
      </div>
    </section>
  )
}
