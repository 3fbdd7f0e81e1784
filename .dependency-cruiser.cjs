/**
 * Who may import whom: the walls of the house (docs/architecture.md), on resolved paths.
 * tests/boundaries.test.ts plants a fault for each rule and demands that it is found.
 */
const wings = 'plan|do|review|revise|publish|people'
const inAWing = `^src/(?:${wings})/`
/** A slice of a wing, or a room of the platform. */
const inARoom = `^src/(?:${wings}|platform)/[^/]+/`
const io = { dependencyTypes: ['core'] }
/** Where a framework is put in force and shown, rather than read. */
const inUse = '^src/framework/(?:(?:adoption|web|door|routes)[.]tsx?$|(?:adoption|routes)[.]|pages/)'
const pure = {
  path: '^src/kernel/|^src/framework/|^src/ui/|[/.]rules[.]ts$|/workflow[.]ts$',
  pathNot: `/fixtures[.]tsx?$|${inUse}`,
}
const databases = '^(?:node_modules/)?(?:pg|kysely|@electric-sql/pglite|pg-boss|nodemailer)(?:/|$)'
const roots = '^src/(?:app[.]tsx|main[.]ts|cli[.]ts)$'
/** What the roots and the offices are put together from: lists of what the rooms have, and how a council begins. */
const lists =
  '^src/(?:registry|command-lines|begin|audit-words|listeners|disposers|jobs|found-council|provider-roles)[.]ts$|^src/demonstration/'
/** Where people and programs come in; each speaks for the whole product, so no room may lean on it. */
const offices = '^src/(?:entrance|administration|api|cli)/'

const forbidden = (name, comment, from, to, more = {}) => ({ name, comment, severity: 'error', from, to, ...more })

/** A wing may use the wings before it in the cycle. */
const mayNotUse = (wing, others) =>
  forbidden(
    `${wing}-follows-the-cycle`,
    `${wing} comes before, or apart from, these: listen to an event instead`,
    { path: `^src/${wing}/` },
    { path: `^src/(?:${others})/` },
  )

module.exports = {
  forbidden: [
    forbidden(
      'kernel-knows-only-itself',
      'the shared words know nothing of the product',
      { path: '^src/kernel/' },
      { path: '^src/', pathNot: '^src/kernel/' },
    ),
    forbidden(
      'framework-knows-only-the-kernel',
      'a framework file is read with the shared words alone',
      { path: '^src/framework/', pathNot: inUse },
      { path: '^src/', pathNot: '^src/(?:kernel|framework)/' },
    ),
    forbidden(
      'foundations-know-no-wing',
      'platform, ui and paths serve every wing and know none',
      { path: '^src/(?:platform/|ui/|paths[.]ts$)' },
      { path: inAWing },
    ),
    forbidden(
      'ui-and-paths-know-no-platform',
      'components and links are drawn from what they are given',
      { path: '^src/(?:ui/|paths[.]ts$)' },
      { path: '^src/platform/' },
    ),
    mayNotUse('plan', 'do|review|revise|publish|people'),
    mayNotUse('do', 'review|revise|publish|people'),
    mayNotUse('review', 'revise|publish|people'),
    mayNotUse('revise', 'publish|people'),
    mayNotUse('publish', 'people'),
    mayNotUse('people', 'do|review|revise|publish'),
    forbidden(
      'enter-a-slice-by-its-door',
      'another slice is used through its door.ts',
      { path: `^src/(${wings})/([^/]+)/` },
      { path: `${inAWing}[^/]+/`, pathNot: '^src/(?:$1/$2/|[^/]+/[^/]+/door[.]ts$)' },
    ),
    forbidden(
      'enter-a-platform-room-by-its-door',
      'a room of the platform is used through its door.ts, as a slice is',
      { path: '^src/(?:platform/)?([^/]+)/' },
      { path: '^src/platform/[^/]+/', pathNot: ['^src/platform/[^/]+/door[.]ts$', '^src/platform/$1/'] },
    ),
    forbidden(
      'roots-enter-by-the-doors',
      "the composition root uses a slice's door, routes, jobs, commands and listeners, and a platform room's",
      { path: roots },
      { path: inARoom, pathNot: '/(?:door|routes|jobs|commands|[^/]*listeners[^/]*)[.]tsx?$' },
    ),
    forbidden(
      'nobody-imports-the-roots',
      'only the roots know everything, and nothing knows them',
      { path: '^src/', pathNot: roots },
      { path: roots },
    ),
    forbidden(
      'lists-enter-by-the-doors',
      'a list of the product names what a slice or room has for it: its door, jobs, commands, listeners and audit words',
      { path: lists },
      { path: inARoom, pathNot: '/(?:door|jobs|commands|audit-words|[^/]*listeners[^/]*)[.]tsx?$' },
    ),
    forbidden(
      'offices-enter-by-the-doors',
      'the entrance, administration, the API and the command line use a slice as another slice would',
      { path: offices },
      { path: `${inAWing}[^/]+/`, pathNot: '/door[.]ts$' },
    ),
    forbidden(
      'rooms-know-no-office',
      'a wing or a foundation works alike whoever asks, and does not know the list it stands in',
      { path: `^src/(?:kernel|framework|platform|ui)/|${inAWing}` },
      { path: `${offices}|${lists}` },
    ),
    forbidden(
      'offices-know-no-office',
      "offices meet in three places: the API's problems, its commands as JSON, and the door of administration",
      { path: '^src/(entrance|administration|api|cli)/' },
      {
        path: offices,
        pathNot: ['^src/$1/', '^src/api/(?:problem|ask|json-commands)[.]ts$', '^src/administration/door[.]ts$'],
      },
    ),
    forbidden('rules-do-no-io', 'rules, the kernel and components are pure: what they need is an argument', pure, io),
    forbidden(
      'rules-know-no-database',
      'rules, the kernel and components are pure: what they need is an argument',
      pure,
      { path: `${databases}|^src/platform/`, dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'pages-do-no-io',
      'a page is props in, markup out; it may name the type of what a query gives',
      { path: '^src/.*/pages/' },
      {
        path: `^src/platform/|/(?:queries|commands|jobs|routes)[.]tsx?$|${databases}`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbidden('pages-read-no-files', 'a page is props in, markup out', { path: '^src/.*/pages/' }, io),
    forbidden(
      'browser-code-stands-alone',
      'what runs in the browser takes nothing from the server',
      { path: '^src/client/' },
      { path: '^src/', pathNot: '^src/(?:client|kernel)/' },
    ),
    forbidden(
      'product-knows-no-tests',
      'what is served never depends on tests or benchmarks',
      { path: '^src/' },
      { path: '^(?:tests|bench|script)/' },
    ),
    forbidden('imports-resolve', 'an import that leads nowhere', {}, { couldNotResolve: true }),
    forbidden('no-circle-of-files', 'files in a circle cannot be read one at a time', {}, { circular: true }),
    forbidden(
      'no-circle-of-slices',
      'slices in a circle are one slice',
      { path: `^src/(?:${wings}|platform)/([^/]+)` },
      {
        circular: true,
        path: `^src/(?:${wings}|platform)/`,
        pathNot: '^src/[^/]+/$1(?:/|$)',
        viaOnly: { pathNot: '^src$' },
      },
      { scope: 'folder' },
    ),
  ],
  options: {
    parser: 'swc', // the TypeScript 7 compiler has no interface for it to read by, and it would pass having read nothing
    tsPreCompilationDeps: true,
    exclude: { path: '[.]test[.]tsx?$' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
