import { shownAt } from './demo-environment.mjs';

describe('what the server logs', () => {
  const env = { PORT: '3000' };

  it('is to be read where it ends at a terminal, JSON where it goes on', () => {
    expect(shownAt({ isTTY: true }, env)).toEqual({ ...env, LOG_FORMAT: 'readable' });
    expect(shownAt({ isTTY: undefined }, env)).toEqual(env);
  });

  it('stays as it was asked for', () => {
    const asked = { ...env, LOG_FORMAT: 'json' };
    expect(shownAt({ isTTY: true }, asked)).toEqual(asked);
  });
});
