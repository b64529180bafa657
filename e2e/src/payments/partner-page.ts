import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { root } from '../world/processes.ts';

interface Bundler {
  build(options: object): Promise<{ outputFiles: { text: string }[] }>;
}

/** A partner's site: the SDK as partners bundle it, Stripe's script, and ten lines of their own. */
export async function servePartnerPage(
  port: number,
  { api, stripe }: { api: string; stripe: string },
): Promise<Server> {
  const files: Record<string, { type: string; text: string }> = {
    '/sdk.js': { type: 'text/javascript', text: await bundledSdk() },
    '/pay.js': { type: 'text/javascript', text: script(api) },
    '/': { type: 'text/html; charset=utf-8', text: page(stripe) },
  };
  const policy = `default-src 'none'; script-src 'self' ${stripe}; frame-src ${stripe}; connect-src ${api}; img-src data:`;
  const server = createServer(({ url = '/' }, response) => {
    const file = files[url.split('?')[0] ?? '/'];
    response.writeHead(file ? 200 : 404, {
      'content-type': file?.type ?? 'text/plain',
      'content-security-policy': policy,
    });
    response.end(file?.text);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function page(stripe: string): string {
  return `<!doctype html><html lang="en"><head><title>Book a visit</title><link rel="icon" href="data:,">
    <script src="${stripe}/v3/"></script><script type="module" src="/pay.js"></script></head>
    <body><main><h1>Book a visit</h1><div id="card"></div><button id="pay" disabled>Pay</button>
    <p role="status"></p></main></body></html>`;
}

/** What a partner writes to book and be paid; who signs in and which slot comes from their own page. */
function script(api: string): string {
  return `
  import { SmartMedConnect } from '/sdk.js';
  const { email, password, slotId, visitTypeId } = Object.fromEntries(new URLSearchParams(location.search));
  const smc = new SmartMedConnect({ baseUrl: '${api}', auth: { email, password } });
  const { id, payment } = await smc.appointments.book({ slotId, visitTypeId });
  const stripe = Stripe(payment.publishableKey);
  const card = stripe.elements({ clientSecret: payment.clientSecret }).create('card');
  card.mount('#card');
  card.on('change', ({ complete }) => { document.querySelector('#pay').disabled = !complete; });
  document.querySelector('#pay').addEventListener('click', async () => {
    const { error } = await stripe.confirmCardPayment(payment.clientSecret, { payment_method: { card } });
    if (error) { say('error: ' + error.code); return; }
    for (let visit; visit?.status !== 'confirmed'; ) { visit = await smc.appointments.get(id); }
    say('confirmed');
  });
  const say = (words) => { document.querySelector('[role=status]').textContent = words; };
  document.title = id;`;
}

async function bundledSdk(): Promise<string> {
  const { build } = createRequire(`${root}sdk/package.json`)('esbuild') as Bundler;
  const { outputFiles } = await build({
    entryPoints: [`${root}sdk/dist/index.js`],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
