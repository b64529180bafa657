import type { RunningPostgres } from './embedded-postgres.d.mts';

export function startTestPostgres(): Promise<RunningPostgres>;
export default function jestGlobalSetup(): Promise<void>;
