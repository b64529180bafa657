import type { Caller } from './caller.ts';

/** Tells who holds an access token. The auth module answers; the platform knows only the question. */
export abstract class AccessTokenReader {
  abstract read(token: string): Promise<Caller | undefined>;
}

/** Tells which machine holds an API key. The partners module answers. */
export abstract class ApiKeyReader {
  abstract read(key: string): Promise<Caller | undefined>;
}
