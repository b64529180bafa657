import type { Database } from './database.ts';

/** Small things to remember over a restart: where webhooks go, which faults are on. */
export class Notes {
  constructor(private readonly database: Database) {}

  read<T>(name: string): T | undefined {
    const row = this.database.row<{ value: string }>('SELECT value FROM notes WHERE name = $name', { name });
    return row && (JSON.parse(row.value) as T);
  }

  write(name: string, value: unknown): void {
    this.database.run(
      'INSERT INTO notes (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = $value',
      { name, value: JSON.stringify(value) },
    );
  }
}
