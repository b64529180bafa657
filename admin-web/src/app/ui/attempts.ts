/** What is sent again after the network dropped may have arrived: it goes by the key it had, and is not done a second time. */
export class Attempts {
  readonly #keys = new Map<string, string>();

  /** The idempotency key of just this wish. */
  keyOf(wish: object): string {
    const text = JSON.stringify(wish);
    const key = this.#keys.get(text) ?? crypto.randomUUID();
    this.#keys.set(text, key);
    return key;
  }
}
