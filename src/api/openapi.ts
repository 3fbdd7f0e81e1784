import type { JsonCommand } from './ask.ts'
import { jsonCommands } from './json-commands.ts'
import { problems } from './problem.ts'
import { type Read, reads } from './reads.ts'

/** The OpenAPI 3.1 document of one council's door: every command of the registry, and what can be read. */
export const openApi = (council_id: string, council_name: string) => ({
  openapi: '3.1.0',
  info: {
    title: `Golden Thread: ${council_name}`,
    version: '1',
    description:
      'Each write of the product, open to programs with the same checks, permissions and audit as its form. A refusal is application/problem+json.',
  },
  servers: [{ url: `/${council_id}` }],
  security: [{ token: [] }],
  paths: Object.fromEntries([...readPaths(), ...commandPaths()]),
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'A token made on the page /api/tokens of the council.' },
    },
    schemas: { Problem: problemSchema },
  },
})

const problemSchema = {
  type: 'object',
  required: ['type', 'status', 'title', 'detail', 'request_id'],
  properties: {
    type: { type: 'string', description: `Ends with #${Object.keys(problems).join(', #')}` },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: { type: 'string' },
    request_id: { type: 'string' },
    fields: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
      description: 'What is wrong, by input field; the empty name is for the whole.',
    },
  },
}

const commandPaths = () => jsonCommands.map((command) => [`/api/commands/${command.name}`, { post: post(command) }])

const post = ({ name, title, schema, answer }: JsonCommand) => ({
  operationId: name,
  summary: title,
  tags: [name.split('.')[0]],
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      schema: { type: 'string', maxLength: 200 },
      description: 'Repeat a request with the same key and it is carried out once; the first answer comes again.',
    },
  ],
  requestBody: { required: true, content: { 'application/json': { schema } } },
  responses: {
    200: {
      description: 'Done: what the command gives back',
      content: { 'application/json': { schema: answer ?? {} } },
    },
    ...refusals('not-readable', 'not-signed-in', 'forbidden', 'not-found', 'conflict'),
    ...refusals('too-large', 'not-json', 'invalid', 'too-many'),
  },
})

const refusals = (...kinds: (keyof typeof problems)[]) =>
  Object.fromEntries(
    kinds.map((kind) => [
      problems[kind].status,
      {
        description: problems[kind].title,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )

/** A list in two formats has one address, so its second format is only another content type of the first. */
const readPaths = () => reads.filter(({ path }) => !path.includes('?')).map((read) => [read.path, { get: get(read) }])

const get = (read: Read) => ({
  operationId: read.id,
  summary: read.title,
  tags: ['read'],
  parameters: [
    ...[...read.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...Object.entries(read.query ?? {}).map(([name, description]) => ({
      name,
      in: 'query',
      description,
      schema: { type: 'string' },
    })),
    ...formatOf(read),
  ],
  responses: {
    200: {
      description: 'Found',
      content: Object.fromEntries(mediaOf(read).map((media) => [media, { schema: {} }])),
    },
    ...refusals('not-signed-in', 'not-found', 'too-many'),
  },
})

const formatOf = (read: Read) =>
  read.media !== 'application/json'
    ? []
    : [
        {
          name: 'format',
          in: 'query',
          schema: { type: 'string', enum: mediaOf(read).map((media) => media.split('/')[1]) },
          description: 'Instead of an Accept header',
        },
      ]

const mediaOf = (read: Read): string[] =>
  reads.filter(({ path }) => path === read.path || path.startsWith(`${read.path}?`)).map(({ media }) => media)
