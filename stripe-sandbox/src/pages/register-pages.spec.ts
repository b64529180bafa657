import { runInNewContext } from 'node:vm';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../create-server.ts';
import { readSettings } from '../settings.ts';

describe('the pages of the sandbox', () => {
  let app: FastifyInstance;

  beforeAll(() => {
    app = createServer(readSettings({}));
  });
  afterAll(() => app.close());

  const get = (url: string) => app.inject({ url });

  async function waitingIntent(returnUrl = 'https://partner.example/back'): Promise<string> {
    const form = new URLSearchParams({
      amount: '1500',
      currency: 'kwd',
      payment_method: 'pm_card_authenticationRequired',
      confirm: 'true',
      return_url: returnUrl,
    });
    const headers = {
      authorization: 'Bearer sk_test_sandbox',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/payment_intents',
      headers,
      payload: form.toString(),
    });
    return answer.json<{ id: string }>().id;
  }

  it.each(['/', '/v3/card', '/v3/controller'])(
    '%s brings nothing inline, and what it names is served',
    async (url) => {
      const { body, headers, statusCode } = await get(url);
      expect(statusCode).toBe(200);
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self'/,
      );
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(body).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
      const named = Array.from(body.matchAll(/(?:src|href)="(\/[^"]*)"/g), ([, address]) => address!);
      expect(named.length).toBeGreaterThan(0);
      for (const address of named) {
        expect([address, (await get(address)).statusCode]).toEqual([address, 200]);
      }
    },
  );

  it('/v3/ is a classic script: Stripe() is there for the very next one', async () => {
    const { body, headers } = await get('/v3/');
    expect(headers['content-type']).toContain('javascript');
    const window: { Stripe?: (key: string) => object } = {};
    const document = { currentScript: { src: 'http://localhost:12111/v3/' } };
    runInNewContext(body, { window, document, URL });
    expect(window.Stripe?.('pk_test_sandbox')).toHaveProperty('confirmCardPayment');
    expect(() => window.Stripe?.('sk_test_sandbox')).toThrow('publishable key');
  });

  it('the modules that frames load import only what is served', async () => {
    const { body } = await get('/v3/frame.js');
    const imported = Array.from(body.matchAll(/from ["']\.\/([\w-]+\.js)/g), ([, name]) => name!);
    expect(imported).toEqual(['card-form.js', 'stripe-api.js']);
    for (const name of imported) {
      expect((await get(`/v3/${name}`)).statusCode).toBe(200);
    }
  });

  it('the bank’s page names the amount in its currency, and is there only while it is waited for', async () => {
    const id = await waitingIntent();
    const { body, statusCode } = await get(`/_sandbox/3ds/${id}`);
    expect([statusCode, /KWD.1\.500/.test(body)]).toEqual([200, true]);
    const answered = await app.inject({
      method: 'POST',
      url: `/_sandbox/3ds/${id}`,
      payload: { outcome: 'success' },
    });
    expect(answered.json()).toMatchObject({ status: 'succeeded' });
    expect((await get(`/_sandbox/3ds/${id}`)).statusCode).toBe(404);
    expect((await get('/_sandbox/3ds/%3Cscript%3E')).body).not.toContain('<script>');
  });
});
