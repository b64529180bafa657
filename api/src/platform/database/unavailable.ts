/** SQLSTATE classes and codes by which PostgreSQL says "not now": connections, shutdown, resources. */
const passingStates = /^(08...|57P0[1-3]|53[0-4]00|40P01|55P03)$/;
const socketErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** Whether the database could not be reached or asks to come back later, so that a client may well try again. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (passingStates.test(code) || socketErrors.has(code)) {
      return true;
    }
    if (/Connection terminated|timeout exceeded when trying to connect|not queryable/i.test(cause.message)) {
      return true;
    }
  }
  return false;
}
