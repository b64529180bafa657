/** Asks again until the answer holds; the question itself is the wait. Fails with the last fault when the time is up. */
export async function eventually<T>(question: () => Promise<T> | T, withinMs = 15_000): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    try {
      return await question();
    } catch (fault) {
      if (performance.now() > until) {
        throw fault;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
