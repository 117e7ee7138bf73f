import type { Room } from '../../kernel/registry.ts'
import { commentProject } from './commands/comment-project.ts'
import { editProject } from './commands/edit-project.ts'
import { removeIllustrativeProjects } from './commands/remove-illustrative.ts'
import { setPath } from './commands/set-path.ts'
import { settleComment } from './commands/settle-comment.ts'
import { startProject } from './commands/start-project.ts'
import { stateStanding } from './commands/state-standing.ts'
import { storeSheets } from './commands/store-sheets.ts'
import { takeStep } from './commands/take-step.ts'
import { undoProjectsImport } from './commands/undo-import.ts'
import { reactions } from './reactions.ts'
import { showPath } from './views/path.ts'
import { showProject } from './views/project.ts'
import { listProjects } from './views/projects.ts'
import { listSheets } from './views/sheets.ts'

export { sheetWriters } from './access.ts'
export { commentProject } from './commands/comment-project.ts'
export { editProject } from './commands/edit-project.ts'
export { removeIllustrativeProjects } from './commands/remove-illustrative.ts'
export { setPath } from './commands/set-path.ts'
export { settleComment } from './commands/settle-comment.ts'
export { startProject } from './commands/start-project.ts'
export { stateStanding } from './commands/state-standing.ts'
export { storeSheets } from './commands/store-sheets.ts'
export { takeStep } from './commands/take-step.ts'
export { undoProjectsImport } from './commands/undo-import.ts'
export { scopeOf } from './store.ts'
export { showPath } from './views/path.ts'
export { showProject } from './views/project.ts'
export { type ListedProject, listProjects, unknownState } from './views/projects.ts'
export { type CurrentSheet, listSheets } from './views/sheets.ts'

export const projectsRoom: Room = {
  name: 'projects',
  commands: [
    startProject,
    editProject,
    takeStep,
    stateStanding,
    commentProject,
    settleComment,
    setPath,
    storeSheets,
    undoProjectsImport,
    removeIllustrativeProjects,
  ],
  views: [listProjects, showProject, listSheets, showPath],
  reactions,
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
