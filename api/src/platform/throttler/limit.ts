import { SetMetadata } from '@nestjs/common';
import type { LimitName } from './limits.ts';

export const LIMIT = 'limit';

/** Picks the limit of a route (or of a whole controller) from the table in `limits.ts`. */
export function Limit(name: LimitName): MethodDecorator & ClassDecorator {
  return SetMetadata(LIMIT, name);
}
