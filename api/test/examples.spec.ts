import { apiDescription } from '../src/api-description.ts';
import { openApiDocument } from '../src/platform/openapi/document.ts';
import { newId } from '../src/values/ids.ts';
import { type Route, routesOf } from './routes.ts';
import { startTestApp, type TestApp } from './test-app.ts';

interface Operation {
  requestBody?: { content: Record<string, { example?: unknown }> };
}

describe('the example of a body in the document', () => {
  let world: TestApp;
  let document: ReturnType<typeof openApiDocument>;

  beforeAll(async () => {
    world = await startTestApp();
    document = openApiDocument(world.app, apiDescription);
  });
  afterAll(() => world.close());

  const exampleOf = ({ path, method }: Route): unknown => {
    const item = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')] as Record<string, Operation>;
    return item[method.toLowerCase()]?.requestBody?.content['application/json']?.example;
  };

  /** Whoever may call the route, of a hospital that is not there: what they name is not found, but nothing is wrong with the words. */
  const send = async (route: Route, body: unknown) => {
    const rule = route.access === 'public' ? undefined : route.access;
    const role = rule?.roles[0];
    const token = role && world.tokenFor({ role, hospitalId: role === 'staff' ? newId() : null });
    const url = route.path
      .replace(':n', '1')
      .replace(':check', 'identity')
      .replaceAll(/:\w+/g, () => newId());
    return world.call(route.method, url, { body, ...(token && { token }) });
  };

  it('is a body the route takes', async () => {
    const faults: string[] = [];
    for (const route of routesOf(world.app)) {
      const example = exampleOf(route);
      const answer = example === undefined ? undefined : await send(route, example);
      if (answer?.body.code === 'request.invalid') {
        faults.push(`${route.name}: ${JSON.stringify(answer.body.errors)}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
