import { Body, Controller, Module, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../src/platform/guards/access.ts';
import { BodyLimit } from '../src/platform/http/body-limits.ts';
import { Problems, Returns } from '../src/platform/http/returns.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const note = z.strictObject({ text: z.string(), pages: z.int().optional() });
const size = z.object({ characters: z.int() });

@ApiTags('Notes')
@Controller('notes')
class NotesController {
  @Post()
  @Access('public')
  @Returns(200, size)
  @Problems()
  @ApiOperation({ operationId: 'measureNote' })
  measure(@Body({ schema: note }) body: z.infer<typeof note>) {
    return { characters: body.text.length };
  }

  @Post('long')
  @Access({ roles: ['staff'] })
  @BodyLimit(1024 * 1024)
  @Returns(200, size)
  @Problems()
  @ApiOperation({ operationId: 'measureLongNote' })
  measureLong(@Body({ schema: note }) body: z.infer<typeof note>) {
    return { characters: body.text.length };
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

describe('a body', () => {
  let world: TestApp;
  const json = { 'content-type': 'application/json' };
  const text = (characters: number): { text: string } => ({ text: 'x'.repeat(characters) });

  beforeAll(async () => {
    world = await startTestApp({}, [NotesModule]);
  });
  afterAll(() => world.close());

  it('that is not JSON is 400', async () => {
    const { status, body } = await world.call('POST', '/notes', { body: '{"text":', headers: json });
    expect([status, body.code]).toEqual([400, 'request.malformed']);
  });

  it('that would reach into the prototype is 400', async () => {
    const { status, body } = await world.call('POST', '/notes', {
      body: '{"text":"x","__proto__":{"admin":true}}',
      headers: json,
    });
    expect([status, body.code]).toEqual([400, 'request.malformed']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'of type %s is 415',
    async (type) => {
      const { status, body } = await world.call('POST', '/notes', {
        body: 'text=x',
        headers: { 'content-type': type },
      });
      expect([status, body.code]).toEqual([415, 'request.unsupported_media_type']);
    },
  );

  it('with faults is 422, and every fault is named with its place', async () => {
    const { status, body } = await world.call('POST', '/notes', { body: { pages: 'two', colour: 'red' } });
    expect([status, body.code]).toEqual([422, 'request.invalid']);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/colour',
      '/pages',
      '/text',
    ]);
  });

  it.each([
    ['U+0000', 'a\\u0000b'],
    ['half a surrogate pair', 'a\\ud800b'],
  ])('with %s in a text, which nothing can store, is 422 and says where', async (_, text) => {
    const { status, body } = await world.call('POST', '/notes', {
      body: `{"text":"${text}"}`,
      headers: json,
    });
    expect([status, body.errors[0].pointer]).toEqual([422, '/text']);
  });

  it('nested without end is 400 where it has to be written out again', async () => {
    const { status, body } = await world.call('POST', '/v1/appointments', {
      token: world.tokenFor({ role: 'patient' }),
      body: `{"slotId":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      headers: { ...json, 'idempotency-key': 'deep' },
    });
    expect([status, body.code]).toEqual([400, 'request.malformed']);
  });

  it('that is missing is 422', async () => {
    const { status, body } = await world.call('POST', '/notes');
    expect([status, body.code]).toEqual([422, 'request.invalid']);
  });

  it('over 256 KiB is 413', async () => {
    expect((await world.call('POST', '/notes', { body: text(250_000) })).status).toBe(200);
    const { status, body } = await world.call('POST', '/notes', { body: text(270_000) });
    expect([status, body.code]).toEqual([413, 'request.too_large']);
  });

  it('may be larger where the route says so, for those who have shown who they are', async () => {
    const token = world.tokenFor({ role: 'staff' });
    const taken = await world.call('POST', '/notes/long', { body: text(900_000), token });
    expect(taken.body).toEqual({ characters: 900_000 });
    expect((await world.call('POST', '/notes/long', { body: text(1_100_000), token })).status).toBe(413);
  });

  it('of a stranger is refused before it is read, were it ever so malformed', async () => {
    const { status, body } = await world.call('POST', '/notes/long', { body: '{', headers: json });
    expect([status, body.code]).toEqual([401, 'auth.unauthenticated']);
  });
});
