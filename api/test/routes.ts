import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AUDITED } from '../src/platform/audit/audited.ts';
import { ACCESS, type Declared } from '../src/platform/guards/access.ts';
import { PROBLEMS, RETURNS, type Declaration } from '../src/platform/http/returns.ts';
import { IDEMPOTENT } from '../src/platform/idempotency/idempotent.ts';

export interface Route {
  /** `POST /v1/pots/:id` */
  name: string;
  method: string;
  path: string;
  access: Declared | undefined;
  returns: Declaration | undefined;
  problems: string[] | undefined;
  operationId: string | undefined;
  idempotent: boolean;
  /** What it may write into the audit log. */
  audited: string[] | undefined;
}

/** Every route of every controller, with what it declares. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const reflector = app.get(Reflector);
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as new () => object;
    const handlers = Object.getOwnPropertyNames(controller.prototype)
      .map((name) => (controller.prototype as Record<string, unknown>)[name])
      .filter((member) => typeof member === 'function' && Reflect.hasMetadata(METHOD_METADATA, member));
    return (handlers as (() => unknown)[]).map((handler) => {
      const method = RequestMethod[reflector.get<RequestMethod>(METHOD_METADATA, handler)];
      const path = [
        reflector.get<string>(PATH_METADATA, controller),
        reflector.get<string>(PATH_METADATA, handler),
      ]
        .map((part) => part.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/');
      return {
        name: `${method} /${path}`,
        method,
        path: `/${path}`,
        access: reflector.getAllAndOverride<Declared | undefined>(ACCESS, [handler, controller]),
        returns: reflector.get<Declaration | undefined>(RETURNS, handler),
        problems: reflector.get<string[] | undefined>(PROBLEMS, handler),
        operationId: reflector.get<{ operationId?: string } | undefined>('swagger/apiOperation', handler)
          ?.operationId,
        audited: reflector.get<string[] | undefined>(AUDITED, handler),
        idempotent: reflector.get<boolean | undefined>(IDEMPOTENT, handler) === true,
      };
    });
  });
}
