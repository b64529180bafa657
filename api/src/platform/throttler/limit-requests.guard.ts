import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerStorage } from './storage.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../values/refusal.ts';
import { SETTINGS, type Settings } from '../settings/settings.ts';
import { LIMIT } from './limit.ts';
import { type LimitName, limits, type Policy } from './limits.ts';

/** Second guard: counts the request, tells how much is left, and refuses what is too much. Knows the caller already. */
@Injectable()
export class LimitRequests implements CanActivate {
  private readonly byHandler = new Map<unknown, [name: string, policy: Policy][]>();

  constructor(
    private readonly reflector: Reflector,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ThrottlerStorage) private readonly counters: ThrottlerStorage,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policies = this.settings.RATE_LIMITS ? this.policiesOf(context) : [];
    if (policies.length === 0) {
      return true;
    }
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const told: string[] = [];
    let waitSeconds = 0;
    for (const [name, { limit, windowSeconds, by }] of policies) {
      const tracker = trackerOf(request, by);
      if (tracker === undefined) {
        continue;
      }
      const key = `${name} ${tracker}`;
      const counted = await this.counters.increment(key, windowSeconds * 1000, limit, 0, name);
      const remaining = Math.max(0, limit - counted.totalHits);
      told.push(`"${name}";r=${remaining};t=${counted.timeToExpire}`);
      waitSeconds = Math.max(waitSeconds, counted.isBlocked ? counted.timeToBlockExpire : 0);
    }
    tell(http.getResponse<FastifyReply>(), policies, told);
    if (waitSeconds > 0) {
      throw new Refusal('rate.limited', { retryAfterSeconds: waitSeconds });
    }
    return true;
  }

  private policiesOf(context: ExecutionContext): [name: string, policy: Policy][] {
    const handler = context.getHandler();
    let policies = this.byHandler.get(handler);
    if (!policies) {
      const name = this.reflector.getAllAndOverride<LimitName | undefined>(LIMIT, [
        handler,
        context.getClass(),
      ]);
      policies = Object.entries(limits[name ?? 'default']);
      this.byHandler.set(handler, policies);
    }
    return policies;
  }
}

/** The header fields of draft-ietf-httpapi-ratelimit-headers. */
function tell(reply: FastifyReply, policies: [name: string, policy: Policy][], told: string[]): void {
  const declared = policies.map(
    ([name, { limit, windowSeconds }]) => `"${name}";q=${limit};w=${windowSeconds}`,
  );
  void reply.header('ratelimit-policy', declared.join(', ')).header('ratelimit', told.join(', '));
}

function trackerOf(request: FastifyRequest, by: Policy['by']): string | undefined {
  switch (by) {
    case 'email': {
      const email = (request.body as { email?: unknown } | null | undefined)?.email;
      return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 320) : undefined;
    }
    case 'address':
      return network(request.ip);
    case 'caller':
      switch (request.caller?.kind) {
        case 'person':
          return request.caller.accountId;
        case 'machine':
          return request.caller.apiKeyId;
        default:
          return network(request.ip);
      }
  }
}

/** An IPv6 customer has a network of 2^64 addresses: they count as one. */
export function network(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) {
    return address;
  }
  const [head = '', tail] = address.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':');
}
