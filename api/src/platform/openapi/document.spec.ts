import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../guards/access.ts';
import { pageQuery } from '../http/page.ts';
import { Problems, Returns } from '../http/returns.ts';
import { IfMatch } from '../http/version.ts';
import { openApiDocument } from './document.ts';
import { toYaml } from './yaml.ts';

const fee = z.object({ amountMinor: z.int(), currency: z.string().default('INR') }).meta({ id: 'Fee' });
const pot = z
  .object({ id: z.uuid(), fee, lid: z.literal('on'), handle: z.string().nullable() })
  .meta({ id: 'Pot' });
const newPot = z.strictObject({ fee, name: z.string().meta({ example: 'Kettle' }) }).meta({ id: 'NewPot' });

@ApiTags('Pots')
@Controller('v1/pots')
class PotsController {
  @Post()
  @Access({ roles: ['staff'] })
  @Returns(201, pot)
  @Problems('conflict.exists')
  @ApiOperation({ operationId: 'addPot', summary: 'Add a pot' })
  add(@Body({ schema: newPot }) body: unknown, @IfMatch() version: number | undefined) {
    return { body, version };
  }

  @Get(':id')
  @Access('public')
  @Returns(200, pot)
  @Problems()
  @ApiOperation({ operationId: 'getPot', summary: 'Look at a pot' })
  get(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: z.strictObject({ ...pageQuery }) }) query: unknown,
  ) {
    return { id, query };
  }
}

@Module({ controllers: [PotsController] })
class PotsModule {}

describe('the OpenAPI document', () => {
  let document: any;

  beforeAll(async () => {
    const app = await NestFactory.create(PotsModule, new FastifyAdapter(), { logger: false });
    const description = { title: 'Pots', version: '1', description: '', tags: { Pots: 'Pots.' } };
    document = openApiDocument(app, description) satisfies OpenAPIObject;
    await app.close();
  });

  it('names each schema with an id once, and the input apart where it is read differently', () => {
    expect(Object.keys(document.components.schemas).sort()).toEqual(
      ['Fee', 'FeeInput', 'InputFault', 'NewPot', 'Pot', 'Problem', 'ProblemCode'].sort(),
    );
    expect(document.components.schemas.Fee.required).toEqual(['amountMinor', 'currency']);
    expect(document.components.schemas.FeeInput.required).toEqual(['amountMinor']);
    expect(document.components.schemas.NewPot.properties.fee.$ref).toBe('#/components/schemas/FeeInput');
    expect(document.components.schemas.Pot.properties.fee.$ref).toBe('#/components/schemas/Fee');
  });

  it('speaks the JSON Schema of 3.1', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.components.schemas.Pot.properties.handle.type).toEqual(['string', 'null']);
    expect(document.components.schemas.NewPot.additionalProperties).toBe(false);
    expect(document.components.schemas.Pot).not.toHaveProperty('additionalProperties');
  });

  it('lists on every operation its own problems and those that are always possible', () => {
    const { post } = document.paths['/v1/pots'];
    expect(Object.keys(post.responses)).toEqual([
      '201',
      '400',
      '401',
      '403',
      '409',
      '412',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(post['x-problem-codes']).toContain('conflict.exists');
    const { get } = document.paths['/v1/pots/{id}'];
    expect(Object.keys(get.responses)).toEqual(['200', '401', '422', '429', '500', '503']);
  });

  it('shows an example of every body', () => {
    const { post } = document.paths['/v1/pots'];
    expect(post.requestBody.content['application/json'].example).toEqual({
      fee: { amountMinor: 1, currency: 'INR' },
      name: 'Kettle',
    });
    expect(post.responses['201'].content['application/json'].example.lid).toBe('on');
  });

  it('has the parameters of a strict query one by one', () => {
    const { get } = document.paths['/v1/pots/{id}'];
    expect(get.parameters.map((parameter: { name: string }) => parameter.name)).toEqual([
      'id',
      'cursor',
      'limit',
    ]);
  });

  it('writes no anchors, so that every reader and every diff can follow', () => {
    expect(toYaml(document)).not.toMatch(/[&*]a\d/);
  });
});
