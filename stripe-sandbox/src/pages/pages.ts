import { decimalsOf } from '../objects/currencies.ts';
import type { PaymentIntent } from '../objects/payment-intents/payment-intent.ts';
import { type TestCard, testCards } from '../objects/test-cards.ts';

/** The card element: one line of three fields. A browser fills in a saved card by their `autocomplete`. */
export const cardFrame = document(
  'Card details',
  '/v3/card.css',
  `<form novalidate autocomplete="on">
      <input name="number" aria-label="Card number" placeholder="Card number" inputmode="numeric" autocomplete="cc-number" spellcheck="false">
      <input name="expiry" aria-label="Expiration date (MM / YY)" placeholder="MM / YY" inputmode="numeric" autocomplete="cc-exp" spellcheck="false">
      <input name="cvc" aria-label="Security code (CVC)" placeholder="CVC" inputmode="numeric" autocomplete="cc-csc" spellcheck="false">
    </form>`,
  'frame.js',
);

/** Nothing to see: the line to the API for a page without a card element. */
export const controllerFrame = document('Payment controller', '/v3/card.css', '', 'frame.js');

/** What a patient's bank would show. */
export function authenticationPage({ id, amount, currency }: PaymentIntent): string {
  return document(
    'Your bank (test)',
    '/v3/page.css',
    `<main class="bank" aria-labelledby="title">
      <p class="mark">3-D Secure · test bank</p>
      <h1 id="title">Is it you who pays?</h1>
      <p>A payment of <strong>${escaped(money(amount, currency))}</strong> wants your confirmation. This is a test: no money moves.</p>
      <form method="post" action="/_sandbox/3ds/${escaped(encodeURIComponent(id))}">
        <button name="outcome" value="success" disabled>Complete</button>
        <button name="outcome" value="failure" class="quiet" disabled>Fail</button>
      </form>
      <p role="status"></p>
    </main>`,
    'authentication.js',
  );
}

export const nothingToProve = document(
  'Nothing to confirm',
  '/v3/page.css',
  `<main class="bank" aria-labelledby="title">
      <p class="mark">3-D Secure · test bank</p>
      <h1 id="title">Nothing waits here</h1>
      <p>This payment was confirmed already, or was canceled, or there is none of this number.</p>
    </main>`,
  'authentication.js',
);

/** For whoever opens the sandbox's address in a browser. */
export function frontPage(): string {
  const rows = testCards.map((card) => {
    const cells = [
      `<code>${spaced(card.number)}</code>`,
      `<code>pm_card_${card.names[0]!}</code>`,
      whatHappens(card),
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return document(
    'Stripe sandbox',
    '/v3/page.css',
    `<main>
      <h1>Stripe sandbox</h1>
      <p>This process speaks Stripe’s protocol, so that payments can be tried without an account at Stripe. No money moves.</p>
      <h2>Test cards</h2>
      <p>Any expiry to come, any security code.</p>
      <table>
        <thead><tr><th scope="col">Number</th><th scope="col">Payment method</th><th scope="col">What happens</th></tr></thead>
        <tbody>${rows.join('')}</tbody>
      </table>
      <h2>Controls</h2>
      <p>Under <code>/_sandbox</code>: <code>webhook-endpoint</code>, <code>faults</code>, <code>deliveries</code>, <code>exchanges</code>, <code>state</code>. The README of the sandbox says how.</p>
    </main>`,
  );
}

function spaced(number: string): string {
  return number.replaceAll(/\d{4}(?=\d)/g, '$& ');
}

function whatHappens({ authenticates, decline, refunds }: TestCard): string {
  const then = decline ? `is declined: ${decline.declineCode.replaceAll('_', ' ')}` : 'pays';
  const later = { fail: '; a refund fails later', wait: '; a refund takes a while' };
  return `${authenticates ? 'Asks for 3-D Secure, then ' : ''}${then}${refunds ? later[refunds] : ''}`;
}

function document(title: string, sheet: string, body: string, script?: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${sheet}">
  </head>
  <body>
    ${body}
    ${script === undefined ? '' : `<script type="module" src="/v3/${script}"></script>`}
  </body>
</html>
`;
}

function money(amount: number, currency: string): string {
  const code = currency.toUpperCase();
  const decimals = decimalsOf(currency);
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'code',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
