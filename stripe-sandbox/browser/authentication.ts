/** The bank's page: sends the patient's answer, then hands back to the page around it or goes where the partner wanted. */
import type { Authenticated } from './messages.ts';

const authenticated: Authenticated = 'stripe-sandbox-authenticated';
const form = document.querySelector('form');
const status = document.querySelector('[role=status]');
const isInFrame = window.parent !== window;
let isSent = false;

if (form) {
  waitForAnswer(form);
} else {
  // The payment waits for nothing any more: whoever shows this page need not wait either.
  handBack();
}

function waitForAnswer(bank: HTMLFormElement): void {
  const send = (outcome: string) => void answer(bank, outcome);
  bank.addEventListener('submit', (event) => {
    event.preventDefault();
    send((event.submitter as HTMLButtonElement).value);
  });
  // Closing the dialog around this page is a no. Its Escape key arrives where the focus is: there, or here.
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && isInFrame) {
      send('failure');
    }
  });
  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source === window.parent && isInFrame && data === 'cancel') {
      send('failure');
    }
  });
  enable(bank, true);
  if (!isInFrame) {
    bank.querySelector('button')?.focus();
  }
}

/** Whatever is pressed meanwhile, the first answer is the answer, unless it did not arrive. */
async function answer(bank: HTMLFormElement, outcome: string): Promise<void> {
  if (isSent) {
    return;
  }
  isSent = true;
  enable(bank, false);
  say('One moment …');
  try {
    const sent = await fetch(bank.action, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome }),
    });
    const { returnUrl } = (await sent.json()) as { returnUrl?: string | null };
    if (isInFrame) {
      handBack();
    } else if (returnUrl) {
      location.assign(returnUrl);
    } else {
      say(sent.ok ? 'Done. You may close this page.' : 'This payment no longer waits for an authentication.');
    }
  } catch {
    isSent = false;
    enable(bank, true);
    say('That did not arrive. Please try again.');
  }
}

function handBack(): void {
  if (isInFrame) {
    window.parent.postMessage(authenticated, '*');
  }
}

/** They come disabled: without this script they would lead nowhere. */
function enable(bank: HTMLFormElement, isEnabled: boolean): void {
  bank.querySelectorAll('button').forEach((button) => (button.disabled = !isEnabled));
}

function say(words: string): void {
  if (status) {
    status.textContent = words;
  }
}
