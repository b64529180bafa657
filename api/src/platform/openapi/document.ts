import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problemSchema } from '../http/problem.schemas.ts';
import { eventStream } from '../http/returns.ts';
import { exampleOf } from './example-of.ts';
import { type JsonSchema, mergeInputComponents, toJsonSchema } from './json-schema.ts';
import { addProblemResponses } from './problem-responses.ts';

/** What the document says besides what the routes declare. */
export interface ApiDescription {
  title: string;
  version: string;
  description: string;
  tags: Record<string, string>;
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** The OpenAPI 3.1 document of the application, always the same for the same routes. */
export function openApiDocument(app: INestApplication, description: ApiDescription): OpenAPIObject {
  const scanned = SwaggerModule.createDocument(app, configuration(description), {
    standardSchemaConverter: toJsonSchema,
    autoTagControllers: false,
  });
  const problem = toJsonSchema(problemSchema, { schemaType: 'output' });
  const schemas = { ...scanned.components?.schemas, ...problem?.components } as Record<string, JsonSchema>;
  const document = mergeInputComponents({ ...scanned, components: { ...scanned.components, schemas } });
  nameParametersOnce(document);
  addProblemResponses(document);
  addExamples(document);
  return inOrder(document, description);
}

function configuration({ title, version, description }: ApiDescription): Omit<OpenAPIObject, 'paths'> {
  const configured = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setVersion(version)
    .setDescription(description)
    .addServer('/', 'The server this document comes from')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description: 'An access token (people) or an API key `smc_test_…`, `smc_live_…` (machines).',
    })
    .build();
  return {
    ...configured,
    info: {
      title,
      version,
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } as { name: string },
    },
  };
}

/** A header may be declared by a decorator and again by hand; the first one stands. */
function nameParametersOnce(document: OpenAPIObject): void {
  for (const operation of operationsOf(document)) {
    const seen = new Set<string>();
    operation.parameters = operation.parameters?.filter((parameter) => {
      const name = 'name' in parameter ? `${parameter.in} ${parameter.name}` : parameter.$ref;
      return !seen.has(name) && Boolean(seen.add(name));
    });
  }
}

function addExamples(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, unknown>;
  for (const operation of operationsOf(document)) {
    const success = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    for (const body of [operation.requestBody, ...success.map(([, response]) => response)]) {
      const json = body && 'content' in body ? body.content?.['application/json'] : undefined;
      if (json?.schema && json.example === undefined) {
        json.example = exampleOf(json.schema as JsonSchema, schemas);
      }
      const events = body && 'content' in body ? body.content?.[eventStream] : undefined;
      if (events?.schema) {
        events.example = asEvent(exampleOf(events.schema as JsonSchema, schemas));
      }
    }
  }
}

/** An example as it stands in a stream of events. */
function asEvent(example: unknown): string {
  const { type } = example as { type?: unknown };
  return `id: 1764568800000000\nevent: ${String(type)}\ndata: ${JSON.stringify(example)}\n\n`;
}

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap((item) => methods.flatMap((method) => item[method] ?? []));
}

/** Tags as they are described; paths, methods and components by name, so that a change in the code moves nothing else. */
function inOrder(document: OpenAPIObject, { tags }: ApiDescription): OpenAPIObject {
  const used = new Set(operationsOf(document).flatMap((operation) => operation.tags ?? []));
  const described = Object.keys(tags).filter((name) => used.has(name));
  const others = [...used].filter((name) => !described.includes(name)).sort();
  const { openapi, info, servers, paths, components, ...rest } = document;
  return {
    openapi,
    info,
    servers,
    ...rest,
    tags: [...described, ...others].map((name) => ({ name, description: tags[name] ?? '' })),
    security: [],
    paths: Object.fromEntries(
      byName(paths).map(([path, item]) => [
        path,
        Object.fromEntries(methods.flatMap((method) => (item[method] ? [[method, item[method]]] : []))),
      ]),
    ),
    components: Object.fromEntries(
      byName({ ...components }).map(([kind, members]) => [
        kind,
        Object.fromEntries(byName({ ...(members as object) })),
      ]),
    ),
  };
}

function byName<T>(record: Record<string, T>): [string, T][] {
  return Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
}
