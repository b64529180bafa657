import { Controller, Module, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { Access } from '../src/platform/guards/access.ts';
import { Problems, Returns } from '../src/platform/http/returns.ts';
import { auditActions } from '../src/values/audit-actions.ts';
import { type Route, routesOf } from './routes.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** What changes something without an entry in the audit log, each with the reason. What patients alone may do needs none. */
const unaudited: Record<string, string> = {
  'POST /v1/auth/register': 'a patient begins; the account tells when',
  'POST /v1/auth/sessions/refresh':
    'a renewed token changes nothing anybody may see; one that comes back ends its session, and that is told',
  'POST /v1/me/saved-views': 'how a person likes to look at a list changes nothing for anybody else',
  'PUT /v1/me/saved-views/:id': 'the same',
  'DELETE /v1/me/saved-views/:id': 'the same',
  'POST /v1/stripe/webhook': 'Stripe says what has happened; each of its events is kept',
};

/** Told although the request was refused, so no route answers with them. */
const withRefusals: readonly string[] = ['user.locked_out', 'user.sign_in_failed'];

function faultsOf({ name, method, access, audited }: Route): string[] {
  const ofPatientsAlone =
    typeof access === 'object' && access.scopes.length === 0 && access.roles.join() === 'patient';
  const isDue = method !== 'GET' && !ofPatientsAlone && !(name in unaudited);
  return [
    ...(isDue && !audited ? [`${name}: no @Audited`] : []),
    ...(!isDue && audited && method !== 'GET' ? [`${name}: audited, and exempt all the same`] : []),
  ];
}

@Controller('planted')
class PlantedController {
  @Post()
  @Access({ roles: ['patient'], scopes: ['slots:write'] })
  @Returns(204, null)
  @Problems()
  @ApiOperation({ operationId: 'plant' })
  change(): void {
    return undefined;
  }
}

@Module({ controllers: [PlantedController] })
class PlantedModule {}

describe('what changes something', () => {
  let world: TestApp;
  let routes: Route[];

  beforeAll(async () => {
    world = await startTestApp({}, [PlantedModule]);
    routes = routesOf(world.app);
  });
  afterAll(() => world.close());

  it('declares what it writes into the audit log, or why nothing; one that forgot is found', () => {
    expect(routes.flatMap(faultsOf)).toEqual(['POST /planted: no @Audited']);
  });

  it('is exempt by name only while it exists', () => {
    const existing = routes.map(({ name }) => name);
    expect(Object.keys(unaudited).filter((name) => !existing.includes(name))).toEqual([]);
  });

  it('and every action of the log is some route’s', () => {
    const declared = new Set<string>([...routes.flatMap(({ audited }) => audited ?? []), ...withRefusals]);
    expect(auditActions.filter((action) => !declared.has(action))).toEqual([]);
  });
});
