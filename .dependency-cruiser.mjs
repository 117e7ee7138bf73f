// The house's law: imports point down, rooms are entered through their door, formats know files only.
const floors = [
  ['operations'],
  ['places', 'organisations', 'imports'],
  ['plan', 'accounts'],
  ['notices', 'indicators', 'projects', 'ledger'],
  ['delivery', 'funding'],
  ['reporting', 'coordination', 'tracing'],
  ['sitreps'],
]
const room = name => `^src/modules/${name}/`
const above = floor => floors.slice(floor + 1).flat()

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'kernel-knows-no-room',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/(modules|exchange|web|cli)/' },
    },
    {
      name: 'kernel-pure-is-for-browsers',
      severity: 'error',
      from: { path: '^src/kernel/pure/' },
      to: { path: '^src/', pathNot: '^src/kernel/pure/' },
    },
    {
      name: 'rooms-know-no-door',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(exchange|web|cli|main|house)' },
    },
    {
      name: 'rooms-are-entered-through-their-door',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: '(test-house|\\.test)\\.ts$' },
      to: { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '/(index|schema|roles)\\.ts$', '/pure/'] },
    },
    {
      name: 'doors-enter-rooms-through-their-door',
      severity: 'error',
      from: { path: '^src/(exchange|web|cli)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/modules/[^/]+/', pathNot: ['/(index|schema|roles|rules)\\.ts$', '^src/modules/[^/]+/pure/'] },
    },
    // What a room keeps in its folder `pure` is loaded by threads that have no database.
    {
      name: 'pure-needs-no-database',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/pure/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/kernel/(pure/|access\\.ts$)', '/pure/', '/(schema|roles)\\.ts$'] },
    },
    ...floors.flatMap((rooms, floor) =>
      rooms.map(name => ({
        name: `${name}-stands-below`,
        severity: 'error',
        from: { path: room(name), pathNot: 'test-house\\.ts$' },
        to: { path: `^src/modules/(${[...above(floor), ...rooms.filter(other => other !== name)].join('|') || 'none'})/` },
      })),
    ),
    {
      name: 'formats-know-files-only',
      severity: 'error',
      from: { path: '^src/exchange/formats/' },
      to: { path: '^src/(modules|web|cli|exchange/(?!formats))' },
    },
    { name: 'exchange-knows-no-page', severity: 'error', from: { path: '^src/exchange/' }, to: { path: '^src/(web|cli)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
}
