import { uuidv7 } from 'uuidv7';

/** A new UUIDv7: unique, and in the order of creation within a process (RFC 9562, section 5.7). */
export function newId(): string {
  return uuidv7();
}
