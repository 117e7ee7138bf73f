/** An operation as files of IATI 2.03: its activities, and the organisation file. The same content is the same bytes. */
import { showIllustrative, showProjectReach } from '../../../modules/delivery/index.ts'
import { peopleByArea } from '../../../modules/delivery/rules.ts'
import { listKnownFunding, listRequirements } from '../../../modules/funding/index.ts'
import { showOperation } from '../../../modules/operations/index.ts'
import { listSheets } from '../../../modules/projects/index.ts'
import type { IatiHead } from '../../formats/iati/model.ts'
import { readIatiFile } from '../../formats/iati/read.ts'
import { writeActivities, writeOrganisations } from '../../formats/iati/write.ts'
import { type Asking, type ImportHouse, loadReference } from '../activities/import.ts'
import { type Publishing, publishedActivities } from './published.ts'
import { publishedOrganisation } from './published-organisation.ts'

export interface IatiExport {
  body: string
  name: string
  /** Activities, or organisations. */
  count: number
  /** What the rules of the standard find in the file: nothing, unless names are missing in the lists of the operation. */
  findings: number
}

const mark =
  ' ILLUSTRATIVE: this file holds figures that are made up to show how the platform works. Do not publish it. / توضيحي: أرقام مختلقة، لا تُنشر. / نموونەیی: ژمارەی دروستکراو، بڵاوی مەکەرەوە. '

/** @param publisher identifier of the registry under which the operation is published; one that says that there is none where it is left out */
export async function exportIati(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: { code: string; organisationFile?: boolean | undefined; publisher?: string | undefined },
): Promise<IatiExport> {
  const { reader } = house
  const reference = await loadReference(house, asking, given.code)
  const operation = await reader.read(showOperation, { code: given.code }, asking)
  const operationId = operation.id
  const [sheets, funding, reach, { illustrative }] = await Promise.all([
    reader.read(listSheets, { operationId }, asking),
    reader.read(listKnownFunding, { operationId }, asking),
    reader.read(showProjectReach, { operationId }, asking),
    reader.read(showIllustrative, { operationId }, asking),
  ])
  const madeUp = illustrative || [...funding.agreements, ...funding.entries, ...funding.funds].some(each => each.illustrative)
  const byProject = Map.groupBy(reach, ({ project }) => project)
  const reached = new Map<string, number>()
  for (const [project, rows] of byProject) {
    const cells = rows.map(row => ({ clusterId: row.leafId, placeId: row.placeId, groupId: row.groupId, people: row.reached }))
    const people = peopleByArea(cells, reference.places, () => '').get('|')
    if (people !== undefined) reached.set(project, people)
  }
  const today = new Date().toISOString().slice(0, 10)
  const from: Publishing = {
    operation: { ...operation, code: operation.code },
    ...{ reference, sheets, funding, reached, illustrative: madeUp, today },
    publisher: { ref: given.publisher ?? 'UNREGISTERED', names: operation.names, type: '40' },
  }
  const head: IatiHead = madeUp ? { comments: [mark] } : {}
  const prefix = `${operation.code.toLowerCase()}-iati${madeUp ? '-illustrative' : ''}`
  if (given.organisationFile) {
    const requirements = await reader.read(listRequirements, { operationId }, asking)
    const body = writeOrganisations([publishedOrganisation(from, requirements)], head)
    return { body, name: `${prefix}-organisation.xml`, count: 1, findings: findingsIn(body) }
  }
  const activities = publishedActivities(from)
  const body = writeActivities(activities, head)
  return {
    body,
    name: `${prefix}-activities.xml`,
    count: activities.length,
    findings: activities.length === 0 ? 0 : findingsIn(body),
  }
}

/** What our own check finds in what we wrote. */
const findingsIn = (body: string) => readIatiFile(Buffer.from(body)).findings.length
