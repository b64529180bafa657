import { compare, hash } from 'bcryptjs';

/** Runs in a thread of its own: bcryptjs is pure JavaScript and would hold up every other request. Imports nothing of ours. */
export type BcryptTask = { password: string; cost: number } | { password: string; hash: string };

export default function bcryptWorker(task: BcryptTask): Promise<string | boolean> {
  return 'hash' in task ? compare(task.password, task.hash) : hash(task.password, task.cost);
}
